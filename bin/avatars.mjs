#!/usr/bin/env node
// Starts the program on Node 24: this process when it is new enough, else the one that npm installed.
import { existsSync } from 'node:fs';
import module from 'node:module';
import { fileURLToPath } from 'node:url';

const NEEDED = 24;
const file = (path) => fileURLToPath(new URL(path, import.meta.url));

if (Number(process.versions.node.split('.')[0]) >= NEEDED) {
  // What Node makes of the sources is kept for the next start, where npm may write; elsewhere nothing is kept.
  module.enableCompileCache(file('../node_modules/.cache/avatars'));
  const { main } = existsSync(file('../src/cli/main.ts'))
    ? await import('../src/cli/main.ts')
    : await import('../dist/cli/main.js');
  await main(process.argv.slice(2));
} else {
  await runOnInstalledNode();
}

async function runOnInstalledNode() {
  const node = file('../node_modules/node/bin/node');
  if (!existsSync(node)) {
    console.error(`avatars needs Node ${NEEDED}; this is ${process.version}.`);
    console.error('Run "npm install" in the project first: it brings its own Node.');
    process.exit(1);
  }
  const { spawn } = await import('node:child_process');
  const child = spawn(node, [file('./avatars.mjs'), ...process.argv.slice(2)], { stdio: 'inherit' });
  // A terminal sends Ctrl-C to both; what is sent to this process alone is passed on.
  for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  process.on('SIGINT', () => {});
  child.on('exit', (code, signal) => (signal ? process.kill(process.pid, signal) : process.exit(code ?? 1)));
}
