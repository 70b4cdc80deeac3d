import { fold } from '../text.ts';
import { words } from '../word-lists.ts';
import { findIntroduction } from './introductions.ts';
import { readNames, type Names, type NameSpan } from './name-keys.ts';
import {
  closeSeam,
  closesPhrase,
  lastOf,
  linksPhrases,
  nextOf,
  opensSentence,
  trimSpaces,
  type Seam,
} from './seam.ts';

/** Stand-ins for a name inside a sentence: the first that holds none of the person's names is taken. */
const STAND_INS = ['this person', 'someone', 'the subject'];
const CONJUNCTIONS = words('and or y e und et en ou o &');
/** Right after a name that opens a sentence: they cannot open it themselves. */
const DEPENDENT = words(
  'is was has had will would can could does did and or y e und et en ou & ist war hat est',
);
const TITLES = words(
  'dr mr mrs ms mx prof professor sir chef coach captain nurse sister father herr frau sr sra',
);

/** Kept text older than this is done with; what is newer may still lose a comma to the next name. */
const UNSETTLED = 200;

function wordAt(text: string, at: number): string {
  return fold(/^[^\s,.;:!?]{1,12}/u.exec(text.slice(at, at + 12))?.[0] ?? '');
}

function endsOnTitle(before: string): boolean {
  const word = /(?<!\p{L})(\p{L}{2,9})\.?\s*$/u.exec(before.slice(-14))?.[1];
  return word !== undefined && TITLES.has(fold(word));
}

/**
 * A name that a hyphen ties to another word: another name goes with it ("Anna-Maria"), an everyday word
 * stays without the hyphen ("Maria-approved").
 */
function withoutHyphens(before: string, text: string, end: number): Seam {
  const another = /(?<![\p{L}\p{M}])\p{Lu}[\p{L}\p{M}]{0,30}-$/u.exec(before.slice(-40))?.[0] ?? '';
  const tied = another === '' && /[\p{L}\p{N}]-$/u.test(before.slice(-2));
  const kept = tied ? `${before.slice(0, -1)} ` : before.slice(0, before.length - another.length);
  const following = /^-(?:\p{Lu}[\p{L}\p{M}]{0,30}(?![\p{L}\p{M}])|(?=[\p{L}\p{N}]))/u.exec(
    text.slice(end, end + 40),
  );
  return { before: kept, text, after: end + (following?.[0].length ?? 0) };
}

/** Takes one name out: decides what goes with it, and whether something must stand in its place. */
function takeOne(before: string, text: string, span: NameSpan, standIn: string): Seam {
  const seam = withoutHyphens(before, text, span.end);
  const kept = seam.before;
  const standingIn = (words: string): Seam => ({ ...seam, before: `${kept}${words}` });
  if (span.kind === 'handle') {
    return closeSeam(seam);
  }

  const next = nextOf(seam);
  const closes = closesPhrase(next.character);
  const introduction = findIntroduction(kept);
  if (introduction !== undefined && span.kind !== 'possessive') {
    const joins = CONJUNCTIONS.has(wordAt(text, next.at));
    if (introduction.kind === 'being' && !joins && !closes) {
      return closeSeam(seam);
    }
    const led = trimSpaces(kept.slice(0, introduction.start));
    const opens = opensSentence(led) || lastOf(led) === ',';
    const conjunction = joins && opens ? wordAt(text, next.at).length : 0;
    return closeSeam({ before: led, text, after: conjunction > 0 ? next.at + conjunction : seam.after });
  }
  if (span.kind === 'unspaced') {
    return closeSeam(seam);
  }
  if (span.kind === 'possessive') {
    return standingIn(`${standIn}'s`);
  }

  if (opensSentence(kept)) {
    return DEPENDENT.has(wordAt(text, next.at)) && !closes ? standingIn(standIn) : closeSeam(seam);
  }
  if ((closes && linksPhrases(lastOf(trimSpaces(kept)))) || endsOnTitle(kept)) {
    return closeSeam(seam);
  }
  return standingIn(standIn);
}

/** A text without the names that were found in it. Work in proportion to its length. */
export function takeOut(text: string, spans: readonly NameSpan[], names: Names): string {
  const { parts } = readNames(names);
  const standIn = STAND_INS.find((words) => words.split(' ').every((word) => !parts.has(word))) ?? '';
  const settled: string[] = [];
  let before = '';
  let position = 0;
  for (const span of spans) {
    if (span.start < position) {
      continue;
    }
    before += text.slice(position, span.start);
    if (before.length > 2 * UNSETTLED) {
      settled.push(before.slice(0, -UNSETTLED));
      before = before.slice(-UNSETTLED);
    }
    const seam = takeOne(before, text, span, standIn);
    before = seam.before;
    position = seam.after;
  }
  settled.push(before, text.slice(position));
  return settled
    .join('')
    .replaceAll(/[ \t\u00a0]{2,}/g, ' ')
    .trim();
}
