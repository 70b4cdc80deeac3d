import type { Vocabulary } from './vocabulary.ts';

/** Without accents, one space between words, capitals as they are. */
export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('’', "'")
    .replaceAll(/\s+/gu, ' ');
}

/** Lower case, no accents, one space between words: how the vocabularies are written. */
export const plainText = (text: string) => withoutAccents(text).toLowerCase();

export interface Matches<Name> {
  names: Name[];
  /** The words as they stood in the text. */
  words: string[];
  /** The text with the found words blanked, so that they are not taken for something else as well. */
  rest: string;
}

/** Everything of a vocabulary that stands in a plain text. */
export function findWords<Name>(text: string, vocabulary: Vocabulary<Name>): Matches<Name> {
  const found: Matches<Name> = { names: [], words: [], rest: text };
  for (const { name, pattern } of vocabulary) {
    let match = pattern.exec(found.rest);
    while (match !== null) {
      if (!found.names.includes(name)) found.names.push(name);
      found.words.push(match[0]);
      found.rest = `${found.rest.slice(0, match.index)}${'·'.repeat(match[0].length)}${found.rest.slice(match.index + match[0].length)}`;
      match = pattern.exec(found.rest);
    }
  }
  return found;
}
