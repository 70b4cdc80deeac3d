import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { messageOf } from '../domain/errors.ts';
import { makeFolder } from '../files/make-folder.ts';
import type { Logger } from '../ports/logger.ts';

export interface FileCacheDependencies {
  /** Made at the first write. Everything in it may be deleted at any time. */
  directory: string;
  /** Bytes of all files together; the oldest go first. */
  mostBytes: number;
  logger: Logger;
}

export interface FileCache {
  /**
   * The bytes under a name, made by `make` where they are not there. Those who ask for the same at the same time
   * share one making.
   * @param name letters, digits, `-` and `.`, at least two characters, not from outside
   */
  get(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array>;
}

/** Part of the bound that is written between two looks at what the folder holds. */
const LOOK_AFTER = 0.05;
/** Part of the bound that is left after cleaning up. */
const LEAVE = 0.8;

/** Files that can be made again, kept in a folder of bounded size. A cache that cannot write still answers. */
export function createFileCache({ directory, mostBytes, logger }: FileCacheDependencies): FileCache {
  const root = resolve(directory);
  const underway = new Map<string, Promise<Uint8Array>>();
  // What another process or an earlier one left counts from the first write on.
  let written = mostBytes * LOOK_AFTER;
  let cleaning: Promise<void> | undefined;

  async function keep(path: string, bytes: Uint8Array): Promise<void> {
    const unfinished = join(dirname(path), `.${randomUUID()}`);
    try {
      await makeFolder(dirname(path));
      await writeFile(unfinished, bytes);
      await rename(unfinished, path);
    } catch (error) {
      await rm(unfinished, { force: true }).catch(() => undefined);
      logger.warn({ path }, `a file cannot be kept for later: ${messageOf(error)}`);
      return;
    }
    written += bytes.length;
    if (written < mostBytes * LOOK_AFTER) return;
    written = 0;
    cleaning ??= clean()
      .catch((error: unknown) => logger.warn({ root }, `cleaning up failed: ${messageOf(error)}`))
      .finally(() => (cleaning = undefined));
  }

  async function clean(): Promise<void> {
    const entries = await readdir(root, { recursive: true, withFileTypes: true });
    const files: { path: string; size: number; at: number }[] = [];
    for (const entry of entries) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      const found = await stat(path).catch(() => undefined);
      if (found) files.push({ path, size: found.size, at: found.mtimeMs });
    }
    let total = files.reduce((sum, { size }) => sum + size, 0);
    if (total <= mostBytes) return;
    for (const { path, size } of files.toSorted((a, b) => a.at - b.at)) {
      if (total <= mostBytes * LEAVE) break;
      await rm(path, { force: true });
      total -= size;
    }
    logger.debug({ root, bytes: total }, 'the oldest files were deleted');
  }

  async function find(name: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    // Folders of their own keep each of them small.
    const path = join(root, name.slice(0, 2), name);
    const kept = await readFile(path).catch(() => undefined);
    if (kept && kept.length > 0) return kept;
    const bytes = await make();
    await keep(path, bytes);
    return bytes;
  }

  return {
    get(name, make) {
      if (!/^[a-z0-9][a-z0-9.-]+$/i.test(name)) throw new RangeError('This is no name of a file');
      const known = underway.get(name);
      if (known) return known;
      const finding = find(name, make).finally(() => underway.delete(name));
      underway.set(name, finding);
      return finding;
    },
  };
}
