import { Readable } from 'node:stream';
import PQueue from 'p-queue';
import { messageOf } from '../domain/errors.ts';
import { isStorageError, type StorageError } from '../domain/storage-error.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore, PutOptions, Spool } from '../ports/object-store.ts';
import type { SpoolFolder } from '../storage/spool-folder.ts';

/** Milliseconds between two tries to reach a store that is down; until one succeeds, nothing else waits for it. */
const ASK_AGAIN_MS = 5_000;
/** Uploads from the spool at the same time. */
const UPLOADS = 4;

export interface SpoolingStoreDependencies {
  /** Tries again a bounded number of times, and then throws. */
  store: ObjectStore;
  files: SpoolFolder;
  logger: Logger;
  askAgainMs?: number;
}

/**
 * A store that never loses what it was given: an object lies in the spool until the store behind has said
 * that it has it. While that store is down or refuses, `put` succeeds with the object in the spool, at once,
 * and a single upload at a time finds out when all can follow. A key always stands for the same bytes, so
 * that it does no harm to upload an object twice.
 */
export function createSpoolingStore(dependencies: SpoolingStoreDependencies): ObjectStore & { spool: Spool } {
  const { store, files, askAgainMs = ASK_AGAIN_MS } = dependencies;
  const logger = dependencies.logger.child({ stage: 'spool' });
  /** What `put` is uploading right now. */
  const underway = new Set<string>();
  /** Why the store does not take objects now. */
  let trouble: StorageError | undefined;
  let timer: NodeJS.Timeout | undefined;
  let flushing: Promise<void> | undefined;
  let closed = false;

  function down(error: unknown): void {
    if (!isStorageError(error)) throw error;
    if (!trouble) logger.warn({ folder: files.folder }, `objects are kept on this machine: ${error.message}`);
    trouble = error;
    clearTimeout(timer);
    // A later run uploads what is left, so the timer need not keep the process alive.
    if (!closed) timer = setTimeout(flushLater, askAgainMs).unref();
  }

  /** Whether the object is safe here. A full disk must not keep it from a store that works. */
  async function keep(key: string, bytes: Uint8Array, options: PutOptions): Promise<boolean> {
    try {
      await files.put(key, bytes, options);
      return true;
    } catch (error) {
      logger.warn({ key }, `the spool does not work: ${messageOf(error)}`);
      return false;
    }
  }

  async function upload(key: string): Promise<void> {
    const object = await files.read(key);
    if (!object) return;
    await store.put(key, object.bytes, object.options);
    await files.remove(key);
  }

  async function uploadAll(): Promise<void> {
    const [first, ...rest] = (await files.list()).filter((key) => !underway.has(key));
    // The first one goes alone: it finds out whether the store is back.
    if (first !== undefined) await upload(first);
    else if (trouble) await store.exists('avatars-is-the-store-there');
    if (trouble) logger.info({ waiting: rest.length }, 'the store answers again');
    trouble = undefined;
    const queue = new PQueue({ concurrency: UPLOADS });
    try {
      await queue.addAll(rest.map((key) => () => upload(key)));
    } finally {
      queue.clear();
      await queue.onIdle();
    }
  }

  const flush = () =>
    (flushing ??= uploadAll()
      .catch(down)
      .finally(() => (flushing = undefined)));

  function flushLater(): void {
    flush().catch((error: unknown) =>
      logger.error({}, `uploading from the spool failed: ${messageOf(error)}`),
    );
  }

  async function read<Result>(work: () => Promise<Result>): Promise<Result> {
    try {
      return await work();
    } catch (error) {
      if (isStorageError(error) && error.retryable) down(error);
      throw error;
    }
  }

  return {
    ...store,
    async put(key, bytes, options) {
      underway.add(key);
      try {
        if (!(await keep(key, bytes, options))) return await store.put(key, bytes, options);
        if (trouble) return;
        await store.put(key, bytes, options);
        await files.remove(key);
      } catch (error) {
        if (!(await files.has(key).catch(() => false))) throw error;
        down(error);
      } finally {
        underway.delete(key);
      }
    },
    async get(key) {
      const object = await files.read(key);
      return object ? object.bytes : read(() => store.get(key));
    },
    async stream(key) {
      const object = await files.read(key);
      return object
        ? Readable.from([Buffer.from(object.bytes)], { objectMode: false })
        : read(() => store.stream(key));
    },
    async exists(key) {
      return (await files.has(key)) || read(() => store.exists(key));
    },
    async deleteAll(prefix) {
      await files.deleteAll(prefix);
      // An upload that has begun would bring its object back.
      await flushing;
      await store.deleteAll(prefix);
    },
    spool: {
      folder: files.folder,
      trouble: () => trouble,
      waiting: (prefix) => files.list(prefix),
      async holdsAny(keys) {
        return (await Promise.all(keys.map((key) => files.has(key)))).includes(true);
      },
      flush,
      close() {
        closed = true;
        clearTimeout(timer);
      },
    },
  };
}
