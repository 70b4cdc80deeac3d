import { CITIES, namesOf } from '../people/cities.ts';
import { COUNTRY_CODES, type CountryCode } from '../people/countries.ts';
import { plainText, withoutAccents } from './match.ts';
import type { PlaceWish } from './wishes.ts';

const LANGUAGES = ['en', 'de', 'es', 'fr', 'pt'] as const;

/** What stands before a place: an everyday word is taken for a town only after one of these. */
const BEFORE = /(?:^|[^a-z])(?:in|from|near|around|of|aus|bei|en|de|a|em|no|na|do|da|d')\s?$/u;

/** The same where nothing has a capital letter: "nurses in lisbon". */
const SURELY_BEFORE = /(?:^|[^a-z])(?:in|from|near|around|aus|en|a|em|no)\s$/u;

interface Known extends PlaceWish {
  /** How it may be written, plain. */
  name: string;
  /** Whether the name is an everyday word as well: "Nice", "Essen". */
  everyday: boolean;
}

function knownPlaces(): Known[] {
  const cities = CITIES.flatMap(({ name, country, everyday }) =>
    namesOf(name).map((one): Known => ({ name: plainText(one), city: name, country, everyday })),
  );
  const states = CITIES.flatMap(({ state, country }) =>
    namesOf(state).map((one): Known => ({ name: plainText(one), state, country, everyday: false })),
  );
  const countries = COUNTRY_CODES.flatMap((country) =>
    countryNames(country).map((name): Known => ({ name, country, everyday: false })),
  );
  return [...cities, ...countries, ...states];
}

const MORE_NAMES: Readonly<Partial<Record<CountryCode, readonly string[]>>> = {
  US: ['usa', 'united states', 'america', 'u.s.', 'estados unidos', 'eua'],
  GB: ['uk', 'britain', 'great britain', 'u.k.', 'england', 'scotland', 'wales', 'northern ireland'],
};

function countryNames(country: CountryCode): string[] {
  const named = LANGUAGES.map(
    (language) => new Intl.DisplayNames(language, { type: 'region' }).of(country) ?? '',
  );
  return [...new Set([...named.map(plainText), ...(MORE_NAMES[country] ?? [])])].filter(
    (name) => name !== '',
  );
}

/** Countries that exist and that the offline writer has no people for: every other region that has a name. */
function unknownCountries(): string[] {
  const letters = Array.from('ABCDEFGHIJKLMNOPQRSTUVWXYZ');
  const codes = letters.flatMap((first) => letters.map((second) => first + second));
  const known: ReadonlySet<string> = new Set(COUNTRY_CODES);
  const names = LANGUAGES.flatMap((language) => {
    const regions = new Intl.DisplayNames(language, { type: 'region', fallback: 'none' });
    return codes.filter((code) => !known.has(code)).map((code) => regions.of(code) ?? '');
  });
  return [...new Set(names.map(plainText))].filter((name) => name.length > 3);
}

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Where a name stands in a text, as a word of its own. */
const placesOf = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`(?<![a-z0-9])${escaped(name)}(?![a-z0-9])`, 'gu'))].map(({ index }) => index);

/** Whether the words at this index are meant as a place. `written` has its capitals. */
function isMeant(written: string, rest: string, index: number, place: Known): boolean {
  const before = rest.slice(0, index);
  const capital = /^\p{Lu}/u.test(written.slice(index));
  if (capital) return !place.everyday || BEFORE.test(before);
  return place.state === undefined && !place.everyday && SURELY_BEFORE.test(before);
}

/** Words with a capital letter that follow "in" and are no town. */
const NO_TOWN =
  /^(?:their|the|a|an|tech|it|finance|marketing|healthcare|health|education|retail|love|retirement|relationships?|science|stem|hr|english|german|spanish|french|portuguese|general|rural|urban|small|big|my|our|his|her|rente|pension|europe|africa|asia|europa|asien|afrika)(?![a-z])/u;

const UNKNOWN =
  /(?:^|[\s,(])(?:in|near|from|en|à|em|no|na)\s+((?:\p{Lu}[\p{L}’'-]+)(?:\s+(?:\p{Lu}[\p{L}’'-]+))*)/u;

/** German nouns have capitals, too: "in Teilzeit" is no town. */
const GERMAN =
  /(?<![a-z])(?:und|der|die|das|mit|aus|zwischen|jahre|im|den|gern|gerne|menschen|leute|personen|frauen|von|bei|auf|fur|ein|eine)(?![a-z])/u;

export interface PlacesFound {
  places: PlaceWish[];
  words: string[];
  problems: string[];
  rest: string;
}

/** The towns, states and countries in a description; `rest` is its plain text without them. */
export function placesIn(description: string): PlacesFound {
  const written = withoutAccents(description);
  const found: PlacesFound = { places: [], words: [], problems: [], rest: written.toLowerCase() };
  for (const known of knownPlaces().toSorted((a, b) => b.name.length - a.name.length)) {
    const { name, everyday: _everyday, ...place } = known;
    const index = placesOf(found.rest, name).find((at) => isMeant(written, found.rest, at, known));
    if (index === undefined) continue;
    found.places.push(place);
    found.words.push(name);
    found.rest = `${found.rest.slice(0, index)}${'·'.repeat(name.length)}${found.rest.slice(index + name.length)}`;
  }
  // "Portland, Oregon" and "Lisbon in Portugal" are one place: the town says it all.
  const towns = found.places.filter(({ city }) => city !== undefined);
  const states = found.places.filter(({ state }) => state !== undefined);
  if (towns.length > 0) found.places = towns;
  else if (states.length > 0) found.places = states;
  if (found.places.length === 0) addUnknown(description, found);
  return found;
}

function addUnknown(description: string, found: PlacesFound): void {
  const country = unknownCountries().find((name) => placesOf(found.rest, name).length > 0);
  if (country !== undefined) {
    found.problems.push(`The offline writer has no names and towns of “${country}”.`);
    return;
  }
  const name = UNKNOWN.exec(description)?.[1];
  if (name === undefined || name.length > 40) return;
  if (NO_TOWN.test(plainText(name)) || GERMAN.test(plainText(description))) return;
  found.places.push({ city: name });
  found.words.push(name);
  found.problems.push(
    `The offline writer does not know “${name}”: it is used as the name of the town, no more.`,
  );
}
