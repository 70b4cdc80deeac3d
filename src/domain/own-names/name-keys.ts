import { countCodePoints, fold } from '../text.ts';
import { COMMONEST_WORDS, ORDINARY_WORDS, PARTICLES } from './ordinary-words.ts';

/** A person's own names, as stored. */
export interface Names {
  firstname: string;
  lastname: string;
}

/** How surely a word that equals a name is the name. */
export type Certainty =
  /** In any case. */
  | 'name'
  /** An everyday word as well: only with a capital, or beside another of the names. */
  | 'ordinary'
  /** One of the commonest words: only with a capital inside a sentence, or beside another of the names. */
  | 'common';

export interface NameKey {
  certainty: Certainty;
  isFirst: boolean;
  /** Particles that stand before this part in the person's name: "van", "der". */
  particles: readonly string[];
}

/** A place where a text holds the person's own name. */
export interface NameSpan {
  start: number;
  end: number;
  kind: 'name' | 'possessive' | 'handle' | 'unspaced';
}

export interface NameKeys {
  /** By folded part, without apostrophes and dots. */
  parts: ReadonlyMap<string, NameKey>;
  /** First and last name written as one word, in either order. */
  joined: ReadonlySet<string>;
  /** Cyrillic stems, for the names' cases. */
  stems: readonly string[];
  /** Names in scripts that write no spaces; looked for inside longer runs. */
  unspaced: readonly string[];
  /** Parts that hold more than letters, digits, hyphens, apostrophes and a dot at the end; folded. */
  unusual: readonly string[];
  initials: ReadonlySet<string>;
}

/** Scripts that put no spaces between words, and Hangul, which hangs particles on names. */
export const UNSPACED =
  '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\p{Script=Hangul}\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}ー々';
const ALL_UNSPACED = new RegExp(`^[${UNSPACED}\\p{M}]+$`, 'u');
const CYRILLIC = /^\p{Script=Cyrillic}+$/u;
/** Anything but letters, digits, hyphens, apostrophes, and a dot that ends an abbreviation. */
const UNUSUAL = /[^\p{L}\p{M}\p{N}\p{Pd}\p{Cf}'’ʼ`´·・,.]|\.(?=.)/u;
const NOT_IN_KEYS = /[^\p{L}\p{M}\p{N}]/gu;

function keyOf(part: string): string {
  return fold(part).replace(NOT_IN_KEYS, '');
}

/** Spellings of one part: "müller", "mueller". */
function spellings(part: string): string[] {
  const digraphs = part
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ø', 'oe')
    .replaceAll('å', 'aa');
  return [...new Set([keyOf(part), keyOf(digraphs)])].filter((key) => key !== '');
}

function certaintyOf(key: string): Certainty {
  if (COMMONEST_WORDS.has(key) || (key.length <= 2 && /^[a-z]/.test(key))) {
    return 'common';
  }
  return ORDINARY_WORDS.has(key) ? 'ordinary' : 'name';
}

function splitName(name: string): string[] {
  return name.split(/[\s\p{Pd}·・,]+/u).filter((part) => keyOf(part) !== '');
}

/** A single letter says nothing by itself; a single Chinese character may be a whole name. */
function isInitial(key: string): boolean {
  return countCodePoints(key) === 1 && !ALL_UNSPACED.test(key);
}

function addParts(parts: Map<string, NameKey>, all: readonly string[], isFirst: boolean): void {
  const significant = all.filter((part) => !PARTICLES.has(keyOf(part)));
  let particles: string[] = [];
  for (const part of all) {
    const key = keyOf(part);
    if (PARTICLES.has(key) && significant.length > 0) {
      particles.push(key);
      continue;
    }
    for (const spelling of spellings(part)) {
      if (!isInitial(spelling) && !parts.has(spelling)) {
        parts.set(spelling, { certainty: certaintyOf(spelling), isFirst, particles });
      }
    }
    particles = [];
  }
}

function glued(parts: readonly string[]): string {
  return parts.map(keyOf).join('');
}

function withoutParticles(parts: readonly string[]): string[] {
  return parts.filter((part) => !PARTICLES.has(keyOf(part)));
}

/** Everything that a person's names can look like in a text. */
export function readNames({ firstname, lastname }: Names): NameKeys {
  const first = splitName(firstname);
  const last = splitName(lastname);
  const parts = new Map<string, NameKey>();
  addParts(parts, first, true);
  addParts(parts, last, false);

  const firsts = [glued(first), glued(first.slice(0, 1))];
  const lasts = [glued(last), glued(withoutParticles(last)), glued(withoutParticles(last).slice(-1))];
  const pairs = firsts.flatMap((a) => lasts.flatMap((b) => (a === '' || b === '' ? [] : [a + b, b + a])));
  const whole = [first, last, withoutParticles(last)].filter((list) => list.length > 1).map(glued);
  const joined = new Set([...pairs, ...whole].filter((key) => key.length >= 4 || ALL_UNSPACED.test(key)));

  const keys = [...parts.keys()];
  const pieces = `${firstname} ${lastname}`.split(/\s+/u);
  return {
    parts,
    joined,
    stems: keys
      .filter((key) => CYRILLIC.test(key) && key.length >= 3)
      .map((key) => key.replace(/[аяоеьиы]{1,2}$/, ''))
      .filter((stem) => stem.length >= 3),
    unspaced: [...joined, ...keys.filter((key) => key.length >= 2)]
      .filter((key) => ALL_UNSPACED.test(key))
      .toSorted((a, b) => b.length - a.length),
    unusual: pieces
      .filter((piece) => UNUSUAL.test(piece))
      .map(fold)
      .filter((piece) => piece.length >= 2),
    initials: new Set([...first, ...last].map((part) => keyOf(part).slice(0, 1))),
  };
}
