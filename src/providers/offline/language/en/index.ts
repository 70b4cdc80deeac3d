import type { LanguageWords } from '../words.ts';
import { ACTIVE } from './hobbies-active.ts';
import { QUIET } from './hobbies-quiet.ts';
import { FIELDS, TITLES } from './jobs.ts';
import { SECTORS } from './sectors.ts';
import { NOTE, TOPICS } from './topics.ts';

/** "a nurse", "an electrician", "an IT support technician". */
const withArticle = (title: string) => (/^[aeio]/iu.test(title) ? `an ${title}` : `a ${title}`);

export const ENGLISH: LanguageWords = {
  code: 'en',
  titles: TITLES,
  fields: FIELDS,
  sectors: SECTORS,
  hobbies: { ...ACTIVE, ...QUIET },
  topics: TOPICS,
  note: NOTE,
  numbers: ['two', 'three', 'four', 'five', 'six'],
  retiredTitle: (title) => `retired ${title}`,
  extraSlots: (title) => ({ aJob: title === undefined ? undefined : withArticle(title) }),
};
