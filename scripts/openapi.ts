// The two files that are made from the API: its description, and a client of it for the dashboard.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createApi } from '../src/http/api.ts';
import type { HttpDependencies } from '../src/http/dependencies.ts';
import { openApiDocument } from '../src/http/openapi.ts';

/** Takes the place of everything that handlers would use: none is called. */
const nothing: unknown = new Proxy(() => undefined, { get: () => nothing, apply: () => nothing });

/** The generator does not reckon with `exactOptionalPropertyTypes`; its types are those of the API all the same. */
const UNCHECKED = '// @ts-nocheck\n';

/** @returns what each file should hold, by its path from the root of the repository */
export function generatedApiFiles(): Record<string, string> {
  const document = openApiDocument(createApi(nothing as HttpDependencies));
  const description = `${JSON.stringify(document, null, 2)}\n`;
  return { 'docs/openapi.json': description, 'web/src/api/client.ts': clientFor(description) };
}

function clientFor(description: string): string {
  const scratch = mkdtempSync(join(tmpdir(), 'avatars-client-'));
  try {
    const source = join(scratch, 'openapi.json');
    const target = join(scratch, 'client.ts');
    writeFileSync(source, description);
    const made = spawnSync('oazapfts', ['--argumentStyle=object', '--useUnknown', source, target], {
      encoding: 'utf8',
    });
    if (made.status !== 0) throw new Error(`The client could not be made: ${made.stderr}${made.stdout}`);
    return `${UNCHECKED}${readFileSync(target, 'utf8')}`;
  } finally {
    rmSync(scratch, { recursive: true });
  }
}
