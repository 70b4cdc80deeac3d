import { fold, foldWithOrigins } from '../text.ts';
import { findHandles } from './handles.ts';
import { findIntroduction } from './introductions.ts';
import { readNames, type NameKeys, type Names, type NameSpan } from './name-keys.ts';
import { PARTICLES } from './ordinary-words.ts';
import { APOSTROPHE, readWords, type Word } from './words.ts';

/** Names that hold more than letters ("X Æ A-12", "a.b*c"): looked for as they are written. */
function findUnusual(text: string, names: NameKeys): NameSpan[] {
  if (names.unusual.length === 0) {
    return [];
  }
  const { text: folded, origins } = foldWithOrigins(text);
  const spans: NameSpan[] = [];
  for (const name of names.unusual) {
    for (let at = folded.indexOf(name); at >= 0; at = folded.indexOf(name, at + name.length)) {
      const whole =
        !/[\p{L}\p{N}]/u.test(folded[at - 1] ?? '') && !/[\p{L}\p{N}]/u.test(folded[at + name.length] ?? '');
      if (whole) {
        spans.push({ start: origins[at]!, end: origins[at + name.length]!, kind: 'name' });
      }
    }
  }
  return spans;
}

/** Raises words that may be a name to one where they stand beside another name or after "I'm". */
function settleDoubts(words: Word[], text: string): void {
  for (const [index, word] of words.entries()) {
    if (word.match !== 'maybe') {
      continue;
    }
    const neighbours = [words[index - 1], words[index + 1]].filter((other) => other !== undefined);
    const beside = neighbours.some((other) => {
      const gap = text.slice(Math.min(word.end, other.end), Math.max(word.start, other.start));
      return (
        other.key !== word.key &&
        (other.match === 'name' || other.match === 'possessive') &&
        /^[\s-]{1,2}$/.test(gap)
      );
    });
    const bothDoubtful = neighbours.some(
      (other) =>
        other.match === 'maybe' &&
        other.part?.isFirst !== word.part?.isFirst &&
        /^\s$/.test(text.slice(Math.min(word.end, other.end), Math.max(word.start, other.start))),
    );
    const introduction = findIntroduction(text.slice(Math.max(0, word.start - 40), word.start));
    const introduced =
      introduction?.kind === 'naming' || (introduction !== undefined && word.part?.isFirst === true);
    if (beside || bothDoubtful || (introduced && word.key.length > 2)) {
      word.match = 'name';
    }
  }
}

/** Where a matched word's span begins: at the particles and the initial that belong to it. */
function startWithParticles(words: readonly Word[], index: number, text: string, names: NameKeys): number {
  const word = words[index]!;
  let start = word.start;
  let at = index - 1;
  for (const particle of (word.part?.particles ?? []).toReversed()) {
    const before = words[at];
    if (
      before === undefined ||
      before.key !== particle ||
      !/^[\s'’-]{1,2}$/.test(text.slice(before.end, start))
    ) {
      break;
    }
    start = before.start;
    at -= 1;
  }
  const initial = words[at];
  const isInitial =
    initial !== undefined && initial.capital && initial.key.length === 1 && names.initials.has(initial.key);
  return isInitial && word.part?.isFirst === false && /^\.\s?$/.test(text.slice(initial.end, start))
    ? initial.start
    : start;
}

/** A short ending after an apostrophe: "Maria's", "Ayşe'nin", "Maria'll". */
function endWithSuffix(
  words: readonly Word[],
  index: number,
  text: string,
): { end: number; possessive: boolean } {
  const word = words[index]!;
  const next = words[index + 1];
  const glued = next !== undefined && next.start === word.end + 1 && APOSTROPHE.test(text[word.end]!);
  if (glued && !next.capital && next.key.length <= 4) {
    return { end: next.end, possessive: next.key === 's' };
  }
  const trailing =
    word.key.endsWith('s') && APOSTROPHE.test(text[word.end] ?? '') && /\s/.test(text[word.end + 1] ?? '');
  return trailing
    ? { end: word.end + 1, possessive: true }
    : { end: word.end, possessive: word.match === 'possessive' };
}

/** What may stand between two parts of one name: spaces, a hyphen, a comma, particles, initials. */
function isInsideName(gap: string): boolean {
  if (gap.length > 24) {
    return false;
  }
  return /^[\s,.\p{Pd}'’·]*$/u.test(gap)
    ? /^(?:\s+|,\s+|\p{Pd}|['’·]|)$/u.test(gap)
    : gap
        .trim()
        .split(/[\s'’]+/u)
        .every((word) => PARTICLES.has(fold(word)) || /^\p{Lu}\.?$/u.test(word));
}

/** All places where a text holds the person's own names, in order, none overlapping. Linear. */
export function findNames(text: string, names: Names): NameSpan[] {
  const keys = readNames(names);
  if (keys.parts.size === 0 && keys.unusual.length === 0) {
    return [];
  }
  const handles = findHandles(text, keys);
  const { words, unspaced } = readWords(text, keys);
  settleDoubts(words, text);

  const found: NameSpan[] = [...handles, ...unspaced, ...findUnusual(text, keys)];
  for (const [index, word] of words.entries()) {
    if (word.match === 'name' || word.match === 'possessive') {
      const { end, possessive } = endWithSuffix(words, index, text);
      found.push({
        start: startWithParticles(words, index, text, keys),
        end,
        kind: possessive ? 'possessive' : 'name',
      });
    }
  }
  return merge(
    found.toSorted((a, b) => a.start - b.start || b.end - a.end),
    text,
  );
}

function merge(spans: readonly NameSpan[], text: string): NameSpan[] {
  const merged: NameSpan[] = [];
  for (const span of spans) {
    const last = merged.at(-1);
    if (last !== undefined && span.start < last.end) {
      last.end = Math.max(last.end, span.end);
    } else if (
      last?.kind === 'name' &&
      span.kind !== 'handle' &&
      isInsideName(text.slice(last.end, Math.min(span.start, last.end + 25)))
    ) {
      last.end = span.end;
      last.kind = span.kind;
    } else {
      merged.push({ ...span });
    }
  }
  return merged;
}
