import { ADULT_AGE } from '../persona.ts';
import { leavesBareAge, readLimit } from './age-limits.ts';
import { readNumbers, readUnit, type NumberSpan, type Unit } from './age-units.ts';
import * as age from './age-words.ts';
import { BELONGINGS, THINGS } from './context-words.ts';
import { endsPhrase, hasSingular, isBoundary, textAt, type Mention } from './mention.ts';
import type { Token } from './token.ts';

/** The mention of an age under 18 that begins with the number at `at`, if it is one. */
export function readAge(tokens: readonly Token[], at: number): Mention | undefined {
  const numbers = readNumbers(tokens, at);
  const unit = readUnit(tokens, numbers.to);
  const to = unit?.to ?? numbers.to;
  const tooYoung = numbers.lowest < ADULT_AGE;

  if (unit?.kind === 'months' && numbers.lowest < ADULT_AGE * 12) {
    return nominal(tokens, at, to);
  }
  const limit = readLimit(tokens, at, numbers, unit);
  if (limit !== undefined) {
    return limit === 'adult' ? undefined : limit;
  }
  const aged = startOfAged(tokens, at);
  if (aged >= 0) {
    return tooYoung && !isEventAge(tokens, aged) ? { from: aged, to, kind: 'trait' } : undefined;
  }
  if (!tooYoung) {
    return undefined;
  }
  if (unit?.kind === 'old') {
    return nominal(tokens, at, to);
  }
  if (unit?.kind === 'years') {
    return isAgeInYears(tokens, at, numbers, unit) ? traitOf(tokens, at, to) : undefined;
  }
  return readBareAge(tokens, at, numbers);
}

/** Where "aged", "between the ages of", "im Alter von" begins, if it stands before the number; else -1. */
function startOfAged(tokens: readonly Token[], at: number): number {
  for (let from = at - 1; from >= 0 && from >= at - 5; from--) {
    if (age.AGED.has(textAt(tokens, from))) {
      const opening = ['the', 'im', 'in', 'con', 'de', 'com', 'di', 'between', 'd', 'range', 'their'];
      while (from > 0 && opening.includes(textAt(tokens, from - 1))) {
        from -= 1;
      }
      return from;
    }
    if (!age.AGE_FILLERS.has(textAt(tokens, from))) {
      return -1;
    }
  }
  return -1;
}

/** Whether "N years" without "old" is an age: languages differ, and most of them mean a time as often. */
function isAgeInYears(tokens: readonly Token[], from: number, numbers: NumberSpan, unit: Unit): boolean {
  const before = textAt(tokens, from - 1);
  const after = textAt(tokens, unit.to);
  const followedByOf = ['of', 'd', 'di', 'do', 'da'].includes(after) || (after === 'de' && unit.romance);
  if (followedByOf || (age.DURATION_BEFORE.has(before) && !numbers.isRange)) {
    return false;
  }
  if (textAt(tokens, from - 2) === 'y' && before === 'a') {
    return false;
  }
  if (['experience', 'erfahrung', 'berufserfahrung', 'ervaring', 'lang', 'ago'].includes(after)) {
    return false;
  }
  const ends = endsPhrase(tokens[unit.to]);
  if (numbers.isRange) {
    return ends || unit.romance || tokens[unit.to]?.kind === 'word';
  }
  if (unit.romance) {
    const ofYears = ['de', 'd', 'di'].includes(before) || age.HAVING.has(before);
    return ofYears ? !hasSingular(THINGS, textAt(tokens, from - 2)) : isAlone(tokens, from, unit.to);
  }
  const said = ['von', 'mit', 'van'].includes(before) && (ends || textAt(tokens, unit.to) === 'aus');
  return said || isAlone(tokens, from, unit.to);
}

/** A number that stands between commas or ends: "gymnast, 15 years, from Bucharest". */
function isAlone(tokens: readonly Token[], from: number, to: number): boolean {
  const before = tokens[from - 1];
  const after = tokens[to];
  return (
    ((before?.text === ',' && tokens[from - 2]?.kind === 'word') ||
      before?.text === 'con' ||
      before?.text === 'com') &&
    (isBoundary(after) || after?.text === ',') &&
    !age.DURATION_AFTER.has(textAt(tokens, to))
  );
}

/** "since age 12", "at the age of 15": when something happened. */
function isEventAge(tokens: readonly Token[], from: number): boolean {
  const before = textAt(tokens, from - 1);
  if (['since', 'seit', 'desde', 'depuis', 'by', 'until', 'before', 'after', 'sinds'].includes(before)) {
    return true;
  }
  const verb = textAt(tokens, from - 2);
  return (
    ['at', 'from', 'a'].includes(before) &&
    (/(?:ed|ing)$/.test(verb.slice(-8)) || ['began', 'left'].includes(verb))
  );
}

/** "16-year-olds", "16-year-old gymnasts", "are 16 years old", "skaters, 16 years old". */
function nominal(tokens: readonly Token[], at: number, to: number): Mention | undefined {
  const thing = [tokens[to], tokens[to + 1]].some(
    (token) => token?.kind === 'word' && hasSingular(THINGS, token.text),
  );
  const abstract = /(?:ung|heit|keit|schaft|jubilaum|zeit|ehe|ion)$/.test(textAt(tokens, to).slice(-12));
  if (!endsPhrase(tokens[to]) && (thing || abstract)) {
    return undefined;
  }
  const before = tokens[at - 1];
  if (before !== undefined && ['is', 'are', 'be', 'm', 're', 'am', 'being', 'zijn'].includes(before.text)) {
    return { from: at - 1, to, kind: 'predicate' };
  }
  const isTrait =
    endsPhrase(tokens[to]) &&
    (before?.text === ',' ||
      (before?.kind === 'word' &&
        /[^s]s$|men$|people$/.test(before.text.slice(-8)) &&
        textAt(tokens, to - 1) === 'old'));
  return { from: at, to, kind: isTrait ? 'trait' : 'noun' };
}

/** "surfistas de 16 años", "que tienen 16 años". */
function traitOf(tokens: readonly Token[], at: number, to: number): Mention {
  const before = textAt(tokens, at - 1);
  if (age.HAVING.has(before)) {
    return { from: at - 1, to, kind: 'predicate' };
  }
  return { from: age.LINKS.has(before) ? at - 1 : at, to, kind: 'trait' };
}

/** A number without a unit: "people who are 16", "gymnast, 15, from Bucharest", "people between 13 and 17". */
function readBareAge(tokens: readonly Token[], at: number, numbers: NumberSpan): Mention | undefined {
  const before = tokens[at - 1];
  const { to } = numbers;
  if (isBareRange(tokens, at, numbers)) {
    return { from: at, to, kind: 'trait' };
  }
  if (before === undefined || numbers.lowest < 4 || age.EVERYDAY_NUMBERS.has(tokens[at]!.text)) {
    return undefined;
  }
  if (!leavesBareAge(tokens, to)) {
    return undefined;
  }
  if (['are', 'is', 'sind', 'looks', 'look', 'looking', 're'].includes(before.text)) {
    return { from: at - 1, to, kind: 'predicate' };
  }
  if (['between', 'zwischen', 'entre', 'tussen'].includes(before.text) && numbers.isRange) {
    return numbers.highest >= 13 && numbers.highest > numbers.lowest
      ? { from: at - 1, to, kind: 'trait' }
      : undefined;
  }
  if (before.text === 'of' && BELONGINGS.has(textAt(tokens, at - 2))) {
    return { from: at - 1, to, kind: 'trait' };
  }
  const alone = before.text === ',' && tokens[at - 2]?.kind === 'word' && !numbers.isRange;
  const last = isBoundary(tokens[to]) && !tokens[at - 2]?.capital && numbers.lowest >= 10;
  return alone && (tokens[to]?.text === ',' || last) ? { from: at, to, kind: 'trait' } : undefined;
}

/** What a range stands behind where it is a phrase of its own. Not the colon: "hours: 9-17". */
const BEFORE_BARE_RANGE = new Set(',(.;!?\n"“');

/** "(13-17)", ", 13 to 17": a range by itself that is an age range and hardly anything else. */
function isBareRange(tokens: readonly Token[], at: number, numbers: NumberSpan): boolean {
  const before = tokens[at - 1];
  return (
    numbers.isRange &&
    (before === undefined || BEFORE_BARE_RANGE.has(before.text)) &&
    isBoundary(tokens[numbers.to]) &&
    numbers.lowest >= 6 &&
    numbers.highest >= 13 &&
    numbers.highest <= 25 &&
    numbers.highest > numbers.lowest
  );
}
