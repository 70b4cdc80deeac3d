import { describe, expect, it } from 'vitest';
import { findMinorRequest } from '../../../src/domain/adults.ts';

const minors = [
  '17-year-old skaters',
  'school pupils in Berlin',
  'teenagers who skate',
  'children',
  'kids aged 8-12',
  'high school students',
  'high schoolers',
  'seventeen-year-olds',
  '13 bis 17 Jahre alte Schüler',
  'Schüler aus Köln',
  'élèves de collège',
  'niños',
  'alumnos de primaria',
  'adolescentes',
  'crianças',
  'sechzehnjährige Mädchen',
  'aged 16 to 25',
  'people under 18',
  'under the age of 16',
  'a group of teenagers',
  'profiles of children',
  '１７-year-old',
  '16 y/o gamers',
  'lycéens de Lyon',
  'menores de edad',
  'jóvenes de 15 años',
  'jeunes de 14 à 17 ans',
  'girls aged 12',
  'toddlers at a picnic',
  'middle schoolers',
  'ages 10-15',
  'Jugendliche aus Wien',
  'jovens de 16 anos',
  'boys and girls aged 9',
  'pupils of a primary school',
  'sophomores at high school aged 15',
  'young girls',
  'minors',
  '12 to 14 year olds',
];

const adults = [
  'retired teachers in Lisbon who garden',
  'parents of 3-year-olds',
  'mothers with young children',
  'high school teachers',
  'primary school teacher',
  'kindergarten staff',
  'a nurse with 12 years of experience',
  "people who love children's books",
  '18-year-old students',
  'university students',
  'aged 18 to 25',
  'people under 30',
  'grandparents of teenagers',
  'youth workers',
  'pediatricians',
  '12-year sailing veterans',
  'founded 15 years ago',
  '17 people',
  'Lisbon 2017',
  'cyclists in Utrecht who repair old radios',
  'night-shift nurses in Marseille',
  'women in their sixties',
  'Lehrer mit 12 Jahren Erfahrung',
  'Erzieherinnen, die mit Kindern arbeiten',
  'madres de niños pequeños',
  'professeurs de lycée',
  'profesoras de primaria con 10 años de experiencia',
  'médecins pour enfants',
  'pais de crianças',
  'people who have kids',
  'school bus drivers',
  'aged 45',
  'fathers of two kids',
  'students aged 20-24',
  "children's book illustrators",
  'child psychologists',
  'people with a 15-year-old dog',
  'nurses who care for babies',
  'adults who teach teenagers',
  'Menschen unter 30',
  'coaches of a youth team',
  'high school sweethearts in their forties',
  'people who married 12 years ago',
  'bakers in Ghent who pay $5 & sing',
  'men between 30 and 40',
  'teachers aged 30 to 60',
  'gens de 25 à 40 ans',
  'personas de 40 años',
  'école teachers',
  'people born in 1985',
  'users in 16 countries',
  '10 km runners under 45 minutes',
];

describe('a description that asks for people under 18', () => {
  it.each(minors)('is found: %s', (description) => {
    expect(findMinorRequest(description)).toBeTypeOf('string');
  });

  it('is found with invisible characters in it', () => {
    expect(findMinorRequest('t\u200been\u00adagers')).toBe('teenagers');
  });

  it.each(adults)('is not seen where there is none: %s', (description) => {
    expect(findMinorRequest(description)).toBeUndefined();
  });

  it.each(['with of for 1 ', 'one two three ', 'school ', 'children of ', 'a'])(
    'is looked for in linear time: %s',
    (piece) => {
      const seconds = (length: number) => {
        const text = piece.repeat(length / piece.length);
        const started = performance.now();
        for (let times = 0; times < 5; times += 1) findMinorRequest(text);
        return performance.now() - started;
      };
      seconds(10_000);
      // Ten times the text, and at most sixty times the time: a bound of order, far from a hundred.
      expect(seconds(100_000)).toBeLessThan(60 * Math.max(1, seconds(10_000)));
    },
  );
});
