import { describe, expect, test } from 'vitest';
import { countCodePoints, findUnsafeCharacter, fold, foldWithOrigins } from '../../../src/domain/text.ts';

describe('fold', () => {
  test.each([
    ['José', 'jose'],
    ['Jose\u0301', 'jose'],
    ['SØREN Łódź Straße Œuvre', 'soren lodz strasse oeuvre'],
    ['１７ ｔｅｅｎ', '17 teen'],
    ['zero\u200bwidth soft\u00adhyphen', 'zerowidth softhyphen'],
    ['مُحَمَّد', 'محمد'],
    ['İstanbul ılık', 'istanbul ilik'],
    ['Γιώργος', 'γιωργοσ'],
    ['मीना', 'मीना'],
    ['👨‍👩‍👧', '👨👩👧'],
  ])('%j becomes %j', (written, folded) => {
    expect(fold(written)).toBe(folded);
  });

  test('remembers where each piece stood', () => {
    const original = 'a\u200bßé🌱z';
    const { text, origins } = foldWithOrigins(original);
    expect(text).toBe('asse🌱z');
    expect(origins).toEqual([0, 2, 2, 3, 4, 4, 6, 7]);
    expect(original.slice(origins[3], origins[4])).toBe('é');
  });
});

describe('countCodePoints', () => {
  test.each([
    ['', 0],
    ['abc', 3],
    ['🌱🌱', 2],
    ['e\u0301', 2],
    ['\ud800', 1],
  ])('%j has %i', (text, count) => {
    expect(countCodePoints(text)).toBe(count);
  });
});

describe('findUnsafeCharacter', () => {
  test.each([
    ['a\u0000b', 'control characters (U+0000)'],
    ['a\tb', 'control characters (U+0009)'],
    ['a\r\nb', 'control characters (U+000D)'],
    ['a\u009fb', 'control characters (U+009F)'],
    ['a\u202eb', 'control characters (U+202E)'],
    ['a\u2069b', 'control characters (U+2069)'],
    ['a\uffffb', 'control characters (U+FFFF)'],
    ['a\udc00b', 'half of a surrogate pair'],
    ['a\nb', undefined],
    ['שלום \u200f\u200e 👩‍🚀', undefined],
  ])('in %j: %s', (text, found) => {
    expect(findUnsafeCharacter(text, { oneLine: false })).toBe(found);
  });

  test.each(['a\nb', 'a\u2028b', 'a\u2029b'])('%j is not one line', (text) => {
    expect(findUnsafeCharacter(text, { oneLine: true })).toBe('a line break');
    expect(findUnsafeCharacter(text, { oneLine: false })).toBeUndefined();
  });
});
