import { execFileSync, spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const program = join(
  dirname(createRequire(import.meta.url).resolve('exiftool-vendored.pl/package.json')),
  'bin/exiftool',
);

/** Why tests that need exiftool are skipped; `undefined` when it runs. */
export const missingExiftool: string | undefined =
  spawnSync('perl', ['-v']).status === 0 ? undefined : 'no perl here, exiftool skipped';

/** What exiftool, a reader that shares no code with the writer, finds in files. */
export function exiftool(files: readonly string[], ...options: string[]): Record<string, unknown>[] {
  const output = execFileSync('perl', [program, '-json', '-G1', ...options, ...files], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
    maxBuffer: 64 * 1024 * 1024,
  });
  return JSON.parse(output) as Record<string, unknown>[];
}
