import { createHash } from 'node:crypto';

/**
 * A seed that follows from another one and from what it is for: the same parts give the same seed on every
 * machine, and other parts one that has nothing to do with it. Hex SHA-256.
 */
export function derive(seed: string, ...parts: readonly (string | number)[]): string {
  // JSON keeps ("a", "b") apart from ("ab").
  return createHash('sha256')
    .update(JSON.stringify([seed, ...parts]))
    .digest('hex');
}

export interface Random {
  /** From 0 up to, but not including, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  integer(least: number, most: number): number;
  /** One of `choices`, which must not be empty. */
  pick<Choice>(choices: readonly Choice[]): Choice;
}

/** Numbers that follow from a seed: sfc32 (Chris Doty-Humphrey, public domain), seeded with SHA-256. */
export function createRandom(seed: string): Random {
  const state = new Uint32Array(Uint8Array.from(createHash('sha256').update(seed).digest()).buffer, 0, 4);
  let [a = 0, b = 0, c = 0, counter = 1] = state;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + sum;
    c |= 0;
    return (sum >>> 0) / 2 ** 32;
  };
  return {
    next,
    integer: (least, most) => least + Math.floor(next() * (most - least + 1)),
    pick: (choices) => choices[Math.floor(next() * choices.length)] as (typeof choices)[number],
  };
}
