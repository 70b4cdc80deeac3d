import type { LanguageCode } from '../language/words.ts';

/** Whose names a country's people mostly have; the tables are in names.ts. */
export type Culture = 'us' | 'gb' | 'de' | 'es' | 'mx' | 'fr' | 'pt' | 'br';

export const COUNTRY_CODES = [
  'US',
  'GB',
  'IE',
  'CA',
  'AU',
  'DE',
  'AT',
  'CH',
  'ES',
  'MX',
  'AR',
  'CO',
  'CL',
  'FR',
  'BE',
  'PT',
  'BR',
] as const;
export type CountryCode = (typeof COUNTRY_CODES)[number];

export interface Country {
  /** The language of its schools, hospitals and firms. */
  language: LanguageCode;
  culture: Culture;
}

export const COUNTRIES: Readonly<Record<CountryCode, Country>> = {
  US: { language: 'en', culture: 'us' },
  GB: { language: 'en', culture: 'gb' },
  IE: { language: 'en', culture: 'gb' },
  CA: { language: 'en', culture: 'us' },
  AU: { language: 'en', culture: 'gb' },
  DE: { language: 'de', culture: 'de' },
  AT: { language: 'de', culture: 'de' },
  CH: { language: 'de', culture: 'de' },
  ES: { language: 'es', culture: 'es' },
  MX: { language: 'es', culture: 'mx' },
  AR: { language: 'es', culture: 'mx' },
  CO: { language: 'es', culture: 'mx' },
  CL: { language: 'es', culture: 'mx' },
  FR: { language: 'fr', culture: 'fr' },
  BE: { language: 'fr', culture: 'fr' },
  PT: { language: 'pt', culture: 'pt' },
  BR: { language: 'pt', culture: 'br' },
};

/** Where people live when a description does not say it, by the language they write in. */
export const LIKELY_COUNTRIES: Readonly<
  Record<LanguageCode, readonly (readonly [country: CountryCode, weight: number])[]>
> = {
  en: [
    ['US', 56],
    ['GB', 30],
    ['CA', 6],
    ['AU', 5],
    ['IE', 3],
  ],
  de: [
    ['DE', 84],
    ['AT', 9],
    ['CH', 7],
  ],
  es: [
    ['ES', 62],
    ['MX', 26],
    ['AR', 5],
    ['CO', 4],
    ['CL', 3],
  ],
  fr: [
    ['FR', 88],
    ['BE', 12],
  ],
  pt: [
    ['PT', 55],
    ['BR', 45],
  ],
};
