import { availableParallelism } from 'node:os';
import { extname } from 'node:path';
import { Piscina } from 'piscina';
import { AvatarError } from '../domain/errors.ts';
import type { ThreadAnswer } from './picture-thread.ts';
import type { PictureWork } from './picture-work.ts';

/** Milliseconds that a thread without work is kept: the next pictures mostly come within a vendor's answer time. */
const IDLE = 60_000;

export interface PictureThreads extends PictureWork {
  close(): Promise<void>;
}

/**
 * Threads for the work on pictures, so that answers of vendors and the database are not kept waiting: a grid takes
 * some hundredths of a second of computing, and several arrive at the same moment.
 */
export function createPictureThreads(threads = availableParallelism()): PictureThreads {
  const pool = new Piscina({
    // Beside this file, and of its kind: TypeScript in the repository, JavaScript in the package.
    filename: new URL(`./picture-thread${extname(import.meta.url)}`, import.meta.url).href,
    // There when the first pictures come: loading one takes longer than cutting a grid.
    minThreads: Math.min(2, threads),
    maxThreads: threads,
    idleTimeout: IDLE,
  });

  /** @throws AvatarError `unreadable_picture` */
  function inThread<Name extends keyof PictureWork>(name: Name): PictureWork[Name];
  function inThread(name: keyof PictureWork) {
    return async (task: unknown): Promise<unknown> => {
      const answer = (await pool.run(task, { name })) as ThreadAnswer<unknown>;
      if ('done' in answer) return answer.done;
      const { message, hint } = answer.unreadable;
      throw new AvatarError('unreadable_picture', message, { hint });
    };
  }

  return {
    grid: inThread('grid'),
    inspect: inThread('inspect'),
    measure: inThread('measure'),
    close: () => pool.destroy(),
  };
}
