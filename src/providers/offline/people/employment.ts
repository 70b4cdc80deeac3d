import { GRAMMAR } from '../language/grammar.ts';
import { inSpeechOf } from '../language/regional.ts';
import { OCCUPATIONS } from '../occupations.ts';
import type { Random } from '../random.ts';
import { COUNTRIES } from './countries.ts';
import { CULTURE_NAMES } from './names.ts';
import type { Person } from './person.ts';
import { WORKPLACES } from './workplaces.ts';

/** Where somebody works and where they learned it, as the names are in their country; null: nowhere to name. */
export function drawEmployment(person: Person, random: Random): { workplace: string | null; school: string } {
  const { language, culture } = COUNTRIES[person.country];
  const surnames = CULTURE_NAMES[culture].last.split(' ');
  const named = (patterns: string, town: string) => {
    const [name = '', name2 = ''] = random.shuffled(surnames);
    const text = random
      .pick(patterns.split('|'))
      .replaceAll('{name}', name)
      .replaceAll('{name2}', name2)
      .replaceAll('{city}', town);
    return inSpeechOf(person.country, GRAMMAR[language].polish(text));
  };
  const patterns = WORKPLACES[language];
  const place = person.occupation === undefined ? undefined : OCCUPATIONS[person.occupation][1];
  const university = person.occupation === undefined || OCCUPATIONS[person.occupation][3] === 'university';
  const workplace =
    person.status === 'working' && place !== undefined ? named(patterns[place], person.city) : '';
  const town = person.status === 'student' ? person.city : (person.previous?.name ?? person.city);
  return {
    workplace: workplace === '' ? null : workplace,
    school: named(university ? patterns.universityName : patterns.collegeName, town),
  };
}
