import type { PersonaText } from '../../domain/persona.ts';
import { composeBiographies } from './biographies/compose.ts';
import { createLines } from './biographies/lines.ts';
import { composeNote } from './biographies/note.ts';
import { titleOf } from './biographies/slots.ts';
import type { Wishes } from './description/wishes.ts';
import { upperFirst } from './language/template.ts';
import type { LanguageWords } from './language/words.ts';
import { placeIn } from './people/cities.ts';
import { COUNTRIES } from './people/countries.ts';
import { drawEmployment } from './people/employment.ts';
import { loadFaker } from './people/fakers.ts';
import { ETHNICITY_WORDS } from './people/heritage.ts';
import { drawCountry, drawPerson, type Person } from './people/person.ts';
import { createRandom, type Random } from './random.ts';

function jobTitleOf(person: Person, words: LanguageWords): string | null {
  const title = titleOf(person, words);
  if (title === undefined) return null;
  return upperFirst(
    person.status === 'retired' ? words.retiredTitle(title, person.sex, person.country) : title,
  );
}

/** Half of real people say nothing of their origin in a profile; here most do, or nobody could search for it. */
function ethnicityOf(person: Person, words: LanguageWords, wished: boolean, random: Random): string | null {
  if (!wished && random.chance(0.12)) return null;
  return ETHNICITY_WORDS[words.code][person.heritage];
}

/**
 * One whole person. The seed decides everything that the description leaves open: the same seed, description
 * and language give the same person.
 */
export async function writePerson(wishes: Wishes, words: LanguageWords, seed: string): Promise<PersonaText> {
  const random = createRandom(seed);
  const country = drawCountry(wishes, words.code, random.fork('country'));
  const faker = await loadFaker(country);
  const person = drawPerson(wishes, country, random, faker);
  const lines = createLines(person, words, random.fork('lines'));
  const { workplace, school } = drawEmployment(person, random.fork('employment'));
  const field = (text: string) => (COUNTRIES[country].language === words.code ? lines.finish(text) : text);
  const jobTitle = jobTitleOf(person, words);
  const biographies = composeBiographies(lines, random.fork('plans'));
  return {
    firstname: person.firstname,
    lastname: person.lastname,
    gender: person.sex,
    ...biographies,
    age: person.age,
    ethnicity: ethnicityOf(person, words, wishes.heritages.length > 0, random.fork('ethnicity')),
    job_title: jobTitle === null ? null : upperFirst(field(jobTitle)),
    workplace,
    edu_establishment: school,
    edu_study: field(words.fields[person.field]),
    current_city: placeIn(person.city, words.code),
    current_state: person.state === null ? null : placeIn(person.state, words.code),
    prev_city: person.previous === undefined ? null : placeIn(person.previous.name, words.code),
    prev_state: person.previous === undefined ? null : placeIn(person.previous.state, words.code),
    about: composeNote(person, words, lines, random.fork('note')),
  };
}
