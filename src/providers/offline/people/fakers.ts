import type { Faker } from '@faker-js/faker';
import type { CountryCode } from './countries.ts';

const american = async () => (await import('@faker-js/faker/locale/en_US')).faker;
const british = async () => (await import('@faker-js/faker/locale/en_GB')).faker;
const german = async () => (await import('@faker-js/faker/locale/de')).faker;
const mexican = async () => (await import('@faker-js/faker/locale/es_MX')).faker;
const french = async () => (await import('@faker-js/faker/locale/fr')).faker;

/** One locale at a time, by its own path: the whole package would take most of a second to load. */
const LOADERS: Readonly<Record<CountryCode, () => Promise<Faker>>> = {
  US: american,
  CA: american,
  GB: british,
  IE: british,
  AU: async () => (await import('@faker-js/faker/locale/en_AU')).faker,
  DE: german,
  AT: german,
  CH: async () => (await import('@faker-js/faker/locale/de_CH')).faker,
  ES: async () => (await import('@faker-js/faker/locale/es')).faker,
  MX: mexican,
  AR: mexican,
  CO: mexican,
  CL: mexican,
  FR: french,
  BE: french,
  PT: async () => (await import('@faker-js/faker/locale/pt_PT')).faker,
  BR: async () => (await import('@faker-js/faker/locale/pt_BR')).faker,
};

/** Faker with the names of a country. */
export const loadFaker = (country: CountryCode): Promise<Faker> => LOADERS[country]();
