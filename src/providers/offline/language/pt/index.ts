import type { LanguageWords } from '../words.ts';
import { ACTIVE } from './hobbies-active.ts';
import { QUIET } from './hobbies-quiet.ts';
import { FIELDS, TITLES } from './jobs.ts';
import { SECTORS } from './sectors.ts';
import { NOTE, TOPICS } from './topics.ts';

/** Cities that are said with an article: "no Porto", "na Guarda". */
const ARTICLES: Readonly<Record<string, 'o' | 'a'>> = {
  Porto: 'o',
  Funchal: 'o',
  'Rio de Janeiro': 'o',
  Recife: 'o',
  Cairo: 'o',
  'Figueira da Foz': 'a',
  Guarda: 'a',
};

const joined = (preposition: 'em' | 'de', city: string) => {
  const article = ARTICLES[city];
  const contracted = preposition === 'em' ? 'n' : 'd';
  return article === undefined ? `${preposition} ${city}` : `${contracted}${article} ${city}`;
};

export const PORTUGUESE: LanguageWords = {
  code: 'pt',
  titles: TITLES,
  fields: FIELDS,
  sectors: SECTORS,
  hobbies: { ...ACTIVE, ...QUIET },
  topics: TOPICS,
  note: NOTE,
  numbers: ['dois', 'três', 'quatro', 'cinco', 'seis'],
  retiredTitle: (title, sex, country) => {
    const word = country === 'BR' ? 'aposentad' : 'reformad';
    return `${title} ${word}${sex === 'f' ? 'a' : 'o'}`;
  },
  inCity: (city) => joined('em', city),
  fromCity: (city) => joined('de', city),
  extraSlots: () => ({}),
};
