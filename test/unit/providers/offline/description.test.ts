import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../../src/providers/offline/description/read.ts';
import { codeOf, loadWords, OFFLINE_LANGUAGES } from '../../../../src/providers/offline/language/index.ts';
import { people } from './support.ts';

describe('ages', () => {
  it.each([
    ['nurses aged 30 to 40', 30, 40],
    ['designers, 25-35', 25, 35],
    ['between 50 and 60 years old', 50, 60],
    ['women in their sixties', 60, 69],
    ['people in their early 30s', 30, 33],
    ['mid-forties', 43, 47],
    ['over 60', 61, 85],
    ['65+', 65, 89],
    ['under 30', 18, 29],
    ['35-year-old baristas', 35, 35],
    ['middle-aged men', 42, 58],
    ['zwischen 30 und 45 Jahren', 30, 45],
    ['Männer in den Sechzigern', 60, 69],
    ['über 70', 71, 90],
    ['entre 30 y 40 años', 30, 40],
    ['mayores de 60 años', 61, 85],
    ['de 30 à 40 ans', 30, 40],
    ['la soixantaine', 60, 69],
    ['dos 30 aos 40 anos', 30, 40],
    ['com mais de 50 anos', 51, 75],
  ])('%s', (description, min, max) => {
    expect(readDescription(description).ages).toEqual({ min, max });
  });

  it('are never below eighteen', () => {
    expect(readDescription('aged 13 to 17').ages).toEqual({ min: 18, max: 21 });
    expect(readDescription('aged 12 to 30').ages).toEqual({ min: 18, max: 30 });
  });

  it('are not read out of other numbers', () => {
    expect(readDescription('people who own 3 cats').ages).toBeUndefined();
    expect(readDescription('the years 1990-2000').ages).toBeUndefined();
    expect(readDescription('mothers of young children').ages).toBeUndefined();
  });
});

describe('gender', () => {
  it.each([
    ['women who run', 'f'],
    ['men', 'm'],
    ['Frauen aus Kiel', 'f'],
    ['Männer', 'm'],
    ['mujeres', 'f'],
    ['hombres', 'm'],
    ['femmes', 'f'],
    ['hommes', 'm'],
    ['mulheres', 'f'],
    ['homens', 'm'],
    ['enfermeras de Sevilla', 'f'],
    ['infirmières', 'f'],
    ['professoras', 'f'],
    ['Rentnerinnen', 'f'],
  ])('%s', (description, sex) => {
    expect(readDescription(description).sex).toBe(sex);
  });

  it.each(['women and men', 'enfermeros', 'Lehrerinnen und Lehrer', 'teachers'])(
    '%s: everybody',
    (description) => {
      expect(readDescription(description).sex).toBeUndefined();
    },
  );
});

describe('occupations and hobbies', () => {
  it.each([
    ['retired nurses who garden', 'nurse', 'gardening'],
    ['Köche, die gern wandern', 'cook', 'hiking'],
    ['bomberos aficionados al ajedrez', 'firefighter', 'chess'],
    ['boulangers qui tricotent', 'baker', 'knitting'],
    ['carpinteiros que gostam de fotografia', 'carpenter', 'photography'],
  ])('%s', (description, occupation, hobby) => {
    const wishes = readDescription(description);
    expect(wishes.occupations).toEqual([occupation]);
    expect(wishes.hobbies).toEqual([hobby]);
  });

  it('tells a gardener from somebody who gardens, and a music teacher from a musician', () => {
    expect(readDescription('landscape gardeners')).toMatchObject({ occupations: ['gardener'], hobbies: [] });
    expect(readDescription('music teachers')).toMatchObject({ occupations: ['musicTeacher'] });
  });
});

describe.each(OFFLINE_LANGUAGES)('descriptions in %s', (language) => {
  it('are understood when they name an occupation or a hobby as the writer does', async () => {
    const { titles, hobbies } = await loadWords(codeOf(language));
    const missed = [
      ...Object.entries(titles).flatMap(([name, words]) =>
        words.filter((word) => !(readDescription(word).occupations as string[]).includes(name)),
      ),
      ...Object.entries(hobbies).flatMap(([name, { doing }]) =>
        (readDescription(`they love ${doing}`).hobbies as string[]).includes(name) ? [] : [doing],
      ),
    ];
    expect(missed).toEqual([]);
  });
});

describe('places', () => {
  it.each([
    ['teachers in Lisbon', { city: 'Lisboa', country: 'PT' }],
    ['nurses in lisbon', { city: 'Lisboa', country: 'PT' }],
    ['Menschen aus Köln', { city: 'Köln', country: 'DE' }],
    ['gente de Ciudad de México', { city: 'Ciudad de México', country: 'MX' }],
    ['cooks in Bavaria', { state: 'Bayern', country: 'DE' }],
    ['farmers in Brazil', { country: 'BR' }],
    ['Portland, Oregon', { city: 'Portland', country: 'US' }],
    ['cooks in Toledo, Ohio', { city: 'Toledo', state: 'Ohio', country: 'US' }],
    ['people in Nice', { city: 'Nice', country: 'FR' }],
  ])('%s', (description, place) => {
    expect(readDescription(description).places).toEqual([place]);
  });

  it.each([
    'Nice people',
    'Essen und Trinken',
    'women in Tech',
    'trabalhar a madeira',
    'Menschen in Teilzeit',
  ])('%s: nowhere', (description) => {
    expect(readDescription(description).places).toEqual([]);
  });

  it('takes a town at its word, and says so', () => {
    const wishes = readDescription('fishermen in Nairobi');
    expect(wishes.places).toEqual([{ city: 'Nairobi' }]);
    expect(wishes.problems).toEqual([expect.stringContaining('Nairobi')]);
  });

  it('says when it has nobody from a country', () => {
    expect(readDescription('chess players in Japan').problems).toEqual([expect.stringContaining('japan')]);
  });
});

describe('what becomes of it', () => {
  it('retired teachers in Lisbon who garden', async () => {
    for (const person of await people({ count: 60, description: 'retired teachers in Lisbon who garden' })) {
      expect(person.job_title).toMatch(/^Retired .*teacher$/u);
      expect(person.current_city).toBe('Lisbon');
      expect(person.age).toBeGreaterThanOrEqual(60);
      expect(person.about).toContain('gardening');
      expect(person.workplace).toBeNull();
    }
  });

  it('ages, gender, town and pets reach every person', async () => {
    const description = 'Frauen zwischen 30 und 35 aus Bremen mit Hund';
    for (const person of await people({ count: 60, description, language: 'German' })) {
      expect(person).toMatchObject({ gender: 'f', current_city: 'Bremen', current_state: 'Bremen' });
      expect(person.age).toBeGreaterThanOrEqual(30);
      expect(person.age).toBeLessThanOrEqual(35);
    }
  });

  it('a state is filled with its towns', async () => {
    const everyone = await people({ count: 60, description: 'cooks in Bavaria' });
    expect(new Set(everyone.map(({ current_state }) => current_state))).toEqual(new Set(['Bavaria']));
    expect(new Set(everyone.map(({ current_city }) => current_city)).size).toBeGreaterThan(3);
  });

  it('nobody is a minor, whatever is asked for', async () => {
    for (const description of [
      'teenagers aged 13 to 17',
      'school pupils under 16',
      '12-year-olds',
      'aged 10',
    ]) {
      const ages = (await people({ count: 40, description })).map(({ age }) => age);
      expect(Math.min(...ages)).toBeGreaterThanOrEqual(18);
    }
  });

  it('survives descriptions that are no sentences', async () => {
    for (const description of ['{job} {a|b}', '((((', '🌱'.repeat(2000), '$&\\1', 'a'.repeat(10_000)]) {
      expect(await people({ count: 2, description })).toHaveLength(2);
    }
  });
});
