import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const REPOSITORY = resolve(import.meta.dirname, '../..');
const WEB = join(REPOSITORY, 'web');
/** What a build has beside its sources. */
const BUILT = /(^|\/)(dist|node_modules)\//;

/** What the build is made of, as one name. */
function fingerprint(): string {
  const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !BUILT.test(path.slice(WEB.length)));
  const hash = createHash('sha256').update(readFileSync(join(REPOSITORY, 'package-lock.json')));
  for (const path of files.toSorted()) hash.update(path).update(readFileSync(path));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The folder of a dashboard that was built from what stands in `web/` now. It is built once for the same sources;
 * test files that run side by side do not write into each other's.
 */
export function builtWeb(): string {
  const folder = join(tmpdir(), `avatars-web-${fingerprint()}`);
  if (existsSync(join(folder, 'index.html'))) return folder;
  const scratch = mkdtempSync(join(tmpdir(), 'avatars-web-build-'));
  const { NODE_ENV: _, ...environment } = process.env;
  const vite = spawnSync(
    process.execPath,
    [
      join(REPOSITORY, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      join(WEB, 'vite.config.ts'),
      '--outDir',
      scratch,
      '--emptyOutDir',
    ],
    { cwd: REPOSITORY, encoding: 'utf8', env: environment },
  );
  if (vite.status !== 0) throw new Error(`The dashboard cannot be built:\n${vite.stdout}${vite.stderr}`);
  try {
    renameSync(scratch, folder);
  } catch {
    // Somebody else was quicker, with the same result.
    rmSync(scratch, { recursive: true, force: true });
  }
  return folder;
}
