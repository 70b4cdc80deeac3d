import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AvatarError } from '../domain/errors.ts';
import { besideTarget, standing } from './target.ts';

/** The content of a file in pieces. @param scratch an empty folder that is removed at the end */
export type Content = (scratch: string) => AsyncIterable<string | Uint8Array>;

/**
 * Writes a file whole or not at all: beside its place first, then renamed, so that an interrupted export
 * leaves no half file and a former one stays until the new one is there. A device or a pipe (`/dev/stdout`)
 * is written to as it is.
 * @returns bytes written
 * @throws AvatarError `usage` when a folder stands there; `storage`
 */
export async function writeFileWhole(
  target: string,
  content: Content,
  signal?: AbortSignal,
): Promise<number> {
  const there = await standing(target);
  if (there === 'folder') throw folderStandsAt(target);
  const isDevice = there === 'device';
  const write = async (folder: string, place: string) => {
    const scratch = join(folder, 'scratch');
    await mkdir(scratch);
    const path = isDevice ? target : join(folder, 'file');
    // What is renamed must be on the disk before: else a power cut could leave an empty file in its place.
    const file = createWriteStream(path, { flush: !isDevice });
    await pipeline(content(scratch), file, signal ? { signal } : {});
    if (!isDevice) await rename(path, place);
    return file.bytesWritten;
  };
  return besideTarget(isDevice ? join(tmpdir(), 'avatars-export') : target, write, target);
}

/**
 * Writes to a stream as it goes, and leaves it open: what reads it may get a part when the export fails.
 * @returns bytes written
 */
export async function writeToStream(
  stream: Writable,
  content: AsyncIterable<string>,
  signal?: AbortSignal,
): Promise<number> {
  let bytes = 0;
  for await (const piece of content) {
    signal?.throwIfAborted();
    bytes += Buffer.byteLength(piece);
    if (!stream.write(piece)) await once(stream, 'drain', signal ? { signal } : {});
  }
  return bytes;
}

function folderStandsAt(target: string): AvatarError {
  return new AvatarError('usage', `${resolve(target)} is a folder, and this export is one file.`, {
    hint: 'Give --out the name of a file, for example people.json or people.zip.',
  });
}
