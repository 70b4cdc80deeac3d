import { describe, expect, it } from 'vitest';
import { findJsonObjects } from '../../../src/domain/json-in-text.ts';
import { seededRandom } from '../../support/random.ts';

/** What is found, as plain objects. */
function find(text: string): unknown[] {
  return findJsonObjects(text).map(({ value }) => JSON.parse(JSON.stringify(value)) as unknown);
}

const ALPHABET = [
  'a',
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '```',
  "'",
  '“',
  '”',
  '🧁',
  '0',
  ' ',
  '$',
];

function randomText(random: () => number): string {
  return Array.from(
    { length: Math.floor(random() * 12) },
    () => ALPHABET[Math.floor(random() * ALPHABET.length)],
  ).join('');
}

function randomValue(random: () => number, depth = 0): unknown {
  const kind = Math.floor(random() * (depth > 3 ? 4 : 6));
  if (kind === 0) return randomText(random);
  if (kind === 1) return Math.round((random() - 0.5) * 1e6) / 100;
  if (kind === 2) return random() < 0.5;
  if (kind === 3) return null;
  const length = Math.floor(random() * 4);
  if (kind === 4) return Array.from({ length }, () => randomValue(random, depth + 1));
  return Object.fromEntries(
    Array.from({ length }, (_, index) => [`${randomText(random)}${index}`, randomValue(random, depth + 1)]),
  );
}

describe('valid JSON', () => {
  it('is read as JSON.parse reads it, whatever stands in its strings, compact, pretty or nested in strings', () => {
    const random = seededRandom(7);
    for (let round = 0; round < 2_000; round += 1) {
      const object = { first: randomValue(random), inner: JSON.stringify(randomValue(random)) };
      expect(find(JSON.stringify(object))).toEqual([object]);
      expect(find(JSON.stringify(object, undefined, 2))).toEqual([object]);
    }
  });

  it('is found one after another, with and without anything between', () => {
    const objects = [{ a: 1 }, { b: '}{"' }, { c: [{ d: '\\' }] }];
    const texts = objects.map((object) => JSON.stringify(object));
    for (const between of ['', '\n', ', ', '\n```\n\n**Next**\n```json\n', ' and {another one}: ']) {
      expect(find(texts.join(between))).toEqual(objects);
    }
    expect(find(JSON.stringify(objects))).toEqual(objects);
  });

  it('reads __proto__ as a key like any other', () => {
    const [piece] = findJsonObjects('{"__proto__": {"polluted": true}, "a": 1}');
    expect(Object.keys(piece?.value ?? {})).toEqual(['__proto__', 'a']);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('the slips of models', () => {
  it.each([
    ['a trailing comma', '{"a": 1, "b": [1, 2,],}', { a: 1, b: [1, 2] }],
    ['a missing comma at a line end', '{"a": "x"\n "b": "y"}', { a: 'x', b: 'y' }],
    ['unescaped quotes', '{"a": "she said "hi" to me", "b": 1}', { a: 'she said "hi" to me', b: 1 }],
    ['raw line ends in a string', '{"a": "one\ntwo"}', { a: 'one\ntwo' }],
    ['single quotes', "{'a': 'it's me', 'b': None}", { a: "it's me", b: null }],
    ['typographic quotes', '{“a”: “x”, “b”: True}', { a: 'x', b: true }],
    ['bare keys', '{a: 1, b_c: "x"}', { a: 1, b_c: 'x' }],
    ['wrong escapes', String.raw`{"a": "it\'s \x \u12", "b": 1}`, { a: "it's x u12", b: 1 }],
  ])('reads %s', (_name, text, expected) => {
    expect(find(text)).toEqual([expected]);
    expect(findJsonObjects(text)[0]?.stopped).toBeUndefined();
  });

  it('does not take words in braces for an object', () => {
    expect(find('Here {as JSON} and {{curly}} and {} and { note } and {name: Anna}')).toEqual([]);
  });

  it('reads what is whole before the end of a cut-off answer, also inside a string with JSON in it', () => {
    const text = `{"a": 1, "b": {"c": "whole", "d": "cut of`;
    expect(findJsonObjects(text)).toMatchObject([{ stopped: 'end', value: { a: 1, b: { c: 'whole' } } }]);
    const nested = JSON.stringify({ a: 1, bios: JSON.stringify({ x: 'whole', y: 'is cut' }) });
    expect(find(nested.slice(0, -8))).toEqual([{ a: 1, bios: { x: 'whole' } }]);
    expect(find('{"a": 1, "age": 3')).toEqual([{ a: 1 }]);
  });

  it('goes on behind a piece that cannot be read', () => {
    const pieces = findJsonObjects('{"a": 1, what is this? } {"b": 2}');
    expect(pieces).toMatchObject([
      { stopped: 'syntax', value: { a: 1 } },
      { stopped: undefined, value: { b: 2 } },
    ]);
  });
});

describe('hostile text', () => {
  it('never throws, whatever is cut, changed, doubled or put in', () => {
    const random = seededRandom(11);
    const whole = JSON.stringify({
      a: 'x "y" {z}',
      bios: JSON.stringify({ b: ['1', { c: null }] }),
      d: -1.5e3,
    });
    for (let round = 0; round < 20_000; round += 1) {
      const from = Math.floor(random() * whole.length);
      const to = Math.floor(random() * whole.length);
      const text = whole.slice(0, from) + randomText(random) + whole.slice(to);
      for (const { value } of findJsonObjects(text)) expect(typeof value).toBe('object');
    }
  });

  it.each([
    ['opening braces', '{'],
    ['objects that never end', '{"a":'],
    ['arrays that never end', '{"a":[['],
    ['keys without values', '{"a" '],
    ['quotes', '{"a":"'],
    ['quotes and spaces', '"   '],
    ['commas behind quotes', '",b'],
    ['strings in strings', `{"a":'`],
    ['backslashes', '{"a":"\\'],
    ['bare words', '{aaaa '],
    ['whole objects', '{"a":1}'],
    ['JSON in strings that never end', '{"a":"{\\"a\\":'],
  ])('reads a megabyte of %s in linear time', (_name, piece) => {
    const text = piece.repeat(Math.ceil(1_000_000 / piece.length));
    const started = performance.now();
    findJsonObjects(text);
    // A bound of order: quadratic time would be minutes.
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});
