import type { LanguageWords } from '../words.ts';
import { ACTIVE } from './hobbies-active.ts';
import { QUIET } from './hobbies-quiet.ts';
import { FIELDS, TITLES } from './jobs.ts';
import { SECTORS } from './sectors.ts';
import { NOTE, TOPICS } from './topics.ts';

export const FRENCH: LanguageWords = {
  code: 'fr',
  titles: TITLES,
  fields: FIELDS,
  sectors: SECTORS,
  hobbies: { ...ACTIVE, ...QUIET },
  topics: TOPICS,
  note: NOTE,
  numbers: ['deux', 'trois', 'quatre', 'cinq', 'six'],
  retiredTitle: (title) => `${title} à la retraite`,
  extraSlots: () => ({}),
};
