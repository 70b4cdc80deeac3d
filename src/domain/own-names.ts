import type { PersonaText } from './persona.ts';

type Names = Pick<PersonaText, 'firstname' | 'lastname'>;

/** Parts of family names that are ordinary words of their language: alone they name nobody. */
const PARTICLES = new Set(
  'da de do das dos di del della der den van von zu zum la le les el al bin ibn ben y e i of the'.split(' '),
);

/** Joins handles and tags: what looks like one word and holds a name goes as a whole. */
const HANDLE = /[@#][\p{L}\p{M}\p{N}_.]+/gu;
const WORD = /[\p{L}\p{M}][\p{L}\p{M}\p{N}]*/gu;
const POSSESSIVE = /^['’]s(?![\p{L}\p{N}])/u;

/**
 * Takes a person's own first and last names out of a text, for what is sent to an image model. Words are
 * compared whole, without case and accents; a name that is also an ordinary word ("Rose", "Will") stays where
 * it is written small. What is left reads on: spaces and punctuation close up.
 */
export function withoutOwnNames(text: string, names: Names): string {
  const parts = partsOf(names);
  if (parts.size === 0) return text;
  const joined = [...parts.keys()];
  const withoutHandles = text.replace(HANDLE, (handle) => {
    const bare = fold(handle);
    return joined.some((part) => [...part].length > 2 && bare.includes(part)) ? '' : handle;
  });
  let out = '';
  let end = 0;
  for (const match of withoutHandles.matchAll(WORD)) {
    const word = match[0];
    if (!isName(word, parts)) continue;
    out += withoutHandles.slice(end, match.index);
    end = match.index + word.length;
    end += POSSESSIVE.exec(withoutHandles.slice(end, end + 3))?.[0].length ?? 0;
  }
  out += withoutHandles.slice(end);
  return out === text ? text : tidy(out);
}

/** Whether any of the person's own names is still in a text. */
export function mentionsOwnName(text: string, names: Names): boolean {
  return withoutOwnNames(text, names) !== text;
}

/** Each significant part of the names, folded, with whether it is written with a capital. */
function partsOf({ firstname, lastname }: Names): Map<string, boolean> {
  const parts = new Map<string, boolean>();
  for (const [word] of `${firstname} ${lastname}`.matchAll(WORD)) {
    const folded = fold(word);
    if (!PARTICLES.has(folded)) parts.set(folded, word.toLowerCase() !== word);
  }
  return parts;
}

function isName(word: string, parts: ReadonlyMap<string, boolean>): boolean {
  const capital = parts.get(fold(word));
  if (capital === undefined) return false;
  // Scripts without case, and names that are written small, match as they are.
  return !capital || word.toLowerCase() !== word || word.toUpperCase() === word;
}

function fold(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

function tidy(text: string): string {
  return text
    .replace(/\(\s*\)|"\s*"|“\s*”/g, '')
    .replace(/(^|[\s(])['’-](?=\s|$)/g, '$1')
    .replace(/[ \t]{2,}/g, ' ')
    .replace(/ +([,.;:!?])/g, '$1')
    .replace(/([,;:])(?:\s*[,;:])+/g, '$1')
    .replace(/^[\s,;:.!?|·–—-]+/, '')
    .trim();
}
