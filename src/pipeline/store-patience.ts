import { setTimeout as sleep } from 'node:timers/promises';
import { isStorageError, StorageError } from '../domain/storage-error.ts';
import type { ObjectStore, Spool } from '../ports/object-store.ts';
import { datasetStopped } from './stopped.ts';

/** Milliseconds that a process waits for a store that is down, once nobody is left but those who wait. */
const PATIENCE_MS = 30_000;
/** So many times as long where others would still follow: a long run is not to stop over a short outage. */
const WITH_OTHERS = 20;
const LOOK_EVERY_MS = 500;
/** How often one job may find the store gone. */
const ROUNDS = 20;

export interface StorePatience {
  /** Does a job, and once more when the store went away under it and came back. */
  job(work: () => Promise<void>): Promise<void>;
  /** Waits until these objects have left the spool. @throws AvatarError `storage`, `dataset_stopped` */
  uploaded(keys: readonly string[]): Promise<void>;
}

/**
 * How the jobs of one dataset wait for a store that is down. They wait in their places, so that nobody is
 * called completed whose pictures are only on this machine, and so that no more is paid for than the places
 * hold. As long as somebody in this process has something else to do there is no hurry; after that, patience
 * ends.
 */
export function createStorePatience(dependencies: {
  store: Pick<ObjectStore, 'spool'>;
  /** Whether the dataset is still to be worked on. */
  isRunning: () => Promise<boolean>;
  /** People who are not done. */
  peopleLeft: () => Promise<number>;
  patienceMs?: number;
}): StorePatience {
  const { isRunning, peopleLeft, patienceMs = PATIENCE_MS } = dependencies;
  const { spool } = dependencies.store;
  /** Jobs that do something other than wait for the store. */
  let busy = 0;
  let waiting = 0;

  async function isPatient(milliseconds: number): Promise<boolean> {
    if (milliseconds <= patienceMs) return true;
    return milliseconds <= patienceMs * WITH_OTHERS && (await peopleLeft()) > waiting;
  }

  async function until(spool: Spool, isDone: () => boolean | Promise<boolean>): Promise<void> {
    busy -= 1;
    waiting += 1;
    try {
      let since = performance.now();
      while (!(await isDone())) {
        const trouble = spool.trouble();
        if (trouble?.retryable === false) throw trouble;
        if (!trouble) await spool.flush();
        if (!trouble || busy > 0) since = performance.now();
        else if (!(await isPatient(performance.now() - since))) throw endOfPatience(trouble);
        if (!(await isRunning())) throw datasetStopped();
        await sleep(LOOK_EVERY_MS);
      }
    } finally {
      busy += 1;
      waiting -= 1;
    }
  }

  return {
    async job(work) {
      busy += 1;
      try {
        for (let round = 1; ; round += 1) {
          try {
            return await work();
          } catch (error) {
            if (!spool || !isStorageError(error) || !error.retryable || round === ROUNDS) throw error;
            await until(spool, () => !spool.trouble());
          }
        }
      } finally {
        busy -= 1;
      }
    },
    async uploaded(keys) {
      if (spool && (await spool.holdsAny(keys)))
        await until(spool, async () => !(await spool.holdsAny(keys)));
    },
  };
}

function endOfPatience({ message, failure, hint }: StorageError): StorageError {
  return new StorageError(message, { failure, hint, retryable: false });
}
