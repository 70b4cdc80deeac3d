// Installs the dependencies when they are missing or older than the lock file. Runs on any Node that has npm,
// before anything that needs them.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const stamp = fileURLToPath(new URL('../node_modules/.installed', import.meta.url));
const wanted = createHash('sha256')
  .update(readFileSync(new URL('../package-lock.json', import.meta.url)))
  .digest('hex');

if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== wanted) {
  console.error('Installing dependencies (once; a minute or two) …');
  // What the lock file says, and nothing written back to it. Not "npm ci": that refuses as a whole when a
  // registry lacks a package that only another platform would need. Warnings are left out because an older
  // Node only warns of being older, and the project brings its own.
  const npm = spawnSync('npm', ['install', '--no-save', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('npm install did not succeed; what it printed above says why.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
