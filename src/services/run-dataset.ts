import { setTimeout as sleep } from 'node:timers/promises';
import type { HeldVendor } from '../database/call-limits.ts';
import type { Dataset, Datasets } from '../database/datasets.ts';
import type { PaidCalls } from '../database/paid-calls.ts';
import type { Personas } from '../database/personas.ts';
import { databaseAwayIn } from '../domain/database-away.ts';
import type { Remakes } from '../database/remakes.ts';
import { AvatarError } from '../domain/errors.ts';
import { type DatasetStatus, ENDED_STATUSES } from '../domain/dataset.ts';
import { jobsToDo } from '../pipeline/jobs-to-do.ts';
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
  /** Vendors that have asked for patience. */
  held(): Promise<readonly HeldVendor[]>;
  /** Counts whatever may have left a running dataset without some of its jobs: they are made anew when it changes. */
  reasonsToLookAgain(): number;
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
 * @throws AvatarError `database_away` when it was waited for in vain; `not_here` when the dataset was deleted
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
  let returns = dependencies.reasonsToLookAgain();
  await queue.send(id, await jobsToDo(dataset, dependencies));
  await queue.work(id, dependencies.handlers, dependencies.places);

  /**
   * The queue may have given out jobs whose names were lost on the way, when the database went away; and on an
   * embedded database nobody else sends any for what is asked for in the middle of a run.
   */
  async function sendJobsAgain(): Promise<void> {
    await queue.send(id, await jobsToDo(await get(datasets, id), dependencies));
  }

  async function report(): Promise<DatasetStatus> {
    await datasets.settle(id);
    const [current, { counts, totals }, held] = await Promise.all([
      get(datasets, id),
      readCounts(dependencies, id),
      dependencies.held(),
    ]);
    const done = counts.completed - before.completed;
    const left = current.count - counts.completed - counts.gaps;
    const elapsed = (performance.now() - started) / 1000;
    onProgress?.({
      dataset: current,
      counts,
      totals,
      held,
      expectedUsd: dependencies.expectedUsd,
      secondsLeft: secondsLeftAt(done, left, elapsed),
    });
    return current.status;
  }

  try {
    for (;;) {
      const looked = performance.now();
      const status = await report();
      // A look that had to wait for the database says nothing about how long counting takes.
      const cameBack = returns !== dependencies.reasonsToLookAgain();
      const pause = cameBack ? 0 : (performance.now() - looked) * LOOKING_PART;
      if (status === 'paused' || ENDED_STATUSES.includes(status)) break;
      returns = dependencies.reasonsToLookAgain();
      if (cameBack) await sendJobsAgain();
      if (stopping.aborted) {
        if (whenStopped === 'leave') break;
        await datasets.pause(id, {
          code: 'interrupted',
          message: 'Stopped before the end.',
          hint: `Go on with: avatars resume ${id}`,
        });
        break;
      }
      await sleep(Math.max(LOOK_EVERY_MS, pause), undefined, { signal: stopping }).catch(() => undefined);
    }
  } catch (error) {
    throw databaseAwayIn(error) ?? error;
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
