import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { dirname, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { excerptOf } from '../domain/excerpt.ts';
import { StorageError } from '../domain/storage-error.ts';
import { makeFolder } from '../files/make-folder.ts';

const run = promisify(execFile);
const MAKER = fileURLToPath(new URL(`./embedded-files-maker${extname(import.meta.url)}`, import.meta.url));
const LONGEST_MS = 120_000;

/**
 * Makes the files of a new PostgreSQL in `directory`, where there are none yet. It happens in a process of its own:
 * making them takes a gigabyte of memory for a second, which this process would keep for the rest of its life. And
 * it happens beside: half a database is never taken for one.
 * @throws StorageError where it cannot be made
 */
export async function makeEmbeddedFiles(directory: string): Promise<void> {
  await makeFolder(dirname(directory));
  if (existsSync(directory) && (await readdir(directory)).length > 0) return;
  const fresh = `${directory}.new`;
  try {
    await rm(fresh, { recursive: true, force: true });
    await run(process.execPath, [MAKER, fresh], { timeout: LONGEST_MS });
    await rm(directory, { recursive: true, force: true });
    await rename(fresh, directory);
  } catch (error) {
    throw new StorageError(`The embedded database cannot be made in ${directory}: ${whatItSaid(error)}`, {
      failure: 'failed',
      retryable: false,
      hint: 'See that the disk has room and that this user may write there.',
      cause: error,
    });
  }
}

/** The last words of the process, or why it could not be started. */
function whatItSaid(error: unknown): string {
  const { stderr, message } = error as { stderr?: string; message: string };
  return excerptOf(stderr?.trim().split('\n').at(-1) || message, 300);
}
