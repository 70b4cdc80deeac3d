import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { freePort, run, start } from './processes.ts';
import type { ScratchPostgres } from './postgres.ts';

export const FLOWISE_VERSION = '3.1.4';

export interface RealFlowise {
  url: string;
  logFile: string;
  stop(): Promise<void>;
}

/**
 * Installs Flowise into `folder` unless it is there (about 3 GB and some minutes). Without install scripts:
 * the only one that matters builds SQLite, and here Flowise uses PostgreSQL.
 */
export async function installFlowise(folder: string): Promise<void> {
  const manifest = join(folder, 'node_modules', 'flowise', 'package.json');
  if (existsSync(manifest)) {
    const { version } = JSON.parse(await readFile(manifest, 'utf8')) as { version: string };
    if (version === FLOWISE_VERSION) return;
  }
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'package.json'), '{"name":"flowise-rehearsal","private":true}\n');
  await run(
    'npm',
    ['install', `flowise@${FLOWISE_VERSION}`, '--ignore-scripts', '--no-audit', '--no-fund', '--no-save'],
    // The npm of this very Node, not of an older one that the machine may have.
    { cwd: folder, env: { ...process.env, PATH: `${dirname(process.execPath)}:${process.env['PATH']}` } },
  );
}

/** Starts Flowise on the loopback interface, with its own home, and waits until it answers (about 15 s). */
export async function startFlowise(folder: string, database: ScratchPostgres): Promise<RealFlowise> {
  const home = await mkdtemp(join(tmpdir(), 'flowise-rehearsal-home-'));
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const logFile = join(home, 'flowise.log');
  const server = start(
    process.execPath,
    [join(folder, 'node_modules', 'flowise', 'bin', 'run'), 'start'],
    logFile,
    {
      cwd: home,
      env: {
        PATH: process.env['PATH'],
        HOME: home,
        HOST: '127.0.0.1',
        PORT: String(port),
        APP_URL: url,
        DATABASE_TYPE: 'postgres',
        DATABASE_HOST: database.host,
        DATABASE_PORT: String(database.port),
        DATABASE_USER: database.user,
        DATABASE_PASSWORD: database.password,
        DATABASE_NAME: database.database,
        SECRETKEY_PATH: home,
        BLOB_STORAGE_PATH: join(home, 'storage'),
        LOG_PATH: join(home, 'logs'),
        // Its list of models, which it would otherwise fetch from the internet at every run.
        MODEL_LIST_CONFIG_JSON: join(folder, 'node_modules', 'flowise-components', 'models.json'),
      },
    },
  );
  try {
    await waitUntilAnswering(url, () => server.child.exitCode !== null);
  } catch (error) {
    const log = await readFile(logFile, 'utf8').catch(() => '');
    await server.stop();
    throw new Error(`Flowise did not start:\n${log.slice(-4_000)}`, { cause: error });
  }
  return {
    url,
    logFile,
    async stop() {
      await server.stop();
      await rm(home, { recursive: true, force: true });
    },
  };
}

async function waitUntilAnswering(url: string, ended: () => boolean): Promise<void> {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    if (ended()) throw new Error('its process ended');
    const answer = await fetch(`${url}/api/v1/ping`).catch(() => undefined);
    if (answer?.ok && (await answer.text()) === 'pong') return;
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
  throw new Error('no answer within 2 minutes');
}
