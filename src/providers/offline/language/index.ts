import type { LanguageCode, LanguageWords } from './words.ts';

/** English names of the languages in which the offline writer writes. */
export const OFFLINE_LANGUAGES = ['English', 'German', 'Spanish', 'French', 'Portuguese'] as const;
export type OfflineLanguage = (typeof OFFLINE_LANGUAGES)[number];

const CODES: Readonly<Record<OfflineLanguage, LanguageCode>> = {
  English: 'en',
  German: 'de',
  Spanish: 'es',
  French: 'fr',
  Portuguese: 'pt',
};

/** The offline language with this English name, however it is capitalised. */
export function findOfflineLanguage(name: string): OfflineLanguage | undefined {
  const wanted = name.trim().toLowerCase();
  return OFFLINE_LANGUAGES.find((language) => language.toLowerCase() === wanted);
}

export const codeOf = (language: OfflineLanguage): LanguageCode => CODES[language];

/** Each language is a good part of a hundred kilobytes of sentences: loaded when it is written in. */
const LOADERS: Readonly<Record<LanguageCode, () => Promise<LanguageWords>>> = {
  en: async () => (await import('./en/index.ts')).ENGLISH,
  de: async () => (await import('./de/index.ts')).GERMAN,
  es: async () => (await import('./es/index.ts')).SPANISH,
  fr: async () => (await import('./fr/index.ts')).FRENCH,
  pt: async () => (await import('./pt/index.ts')).PORTUGUESE,
};

export const loadWords = (code: LanguageCode): Promise<LanguageWords> => LOADERS[code]();
