import { describe, expect, it } from 'vitest';
import { createRandom } from '../../../../src/providers/offline/random.ts';

const row = (seed: string, length = 20) => {
  const random = createRandom(seed);
  return Array.from({ length }, () => random.next());
};

describe('createRandom', () => {
  it('repeats itself for the same seed, and not for another', () => {
    expect(row('a')).toEqual(row('a'));
    expect(row('a')).not.toEqual(row('b'));
  });

  it('takes any text as a seed', () => {
    expect(new Set([row('', 1), row('🌱', 1), row('x'.repeat(100_000), 1)].flat()).size).toBe(3);
  });

  it('spreads evenly', () => {
    const values = row('even', 20_000);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  });

  it('gives both ends of a range of whole numbers, and nothing else', () => {
    const random = createRandom('range');
    const drawn = new Set(Array.from({ length: 500 }, () => random.integer(3, 6)));
    expect([...drawn].toSorted((a, b) => a - b)).toEqual([3, 4, 5, 6]);
  });

  it('never draws what has no weight', () => {
    const random = createRandom('weights');
    const drawn = Array.from({ length: 500 }, () =>
      random.weighted([
        ['never', 0],
        ['ever', 1],
      ]),
    );
    expect(new Set(drawn)).toEqual(new Set(['ever']));
  });

  it('keeps every item when it shuffles', () => {
    const items = Array.from({ length: 50 }, (_, index) => index);
    const shuffled = createRandom('cards').shuffled(items);
    expect(shuffled).not.toEqual(items);
    expect(shuffled.toSorted((a, b) => a - b)).toEqual(items);
  });

  it('forks into sources that do not disturb each other', () => {
    const first = createRandom('root');
    const second = createRandom('root');
    first.fork('other').next();
    first.next();
    expect(first.fork('same').next()).toBe(second.fork('same').next());
    expect(first.fork('same').next()).not.toBe(first.fork('else').next());
  });

  it('says that there is nothing to pick from', () => {
    expect(() => createRandom('none').pick([])).toThrow(RangeError);
  });
});
