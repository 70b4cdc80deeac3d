// The built dashboard, where `avatars serve` looks for it: built anew when it is not of the sources as they are now.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const WEB = join(ROOT, 'web');
const DIST = join(WEB, 'dist');
/** Beside the build: of which sources it is. */
const STAMP = 'built-of';
/** What stands in `web/` without being a source. */
const BUILT = /^(dist|\.building-.*|node_modules)(\/|$)/;

/** What the build is made of, as one name. */
function fingerprint(): string {
  const files = readdirSync(WEB, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !BUILT.test(path.slice(WEB.length + 1)));
  const hash = createHash('sha256').update(readFileSync(join(ROOT, 'package-lock.json')));
  for (const path of files.toSorted()) hash.update(path.slice(WEB.length)).update(readFileSync(path));
  return hash.digest('hex');
}

function isBuiltOf(sources: string): boolean {
  const stamp = join(DIST, STAMP);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === sources;
}

/**
 * Builds the dashboard unless that was done. A build that does not succeed leaves the one before as it is.
 * @param onBuild told before it begins, which takes some seconds
 * @returns the folder that it is in
 * @throws Error with what the bundler printed
 */
export function ensureDashboard(onBuild: () => void = () => undefined): string {
  const sources = fingerprint();
  if (isBuiltOf(sources)) return DIST;
  onBuild();
  const scratch = mkdtempSync(join(WEB, '.building-'));
  try {
    const vite = join(ROOT, 'node_modules/vite/bin/vite.js');
    const args = ['build', '--config', join(WEB, 'vite.config.ts'), '--outDir', scratch, '--emptyOutDir'];
    const { NODE_ENV: _, ...env } = process.env;
    const build = spawnSync(process.execPath, [vite, ...args], { cwd: ROOT, encoding: 'utf8', env });
    if (build.status !== 0) throw new Error(`${build.stdout}${build.stderr}`.trim());
    writeFileSync(join(scratch, STAMP), sources);
    // Whoever does this at the same time makes the same.
    if (isBuiltOf(sources)) return DIST;
    const before = `${scratch}-before`;
    if (existsSync(DIST)) renameSync(DIST, before);
    renameSync(scratch, DIST);
    rmSync(before, { recursive: true, force: true });
    return DIST;
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}
