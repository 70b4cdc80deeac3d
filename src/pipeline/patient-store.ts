import { setTimeout as sleep } from 'node:timers/promises';
import { isStorageError } from '../domain/storage-error.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';

/** Milliseconds before the second, third … try. */
const DELAYS_MS = [200, 1_000, 4_000];

/**
 * An object store that tries again, a bounded number of times, where trying again may help. The stores
 * themselves make one attempt, as every client of somebody else's server does.
 */
export function createPatientStore(
  store: ObjectStore,
  logger: Logger,
  delaysMs: readonly number[] = DELAYS_MS,
): ObjectStore {
  async function patiently<Result>(what: string, key: string, work: () => Promise<Result>): Promise<Result> {
    for (let tries = 0; ; tries += 1) {
      try {
        return await work();
      } catch (error) {
        const delay = delaysMs[tries];
        if (delay === undefined || !isStorageError(error) || !error.retryable) throw error;
        // A store that hangs has been waited for already, and long.
        if (error.failure === 'timed_out') throw error;
        logger.warn(
          { stage: 'store', key, try: tries + 1 },
          `${what} failed, trying again: ${error.message}`,
        );
        // Full jitter: many pictures that failed together must not come back together.
        await sleep(delay * (0.5 + Math.random() / 2));
      }
    }
  }

  return {
    kind: store.kind,
    put: (key, bytes, options) => patiently('storing', key, () => store.put(key, bytes, options)),
    get: (key) => patiently('reading', key, () => store.get(key)),
    stream: (key) => patiently('reading', key, () => store.stream(key)),
    exists: (key) => patiently('looking up', key, () => store.exists(key)),
    deleteAll: (prefix) => patiently('deleting', prefix, () => store.deleteAll(prefix)),
    url: (key) => store.url(key),
    check: () => store.check(),
  };
}
