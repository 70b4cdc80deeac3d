import type { Faker } from '@faker-js/faker';
import type { Random } from '../random.ts';
import { COUNTRIES, type CountryCode, type Culture } from './countries.ts';
import { HERITAGE_NAMES, type Heritage, type HeritageNames } from './heritage.ts';
import { CULTURE_NAMES } from './names.ts';

export interface Naming {
  country: CountryCode;
  heritage: Heritage;
  sex: 'f' | 'm';
  age: number;
}

/**
 * How many names come from Faker's lists. They know no ages (a Frenchwoman of twenty is called Abdonie as
 * often as Léa), so first names are mostly ours; surnames have no age.
 */
const FAKER_SHARE: Readonly<Record<Culture, { first: number; last: number }>> = {
  us: { first: 0, last: 0.2 },
  gb: { first: 0, last: 0.08 },
  de: { first: 0.1, last: 0.3 },
  es: { first: 0.12, last: 0.35 },
  mx: { first: 0.2, last: 0.35 },
  fr: { first: 0, last: 0.3 },
  pt: { first: 0.2, last: 0.3 },
  br: { first: 0.15, last: 0.2 },
};

/** Two surnames, one from each parent, as a share of people. */
const TWO_SURNAMES: Readonly<Partial<Record<CountryCode, number>>> = {
  ES: 0.85,
  MX: 0.75,
  CO: 0.6,
  CL: 0.6,
  PT: 0.3,
  BR: 0.3,
};

/** Countries where black families have had the same names as everybody else for centuries. */
const SHARED_NAMES: ReadonlySet<CountryCode> = new Set(['US', 'BR', 'CO', 'MX', 'CL']);

const FRENCH_SPEAKING: ReadonlySet<CountryCode> = new Set(['FR', 'BE']);

const listed = (names: string) => names.split(' ');

/** The names of the family's origin, where they differ from everybody's in this country. */
function namesOfHeritage({ heritage, country }: Naming, random: Random): HeritageNames | undefined {
  if (heritage === 'black' && SHARED_NAMES.has(country)) return undefined;
  const groups = HERITAGE_NAMES[heritage];
  if (groups === undefined) return undefined;
  // French-speaking countries have their African families from French-speaking countries.
  return heritage === 'black' && FRENCH_SPEAKING.has(country) ? groups.at(-1) : random.pick(groups);
}

function cultureOf({ country, heritage }: Naming): Culture {
  return heritage === 'latin' ? 'mx' : COUNTRIES[country].culture;
}

/** A name that reads as one: Faker has "Da silva" and double-barrelled ones. */
const plain = /^(?:\p{Lu}[\p{Ll}']+)(?: \p{Lu}\p{Ll}+)?$/u;

function drawn(own: string, share: number, random: Random, faker: () => string): string {
  const name = random.chance(share) ? faker() : '';
  return plain.test(name) ? name : random.pick(listed(own));
}

function firstNameOf(naming: Naming, foreign: HeritageNames | undefined, random: Random, faker: Faker) {
  const atHome = naming.age < 40 ? 0.35 : 0.1;
  if (foreign !== undefined && !random.chance(atHome)) return random.pick(listed(foreign[naming.sex]));
  const culture = cultureOf(naming);
  const generation = naming.age <= 30 ? 'young' : naming.age <= 54 ? 'middle' : 'old';
  const own = CULTURE_NAMES[culture][naming.sex][generation];
  const share = culture === COUNTRIES[naming.country].culture ? FAKER_SHARE[culture].first : 0;
  const fromFaker = () =>
    faker.person
      .firstName(naming.sex === 'f' ? 'female' : 'male')
      .split(' ')
      .at(0) ?? '';
  return drawn(own, share, random, fromFaker);
}

function localSurname(naming: Naming, random: Random, faker: Faker): string {
  const culture = cultureOf(naming);
  const share = culture === COUNTRIES[naming.country].culture ? FAKER_SHARE[culture].last : 0;
  return drawn(
    CULTURE_NAMES[culture].last,
    share,
    random,
    () => faker.person.lastName().split(' ').at(0) ?? '',
  );
}

function lastNameOf(
  naming: Naming,
  foreign: HeritageNames | undefined,
  random: Random,
  faker: Faker,
): string {
  if (foreign !== undefined) {
    const name = random.pick(listed(foreign.last));
    return naming.heritage === 'polish' && naming.sex === 'f' ? name.replace(/ski$/u, 'ska') : name;
  }
  const first = localSurname(naming, random, faker);
  if (!random.chance(TWO_SURNAMES[naming.country] ?? 0)) return first;
  const second = localSurname(naming, random, faker);
  return first === second ? first : `${first} ${second}`;
}

/** Names that fit where somebody lives, where the family comes from, the gender and the age. */
export function drawName(
  naming: Naming,
  random: Random,
  faker: Faker,
): { firstname: string; lastname: string } {
  faker.seed(random.integer(0, 2_147_483_647));
  const foreign = namesOfHeritage(naming, random);
  return {
    firstname: firstNameOf(naming, foreign, random, faker),
    lastname: lastNameOf(naming, foreign, random, faker),
  };
}
