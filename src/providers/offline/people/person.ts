import type { Faker } from '@faker-js/faker';
import { ADULT_AGE } from '../../../domain/persona.ts';
import type { Family, PlaceWish, Wishes } from '../description/wishes.ts';
import { HOBBIES, HOBBY_NAMES, type HobbyName } from '../hobbies.ts';
import type { LanguageCode } from '../language/words.ts';
import {
  isOldEnoughFor,
  OCCUPATION_NAMES,
  OCCUPATIONS,
  type Field,
  type OccupationName,
} from '../occupations.ts';
import type { Random } from '../random.ts';
import { CITIES, type City } from './cities.ts';
import { type CountryCode, LIKELY_COUNTRIES } from './countries.ts';
import { HERITAGES_IN, type Heritage } from './heritage.ts';
import { drawName } from './naming.ts';

export type FamilyState = 'single' | 'couple' | 'child' | 'children' | 'grown' | 'grandchildren';

/** One person before any sentence is written. */
export interface Person {
  firstname: string;
  lastname: string;
  sex: 'f' | 'm';
  age: number;
  country: CountryCode;
  heritage: Heritage;
  city: string;
  state: string | null;
  previous: City | undefined;
  status: 'working' | 'student' | 'retired';
  /** Missing for students. */
  occupation: OccupationName | undefined;
  field: Field;
  /** Years in the occupation; missing where it is too few to speak of. */
  years: number | undefined;
  hobbies: readonly [HobbyName, HobbyName, HobbyName];
  family: FamilyState;
  /** Children or grandchildren; 0 or 1 where the family needs no number. */
  kids: number;
  pet: { kind: 'dog' | 'cat'; name: string } | undefined;
}

/** Ages that go without saying, by what somebody is; in whole years, both included. */
const TYPICAL_AGES: Readonly<Record<string, readonly [min: number, max: number]>> = {
  retired: [62, 82],
  student: [18, 26],
  grandparents: [57, 79],
  parents: [27, 52],
};

const AGES: readonly (readonly [ages: readonly [min: number, max: number], weight: number])[] = [
  [[18, 25], 16],
  [[26, 40], 34],
  [[41, 58], 31],
  [[59, 78], 19],
];

function drawAge(wishes: Wishes, random: Random): number {
  const likely = random.weighted(AGES);
  const [from, to] =
    wishes.ages === undefined
      ? (TYPICAL_AGES[wishes.status ?? wishes.family ?? ''] ?? likely)
      : [wishes.ages.min, wishes.ages.max];
  const min = Math.max(ADULT_AGE, from);
  return random.integer(min, Math.max(min, to));
}

function drawStatus(wishes: Wishes, age: number, random: Random): Person['status'] {
  if (wishes.status !== undefined) return wishes.status;
  const doubt = random.next();
  if (wishes.occupations.length > 0) return age >= 67 && doubt < 0.5 ? 'retired' : 'working';
  if (age >= 70) return 'retired';
  if (age >= 62) return doubt < (age >= 67 ? 0.88 : 0.4) ? 'retired' : 'working';
  if (age <= 24) return doubt < 0.55 ? 'student' : 'working';
  return 'working';
}

/** What somebody does, or, for a student, what they study for. */
function drawOccupation(
  wishes: Wishes,
  status: Person['status'],
  age: number,
  random: Random,
): OccupationName {
  if (status === 'student') {
    return random.pick(OCCUPATION_NAMES.filter((name) => OCCUPATIONS[name][3] === 'university'));
  }
  if (wishes.occupations.length > 0) return random.pick(wishes.occupations);
  return random.pick(OCCUPATION_NAMES.filter((name) => isOldEnoughFor(name, age)));
}

function drawYears(status: Person['status'], age: number, random: Random): number | undefined {
  if (status === 'student') return undefined;
  const most = Math.min(age - 22, status === 'retired' ? 42 : 38);
  if (most < 2) return undefined;
  if (status === 'retired') return random.integer(Math.max(2, Math.min(24, most)), most);
  return random.integer(Math.max(2, Math.round(most * 0.2)), most);
}

function drawHobbies(wishes: Wishes, age: number, random: Random): Person['hobbies'] {
  const column = age < 30 ? 0 : age < 60 ? 1 : 2;
  const chosen = new Set<HobbyName>(random.shuffled(wishes.hobbies).slice(0, 3));
  const weights = HOBBY_NAMES.map((name) => [name, HOBBIES[name][column]] as const);
  while (chosen.size < 3) chosen.add(random.weighted(weights));
  return [...chosen] as unknown as Person['hobbies'];
}

type FamilyWeights = readonly (readonly [FamilyState, number])[];

function drawFamily(
  wish: Family | undefined,
  status: Person['status'],
  age: number,
  random: Random,
): FamilyState {
  if (wish === 'single' || wish === 'couple') return wish;
  if (wish === 'grandparents') return 'grandchildren';
  if (wish === 'parents') return age > 58 ? 'grown' : random.chance(0.35) ? 'child' : 'children';
  const likely: FamilyWeights =
    age < 26 || status === 'student'
      ? [
          ['single', 58],
          ['couple', 42],
        ]
      : age < 35
        ? [
            ['single', 32],
            ['couple', 36],
            ['child', 18],
            ['children', 14],
          ]
        : age < 52
          ? [
              ['single', 17],
              ['couple', 18],
              ['child', 20],
              ['children', 45],
            ]
          : age < 63
            ? [
                ['single', 15],
                ['couple', 20],
                ['children', 13],
                ['grown', 47],
                ['grandchildren', 5],
              ]
            : [
                ['single', 14],
                ['couple', 16],
                ['grown', 26],
                ['grandchildren', 44],
              ];
  return random.weighted(likely);
}

const KIDS: Readonly<Partial<Record<FamilyState, readonly (readonly [number, number])[]>>> = {
  children: [
    [2, 64],
    [3, 29],
    [4, 7],
  ],
  grandchildren: [
    [2, 30],
    [3, 30],
    [4, 22],
    [5, 12],
    [6, 6],
  ],
};

const PETS = {
  dog: 'Milo Luna Bruno Frida Otto Nala Rocky Balu Kira Leo Pepper Toby',
  cat: 'Nala Mia Luna Minka Coco Olive Lola Ruby Cleo Mimi Kira Tilda',
} as const;

/** Nobody's dog has their own name. */
function drawPet(wish: Wishes['pet'], owner: string, random: Random): Person['pet'] {
  if (wish === undefined && !random.chance(0.32)) return undefined;
  const kind = wish ?? random.pick(['dog', 'cat'] as const);
  return { kind, name: random.pick(PETS[kind].split(' ').filter((name) => name !== owner)) };
}

/** The country comes first, because Faker's names for it have to be loaded before the person is drawn. */
export function drawCountry(wishes: Wishes, language: LanguageCode, random: Random): CountryCode {
  const places = wishes.places.filter(({ country }) => country !== undefined);
  const wished = places.length > 0 ? random.pick(places).country : undefined;
  return wished ?? random.weighted(LIKELY_COUNTRIES[language]);
}

function drawHome(places: readonly PlaceWish[], country: CountryCode, random: Random) {
  const here = places.filter((place) => place.country === undefined || place.country === country);
  const wish = here.length > 0 ? random.pick(here) : {};
  const towns = CITIES.filter(
    (town) =>
      town.country === country &&
      (wish.city === undefined || town.name === wish.city) &&
      (wish.state === undefined || town.state === wish.state),
  );
  // A town that is not in the table is believed as it was said.
  if (towns.length === 0 && wish.city !== undefined) return { city: wish.city, state: wish.state ?? null };
  const town = random.pick(towns.length > 0 ? towns : CITIES.filter((one) => one.country === country));
  return { city: town.name, state: town.state };
}

export function drawPerson(wishes: Wishes, country: CountryCode, random: Random, faker: Faker): Person {
  const facts = random.fork('facts');
  const sex = wishes.sex ?? (facts.chance(0.5) ? 'f' : 'm');
  const heritage =
    wishes.heritages.length > 0 ? facts.pick(wishes.heritages) : facts.weighted(HERITAGES_IN[country]);
  const age = drawAge(wishes, facts);
  const status = drawStatus(wishes, age, facts);
  const worked = drawOccupation(wishes, status, age, facts);
  const life = random.fork('life');
  const family = drawFamily(wishes.family, status, age, life);
  const name = drawName({ country, heritage, sex, age }, random.fork('names'), faker);
  const home = drawHome(wishes.places, country, random.fork('home'));
  const towns = CITIES.filter((town) => town.country === country && town.name !== home.city);
  return {
    ...name,
    sex,
    age,
    country,
    heritage,
    ...home,
    previous: life.chance(0.55) ? life.pick(towns) : undefined,
    status,
    occupation: status === 'student' ? undefined : worked,
    field: OCCUPATIONS[worked][2],
    years: drawYears(status, age, life),
    hobbies: drawHobbies(wishes, age, random.fork('hobbies')),
    family,
    kids: life.weighted(KIDS[family] ?? [[1, 1]]),
    pet: drawPet(wishes.pet, name.firstname, life),
  };
}
