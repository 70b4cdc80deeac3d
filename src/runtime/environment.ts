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
    text = decode(readFileSync(file));
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
    if (code === 'ENOENT' || code === 'ENOTDIR') return { ...processEnvironment };
    throw new AvatarError('configuration', `The file ${file} cannot be read (${code}).`, {
      hint: 'Make it a file that this user may read, or move it away.',
    });
  }
  return { ...parseEnv(text), ...processEnvironment };
}

/**
 * Text as editors write it: a byte order mark, which would become part of the first name, is taken away; and
 * `>` of the older PowerShell writes UTF-16, of which nothing would be understood, and nothing said.
 */
function decode(bytes: Uint8Array): string {
  const [first, second] = bytes;
  const mark = first === undefined || second === undefined ? 0 : first * 256 + second;
  const encoding = mark === 0xfffe ? 'utf-16le' : mark === 0xfeff ? 'utf-16be' : 'utf-8';
  return new TextDecoder(encoding).decode(bytes);
}

/** Everything in the configuration that must not stand in a log or a message. */
export function secretsOf(config: Config): string[] {
  const found = [
    config.openai?.apiKey,
    config.flowise?.apiKey,
    config.s3?.accessKey,
    config.s3?.secretKey,
    config.webhook?.secret,
    config.webhook && new URL(config.webhook.url).search.slice(1),
    ...Object.values(config.traces?.headers ?? {}),
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
