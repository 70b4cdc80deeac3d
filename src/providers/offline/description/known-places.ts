import { CITIES, namesOf } from '../people/cities.ts';
import { COUNTRY_CODES, type CountryCode } from '../people/countries.ts';
import { plainText } from './match.ts';
import type { PlaceWish } from './wishes.ts';

export interface KnownPlace extends PlaceWish {
  /** How it may be written, in plain text. */
  name: string;
  /** Whether the name is an everyday word as well: "Nice", "Essen". */
  everyday: boolean;
}

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;

const MORE_NAMES: Readonly<Partial<Record<CountryCode, readonly string[]>>> = {
  US: ['usa', 'united states', 'america', 'u.s.', 'estados unidos', 'eua'],
  GB: ['uk', 'britain', 'great britain', 'u.k.'],
};

function countryNames(country: CountryCode): string[] {
  const named = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? '',
  );
  return [...new Set([...named.map(plainText), ...(MORE_NAMES[country] ?? [])])].filter(
    (name) => name !== '',
  );
}

function everyPlace(): KnownPlace[] {
  const cities = CITIES.flatMap(({ name, country, everyday }) =>
    namesOf(name).map((one): KnownPlace => ({ name: plainText(one), city: name, country, everyday })),
  );
  const countries = COUNTRY_CODES.flatMap((country) =>
    countryNames(country).map((name): KnownPlace => ({ name, country, everyday: false })),
  );
  const states = CITIES.flatMap(({ state, country }) =>
    namesOf(state).map((one): KnownPlace => ({ name: plainText(one), state, country, everyday: false })),
  );
  return [...cities, ...countries, ...states];
}

function otherRegions(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const known: ReadonlySet<string> = new Set(COUNTRY_CODES);
  const names = LANGUAGES.flatMap((language) => {
    const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return codes.filter((code) => !known.has(code)).map((code) => regions.of(code) ?? '');
  });
  return [...new Set(names.map(plainText))].filter((name) => name.length > 3);
}

/** The towns, states and countries that people can be put in; the longest name first ("New York", "York"). */
export const KNOWN_PLACES: readonly KnownPlace[] = everyPlace().toSorted(
  (a, b) => b.name.length - a.name.length,
);

/** Countries that exist, by their plain names, and that the offline writer has no people for. */
export const OTHER_COUNTRIES: readonly string[] = otherRegions();
