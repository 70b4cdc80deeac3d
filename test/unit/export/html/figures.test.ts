import { describe, expect, it } from 'vitest';
import { createComposition, mainGenders } from '../../../../src/export/html/composition.ts';
import { elapsed, many, moment, shorten, usd } from '../../../../src/export/html/figures.ts';
import { languageTag } from '../../../../src/export/html/language-tag.ts';

describe('figures', () => {
  it('round no small price away', () => {
    expect([0, 0.0042, 0.5, 12.3456, 1234.5].map(usd)).toEqual([
      '$0.00',
      '$0.0042',
      '$0.50',
      '$12.35',
      '$1,234.50',
    ]);
  });

  it('say one and many', () => {
    expect([many(1, 'call'), many(1200, 'call')]).toEqual(['1 call', '1,200 calls']);
  });

  it('tell how long something took', () => {
    const from = '2025-11-22T10:00:00.000Z';
    const after = (seconds: number) =>
      elapsed(from, new Date(Date.parse(from) + seconds * 1000).toISOString());
    expect([0.4, 42, 185, 7800].map(after)).toEqual(['0 s', '42 s', '3 min 5 s', '2 h 10 min']);
  });

  it('give a moment in UTC, wherever the machine is', () => {
    expect(moment('2025-11-22T23:31:00.000Z').text).toBe(
      '<time datetime="2025-11-22T23:31:00.000Z">22 November 2025 at 23:31 UTC</time>',
    );
  });

  it('shorten between words, and never inside a character', () => {
    expect(shorten('two\nwords', 20)).toBe('two words');
    expect(shorten('retired teachers in Lisbon', 18)).toBe('retired teachers…');
    expect(shorten('👩‍👩‍👧‍👦👩‍👩‍👧‍👦👩‍👩‍👧‍👦', 2)).toBe('👩‍👩‍👧‍👦…');
  });
});

describe('the tag of a language', () => {
  it.each([
    ['Portuguese', 'pt'],
    ['german', 'de'],
    ['Arabic', 'ar'],
    ['Japanese', 'ja'],
  ])('%s is %s', (name, tag) => {
    expect(languageTag(name)).toBe(tag);
  });

  it.each(['', 'Klingonish', 'pt'])('is not known for "%s"', (name) => {
    expect(languageTag(name)).toBeUndefined();
  });
});

describe('who is in a dataset', () => {
  it('is counted by age band and by word for gender', () => {
    const composition = createComposition();
    for (const age of [18, 24, 25, 64, 65, 120]) composition.add({ age, gender: age < 60 ? 'f' : 'm' });
    expect(composition.ages.map(({ people }) => people)).toEqual([2, 1, 0, 0, 1, 2]);
    expect(composition).toMatchObject({ people: 6, youngest: 18, oldest: 120 });
    expect(composition.genders).toEqual([
      { label: 'f', people: 3 },
      { label: 'm', people: 3 },
    ]);
  });

  it('takes the rare words together', () => {
    const shares = ['f', 'm', 'a', 'b', 'c'].map((label, index) => ({ label, people: 10 - index }));
    expect(mainGenders(shares)).toEqual([
      { label: 'f', people: 10 },
      { label: 'm', people: 9 },
      { label: 'a', people: 8 },
      { label: 'other words', people: 13 },
    ]);
  });
});
