import { type FileHandle, open } from 'node:fs/promises';
import { AvatarError, isAvatarError } from '../domain/errors.ts';
import { reasonOf, systemCode } from '../files/explain-error.ts';

/** A file larger than this is not read: no picture within the pixel limit is as large. */
const MOST_BYTES = 256 * 1024 * 1024;

/** Reads a file that the user names. @throws AvatarError `unreadable_picture`, which names it */
export async function readPictureFile(file: string): Promise<Uint8Array> {
  try {
    const handle = await open(file);
    try {
      return await readBounded(handle, file);
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (isAvatarError(error)) throw error;
    // Where a file is to be read, this has one reason only.
    const isMissing = systemCode(error) === 'ENOENT';
    const reason = isMissing ? 'there is no such file (ENOENT)' : reasonOf(error);
    throw new AvatarError('unreadable_picture', `${file}: cannot be read: ${reason}.`, {
      hint: isMissing ? 'Check the path.' : 'Check the path and that you may read the file.',
    });
  }
}

async function readBounded(handle: FileHandle, file: string): Promise<Uint8Array> {
  const status = await handle.stat();
  if (status.size > MOST_BYTES) throw tooLarge(file);
  if (status.isFile()) return handle.readFile();
  // A pipe or a device does not say how much comes, and may never end.
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of handle.createReadStream({ end: MOST_BYTES, autoClose: false })) {
    parts.push(part as Buffer);
    length += (part as Buffer).length;
  }
  if (length > MOST_BYTES) throw tooLarge(file);
  return Buffer.concat(parts);
}

function tooLarge(file: string): AvatarError<'unreadable_picture'> {
  return new AvatarError(
    'unreadable_picture',
    `${file}: the file is larger than ${MOST_BYTES / 2 ** 20} MiB.`,
    {
      hint: 'Save the picture as a PNG, JPEG or WebP file of its own.',
    },
  );
}
