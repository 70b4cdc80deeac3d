import type { LanguageWords } from '../words.ts';
import { ACTIVE } from './hobbies-active.ts';
import { QUIET } from './hobbies-quiet.ts';
import { FIELDS, TITLES } from './jobs.ts';
import { SECTORS } from './sectors.ts';
import { NOTE, TOPICS } from './topics.ts';

export const GERMAN: LanguageWords = {
  code: 'de',
  titles: TITLES,
  fields: FIELDS,
  sectors: SECTORS,
  hobbies: { ...ACTIVE, ...QUIET },
  topics: TOPICS,
  note: NOTE,
  numbers: ['zwei', 'drei', 'vier', 'fünf', 'sechs'],
  retiredTitle: (title) => `${title} im Ruhestand`,
  extraSlots: () => ({}),
};
