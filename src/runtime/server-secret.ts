import { hkdfSync, randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { AvatarError } from '../domain/errors.ts';
import { reasonOf } from '../files/explain-error.ts';
import { makeFolder } from '../files/make-folder.ts';
import type { Config } from './config.ts';

const BYTES = 32;

/**
 * What the cookies are signed with. It must not be in the database alone: who reads sessions there could sign cookies
 * for them. With the embedded database it is a file beside it; servers that share a PostgreSQL have no file in common,
 * and make it from what they all know, the password of that database, and from the salt in it.
 */
export async function serverSecret(config: Config, salt: string): Promise<string> {
  const own =
    config.databaseUrl === undefined
      ? await secretFile(resolve(config.dataDirectory))
      : passwordOf(config.databaseUrl);
  return Buffer.from(hkdfSync('sha256', own, salt, 'avatars sessions', BYTES)).toString('base64url');
}

function passwordOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  return decodeURIComponent(url.password) || (url.searchParams.get('password') ?? '');
}

async function secretFile(directory: string): Promise<string> {
  const path = join(directory, 'server-secret');
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw unusable(path, error);
  }
  const draft = `${path}.${process.pid}`;
  try {
    await makeFolder(directory);
    await writeFile(draft, randomBytes(BYTES).toString('base64url'), { mode: 0o600 });
    // Whole or not at all, also when the machine stops in the middle.
    await rename(draft, path);
    return await readFile(path, 'utf8');
  } catch (error) {
    throw unusable(path, error);
  }
}

const unusable = (path: string, cause: unknown) =>
  new AvatarError('configuration', `The file ${path} cannot be used: ${reasonOf(cause)}.`, {
    hint: 'The server keeps there what it signs sessions with. Make the data directory writable, or choose another one.',
    cause,
  });
