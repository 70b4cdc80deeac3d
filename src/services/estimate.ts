import type { DatasetRequest } from '../domain/dataset.ts';
import { gridsFor } from '../domain/picture.ts';
import { MOST_REPAIRS } from '../domain/repair.ts';
import { BATCH_SIZE } from '../pipeline/dataset-jobs.ts';

/** USD that one call of each kind is expected to cost; null where no price is known. */
export interface CallPrices {
  personas: number | null;
  prompt: number | null;
  base: number | null;
  grid: number | null;
}

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
    ['persona text', personas, prices.personas],
    ['picture prompts', count, prices.prompt],
    ['base pictures', count, prices.base],
    ['grids', grids, prices.grid],
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
    usd: kinds.reduce((sum, [, calls, price]) => sum + calls * (price ?? 0), 0),
    unpriced: kinds.filter(([, , price]) => price === null).map(([kind]) => kind),
    seconds: Math.ceil(perText + Math.max(rounds * perPicture, limited)),
    repairs: request.requirePassed
      ? { grids: mostRepairs, usd: prices.grid === null ? null : mostRepairs * prices.grid }
      : null,
  };
}
