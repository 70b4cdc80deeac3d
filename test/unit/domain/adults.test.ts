import { describe, expect, test } from 'vitest';
import * as rules from '../../../src/domain/adults.ts';
import { createRandom } from '../../../src/domain/seed.ts';
import { ASKING_FOR_ADULTS } from './adult-descriptions.ts';
import { ADULTS_BY_THEIR_OWN_WORDS, MINORS_BY_THEIR_OWN_WORDS } from './minor-claims.ts';
import { ASKING_FOR_MINORS } from './minor-descriptions.ts';

const { findMinorClaim } = rules;
const TODAY = new Date('2026-06-15T00:00:00Z');
const findMinorRequest = (description: string, today = TODAY) => rules.findMinorRequest(description, today);

const minors = Object.entries(ASKING_FOR_MINORS).flatMap(([group, all]) =>
  all.map((text) => ({ group, text })),
);
const adults = Object.entries(ASKING_FOR_ADULTS).flatMap(([group, all]) =>
  all.map((text) => ({ group, text })),
);

describe('findMinorRequest', () => {
  test.each(minors)('refuses ($group) $text', ({ text }) => {
    expect(findMinorRequest(text)).toEqual(expect.any(String));
  });

  test.each(adults)('accepts ($group) $text', ({ text }) => {
    expect(findMinorRequest(text)).toBeUndefined();
  });

  test('finds a request in the middle of a long description', () => {
    const harmless = 'Retired teachers in Lisbon, parents of grown children, who garden. '.repeat(70);
    expect(findMinorRequest(harmless)).toBeUndefined();
    expect(findMinorRequest(`${harmless}Half of them are teenagers. ${harmless}`)).toBe('teenagers');
  });

  test('finds every request also behind harmless words and before them', () => {
    const random = createRandom('descriptions');
    const plain = adults.filter(({ group }) => group === 'english' || group === 'german');
    for (let round = 0; round < 500; round++) {
      const asking = random.pick(minors).text;
      const before = random.pick(plain).text;
      const after = random.pick(plain).text;
      expect({
        asking,
        before,
        after,
        found: findMinorRequest(`${before}.\n${asking}.\n${after}.`),
      }).toMatchObject({
        found: expect.any(String),
      });
    }
  });

  test.each([
    'born in',
    'who were born in',
    'born on May 3,',
    'born between 1999 and',
    'nacidos en',
    'nées en',
    'nascidos em',
    'geboren',
    'Jahrgang',
  ])('a year of birth is an age by the date of the day: people %s …', (words) => {
    const asked = (year: number, today: string) =>
      findMinorRequest(`people ${words} ${year}`, new Date(today));
    expect(asked(2012, '2026-06-15')).toEqual(expect.any(String));
    // 17 or 18, nobody knows.
    expect(asked(2008, '2026-06-15')).toEqual(expect.any(String));
    expect(asked(2007, '2026-06-15')).toBeUndefined();
    expect(asked(2012, '2031-01-01')).toBeUndefined();
  });

  test('says which words ask for minors, as they were written and on one line', () => {
    expect(findMinorRequest('Ten people, all of them 17-year-old gymnasts')).toBe('17-year-old');
    expect(findMinorRequest('People AGED 16 to 25 from Porto')).toBe('AGED 16 to 25');
    expect(findMinorRequest('Schülerinnen aus Köln')).toBe('Schülerinnen');
    expect(findMinorRequest('alumnos de primaria en Vigo')).toBe('alumnos de primaria');
    expect(findMinorRequest('kids\naged\n8')).toBe('kids');
    expect(findMinorRequest('people aged\t\u200b\u00a016')).toBe('aged 16');
    expect(findMinorRequest('１７ years old')).toBe('１７ years old');
  });

  const hostile: Record<string, string> = {
    'one long word': 'a'.repeat(10_000),
    spaces: ' '.repeat(10_000),
    apostrophes: "a'".repeat(5_000),
    hyphens: '-'.repeat(10_000),
    'hyphenated numbers': '1-'.repeat(5_000),
    'a list of numbers': '12, '.repeat(2_500),
    'tens without an end': 'twenty and '.repeat(900),
    'marks on one letter': `a${'\u0301'.repeat(9_999)}`,
    'invisible characters': '\u200b'.repeat(10_000),
    'nested harmless words': 'parents of children '.repeat(500),
    'schools without pupils': 'high school '.repeat(830),
    'clauses without an end': 'who are '.repeat(1_250),
    'years without an end': '17 years '.repeat(1_100),
    'surrogate halves': '\ud800'.repeat(10_000),
    'born without a year': 'born in '.repeat(1_250),
    'years of birth': 'born 2012 to '.repeat(750),
    'pupils and their mothers': '中学生の母'.repeat(2_000),
    'ages between mothers': '16歳の母 '.repeat(1_600),
    brackets: '('.repeat(10_000),
    emoji: '👨‍👩‍👧'.repeat(1_250),
  };

  test.each(Object.entries(hostile))('takes linear time on %s', (_, text) => {
    findMinorRequest(text);
    findMinorClaim(text);
    const start = performance.now();
    findMinorRequest(text);
    findMinorClaim(text);
    // A bound of order: both take 1 to 80 ms; a quadratic one takes seconds.
    expect(performance.now() - start).toBeLessThan(1_000);
  });

  test('throws for no text whatever', () => {
    const random = createRandom('any text');
    const pieces = [
      '17',
      '-',
      'year',
      ' old',
      'teen',
      "'s",
      ' of ',
      ', ',
      '\n',
      '\ud800',
      '\u0000',
      'é',
      '王',
      '👶',
      ' aged ',
      'high ',
      'school ',
    ];
    for (let round = 0; round < 2_000; round++) {
      const text = Array.from({ length: random.integer(0, 12) }, () => random.pick(pieces)).join('');
      const found = findMinorRequest(text);
      expect(found === undefined || found.length > 0).toBe(true);
    }
  });
});

describe('findMinorClaim', () => {
  test.each(MINORS_BY_THEIR_OWN_WORDS)('a minor: %s', (text) => {
    expect(findMinorClaim(text)).toEqual(expect.any(String));
  });

  test.each(ADULTS_BY_THEIR_OWN_WORDS)('an adult: %s', (text) => {
    expect(findMinorClaim(text)).toBeUndefined();
  });

  test('takes a bare number for an age only where no other is known', () => {
    expect(findMinorClaim('allotments ✨ Porto · 14')).toBe('14');
    expect(findMinorClaim('allotments ✨ Porto · 14', { isAgeStated: true })).toBeUndefined();
    expect(findMinorClaim('16 ans | Lyon', { isAgeStated: true })).toBe('16 ans');
    expect(findMinorClaim("I'm 16", { isAgeStated: true })).toBe("I'm 16");
  });

  test('says which words', () => {
    expect(findMinorClaim("Hello! I'm 16 and I skate.")).toBe("I'm 16");
    expect(findMinorClaim('Soy estudiante de secundaria en Vigo')).toBe('estudiante de secundaria');
  });
});
