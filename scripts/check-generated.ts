// Fails when a generated file in the repository is not what its generator makes today.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { generatedApiFiles } from './openapi.ts';

const scratch = mkdtempSync(join(tmpdir(), 'avatars-generated-'));
const migrations = join(scratch, 'migrations');
cpSync('src/database/migrations', migrations, { recursive: true });
const before = readdirSync(migrations).length;
const generate = spawnSync(
  'drizzle-kit',
  [
    'generate',
    '--dialect',
    'postgresql',
    '--schema',
    './src/database/schema.ts',
    '--out',
    relative('.', migrations),
  ],
  { encoding: 'utf8' },
);
const after = readdirSync(migrations).length;
rmSync(scratch, { recursive: true });
if (generate.status !== 0) {
  console.error(generate.stdout, generate.stderr);
  process.exit(1);
}
if (after !== before) {
  console.error('The migrations lag behind src/database/schema.ts. Run: npm run db:generate');
  process.exit(1);
}
for (const [path, content] of Object.entries(generatedApiFiles())) {
  if (existsSync(path) && readFileSync(path, 'utf8') === content) continue;
  console.error(`${path} is not what the API is today. Run: npm run openapi`);
  process.exit(1);
}
console.log('Generated files are up to date.');
