import { setTimeout as sleep } from 'node:timers/promises';
import type { Dataset, Datasets } from '../database/datasets.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { Personas } from '../database/personas.ts';
import type { Remakes } from '../database/remakes.ts';
import { AvatarError } from '../domain/errors.ts';
import { type DatasetStatus, ENDED_STATUSES } from '../domain/dataset.ts';
import { jobsToDo } from '../pipeline/dataset-jobs.ts';
import type { DatasetQueue, JobHandlers, JobKind } from '../pipeline/queue.ts';
import { type Progress, readCounts, secondsLeftAt } from './dataset-progress.ts';

export interface RunDependencies {
  datasets: Datasets;
  personas: Personas;
  remakes: Remakes;
  calls: PaidCalls;
  queue: DatasetQueue;
  handlers: JobHandlers;
  /** Jobs of each kind that this process does at the same time. */
  places: Record<JobKind, number>;
  /** Whether this process is the only one on the database, so that old jobs have no worker. */
  alone: boolean;
  expectedUsd: number | null;
  /** Ends the waiting of calls that have not begun: they may wait for a vendor's limit for minutes. */
  stopWaiting(): void;
}

export interface RunOptions {
  /** Once aborted: no new calls; those in flight finish. */
  stopping: AbortSignal;
  /** Whether the dataset is paused when this process is told to stop, or left to other processes. */
  whenStopped?: 'pause' | 'leave';
  onProgress?: (progress: Progress) => void;
}

/** Least milliseconds between two looks at the tables. */
const LOOK_EVERY_MS = 250;
/** At most one part in so many of the time goes into looking: counting takes longer in a large dataset. */
const LOOKING_PART = 20;

/**
 * Works on a dataset until it has ended, is paused, or this process is told to stop. Moving the dataset on from one
 * status to the next is done here and not after every person, since it takes counting all of them.
 */
export async function runDataset(
  id: string,
  dependencies: RunDependencies,
  { stopping, whenStopped = 'pause', onProgress }: RunOptions,
): Promise<Dataset> {
  const { datasets, queue } = dependencies;
  const started = performance.now();
  const dataset = await get(datasets, id);
  const before = await datasets.counts(id);
  if (dependencies.alone) await queue.remove(id);
  await queue.send(id, await jobsToDo(dataset, dependencies));
  await queue.work(id, dependencies.handlers, dependencies.places);

  async function report(): Promise<DatasetStatus> {
    await datasets.settle(id);
    const [current, { counts, totals }] = await Promise.all([
      get(datasets, id),
      readCounts(dependencies, id),
    ]);
    const done = counts.completed - before.completed;
    const left = current.count - counts.completed - counts.gaps;
    const elapsed = (performance.now() - started) / 1000;
    onProgress?.({
      dataset: current,
      counts,
      totals,
      expectedUsd: dependencies.expectedUsd,
      secondsLeft: secondsLeftAt(done, left, elapsed),
    });
    return current.status;
  }

  try {
    for (;;) {
      const looked = performance.now();
      const status = await report();
      const pause = Math.max(LOOK_EVERY_MS, (performance.now() - looked) * LOOKING_PART);
      if (status === 'paused' || ENDED_STATUSES.includes(status)) break;
      if (stopping.aborted) {
        if (whenStopped === 'leave') break;
        await datasets.pause(id, {
          code: 'interrupted',
          message: 'Stopped before the end.',
          hint: `Go on with: avatars resume ${id}`,
        });
        break;
      }
      await sleep(pause, undefined, { signal: stopping }).catch(() => undefined);
    }
  } finally {
    dependencies.stopWaiting();
    await queue.leave(id);
  }
  // Calls that were in flight may have completed somebody after the last look.
  await report();
  if (dependencies.alone) await queue.remove(id);
  return get(datasets, id);
}

async function get(datasets: Datasets, id: string): Promise<Dataset> {
  const dataset = await datasets.get(id);
  if (!dataset) throw new AvatarError('not_here', `The dataset ${id} was deleted.`);
  return dataset;
}
