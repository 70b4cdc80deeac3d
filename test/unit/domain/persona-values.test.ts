import { describe, expect, test } from 'vitest';
import { readAge, readGender, readText } from '../../../src/domain/persona-values.ts';

describe('readAge', () => {
  test.each([
    ['34', 34],
    [' 34 years old ', 34],
    ['34-year-old', 34],
    ['34 años', 34],
    ['３４', 34],
    [34.5, 34.5],
  ])('%j is %d', (written, age) => {
    expect(readAge(written)).toBe(age);
  });

  test.each(['34 months', '30-35', 'under 34', '-34', '3,4', 'thirty', '', '1'.repeat(50)])(
    '%j is no plain number of years and stays',
    (written) => {
      expect(readAge(written)).toBe(written);
    },
  );
});

describe('readGender', () => {
  test.each([
    ['Female', 'f'],
    [' Mann ', 'm'],
    ['Fe\u0301minin', 'f'],
    [' Nonbinary ', 'Nonbinary'],
    [5, 5],
  ])('%j is %j', (written, gender) => {
    expect(readGender(written)).toBe(gender);
  });
});

describe('readText', () => {
  test.each([null, '', ' \n', 'N/A', 'none', 'Unknown', '…', '\u200b\u2060'])('%j says nothing', (value) => {
    expect(readText('about', value)).toBeUndefined();
  });

  test('a name may be a word that says nothing elsewhere', () => {
    expect(['Na', 'None', 'Nil'].map((name) => readText('firstname', name))).toEqual(['Na', 'None', 'Nil']);
    expect(readText('lastname', 'null')).toBeUndefined();
  });

  test('is trimmed, composed and has one kind of line break', () => {
    expect(readText('about', ' Jose\u0301\r\nLopes\r ')).toBe('José\nLopes');
  });

  test('what is not text stays for the checks', () => {
    expect(readText('age', 34)).toBe(34);
    expect(readText('about', ['N/A'])).toEqual(['N/A']);
  });
});
