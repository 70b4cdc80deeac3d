import { ADULT_AGE } from '../../../domain/persona.ts';

export interface Ages {
  min: number;
  max: number;
}

/** The oldest that anybody is made when a description only says "over". */
const OLDEST = 90;

const DECADE_WORDS: readonly (readonly [decade: number, words: string])[] = [
  [20, 'twenties|zwanziger[n]?|veinteaner[oa]s|vingtaine|veinteneros|vintoes'],
  [30, 'thirties|dreissiger[n]?|treintaner[oa]s|treintaneros|trentaine|trentenaires|trintoes'],
  [40, 'forties|vierziger[n]?|cuarentones|cuarentonas|quarantaine|quadragenaires|quarentoes|quarentonas'],
  [
    50,
    'fifties|funfziger[n]?|cincuentones|cincuentonas|cinquantaine|quinquagenaires|cinquentoes|cinquentonas',
  ],
  [60, 'sixties|sechziger[n]?|sesentones|sesentonas|soixantaine|sexagenaires|sexagenarios'],
  [70, 'seventies|siebziger[n]?|setentones|setentonas|septuagenaires|septuagenarios'],
  [80, 'eighties|achtziger[n]?|ochentones|octogenaires|octogenarios'],
];

const AGE_WORDS: readonly (readonly [words: string, ages: Ages])[] = [
  [
    'young professional[s]?|junge berufstatige|jovenes profesionales|jeunes actifs|jovens profissionais',
    { min: 23, max: 33 },
  ],
  [
    'middle-aged|middle aged|mittleren alters|mediana edad|age moyen|meia-idade|meia idade',
    { min: 42, max: 58 },
  ],
  [
    'elderly|senior citizen[s]?|seniors|older people|older adults|old people|altere[nr]?|senioren|ancian[oa]s|personas mayores|adultos mayores|aines|personnes agees|idos[oa]s',
    { min: 66, max: 85 },
  ],
  ['young|younger|gen z|junge[nr]?|jovenes|joven|jeunes|jeune|jovens|jovem', { min: 18, max: 29 }],
  ['millennial[s]?', { min: 29, max: 44 }],
];

const word = (words: string) => new RegExp(`(?<![a-z0-9])(?:${words})(?![a-z0-9])`, 'u');

/** Whether a number of a description can be an age at all. */
const isAge = (age: number) => age >= 10 && age <= 110;

const TO = '(?:-|–|—|to|and|bis|und|a|y|et|e|aos|ate)';
const RANGE = new RegExp(
  String.raw`(?<![\d.,$€£])(\d{2,3})\s*${TO}\s*(\d{2,3})(?![\d.,]*\d|\s*(?:%|km|euro|dollar|people|personen|personas|personnes|pessoas))`,
  'u',
);
const MORE_THAN =
  /(?:over|above|older than|uber|alter als|mas de|mayores de|plus de|mais de|maiores de|acima de)[ -](?:the age of\s+)?(\d{2})(?!\d)/u;
const AT_LEAST =
  /(?:at least|from|mindestens|ab|desde|a partir de|des)\s+(?:the age of\s+)?(\d{2})(?!\d)|(?<!\d)(\d{2})\s*(?:\+|plus|and over|and older|or older|und alter|o mas|et plus|ou mais)/u;
const UNDER =
  /(?:under|below|younger than|at most|up to|unter|junger als|hochstens|menos de|menores de|hasta|moins de|ate os|ate)\s+(?:the age of\s+)?(\d{2})(?!\d)/u;
const DECADE_DIGITS =
  /(?:in (?:their|his|her)(?: (early|mid|late))?[ -]|mid-|early |late |(?:los|casa dos|anos|in den) )?(?<!\d)(\d)0(?:s|er|ern|-somethings)(?![a-z0-9])/u;
const EXACT =
  /(?<!\d)(\d{2})(?:[ -]?year[s]?[ -]olds?|-jahrige?[nr]?| jahre alt| anos(?! de)| ans(?![a-z]))|(?:aged?|im alter von|de|mit) (\d{2})(?= (?:years|jahre|anos|ans)|$|[,.;])/u;

function decade(start: number, part: string | undefined): Ages {
  if (part === 'early') return { min: start, max: start + 3 };
  if (part === 'mid') return { min: start + 3, max: start + 7 };
  if (part === 'late') return { min: start + 6, max: start + 9 };
  return { min: start, max: start + 9 };
}

function leastAge(text: string): number | undefined {
  const above = Number(MORE_THAN.exec(text)?.[1]);
  if (isAge(above)) return above + 1;
  const match = AT_LEAST.exec(text);
  const from = Number(match?.[1] ?? match?.[2]);
  return isAge(from) ? from : undefined;
}

function said(text: string): Ages | undefined {
  const range = RANGE.exec(text);
  const from = Number(range?.[1]);
  const to = Number(range?.[2]);
  if (range !== null && isAge(from) && isAge(to)) return { min: Math.min(from, to), max: Math.max(from, to) };
  const least = leastAge(text);
  const most = Number(UNDER.exec(text)?.[1]);
  if (least !== undefined) {
    return { min: least, max: isAge(most) && most > least ? most - 1 : Math.min(OLDEST, least + 24) };
  }
  if (isAge(most)) return { min: ADULT_AGE, max: most - 1 };
  const digits = DECADE_DIGITS.exec(text);
  if (digits !== null && Number(digits[2]) >= 2) return decade(Number(digits[2]) * 10, digits[1]);
  const named = DECADE_WORDS.find(([, words]) => word(words).test(text));
  if (named !== undefined) {
    const part = /(early|mid|late)[ -](?:\w+ies)/u.exec(text)?.[1];
    return decade(named[0], part);
  }
  const exact = EXACT.exec(text);
  const age = Number(exact?.[1] ?? exact?.[2]);
  if (exact !== null && isAge(age)) return { min: age, max: age };
  return AGE_WORDS.find(([words]) => word(words).test(text))?.[1];
}

/** Said of somebody else than the people who are asked for: "mothers of young children". */
const OTHERS =
  /(?:young|small|kleine[nr]?|jovenes|jeunes) (?:children|kids|families|kinder[n]?|hijos|enfants)/gu;

/** The ages that a plain text asks for. Nobody is made younger than an adult, whatever it says. */
export function agesIn(text: string): Ages | undefined {
  const ages = said(text.replaceAll(OTHERS, ''));
  if (ages === undefined) return undefined;
  if (ages.max < ADULT_AGE) return { min: ADULT_AGE, max: ADULT_AGE + 3 };
  return { min: Math.max(ADULT_AGE, ages.min), max: Math.min(OLDEST, ages.max) };
}
