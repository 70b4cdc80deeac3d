import { setTimeout as sleep } from 'node:timers/promises';
import type { CallOwner } from '../database/call-owner.ts';
import type { Datasets } from '../database/datasets.ts';
import type { CallTotals, PaidCalls } from '../database/paid-calls.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { objectsOf } from '../pipeline/dataset-work.ts';
import type { DatasetQueue } from '../pipeline/queue.ts';

export interface RemoveDependencies {
  datasets: Datasets;
  calls: PaidCalls;
  owner: CallOwner;
  queue: DatasetQueue;
  store: ObjectStore;
}

/** Longest that answers are waited for: a picture takes up to two minutes, and nobody will use it. */
const WAIT_MS = 30_000;
const LOOK_EVERY_MS = 500;

/**
 * Deletes a dataset with its people, its pictures and its part of the ledger. Nothing new is sent for it; what is under
 * way in living processes is waited for, within a bound, so that its cost is known.
 * @returns what it had cost, and whether calls were still under way
 */
export async function removeDataset(
  id: string,
  { datasets, calls, owner, queue, store }: RemoveDependencies,
  waitMs = WAIT_MS,
): Promise<{ totals: CallTotals; isUnderWay: boolean }> {
  await datasets.abandon(id);
  await queue.remove(id);

  async function isUnderWay(): Promise<boolean> {
    const owners = await calls.owners(id);
    const dead = await Promise.all(owners.map((one) => owner.isDead(one)));
    return dead.includes(false);
  }
  if ((await calls.owners(id)).length > 0) await owner.begin();
  const until = performance.now() + waitMs;
  while ((await isUnderWay()) && performance.now() < until) await sleep(LOOK_EVERY_MS);

  const removed = { totals: await calls.totals(id), isUnderWay: await isUnderWay() };
  await store.deleteAll(objectsOf(id));
  await datasets.remove(id);
  // What came in between; processes that still work on it delete what comes after.
  await store.deleteAll(objectsOf(id));
  return removed;
}
