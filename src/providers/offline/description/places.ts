import { KNOWN_PLACES, type KnownPlace, OTHER_COUNTRIES } from './known-places.ts';
import { plainText, withoutAccents } from './match.ts';
import type { PlaceWish } from './wishes.ts';

/** What stands before a place: an everyday word is taken for a town only after one of these. */
const BEFORE = /(?:^|[^a-z])(?:in|from|near|around|of|aus|bei|en|de|a|em|no|na|do|da|d')\s?$/u;

/** The same where nothing has a capital letter: "nurses in lisbon". */
const SURELY_BEFORE = /(?:^|[^a-z])(?:in|from|near|around|aus|en|a|em|no)\s$/u;

const escaped = (name: string) => name.replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);

/** Where a name stands in a text, as a word of its own. */
const placesOf = (text: string, name: string) =>
  [...text.matchAll(new RegExp(`(?<![a-z0-9])${escaped(name)}(?![a-z0-9])`, 'gu'))].map(({ index }) => index);

/** Whether the words at this index are meant as a place. `written` has its capitals. */
function isMeant(written: string, rest: string, index: number, place: KnownPlace): boolean {
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
  for (const known of KNOWN_PLACES) {
    const { name, everyday: _everyday, ...place } = known;
    if (!found.rest.includes(known.name)) continue;
    const index = placesOf(found.rest, name).find((at) => isMeant(written, found.rest, at, known));
    if (index === undefined) continue;
    found.places.push(place);
    found.words.push(name);
    found.rest = `${found.rest.slice(0, index)}${'·'.repeat(name.length)}${found.rest.slice(index + name.length)}`;
  }
  found.places = mostExact(found, written.toLowerCase());
  if (found.places.length === 0) addUnknown(description, found);
  return found;
}

/** "Portland, Oregon" and "Lisbon in Portugal" are one place: the town says it all, unless it is another. */
function mostExact({ places, words }: PlacesFound, text: string): PlaceWish[] {
  const towns = places.filter(({ city }) => city !== undefined);
  const states = places.filter(({ state }) => state !== undefined);
  if (towns.length === 0) return states.length > 0 ? states : places;
  return towns.map((town) => {
    const said = words[places.indexOf(town)] ?? '';
    // "Toledo, Ohio" is not the Toledo of Spain.
    const elsewhere = places.find(
      (other, index) => other.country !== town.country && text.includes(`${said}, ${words[index]}`),
    );
    return elsewhere === undefined ? town : { ...elsewhere, city: town.city ?? said };
  });
}

function addUnknown(description: string, found: PlacesFound): void {
  const country = OTHER_COUNTRIES.find(
    (name) => found.rest.includes(name) && placesOf(found.rest, name).length > 0,
  );
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
