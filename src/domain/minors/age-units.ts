import * as age from './age-words.ts';
import { textAt } from './mention.ts';
import type { Token } from './token.ts';

/** A number or a range of numbers: the tokens, and its lower and upper end. */
export interface NumberSpan {
  to: number;
  lowest: number;
  highest: number;
  isRange: boolean;
}

/** The unit after a number, as far as it tells an age. */
export interface Unit {
  to: number;
  /** `old`: surely an age. `years`: an age or a time. `months`: a time too short for an adult. */
  kind: 'old' | 'years' | 'months';
  romance: boolean;
}

function isNumber(token: Token | undefined): boolean {
  return token !== undefined && Number.isFinite(token.value);
}

/** Reads "13", "13-17", "13 to 17", "16, 17 or 18", "13 Jahre bis 17". */
export function readNumbers(tokens: readonly Token[], at: number): NumberSpan {
  const values = [tokens[at]!.value];
  let to = at + 1;
  while (values.length < 6) {
    let next = to;
    const unit = age.YEARS.has(textAt(tokens, next)) || textAt(tokens, next) === '+';
    if (unit && !isNumber(tokens[next + 1])) {
      next += 1;
    }
    if (isNumber(tokens[next]) && tokens[next]!.glue === '-') {
      values.push(tokens[next]!.value);
    } else if (age.RANGE_WORDS.has(textAt(tokens, next)) && isNumber(tokens[next + 1])) {
      next += 1;
      values.push(tokens[next]!.value);
    } else if (isListComma(tokens, next)) {
      next += 1;
      values.push(tokens[next]!.value);
    } else {
      break;
    }
    to = next + 1;
  }
  return { to, lowest: Math.min(...values), highest: Math.max(...values), isRange: values.length > 1 };
}

/** The comma of "16, 17 or 18": another number and a further link follow. */
function isListComma(tokens: readonly Token[], at: number): boolean {
  const after = textAt(tokens, at + 2);
  return (
    textAt(tokens, at) === ',' &&
    isNumber(tokens[at + 1]) &&
    (age.RANGE_WORDS.has(after) || after === ',') &&
    (isNumber(tokens[at + 3]) || age.RANGE_WORDS.has(textAt(tokens, at + 3)))
  );
}

/** "sixteen-year-old", "16 y/o", "16-jährige", "16 ans": the unit that starts at a token. */
export function readUnit(tokens: readonly Token[], at: number): Unit | undefined {
  const word = textAt(tokens, at);
  if (word === '-' && age.YEARS.has(textAt(tokens, at + 1))) {
    return readUnit(tokens, at + 1);
  }
  if (/^(?:jahrig|jaehrig|jarig)(?:e|er|en|es|em|n)?$/.test(word)) {
    return { to: at + 1, kind: 'old', romance: false };
  }
  if (age.YEARS_OLD.has(word)) {
    return { to: at + 1, kind: 'old', romance: false };
  }
  if (word === 'y' && ['/', '.'].includes(textAt(tokens, at + 1)) && textAt(tokens, at + 2) === 'o') {
    return { to: at + (textAt(tokens, at + 3) === '.' ? 4 : 3), kind: 'old', romance: false };
  }
  const short = age.SHORT_TIMES.has(word);
  if (!short && !age.YEARS.has(word)) {
    return undefined;
  }
  const ofAge =
    ['of', 'de', 'd', 'di', 'da'].includes(textAt(tokens, at + 1)) && age.OF_AGE.has(textAt(tokens, at + 2));
  const isOld = age.OLD.has(textAt(tokens, at + 1));
  if (ofAge || isOld) {
    return { to: at + (ofAge ? 3 : 2), kind: short ? 'months' : 'old', romance: false };
  }
  return short ? undefined : { to: at + 1, kind: 'years', romance: age.ROMANCE_YEARS.has(word) };
}

export function isTimeSpan(tokens: readonly Token[], unit: Unit): boolean {
  const after = textAt(tokens, unit.to);
  return age.DURATION_AFTER.has(after) || (['de', 'd', 'di', 'of'].includes(after) && unit.kind === 'years');
}
