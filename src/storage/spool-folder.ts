import { readdir, rm } from 'node:fs/promises';
import { join, relative, resolve, sep } from 'node:path';
import { isAvatarError } from '../domain/errors.ts';
import { StorageError } from '../domain/storage-error.ts';
import { explainFileError, systemCode } from '../files/explain-error.ts';
import type { Logger } from '../ports/logger.ts';
import type { PutOptions } from '../ports/object-store.ts';
import { createLocalStore } from './local-store.ts';

export interface SpooledObject {
  bytes: Uint8Array;
  options: PutOptions;
}

/** Objects on this machine that are meant for another store, with everything that store is to be told. */
export interface SpoolFolder {
  readonly folder: string;
  put(key: string, bytes: Uint8Array, options: PutOptions): Promise<void>;
  /** Undefined when it is not here. */
  read(key: string): Promise<SpooledObject | undefined>;
  has(key: string): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** Keys in order, those that start with `prefix` where one is given. */
  list(prefix?: string): Promise<string[]>;
  deleteAll(prefix: string): Promise<void>;
}

/** Bytes at the end of a file: the length of the JSON before them, big-endian. */
const LENGTH_BYTES = 4;

/**
 * A local store whose files also hold content type and metadata, as JSON behind the bytes. One object is one
 * file, so it is here as a whole or not at all, whenever the process dies; and viewers of pictures do not mind
 * what comes after the end of one.
 */
export function createSpoolFolder(dependencies: { directory: string; logger: Logger }): SpoolFolder {
  const folder = resolve(dependencies.directory);
  const files = createLocalStore({ directory: folder, logger: dependencies.logger });
  const pathOf = (key: string) => join(folder, key);

  return {
    folder,
    put: (key, bytes, options) => files.put(key, pack(bytes, options), options),
    async read(key) {
      try {
        return unpack(await files.get(key), pathOf(key));
      } catch (error) {
        if (isAvatarError(error) && error.code === 'not_here') return undefined;
        throw error;
      }
    },
    has: (key) => files.exists(key),
    async remove(key) {
      try {
        await rm(pathOf(key), { force: true });
      } catch (error) {
        throw explainFileError(error, 'delete', pathOf(key));
      }
    },
    async list(prefix = '') {
      try {
        const entries = await readdir(folder, { recursive: true, withFileTypes: true });
        return entries
          .filter((entry) => entry.isFile())
          .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
          .filter((key) => !key.startsWith('.') && key.startsWith(prefix))
          .toSorted();
      } catch (error) {
        if (systemCode(error) === 'ENOENT') return [];
        throw explainFileError(error, 'list', folder);
      }
    },
    deleteAll: (prefix) => files.deleteAll(prefix),
  };
}

function pack(bytes: Uint8Array, options: PutOptions): Uint8Array {
  const json = Buffer.from(JSON.stringify(options));
  const length = Buffer.alloc(LENGTH_BYTES);
  length.writeUInt32BE(json.length);
  return Buffer.concat([bytes, json, length]);
}

function unpack(file: Uint8Array, path: string): SpooledObject {
  const all = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  try {
    const end = all.length - LENGTH_BYTES;
    const start = end - all.readUInt32BE(end);
    const options = JSON.parse(all.toString('utf8', start, end)) as PutOptions;
    return { bytes: all.subarray(0, start), options };
  } catch (error) {
    throw new StorageError(`The file ${path} is damaged: what it is and where it belongs cannot be read.`, {
      failure: 'damaged',
      retryable: false,
      hint: 'Move it out of the folder.',
      cause: error,
    });
  }
}
