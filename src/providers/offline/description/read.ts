import { agesIn } from './ages.ts';
import { feminineTitles } from './feminine.ts';
import { findWords, plainText } from './match.ts';
import { placesIn } from './places.ts';
import { HOBBY_WORDS } from './hobby-words.ts';
import { FAMILY_WORDS, HERITAGE_WORDS, PET_WORDS, SEX_WORDS, STATUS_WORDS } from './life-words.ts';
import { OCCUPATION_GROUPS, OCCUPATION_WORDS } from './occupation-words.ts';
import type { Wishes } from './wishes.ts';

const onlyOne = <Name>(names: readonly Name[]): Name | undefined =>
  names.length === 1 ? names[0] : undefined;

/**
 * Reads a description with word lists in five languages: ages, gender, retirement and studies, occupations,
 * hobbies, places, family, pets, origins. It understands no sentences: "nobody who gardens" gardens.
 */
export function readDescription(description: string): Wishes {
  const text = plainText(description);
  const places = placesIn(description);
  const heritages = findWords(places.rest, HERITAGE_WORDS);
  const status = findWords(heritages.rest, STATUS_WORDS);
  const pets = findWords(status.rest, PET_WORDS);
  const occupations = findWords(pets.rest, OCCUPATION_WORDS);
  const groups = findWords(occupations.rest, OCCUPATION_GROUPS);
  const hobbies = findWords(groups.rest, HOBBY_WORDS);
  const family = findWords(hobbies.rest, FAMILY_WORDS);
  const sexes = findWords(places.rest, SEX_WORDS);
  const ages = agesIn(text);
  const feminine = feminineTitles([...occupations.words, ...groups.words, ...status.words], text);
  const sexNames = sexes.names.length > 0 ? sexes.names : feminine;
  return {
    ages,
    sex: onlyOne(sexNames),
    status: status.names[0],
    occupations: [...occupations.names, ...groups.names.flat()],
    hobbies: hobbies.names,
    places: places.places,
    family: family.names[0],
    pet: onlyOne(pets.names),
    heritages: heritages.names,
    understood: [
      ...new Set([
        ...(ages === undefined
          ? []
          : [ages.min === ages.max ? `age ${ages.min}` : `ages ${ages.min} to ${ages.max}`]),
        ...[places, heritages, status, pets, occupations, groups, hobbies, family, sexes].flatMap(
          ({ words }) => words,
        ),
      ]),
    ],
    problems: places.problems,
  };
}
