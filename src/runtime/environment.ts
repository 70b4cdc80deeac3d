import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { AvatarError } from '../domain/errors.ts';
import type { Config, Environment } from './config.ts';

/**
 * The environment with what the file `.env` in `directory` adds to it. What the process was given wins, even
 * when it is empty: so a variable of the file can be switched off for one run.
 * @throws AvatarError `configuration` when the file is there and cannot be read
 */
export function loadEnvironment(directory: string, processEnvironment: Environment): Environment {
  const file = join(directory, '.env');
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ...processEnvironment };
    throw new AvatarError('configuration', `The file ${file} cannot be read (${code}).`, {
      hint: 'Make it a file that this user may read, or move it away.',
    });
  }
  // Some editors put a byte order mark at the beginning, which would become part of the first name.
  return { ...parseEnv(text.replace(/^\uFEFF/, '')), ...processEnvironment };
}

/** Everything in the configuration that must not stand in a log or a message. */
export function secretsOf(config: Config): string[] {
  const found = [
    config.openai?.apiKey,
    config.flowise?.apiKey,
    config.s3?.accessKey,
    config.s3?.secretKey,
    // A path is no secret, and hiding it would hide what an error is about.
    ...(config.c2pa?.privateKey.startsWith('-----BEGIN') ? [config.c2pa.privateKey] : []),
    ...(config.databaseUrl === undefined ? [] : passwordsOf(config.databaseUrl)),
  ];
  return [...new Set(found.filter((secret): secret is string => Boolean(secret)))];
}

/** The password as it stands in the URL, and as the server knows it. */
function passwordsOf(databaseUrl: string): string[] {
  const url = new URL(databaseUrl);
  const inQuery = url.searchParams.get('password');
  return [url.password, decodeURIComponent(url.password), ...(inQuery === null ? [] : [inQuery])];
}
