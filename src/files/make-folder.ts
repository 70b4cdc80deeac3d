import { mkdir, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { explainFileError, systemCode } from './explain-error.ts';

/**
 * Makes a folder and those above it; what is there already stays as it is. One after another, from the
 * nearest that exists: Node's own `recursive` never ends where the file system answers ENOENT inside of a
 * folder that is there, as /proc does.
 * @param option the option of the command line that names another place; left out: `--data-dir`
 * @throws StorageError that names the folder, the reason and the way out; `cause` is what the system said
 */
export async function makeFolder(folder: string, option?: string): Promise<void> {
  const missing: string[] = [];
  let path = resolve(folder);
  try {
    // A root that is not there (a drive of Windows) has nothing above it, and mkdir says so.
    while (!(await isFolder(path)) && missing.at(-1) !== path) {
      missing.push(path);
      path = dirname(path);
    }
    for (const next of missing.toReversed()) {
      path = next;
      await makeOne(path);
    }
  } catch (error) {
    throw explainFileError(error, 'make the folder', path, option);
  }
}

async function makeOne(path: string): Promise<void> {
  try {
    await mkdir(path);
  } catch (error) {
    // Another process may have made it in the meantime. A link that leads nowhere is in the way as well.
    if (systemCode(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
  }
}

/** False when nothing is there. A file that is in the way is left to `mkdir` to name. */
async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(systemCode(error) ?? '')) return false;
    throw error;
  }
}
