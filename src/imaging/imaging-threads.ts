import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { AvatarError } from '../domain/errors.ts';
import type { ThreadAnswer } from './imaging-thread.ts';
import type { Measured, MeasureTask } from './measure.ts';
import type { GridResult, GridTask } from './work-on-grid.ts';

/** Milliseconds that a thread without work is kept: the next grids mostly come within a vendor's answer time. */
const IDLE = 60_000;

export interface ImagingThreads {
  /** @throws AvatarError `unreadable_picture` */
  workOnGrid(task: GridTask): Promise<GridResult>;
  /** @throws AvatarError `unreadable_picture` */
  measurePicture(task: MeasureTask): Promise<Measured>;
  close(): Promise<void>;
}

/**
 * Threads that find and cut grids and measure pictures, so that answers of vendors and the database are not kept
 * waiting: each takes some hundredths of a second of computing, and several arrive at the same moment.
 */
export function createImagingThreads(threads = availableParallelism()): ImagingThreads {
  const pool = new Piscina<GridTask | MeasureTask, ThreadAnswer<GridResult | Measured>>({
    // Beside this file, and of its kind: TypeScript in the repository, JavaScript in the package.
    filename: new URL(`./imaging-thread${extname(import.meta.url)}`, import.meta.url).href,
    // One is there when the first grid comes; loading it takes as long as cutting one.
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: IDLE,
  });

  async function run<Result>(
    name: 'workOnGrid' | 'measurePicture',
    task: GridTask | MeasureTask,
  ): Promise<Result> {
    const answer = await pool.run(task, { name });
    if ('done' in answer) return answer.done as Result;
    const { message, hint } = answer.unreadable;
    throw new AvatarError('unreadable_picture', message, { hint });
  }

  return {
    workOnGrid: (task) => run<GridResult>('workOnGrid', task),
    measurePicture: (task) => run<Measured>('measurePicture', task),
    close: () => pool.destroy(),
  };
}
