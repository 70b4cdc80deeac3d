import { randomUUID } from 'node:crypto';
import { open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FSDriver } from 'flydrive/drivers/fs';
import { AvatarError, isAvatarError } from '../domain/errors.ts';
import { explainFileError, systemCode } from '../files/explain-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { probe } from './probe.ts';
import { checkKey, checkPrefix, checkPutOptions } from './rules.ts';

/**
 * Where files are written before they get their name. It lies in the store's own folder, because a file can
 * only be renamed within one file system; keys cannot start with a dot, so none can lead here.
 */
const UNFINISHED = '.unfinished';

/** Files of writes that a killed process left behind go after a day, in milliseconds. */
const UNFINISHED_LIFETIME = 24 * 60 * 60 * 1000;

export interface LocalStoreDependencies {
  /** Made at the first write when it does not exist. */
  directory: string;
  logger: Logger;
}

/**
 * An object store in a local folder: a key is a path. Content type and metadata are not kept.
 *
 * A killed process never leaves half a file under a key. FlyDrive writes in place and moves by copying, so
 * it writes under another name here, and the finished file is renamed, which is atomic (POSIX rename).
 */
export function createLocalStore({ directory, logger }: LocalStoreDependencies): ObjectStore {
  const root = resolve(directory);
  const pathOf = (key: string) => join(root, key);
  let driver: Promise<FSDriver> | undefined;
  let swept = false;

  // FlyDrive's Disk would change keys and refuses letters outside ASCII; its driver takes keys as they are.
  const connect = () => {
    driver ??= import('flydrive/drivers/fs').then(
      ({ FSDriver }) => new FSDriver({ location: root, visibility: 'private' }),
    );
    return driver;
  };

  const store: ObjectStore = {
    kind: 'local',

    async put(key, bytes, options) {
      checkKey(key);
      checkPutOptions(key, options);
      const started = performance.now();
      await guard('write', pathOf(key), async () => {
        const fs = await connect();
        const unfinished = `${UNFINISHED}/${randomUUID()}`;
        try {
          await makeFolder(join(root, UNFINISHED));
          await fs.put(unfinished, bytes);
          await flush(pathOf(unfinished));
          await makeFolder(dirname(pathOf(key)));
          await rename(pathOf(unfinished), pathOf(key));
          await flush(dirname(pathOf(key)));
        } catch (error) {
          await rm(pathOf(unfinished), { force: true }).catch(() => undefined);
          throw error;
        }
      });
      logger.debug(
        { key, bytes: bytes.byteLength, duration: Math.round(performance.now() - started) },
        'object written',
      );
      if (!swept) {
        swept = true;
        await sweep(pathOf(UNFINISHED), logger);
      }
    },

    async get(key) {
      checkKey(key);
      try {
        // Not FlyDrive's getBytes: in 2.1 it answers an empty file with 64 KiB of somebody else's memory.
        const { buffer, byteOffset, byteLength } = await readFile(pathOf(key));
        return new Uint8Array(buffer, byteOffset, byteLength);
      } catch (error) {
        throw explainRead(error, pathOf(key));
      }
    },

    async stream(key) {
      checkKey(key);
      try {
        const file = await open(pathOf(key));
        if ((await file.stat()).isFile()) return file.createReadStream();
        await file.close();
        throw missing(pathOf(key));
      } catch (error) {
        throw explainRead(error, pathOf(key));
      }
    },

    async exists(key) {
      checkKey(key);
      return guard('look for', pathOf(key), async () => {
        const fs = await connect();
        return fs.exists(key).catch((error: unknown) => {
          if (isMissing(error)) return false;
          throw error;
        });
      });
    },

    async deleteAll(prefix) {
      checkPrefix(prefix);
      const folder = prefix.slice(0, -1);
      await guard('delete', pathOf(folder), async () => {
        // A file of that name is another object: its key has no "/" at the end.
        if (await isFolder(pathOf(folder))) await (await connect()).deleteAll(folder);
      });
      logger.debug({ prefix }, 'objects deleted');
    },

    async url(key) {
      checkKey(key);
      return { url: pathToFileURL(pathOf(key)).href };
    },

    check: () => probe(store, `The folder ${root}`),
  };
  return store;
}

async function guard<Result>(action: string, path: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isAvatarError(error) ? error : explainFileError(error, action, path);
  }
}

/** Waits until the file or folder is on the disk: without it, a power cut can leave an empty file. */
async function flush(path: string): Promise<void> {
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some network file systems cannot flush a folder; the file itself was flushed before.
    if (!['EINVAL', 'ENOTSUP', 'EISDIR'].includes(systemCode(error) ?? '')) throw error;
  } finally {
    await handle.close();
  }
}

/** Deletes what killed processes left behind long ago; what is young may belong to another process. */
async function sweep(folder: string, logger: Logger): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names) {
    const path = join(folder, name);
    try {
      const { mtimeMs } = await stat(path);
      if (Date.now() - mtimeMs > UNFINISHED_LIFETIME) {
        await rm(path, { force: true });
        logger.debug({ path }, 'unfinished file of a killed process deleted');
      }
    } catch (error) {
      if (!isMissing(error)) logger.warn({ path, error }, 'unfinished file could not be deleted');
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

function explainRead(error: unknown, path: string): unknown {
  if (isAvatarError(error)) return error;
  if (isMissing(error) || systemCode(error) === 'EISDIR') return missing(path);
  return explainFileError(error, 'read', path);
}

const missing = (path: string) =>
  new AvatarError('not_here', `There is no file ${path}.`, {
    hint: 'It was deleted or moved, or another data directory is meant (--data-dir).',
  });

function isMissing(error: unknown): boolean {
  return ['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '');
}
