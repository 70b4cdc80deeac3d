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
  inCity: (city) => `à ${city}`,
  fromCity: (city) => `de ${city}`,
  extraSlots: () => ({}),
  /** "d’Amiens", "l’art d’observer", "études d’histoire": "de" loses its vowel before another. */
  polish: (text) => text.replaceAll(/\b(d)e (?=[aeiouéèêâîhAEIOUÉÈÊÎ](?!\p{Lu}))/gu, '$1’'),
};
