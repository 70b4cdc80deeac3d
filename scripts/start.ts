// Builds the dashboard where its build is missing or older than its sources, then starts the server in this process,
// so that signals reach it. Arguments go to the server: npm start -- --port 7002
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { main } from '../src/cli/main.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const web = join(root, 'web');
const built = join(web, 'dist', 'index.html');

if (existsSync(join(web, 'index.html')) && isStale()) {
  console.error('Building the dashboard (once; some seconds) …');
  const build = spawnSync('npm', ['run', '--silent', 'build:web'], {
    cwd: root,
    // What a server prints to stdout is for programs.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
  });
  if (build.status !== 0) {
    console.error(
      'The dashboard could not be built; what is printed above says why. The API needs none of it:',
    );
    console.error('  npx avatars serve');
    process.exit(1);
  }
}
await main(['serve', ...process.argv.slice(2)]);

function isStale(): boolean {
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return [join(root, 'package-lock.json'), ...sources(web)].some((path) => statSync(path).mtimeMs > builtAt);
}

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return path === join(web, 'dist') ? [] : sources(path);
    return [path];
  });
}
