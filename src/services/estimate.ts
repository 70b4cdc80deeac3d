import type { DatasetRequest } from '../domain/dataset.ts';
import { AvatarError } from '../domain/errors.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import { gridsFor } from '../domain/picture.ts';
import { MOST_REPAIRS } from '../domain/repair.ts';
import { BATCH_SIZE } from '../pipeline/jobs-to-do.ts';

export interface Estimate {
  calls: { personas: number; prompts: number; basePictures: number; grids: number; total: number };
  pictures: number;
  /** USD of everything that has a known price. */
  usd: number;
  /** Kinds of call for which no price is known, so that `usd` does not cover them. */
  unpriced: string[];
  /** Seconds, when no call fails and the vendor's limits are not reached. */
  seconds: number;
  /**
   * What may come on top where pictures must have passed: grids that are made again. Null where that was not asked
   * for. `usd` is null where the price of a grid is not known.
   */
  repairs: { grids: number; usd: number | null } | null;
}

/** Seconds that a call is assumed to take. The vendor says "up to two minutes" for a picture. */
const ASSUMED_SECONDS = { text: 12, picture: 35, offlinePicture: 0.4, offlineText: 0.05 };

/** Calls, cost and time of a dataset, before anything is spent: what everything costs that goes well at once. */
export function estimate(
  request: Pick<DatasetRequest, 'count' | 'images' | 'personaProvider' | 'pictureProvider' | 'requirePassed'>,
  prices: CallPrices,
  limits: { imageConcurrency: number; imagesPerMinute?: number | undefined },
): Estimate {
  const { count, images } = request;
  const personas = Math.ceil(count / BATCH_SIZE);
  const grids = count * gridsFor(images);
  const kinds = [
    [personas, prices.personas],
    [count, prices.prompt],
    [count, prices.base],
    [grids, prices.grid],
  ] as const;
  const offlinePictures = request.pictureProvider === 'offline';
  const perPicture = offlinePictures ? ASSUMED_SECONDS.offlinePicture : ASSUMED_SECONDS.picture;
  const perText = request.personaProvider === 'offline' ? ASSUMED_SECONDS.offlineText : ASSUMED_SECONDS.text;
  const pictureCalls = count + grids;
  const rounds = Math.max(pictureCalls / limits.imageConcurrency, 1 + grids / Math.max(1, count));
  const limited =
    limits.imagesPerMinute && !offlinePictures ? (pictureCalls / limits.imagesPerMinute) * 60 : 0;
  const mostRepairs = count * MOST_REPAIRS;
  return {
    calls: { personas, prompts: count, basePictures: count, grids, total: personas + count + count + grids },
    pictures: count * images,
    usd: kinds.reduce((sum, [calls, price]) => sum + calls * (price ?? 0), 0),
    unpriced: unpricedKinds(prices),
    seconds: Math.ceil(perText + Math.max(rounds * perPicture, limited)),
    repairs: request.requirePassed
      ? { grids: mostRepairs, usd: prices.grid === null ? null : mostRepairs * prices.grid }
      : null,
  };
}

const KINDS = {
  personas: 'persona text',
  prompt: 'picture prompts',
  base: 'base pictures',
  grid: 'grids',
} as const;

/** Kinds of call whose price is not known, in words: a cap does not cover them. */
export function unpricedKinds(prices: CallPrices): string[] {
  return Object.entries(KINDS)
    .filter(([kind]) => prices[kind as keyof CallPrices] === null)
    .map(([, words]) => words);
}

/**
 * A cap on what has no price would cap nothing.
 * @throws AvatarError `usage` where no call of the dataset that costs anything has a known price
 */
export function checkCap({ maxCost }: Pick<DatasetRequest, 'maxCost'>, prices: CallPrices): void {
  const isAnyKnown = Object.values(prices).some((price) => price !== null && price > 0);
  if (maxCost === null || isAnyKnown || unpricedKinds(prices).length === 0) return;
  throw new AvatarError(
    'usage',
    `--max-cost cannot hold: no price is known for ${unpricedKinds(prices).join(', ')}.`,
    {
      hint: 'Leave it out and watch the cost at the vendor, or use a model whose price is known; for Flowise set FLOWISE_USD_PER_CALL.',
    },
  );
}
