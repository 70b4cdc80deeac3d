// Makes a small dataset, offline and embedded, whatever the environment says: a demo spends nothing.
import { spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const description = 'retired teachers in Lisbon who garden';
const dataDirectory =
  process.env['AVATARS_DATA_DIR'] ?? fileURLToPath(new URL('../avatar-data', import.meta.url));
const args = [
  '--count',
  '3',
  '--images',
  '4',
  '--personas',
  'offline',
  '--pictures',
  'offline',
  '--seed',
  'demo',
];

const { status } = spawnSync(
  process.execPath,
  [
    fileURLToPath(new URL('../bin/avatars.mjs', import.meta.url)),
    'generate',
    description,
    ...args,
    '--data-dir',
    dataDirectory,
  ],
  {
    stdio: 'inherit',
    // An empty folder as working directory: a .env of the user's would configure real services.
    cwd: mkdtempSync(join(tmpdir(), 'avatars-demo-')),
    env: {
      PATH: process.env['PATH'],
      HOME: process.env['HOME'],
      LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'warn',
      ...terminal(),
    },
  },
);
if (status === 0) {
  console.error('\nOpen the gallery in a browser. Next:');
  console.error('  npx avatars generate "night-shift nurses in Marseille" --count 20 --language French');
  console.error('  npx avatars export <dataset> --format zip --out people.zip');
}
process.exit(status ?? 1);

function terminal(): Record<string, string> {
  const names = ['TERM', 'NO_COLOR', 'FORCE_COLOR', 'COLORTERM', 'SystemRoot'];
  return Object.fromEntries(
    names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]])),
  );
}
