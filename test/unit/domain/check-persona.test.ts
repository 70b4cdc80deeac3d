import { describe, expect, test } from 'vitest';
import { checkPersona, type CheckedPersona } from '../../../src/domain/check-persona.ts';
import {
  BIOGRAPHY_FIELDS,
  BIOGRAPHY_LIMITS,
  PERSONA_FIELDS,
  PersonaText,
  type PersonaDraft,
} from '../../../src/domain/persona.ts';
import { createRandom } from '../../../src/domain/seed.ts';

const whole = {
  firstname: 'Maria',
  lastname: 'Silva',
  gender: 'f',
  bio_facebook: 'Gardener in Lisbon.',
  bio_instagram: 'plants 🌱',
  bio_x: 'Soil first.',
  bio_tiktok: 'dirt queen',
  age: 61,
  ethnicity: 'Portuguese',
  job_title: 'Gardener',
  workplace: null,
  edu_establishment: null,
  edu_study: null,
  current_city: 'Lisbon',
  current_state: null,
  prev_city: null,
  prev_state: null,
  about: 'Retired.\nStill digs.',
};

function check(changes: PersonaDraft = {}, genders: readonly string[] = ['nb']): CheckedPersona {
  return checkPersona({ ...whole, ...changes }, { genders, drawAge: () => 42 });
}

function accepted(result: CheckedPersona): { person: PersonaText; repairs: string[] } {
  if ('refused' in result) {
    throw new Error(`Refused: ${JSON.stringify(result.refused)}`);
  }
  return result;
}

describe('checkPersona', () => {
  test('a whole person passes unchanged', () => {
    expect(check()).toEqual({ person: whole, repairs: [] });
  });

  test('the smallest person passes; what is missing is null, its age drawn', () => {
    const { firstname, lastname, gender, bio_facebook, bio_instagram, bio_x, bio_tiktok } = whole;
    const draft = { firstname, lastname, gender, bio_facebook, bio_instagram, bio_x, bio_tiktok };
    const { person, repairs } = accepted(checkPersona(draft, { genders: [], drawAge: () => 42 }));
    expect(Object.keys(person).toSorted()).toEqual(PERSONA_FIELDS.toSorted());
    expect(person).toMatchObject({ age: 42, job_title: null, about: null });
    expect(repairs).toEqual(['age: was left out, 42 was drawn']);
  });

  test('texts are trimmed and composed', () => {
    const { person } = accepted(
      check({ firstname: ' Jose\u0301 ', bio_x: '\n hi \u3000', current_city: ' Co\u0302te ' }),
    );
    expect(person).toMatchObject({ firstname: 'José', bio_x: 'hi', current_city: 'Côte' });
  });

  test('line breaks become line feeds', () => {
    expect(accepted(check({ bio_x: 'two\r\nlines\rthree' })).person.bio_x).toBe('two\nlines\nthree');
  });

  describe('required fields', () => {
    const required = ['firstname', 'lastname', 'gender', ...BIOGRAPHY_FIELDS] as const;

    test.each(required)('%s must be there', (field) => {
      for (const value of [undefined, null, '', '  ', '\n', 'N/A', 'null', '-', '\u200b']) {
        expect(check({ [field]: value })).toEqual({
          refused: [{ field, reason: 'is missing' }],
          rewritable: false,
        });
      }
    });

    test.each(required)('%s must be text', (field) => {
      for (const value of [
        5,
        true,
        [],
        ['Maria'],
        {},
        { toString: () => 'Maria' },
        10n,
        () => 'Maria',
        Symbol('Maria'),
      ]) {
        expect(check({ [field]: value })).toMatchObject({
          refused: [{ field, reason: expect.stringMatching(/^is (a|an) /) }],
          rewritable: false,
        });
      }
    });

    test('names are one line, hold a letter and end somewhere', () => {
      for (const name of [
        'Ma\nria',
        'Ma\u0000ria',
        'Ma\u202eria',
        'Ma\ud800ria',
        '🌱',
        '???',
        'a'.repeat(101),
      ]) {
        expect(check({ firstname: name })).toMatchObject({
          refused: [{ field: 'firstname' }],
          rewritable: false,
        });
      }
      for (const name of [
        "O'Connor",
        '王',
        'محمد',
        '<b>Maria</b>',
        'Maria 🌱',
        'a'.repeat(100),
        'Na',
        'None',
        '"; DROP',
        '+1',
        '007',
      ]) {
        expect(accepted(check({ firstname: name })).person.firstname).toBe(name);
      }
    });
  });

  describe('gender', () => {
    test.each([
      ['f', 'f'],
      ['M', 'm'],
      ['NB', 'nb'],
      ['female', 'f'],
      ['Mann', 'm'],
      ['Féminin', 'f'],
      ['Non-binary', 'nb'],
      ['x', 'nb'],
    ])('%s is stored as %s', (written, stored) => {
      expect(accepted(check({ gender: written })).person.gender).toBe(stored);
    });

    test('a word that the user allows stays that word', () => {
      expect(accepted(check({ gender: 'Female' }, ['female'])).person.gender).toBe('female');
    });

    test('another word is refused with the allowed ones', () => {
      expect(check({ gender: 'robot' })).toEqual({
        refused: [{ field: 'gender', reason: 'is "robot", which is none of f, m, nb' }],
        rewritable: false,
      });
    });
  });

  describe('biographies', () => {
    test.each(BIOGRAPHY_FIELDS)('%s is measured in code points', (field) => {
      const limit = BIOGRAPHY_LIMITS[field];
      for (const character of ['a', '🌱', '王', 'é']) {
        expect(accepted(check({ [field]: character.repeat(limit) })).person[field]).toBe(
          character.repeat(limit),
        );
        expect(check({ [field]: character.repeat(limit + 1) })).toEqual({
          refused: [{ field, reason: `has ${limit + 1} characters; ${limit} are allowed` }],
          rewritable: true,
        });
      }
    });

    test.each([
      '\u0000',
      '\u0007',
      '\t',
      '\u001b',
      '\u007f',
      '\u0085',
      '\u202e',
      '\u2066',
      '\ud800',
      '\udc00',
    ])('%j is refused, and may be written again', (character) => {
      expect(check({ bio_x: `a${character}b` })).toMatchObject({
        refused: [{ field: 'bio_x', reason: expect.stringMatching(/^holds /) }],
        rewritable: true,
      });
    });

    test.each([
      'two\nlines',
      'שלום עולם',
      'مرحبا',
      '👨‍👩‍👧',
      '<script>',
      '"quoted" & \'so\'',
      '\u200fרטל\u200e',
      '=1+1',
    ])('%j stays as it is', (text) => {
      expect(accepted(check({ bio_facebook: text })).person.bio_facebook).toBe(text);
    });

    test('one that may be written again beside one that may not is not asked for again', () => {
      expect(check({ bio_x: 'a'.repeat(500), lastname: '' })).toMatchObject({
        refused: [{ field: 'lastname' }, { field: 'bio_x' }],
        rewritable: false,
      });
    });
  });

  describe('age', () => {
    test.each([
      [18, 18],
      [120, 120],
      ['34', 34],
      [' 34 years ', 34],
      ['34 Jahre', 34],
      ['34 years old', 34],
      ['34-year-old', 34],
      ['４０', 40],
      [34.9, 34],
    ])('%j is %i', (written, age) => {
      expect(accepted(check({ age: written })).person.age).toBe(age);
    });

    test.each([undefined, null, '', 'N/A', 'unknown'])('%j is drawn, with a note', (age) => {
      const { person, repairs } = accepted(check({ age }));
      expect(person.age).toBe(42);
      expect(repairs).toEqual(['age: was left out, 42 was drawn']);
    });

    test.each([17, 17.99, 0, -40, '17', '17 years', '-40', 121, 1_000])('%j is refused', (age) => {
      expect(check({ age })).toMatchObject({ refused: [{ field: 'age' }], rewritable: false });
    });

    test.each([
      'seventeen',
      '30-35',
      '34 months',
      'about 34',
      '3.5',
      '1e3',
      Number.NaN,
      Number.POSITIVE_INFINITY,
      true,
      [34],
      {},
      '34567',
    ])('%j cannot be read, and is not replaced by an adult age', (age) => {
      expect(check({ age })).toMatchObject({ refused: [{ field: 'age' }], rewritable: false });
    });

    test('a drawn age must be an adult one', () => {
      for (const drawn of [17, 18.5, Number.NaN, 121]) {
        expect(() => checkPersona({ ...whole, age: null }, { genders: [], drawAge: () => drawn })).toThrow(
          RangeError,
        );
      }
    });
  });

  describe('minors by their own words', () => {
    test.each([
      ['bio_tiktok', "I'm 16 and I dance"],
      ['bio_instagram', '17 y/o | Porto | she/her'],
      ['bio_facebook', 'Soy estudiante de secundaria en Vigo'],
      ['about', 'She is 15 years old and lives in Porto.'],
      ['job_title', 'High school student'],
    ])('%s: %s', (field, text) => {
      expect(check({ [field]: text })).toMatchObject({
        refused: [{ field, reason: expect.stringContaining('under 18') }],
        rewritable: false,
      });
    });

    test('a bare number says how old somebody is only where no age is given', () => {
      const bio = '17 | Porto | she/her';
      expect(check({ bio_instagram: bio, age: null })).toMatchObject({
        refused: [{ field: 'bio_instagram' }],
      });
      expect(accepted(check({ bio_instagram: bio })).repairs).toEqual([]);
    });

    test('adults with children stay', () => {
      expect(accepted(check({ bio_x: 'Mom of two teenagers. High school teacher.' })).repairs).toEqual([]);
    });
  });

  describe('optional fields', () => {
    test.each(['', ' ', 'N/A', 'n/a', 'none', 'Unknown', '-', null, undefined])('%j is null', (value) => {
      expect(check({ workplace: value, about: value })).toEqual({
        person: { ...whole, workplace: null, about: null },
        repairs: [],
      });
    });

    test.each([
      [5, 'was a number and is left out'],
      [['a'], 'was a list and is left out'],
      [{}, 'was an object and is left out'],
      ['a\u0000b', 'held control characters (U+0000) and is left out'],
      ['a\u202eb', 'held control characters (U+202E) and is left out'],
      ['a\nb', 'held a line break and is left out'],
      ['a'.repeat(301), 'was too long and is left out'],
    ])('%j is left out with a note', (value, note) => {
      const { person, repairs } = accepted(check({ job_title: value }));
      expect(person.job_title).toBeNull();
      expect(repairs).toEqual([`job_title: ${note}`]);
    });
  });

  test('hostile drafts are refused, not thrown at', () => {
    const inherited = Object.create(whole) as PersonaDraft;
    expect(checkPersona(inherited, { genders: [], drawAge: () => 42 })).toHaveProperty('refused');
    const polluting = JSON.parse(
      `{"__proto__": {"age": 5}, "constructor": 1, ${JSON.stringify(whole).slice(1)}`,
    ) as PersonaDraft;
    expect(accepted(checkPersona(polluting, { genders: [], drawAge: () => 42 })).person).toEqual(whole);
    expect({}).not.toHaveProperty('age');
  });

  test('every random draft ends as a storable adult or with reasons', () => {
    const random = createRandom('drafts');
    const values = [
      '',
      'Maria',
      5,
      null,
      undefined,
      [],
      {},
      '\u0000',
      'a'.repeat(400),
      "I'm 16",
      'f',
      61,
      '34',
      true,
      '🌱',
      '\ud800',
      Number.NaN,
    ];
    let good = 0;
    for (let round = 0; round < 3_000; round++) {
      const changes = Object.fromEntries(
        PERSONA_FIELDS.filter(() => random.next() < 0.1).map((field) => [field, random.pick(values)]),
      );
      const result = check(changes);
      if ('person' in result) {
        good += 1;
      }
      const holds =
        'person' in result ? PersonaText.safeParse(result.person).success : result.refused.length > 0;
      expect({ changes, result, holds }).toMatchObject({ holds: true });
    }
    expect(good).toBeGreaterThan(100);
  });
});
