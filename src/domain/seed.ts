import { createHash } from 'node:crypto';

/**
 * A seed that follows from another one and from what it is for: the same parts give the same seed on every
 * machine, and other parts one that has nothing to do with it. Hex SHA-256.
 * @throws RangeError for a number that JSON cannot tell from null (NaN, infinities)
 */
export function derive(seed: string, ...parts: readonly (string | number)[]): string {
  for (const part of parts) {
    if (typeof part === 'number' && !Number.isFinite(part)) {
      throw new RangeError(`No seed can be derived from ${part}`);
    }
  }
  // JSON keeps ("a", "b") apart from ("ab").
  return createHash('sha256')
    .update(JSON.stringify([seed, ...parts]))
    .digest('hex');
}

export interface Random {
  /** From 0 up to, but not including, 1; 32 bits of it are random. */
  next(): number;
  /** A whole number from `least` to `most`, both included. @throws RangeError when there is none */
  integer(least: number, most: number): number;
  /** One of `choices`. @throws RangeError when it is empty */
  pick<Choice>(choices: readonly Choice[]): Choice;
}

/** Numbers that follow from a seed: sfc32 (Chris Doty-Humphrey, public domain), its state from SHA-256. */
export function createRandom(seed: string): Random {
  const digest = createHash('sha256').update(seed).digest();
  let [a, b, c, counter] = [0, 4, 8, 12].map((offset) => digest.readInt32LE(offset)) as [
    number,
    number,
    number,
    number,
  ];
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return (sum >>> 0) / 2 ** 32;
  };
  const integer = (least: number, most: number) => {
    if (!Number.isSafeInteger(least) || !Number.isSafeInteger(most) || least > most) {
      throw new RangeError(`No whole number from ${least} to ${most} can be drawn`);
    }
    return least + Math.floor(next() * (most - least + 1));
  };
  return {
    next,
    integer,
    pick: (choices) => {
      if (choices.length === 0) throw new RangeError('Nothing can be picked from an empty list');
      return choices[integer(0, choices.length - 1)] as (typeof choices)[number];
    },
  };
}
