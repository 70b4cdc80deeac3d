import { ADULT_AGE } from '../persona.ts';
import * as age from './age-words.ts';
import { isTimeSpan, type NumberSpan, type Unit } from './age-units.ts';
import { endsPhrase, textAt, type Mention } from './mention.ts';
import { compilePhrases, type PhraseMatcher } from './phrases.ts';
import type { Token } from './token.ts';

const below = compilePhrases(age.BELOW_PHRASES);
const atLeast = compilePhrases(age.AT_LEAST_PHRASES);
const above = compilePhrases(age.ABOVE_PHRASES);

/** How far back a phrase of up to four words reaches that ends right before `at`; `at` if none does. */
function startOfPhraseBefore(matcher: PhraseMatcher, tokens: readonly Token[], at: number): number {
  for (let from = Math.max(0, at - 4); from < at; from++) {
    if (from + matcher(tokens, from) === at) {
      return from;
    }
  }
  return at;
}

function isBareNumberOver(tokens: readonly Token[], at: number): boolean {
  return !age.COUNTED.has(textAt(tokens, at)) && !age.YEARS.has(textAt(tokens, at));
}

/** Whether the word after is one that a bare age can stand before: "who are 16 and skate". */
export function leavesBareAge(tokens: readonly Token[], at: number): boolean {
  return (
    endsPhrase(tokens[at]) &&
    !age.COUNTED.has(textAt(tokens, at)) &&
    !['of', 'to', 'in'].includes(textAt(tokens, at))
  );
}

/** "under 18", "16+", "at least 16", "over 18": a limit and what it says, if there is one. */
export function readLimit(
  tokens: readonly Token[],
  at: number,
  numbers: NumberSpan,
  unit: Unit | undefined,
): Mention | 'adult' | undefined {
  const to = unit?.to ?? numbers.to;
  const isAge =
    unit === undefined ? isBareNumberOver(tokens, to) : unit.kind === 'old' || !isTimeSpan(tokens, unit);
  const low = startOfPhraseBefore(below, tokens, at);
  const word = textAt(tokens, at - 1);
  if (low < at || age.BELOW.has(word)) {
    const team = word === 'u' && (numbers.lowest < 12 || tokens[at]!.glue === '');
    const from = low < at ? low : at - 1;
    const sure = low === at || unit !== undefined || age.SURELY_YOUNGER.has(textAt(tokens, low));
    const end = textAt(tokens, to) === 's' ? to + 1 : to;
    return isAge && sure && !team && numbers.highest <= ADULT_AGE
      ? { from, to: end, kind: endsPhrase(tokens[end]) ? 'trait' : 'noun' }
      : 'adult';
  }
  const least = startOfPhraseBefore(atLeast, tokens, at);
  const more = startOfPhraseBefore(above, tokens, at);
  const strict = more < at;
  if (least < at || strict) {
    const lowest = strict ? numbers.lowest + 1 : numbers.lowest;
    const fromAge = ['ab', 'vanaf'].includes(textAt(tokens, at - 1)) && endsPhrase(tokens[to]);
    const plain =
      unit === undefined
        ? leavesBareAge(tokens, to)
        : unit.kind === 'old' || fromAge || (unit.romance && !isTimeSpan(tokens, unit));
    const duration = age.DURATION_BEFORE.has(textAt(tokens, Math.min(least, more) - 1));
    return isAge && plain && !duration && lowest < ADULT_AGE && numbers.lowest >= 5
      ? { from: Math.min(least, more), to, kind: 'trait' }
      : lowest < ADULT_AGE && unit?.kind === 'old'
        ? undefined
        : 'adult';
  }
  const next = textAt(tokens, to);
  const upwards =
    (next === '+' && leavesBareAge(tokens, to + 1)) ||
    (['and', 'or'].includes(next) && ['older', 'up', 'over', 'above'].includes(textAt(tokens, to + 1)));
  if (upwards && unit?.kind !== 'years') {
    const rating = ['rated', 'rating', 'pegi', 'fsk'].includes(textAt(tokens, at - 1));
    return !rating && numbers.lowest < ADULT_AGE && numbers.lowest >= 10
      ? { from: at, to: to + 1, kind: 'trait' }
      : 'adult';
  }
  const downwards =
    ['and', 'or'].includes(next) && ['under', 'younger', 'below'].includes(textAt(tokens, to + 1));
  return downwards && numbers.highest <= ADULT_AGE ? { from: at, to: to + 2, kind: 'trait' } : undefined;
}
