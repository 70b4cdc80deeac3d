import type { Faker } from '@faker-js/faker';
import type { CountryCode } from './countries.ts';

/** Faker's locale for a country. Only the one that is needed is loaded: the whole package takes seconds. */
export async function loadFaker(country: CountryCode): Promise<Faker> {
  switch (country) {
    case 'US':
    case 'CA':
      return (await import('@faker-js/faker/locale/en_US')).faker;
    case 'GB':
    case 'IE':
      return (await import('@faker-js/faker/locale/en_GB')).faker;
    case 'AU':
      return (await import('@faker-js/faker/locale/en_AU')).faker;
    case 'DE':
    case 'AT':
      return (await import('@faker-js/faker/locale/de')).faker;
    case 'CH':
      return (await import('@faker-js/faker/locale/de_CH')).faker;
    case 'ES':
      return (await import('@faker-js/faker/locale/es')).faker;
    case 'MX':
    case 'AR':
    case 'CO':
    case 'CL':
      return (await import('@faker-js/faker/locale/es_MX')).faker;
    case 'FR':
    case 'BE':
      return (await import('@faker-js/faker/locale/fr')).faker;
    case 'PT':
      return (await import('@faker-js/faker/locale/pt_PT')).faker;
    case 'BR':
      return (await import('@faker-js/faker/locale/pt_BR')).faker;
  }
}
