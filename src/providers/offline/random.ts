import { createHash } from 'node:crypto';

/** A source of repeatable choices: the same seed gives the same row of answers, on every machine. */
export interface Random {
  /** From 0 (included) to 1 (not included). */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  chance(probability: number): boolean;
  /** @throws RangeError when there is nothing to pick from */
  pick<T>(items: readonly T[]): T;
  /** Picks with the given weights, of which at least one is above 0. */
  weighted<T>(items: readonly (readonly [item: T, weight: number])[]): T;
  shuffled<T>(items: readonly T[]): T[];
  /** Another source that shares nothing with this one, so that more draws here change nothing there. */
  fork(label: string): Random;
}

/**
 * sfc32 (Chris Doty-Humphrey, PractRand), started from the SHA-256 of the seed: any text is a good seed, and
 * two seeds that differ by one letter have nothing in common.
 */
export function createRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed, 'utf8').digest();
  let a = digest.readInt32LE(0);
  let b = digest.readInt32LE(4);
  let c = digest.readInt32LE(8);
  let counter = digest.readInt32LE(12);

  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 4_294_967_296;
  };
  const integer = (min: number, max: number) => min + Math.floor(next() * (max - min + 1));
  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new RangeError('nothing to pick from');
    return items[integer(0, items.length - 1)] as T;
  };

  return {
    next,
    integer,
    pick,
    chance: (probability) => next() < probability,
    weighted: (items) => {
      const total = items.reduce((sum, [, weight]) => sum + weight, 0);
      let rest = next() * total;
      for (const [item, weight] of items) {
        rest -= weight;
        if (rest < 0) return item;
      }
      return pick(items.filter(([, weight]) => weight > 0))[0];
    },
    shuffled: (items) => {
      const copy = [...items];
      for (let end = copy.length - 1; end > 0; end--) {
        const other = integer(0, end);
        const kept = copy[end] as (typeof copy)[number];
        copy[end] = copy[other] as (typeof copy)[number];
        copy[other] = kept;
      }
      return copy;
    },
    fork: (label) => createRandom(`${seed}\u{0}${label}`),
  };
}
