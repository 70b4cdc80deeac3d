/** Letters that Unicode does not take apart into a base letter and a mark. */
const WITHOUT_DECOMPOSITION: Readonly<Record<string, string>> = {
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
  ς: 'σ',
};

/**
 * Marks that may be left out in writing: Latin, Greek and Cyrillic accents, Arabic and Hebrew vowel points,
 * variation selectors and invisible format characters (zero-width ones, soft hyphens). The vowel signs of
 * Indic scripts and the voicing marks of kana make another word and stay.
 */
const OMISSIBLE = new RegExp(
  [
    '[\\p{Cf}\\u{300}-\\u{36f}\\u{591}-\\u{5bd}\\u{5bf}-\\u{5c7}\\u{64b}-\\u{65f}\\u{670}\\u{1ab0}-\\u{1aff}',
    '\\u{1dc0}-\\u{1dff}\\u{20d0}-\\u{20ff}\\u{fe00}-\\u{fe0f}\\u{fe20}-\\u{fe2f}]',
  ].join(''),
  'gu',
);

function foldCharacter(character: string): string {
  const bare = character.normalize('NFKD').toLowerCase().replace(OMISSIBLE, '');
  return WITHOUT_DECOMPOSITION[bare] ?? bare;
}

export interface FoldedText {
  /** Lower case, compatibility forms resolved (full-width digits), without accents and invisible characters. */
  text: string;
  /** For each UTF-16 unit of `text`, and for its end, where it comes from in the original. */
  origins: readonly number[];
}

/** Folds a text for comparing, and remembers where each piece of it stood. Linear in the text's length. */
export function foldWithOrigins(original: string): FoldedText {
  const origins: number[] = [];
  const pieces: string[] = [];
  let position = 0;
  for (const character of original) {
    const piece = foldCharacter(character);
    pieces.push(piece);
    for (let unit = 0; unit < piece.length; unit++) {
      origins.push(position);
    }
    position += character.length;
  }
  origins.push(original.length);
  return { text: pieces.join(''), origins };
}

/** {@link foldWithOrigins} without the origins. */
export function fold(original: string): string {
  return foldWithOrigins(original).text;
}

/** Length as platforms count it: Unicode code points. */
export function countCodePoints(text: string): number {
  let count = 0;
  for (const _ of text) {
    count += 1;
  }
  return count;
}

/**
 * Control characters (C0 without the line feed, DEL, C1), those that force a writing direction, and the two
 * that Unicode says are none.
 */
const UNSAFE = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/;
const LINE_BREAK = /[\n\u2028\u2029]/;

/**
 * Names the first thing in a text that a database, a table or a page could choke on, else undefined: a
 * control character, a character that overrides the writing direction, or half of a surrogate pair. Text
 * that simply runs from right to left is fine, as are line feeds unless `oneLine`.
 */
export function findUnsafeCharacter(text: string, { oneLine }: { oneLine: boolean }): string | undefined {
  if (!text.isWellFormed()) return 'half of a surrogate pair';
  const unsafe = UNSAFE.exec(text)?.[0];
  if (unsafe !== undefined) {
    return `control characters (U+${unsafe.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')})`;
  }
  return oneLine && LINE_BREAK.test(text) ? 'a line break' : undefined;
}

/** A number for people to read: 10000 → "10,000". */
export const grouped = (value: number): string => value.toLocaleString('en-US');

/** 1 → "1 person", 1200 → "1,200 people". */
export function many(count: number, one: string, more = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : more}`;
}
