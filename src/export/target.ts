import { mkdtemp, realpath, rm, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { reasonOf } from '../files/explain-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import { AvatarError, isAvatarError } from '../domain/errors.ts';

/** What stands at a path now; links are followed. */
export type Standing = 'nothing' | 'file' | 'folder' | 'device';

export async function standing(path: string): Promise<Standing> {
  try {
    const facts = await stat(path);
    if (facts.isDirectory()) return 'folder';
    return facts.isFile() ? 'file' : 'device';
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return 'nothing';
    throw notWritable(path, error);
  }
}

/**
 * Runs `write` with an empty folder on the same disk as `target`, beside it, so that what was written whole
 * can be renamed into place; the folder is gone afterwards, however `write` ends. Folders above `target` are
 * made.
 * @param asked what the user asked for, for the message, where it is another path
 * @throws AvatarError `storage` when the disk refuses; errors of `write` that are ours pass as they are
 */
export async function besideTarget<Result>(
  target: string,
  write: (folder: string, target: string) => Promise<Result>,
  asked = target,
): Promise<Result> {
  let folder: string | undefined;
  try {
    const real = await whereItLeads(target);
    await makeFolder(dirname(real), '--out');
    folder = await mkdtemp(join(dirname(real), `.${basename(real)}.partial-`));
    return await write(folder, real);
  } catch (error) {
    throw isSystemError(error) ? notWritable(asked, error) : error;
  } finally {
    if (folder !== undefined) await rm(folder, { recursive: true, force: true });
  }
}

/** The end of a link, so that a rename replaces the file that is meant and leaves the link alone. */
async function whereItLeads(target: string): Promise<string> {
  return (await standing(target)) === 'nothing' ? resolve(target) : realpath(target);
}

export function notWritable(path: string, error: unknown): AvatarError {
  if (isAvatarError(error)) return error;
  return new AvatarError('storage', `The export to ${path} could not be written: ${reasonOf(error)}.`, {
    hint: 'Choose another place with --out, or make room or give this user the right to write there. Nothing was left behind.',
    cause: error,
  });
}

export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error && 'code' in error;
}
