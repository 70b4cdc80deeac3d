import { ADULT_AGE } from '../persona.ts';
import { words } from '../word-lists.ts';
import { isBoundary, textAt, type Mention } from './mention.ts';
import type { Token } from './token.ts';

/* "people born in 2012", "2012 geboren", "nacidos entre 2005 y 2012": an age that depends on today. */

const BORN = words(
  'born geboren geborene geborenen jahrgang jahrgange nacido nacida nacidos nacidas nascido nascida nascidos nascidas',
  'nato nata nati nate',
);
/** Without the accent French "ne" is a negation. */
const BORN_AS_WRITTEN = words('né née nés nées');
const AUXILIARIES = words('were was are is wurde wurden sind ist fueron foram sont etaient furono werden');
/** What may stand between "born" and the year; names of months and places have a capital. */
const FILLERS = words(
  'in on at the year years of since after before from between and to around about or later earlier during',
  'im am jahr jahre den vor nach seit ab zwischen und bis en el ano despues antes de desde entre y hasta del',
  'les annees apres avant depuis et em no apos e nel dopo prima dal tra fra il op het na voor sinds tussen',
  'january february march april may june july august september october november december',
  'januar februar marz mai juni juli oktober dezember enero febrero marzo mayo junio julio agosto septiembre',
  'octubre noviembre diciembre janvier fevrier mars avril juin juillet aout septembre octobre novembre decembre',
  'janeiro fevereiro marco maio junho julho setembro outubro novembro dezembro , . / - st nd rd th',
);
const BEFORE = words('before vor antes avant prima voor');
const AFTER = words('after nach despues apres apos dopo na');
const REACH = 8;

function isYear(token: Token | undefined): boolean {
  return token !== undefined && Number.isInteger(token.value) && token.value >= 1900 && token.value < 2100;
}

/** The latest year of birth that a year in a description stands for. */
function latestYear(tokens: readonly Token[], at: number, near: ReadonlySet<string>): number {
  const { value, possessive } = tokens[at]!;
  const decade =
    value % 10 === 0 && (possessive || (textAt(tokens, at + 1) === 's' && tokens[at + 1]!.glue === '='));
  if (decade) return value + 9;
  if ([...BEFORE].some((word) => near.has(word))) return value - 1;
  return [...AFTER].some((word) => near.has(word)) ? value + 1 : value;
}

/**
 * The mention of a year of birth that begins with the word "born" at `at`, if somebody who was born then may
 * be under 18. Who turns 18 in this year counts as too young: the day is not known.
 * @param thisYear the calendar year of today
 */
export function readBirthYear(tokens: readonly Token[], at: number, thisYear: number): Mention | undefined {
  const { text, raw } = tokens[at]!;
  if (!BORN.has(text) && !BORN_AS_WRITTEN.has(raw)) return undefined;
  let latest = Number.NEGATIVE_INFINITY;
  let from = at;
  let to = at + 1;
  const near = new Set<string>();
  for (let back = at - 1; back >= 0 && back >= at - 2 && !isBoundary(tokens[back]); back--) {
    const aux = AUXILIARIES.has(textAt(tokens, back));
    if (isYear(tokens[back])) latest = latestYear(tokens, back, new Set());
    else if (!aux && !FILLERS.has(textAt(tokens, back))) break;
    if (aux || isYear(tokens[back])) from = back;
  }
  for (let index = at + 1; index < tokens.length && index <= at + REACH; index++) {
    const token = tokens[index]!;
    if (isYear(token)) {
      latest = Math.max(latest, latestYear(tokens, index, near));
      to = index + 1;
      near.clear();
    } else if (FILLERS.has(token.text)) {
      near.add(token.text);
    } else if (
      token.kind === 'mark' ||
      (!token.capital && !Number.isFinite(token.value) && token.text !== 's')
    ) {
      break;
    }
  }
  if (latest < thisYear - ADULT_AGE) return undefined;
  const isSaid = AUXILIARIES.has(textAt(tokens, from)) || AUXILIARIES.has(textAt(tokens, to));
  while (AUXILIARIES.has(textAt(tokens, to))) to += 1;
  return { from, to, kind: isSaid ? 'predicate' : 'trait' };
}
