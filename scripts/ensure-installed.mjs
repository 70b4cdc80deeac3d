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
  // The project brings its own Node 24, so that an older one warns about engines for nothing.
  const npm = spawnSync('npm', ['ci', '--loglevel=error', '--no-audit', '--no-fund'], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (npm.status !== 0) {
    console.error('npm ci did not succeed; what it printed above says why.');
    process.exit(1);
  }
  writeFileSync(stamp, wanted);
}
