import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chown, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { closeSync, openSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client } from 'pg';
import { findPostgres, serverUser, type ServerUser } from './postgres-binaries.ts';

const run = promisify(execFile);

export interface PostgresServer {
  /** The database `postgres` on this server, as its administrator. */
  url: string;
  /**
   * Makes a database and returns its URL.
   * @param template database on this server that it is a copy of, and that nobody uses; empty where there is none
   */
  createDatabase(template?: string): Promise<string>;
  /** Ends all connections, stops the server and deletes its files. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** Writes to the disk before it answers, as a real installation does. Default: false, which is faster. */
  durable?: boolean;
}

/**
 * A real PostgreSQL of its own, in two to three seconds, without anything installed by hand, as root too.
 * It also ends, and its files go, when this process ends in whatever way.
 */
export async function startPostgres({ durable = false }: PostgresOptions = {}): Promise<PostgresServer> {
  const user = await serverUser();
  const directory = await makeDirectory(user);
  try {
    const native = await findPostgres(user, directory);
    const password = randomBytes(12).toString('hex');
    await initialise(native, directory, password, user);
    // Somebody else may take the free port before the server does.
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await launch({ native, directory, password, user, durable });
      } catch (error) {
        if (attempt === 3 || !String(error).includes('could not bind')) throw error;
      }
    }
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw error;
  }
}

/** A folder that `user` owns, in the first place for temporary files that it can reach. */
async function makeDirectory(user: ServerUser): Promise<string> {
  for (const base of new Set([tmpdir(), '/tmp'])) {
    const directory = await mkdtemp(join(base, 'avatars-postgres-'));
    if (user.uid === undefined || user.gid === undefined) return directory;
    await chown(directory, user.uid, user.gid);
    try {
      await run('/bin/sh', ['-c', 'test -w "$0" && cd "$0"', directory], { ...user, cwd: '/' });
      return directory;
    } catch {
      await rm(directory, { recursive: true });
    }
  }
  throw new Error('There is no folder for temporary files that the user of the PostgreSQL server can reach.');
}

async function initialise(native: string, directory: string, password: string, user: ServerUser) {
  const passwordFile = join(directory, 'password');
  await writeFile(passwordFile, password, { mode: 0o644 });
  await run(
    join(native, 'bin/initdb'),
    [
      `--pgdata=${join(directory, 'data')}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      '--no-sync',
      '--no-instructions',
    ],
    { ...user, cwd: directory, env: serverEnvironment() },
  );
}

function serverEnvironment(): NodeJS.ProcessEnv {
  // No PG* variables, and messages in English.
  return { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * Runs the server until its standard input ends, which happens when the process that started it stops it, or
 * ends itself, even by SIGKILL. Then the folder is deleted, unless the server ended by itself.
 */
const KEEPER = `
exec 3<&0
"$@" </dev/null & server=$!
( cat <&3 >/dev/null; touch "$0/stopping"; kill -INT $server 2>/dev/null ) & watcher=$!
wait $server; code=$?
kill $watcher 2>/dev/null
if test -e "$0/stopping"; then cd /; rm -rf "$0"; fi
exit $code`;

interface LaunchOptions {
  native: string;
  directory: string;
  password: string;
  user: ServerUser;
  durable: boolean;
}

async function launch(options: LaunchOptions): Promise<PostgresServer> {
  const { native, directory, password, user, durable } = options;
  const port = await freePort();
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 200,
    shared_buffers: '64MB',
    ...(!durable && { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  const log = join(directory, 'log');
  const output = openSync(log, 'w');
  const keeper = spawn(
    '/bin/sh',
    [
      '-c',
      KEEPER,
      directory,
      join(native, 'bin/postgres'),
      '-D',
      join(directory, 'data'),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ],
    // Detached, so that Ctrl-C in a terminal does not end the keeper before the server.
    { ...user, cwd: directory, detached: true, stdio: ['pipe', output, output], env: serverEnvironment() },
  );
  closeSync(output);
  keeper.unref();
  keeper.stdin?.on('error', () => undefined);

  const urlOf = (database: string) => `postgresql://postgres:${password}@127.0.0.1:${port}/${database}`;
  await waitUntilReady(keeper, urlOf('postgres'), log);
  let count = 0;
  return {
    url: urlOf('postgres'),
    async createDatabase(template = 'template1') {
      count += 1;
      const name = `test_${count}_${randomBytes(3).toString('hex')}`;
      await query(urlOf('postgres'), `CREATE DATABASE ${name} TEMPLATE ${template}`);
      return urlOf(name);
    },
    async stop() {
      if (keeper.exitCode !== null || keeper.signalCode !== null) return;
      keeper.ref();
      const ended = once(keeper, 'exit');
      keeper.stdin?.end();
      await ended;
    },
  };
}

async function waitUntilReady(keeper: ChildProcess, url: string, log: string): Promise<void> {
  const end = Date.now() + 30_000;
  for (;;) {
    if (keeper.exitCode !== null || Date.now() > end) {
      keeper.stdin?.end();
      const said = await readFile(log, 'utf8').catch(() => 'nothing');
      throw new Error(`PostgreSQL did not start. It said: ${said.slice(-2000)}`);
    }
    try {
      await query(url, 'SELECT 1');
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 25));
    }
  }
}

async function query(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}
