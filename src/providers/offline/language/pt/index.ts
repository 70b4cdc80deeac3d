import type { LanguageWords } from '../words.ts';
import { ACTIVE } from './hobbies-active.ts';
import { QUIET } from './hobbies-quiet.ts';
import { FIELDS, TITLES } from './jobs.ts';
import { SECTORS } from './sectors.ts';
import { NOTE, TOPICS } from './topics.ts';

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
  extraSlots: () => ({}),
};
