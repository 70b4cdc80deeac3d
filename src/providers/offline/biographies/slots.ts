import { GRAMMAR } from '../language/grammar.ts';
import type { Slots } from '../language/template.ts';
import type { LanguageWords } from '../language/words.ts';
import { placeIn } from '../people/cities.ts';
import type { Person } from '../people/person.ts';

/** What somebody is called at work, in their own gender. */
export function titleOf(person: Person, words: LanguageWords): string | undefined {
  if (person.occupation === undefined) return undefined;
  return words.titles[person.occupation][person.sex === 'f' ? 1 : 0];
}

/** The values that lines about this person may use. */
export function slotsOf(person: Person, words: LanguageWords): Slots {
  const grammar = GRAMMAR[words.code];
  const city = placeIn(person.city, words.code);
  const previous = person.previous === undefined ? undefined : placeIn(person.previous.name, words.code);
  const title = titleOf(person, words);
  return {
    city,
    // Said only of people who did not come from elsewhere.
    native: previous === undefined ? city : undefined,
    inCity: grammar.inCity(city),
    fromCity: grammar.fromCity(city),
    prev: previous,
    inPrev: previous === undefined ? undefined : grammar.inCity(previous),
    fromPrev: previous === undefined ? undefined : grammar.fromCity(previous),
    job: title,
    '?working': person.status === 'working' ? '' : undefined,
    ...words.extraSlots(title),
    years: person.years?.toString(),
    age: person.age.toString(),
    study: person.status === 'student' ? words.fields[person.field] : undefined,
    kids: words.numbers[person.kids - 2],
    pet: person.pet?.name,
    doing: words.hobbies[person.hobbies[0]].doing,
    doing2: words.hobbies[person.hobbies[1]].doing,
  };
}
