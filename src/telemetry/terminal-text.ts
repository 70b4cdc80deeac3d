import { stripVTControlCharacters } from 'node:util';

// C0 without tab and newline, DEL, C1.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;
// Marks that turn the reading direction of what follows; letters of right-to-left scripts do not need them.
const DIRECTION = /[\u202a-\u202e\u2066-\u2069]/g;
// Line and paragraph separators, which some terminals and viewers take for a newline.
const SEPARATORS = /[\u2028\u2029]/g;

/**
 * Makes text from outside (a model's words, a server's error) harmless on a terminal: no colours, no cursor
 * movements, no titles or links, no reversed reading direction. Tabs and newlines stay.
 */
export function terminalText(text: string): string {
  return stripVTControlCharacters(text.toWellFormed().replaceAll('\r\n', '\n'))
    .replaceAll(CONTROL, '')
    .replaceAll(DIRECTION, '')
    .replaceAll(SEPARATORS, '\n');
}

/** {@link terminalText} on one line, so that no text can look like a line of ours. */
export function terminalLine(text: string): string {
  return terminalText(text).replaceAll(/\s*[\n\t]\s*/g, ' ');
}
