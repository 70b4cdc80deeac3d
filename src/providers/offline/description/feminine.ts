import { TITLES as SPANISH } from '../language/es/jobs.ts';
import { TITLES as FRENCH } from '../language/fr/jobs.ts';
import { TITLES as PORTUGUESE } from '../language/pt/jobs.ts';
import { plainText } from './match.ts';

/** A title in the plural, as far as its first word goes: "maestra de música" gives "maestras". */
const plural = (title: string) => {
  const first = plainText(title).split(' ')[0] ?? '';
  return /[sxz]$/u.test(first) ? first : `${first}s`;
};

/** "Rentnerinnen"; but "Lehrerinnen und Lehrer" and "Lehrer*innen" are everybody. */
const GERMAN_WOMEN = /(?<!und |oder )(?<![a-z])[a-z]{3,}innen(?![a-z])(?! und [a-z]+er| oder [a-z]+er)/u;

const RETIRED_WOMEN = /^(?:jubiladas?|retiradas?|retraitees?|reformadas?|aposentadas?|etudiantes?)$/u;

/**
 * Whether titles that were found in a description are said of women only: "enfermeras", "Lehrerinnen". A
 * masculine plural says nothing, it stands for everybody.
 */
export function feminineTitles(words: readonly string[], text: string): 'f'[] {
  const firsts = words.map((word) => word.split(' ')[0] ?? '');
  const romance = [SPANISH, FRENCH, PORTUGUESE].flatMap((titles) =>
    Object.values(titles)
      .filter(([masculine, feminine]) => masculine !== feminine)
      .flatMap(([, feminine]) => [plural(feminine), plainText(feminine).split(' ')[0] ?? '']),
  );
  const known = new Set(romance);
  return GERMAN_WOMEN.test(text) || firsts.some((word) => known.has(word) || RETIRED_WOMEN.test(word))
    ? ['f']
    : [];
}
