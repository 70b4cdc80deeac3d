import { readFile } from 'node:fs/promises';
import { AvatarError, isAvatarError } from '../domain/errors.ts';
import { reasonOf } from '../files/explain-error.ts';

/** A file larger than this is not read: no picture within the pixel limit is as large. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a file that the user names. @throws AvatarError `unreadable_picture`, which names it */
export async function readPictureFile(file: string): Promise<Uint8Array> {
  try {
    const bytes = await readFile(file);
    if (bytes.byteLength > MOST_BYTES)
      throw new AvatarError(
        'unreadable_picture',
        `${file}: the file is larger than ${MOST_BYTES / 2 ** 20} MiB.`,
      );
    return bytes;
  } catch (error) {
    if (isAvatarError(error)) throw error;
    throw new AvatarError('unreadable_picture', `${file}: cannot be read: ${reasonOf(error)}.`, {
      hint: 'Check the path and that you may read the file.',
    });
  }
}
