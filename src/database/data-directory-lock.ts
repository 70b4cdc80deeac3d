import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { AvatarError, isAvatarError } from '../domain/errors.ts';
import { reasonOf } from '../files/explain-error.ts';
import { makeFolder } from '../files/make-folder.ts';

export interface DataDirectoryHold {
  release(): void;
}

/**
 * Takes the data directory for this process. The lock is the operating system's own, on an SQLite file:
 * it is atomic, and it goes when the process goes, however that ends, so nothing is ever left to clean up.
 * @throws AvatarError `data_dir_locked` when another process holds it, with who that is
 */
export async function holdDataDirectory(directory: string): Promise<DataDirectoryHold> {
  try {
    await makeFolder(directory);
  } catch (error) {
    throw unusable(directory, error);
  }
  const holder = join(directory, 'holder.json');
  let lock: DatabaseSync;
  try {
    lock = new DatabaseSync(join(directory, 'lock.sqlite'), { timeout: 0 });
  } catch (error) {
    throw unusable(directory, error);
  }
  try {
    lock.exec('begin exclusive');
  } catch (error) {
    lock.close();
    if (!/locked|busy/i.test((error as Error).message)) throw unusable(directory, error);
    throw new AvatarError('data_dir_locked', `${directory} is in use by ${describeHolder(holder)}.`, {
      hint: 'Wait until it has ended, choose another --data-dir, or set DATABASE_URL to a PostgreSQL server, which many processes can share.',
    });
  }
  try {
    const self = { pid: process.pid, host: hostname(), since: new Date().toISOString() };
    writeFileSync(holder, `${JSON.stringify(self)}\n`);
  } catch (error) {
    lock.close();
    throw unusable(directory, error);
  }
  return { release: () => lock.close() };
}

function describeHolder(file: string): string {
  try {
    const { pid, host, since } = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    return `another avatars process (process ${String(pid)} on ${String(host)}, since ${String(since)})`;
  } catch {
    return 'another avatars process';
  }
}

function unusable(directory: string, cause: unknown): AvatarError {
  // What SQLite says is in its message; its code is the same for everything.
  const reason = isAvatarError(cause)
    ? cause.message
    : `${cause instanceof Error && 'errcode' in cause ? cause.message : reasonOf(cause)}.`;
  return new AvatarError('configuration', `The data directory ${directory} cannot be used: ${reason}`, {
    hint: 'Choose a folder that you may write to, with --data-dir or AVATARS_DATA_DIR.',
    cause,
  });
}
