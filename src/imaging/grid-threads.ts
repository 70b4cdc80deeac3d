import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { AvatarError } from '../domain/errors.ts';
import type { ThreadAnswer } from './grid-thread.ts';
import type { GridResult, GridTask } from './work-on-grid.ts';

/** Milliseconds that a thread without work is kept: the next grids mostly come within a vendor's answer time. */
const IDLE = 60_000;

export interface GridThreads {
  /** @throws AvatarError `unreadable_picture` */
  workOnGrid(task: GridTask): Promise<GridResult>;
  close(): Promise<void>;
}

/**
 * Threads that find and cut grids, so that answers of vendors and the database are not kept waiting: a grid
 * takes some hundredths of a second of computing, and several arrive at the same moment.
 */
export function createGridThreads(threads = availableParallelism()): GridThreads {
  const pool = new Piscina<GridTask, ThreadAnswer>({
    // Beside this file, and of its kind: TypeScript in the repository, JavaScript in the package.
    filename: new URL(`./grid-thread${extname(import.meta.url)}`, import.meta.url).href,
    // One is there when the first grid comes; loading it takes as long as cutting one.
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: IDLE,
  });
  return {
    async workOnGrid(task) {
      const answer = await pool.run(task);
      if ('done' in answer) return answer.done;
      const { message, hint } = answer.unreadable;
      throw new AvatarError('unreadable_picture', message, { hint });
    },
    close: () => pool.destroy(),
  };
}
