import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { PGlite } from '@electric-sql/pglite';
import { sql } from 'drizzle-orm';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';
import type { Logger } from '../ports/logger.ts';
import { type CallOwner, createCallOwner, createOnlyOwner } from './call-owner.ts';
import { withoutOptimising } from './baseline-wasm.ts';
import { type CallSlots, createCallSlots } from './call-slots.ts';
import { createLockSession } from './lock-session.ts';
import { createPersonLocks, type PersonLocks } from './person-locks.ts';
import { holdDataDirectory } from './data-directory-lock.ts';
import { createDatabasePatience, type DatabasePatience, NO_PATIENCE } from './patience.ts';
import { createPatientDatabase } from './patient-pool.ts';
import { makeEmbeddedFiles } from './embedded-files.ts';
import { explainPostgresError } from './postgres-errors.ts';
import * as schema from './schema.ts';

/** One schema and one dialect, whichever PostgreSQL is behind it. */
export type Database = PgDatabase<PgQueryResultHKT, typeof schema>;

/** What the queue needs to run on the same database. */
export type QueueConnection =
  | { kind: 'postgres'; connectionString: string }
  | { kind: 'embedded'; pglite: PGlite };

export interface DatabaseConnection {
  db: Database;
  /** The same for what every request begins with: gives up after seconds while the database is away. */
  dbForRequests: Database;
  locks: PersonLocks;
  /** This process, as the one that waits for the answers of paid calls. */
  owner: CallOwner;
  /** How whatever uses the database by itself waits for it; statements on `db` do. */
  patience: DatabasePatience;
  /** Places for so many calls in flight in all processes; none where only one process can be. */
  slots?: (total: number) => CallSlots;
  queue: QueueConnection;
  close(): Promise<void>;
}

const migrationsFolder = fileURLToPath(new URL('./migrations', import.meta.url));

/** Any 64-bit number that nothing else takes: processes that start together migrate one after another. */
const MIGRATION_LOCK = 7_261_940_358;

/** Milliseconds: a restart of the database passes unseen, and nobody looks at a page without an answer for minutes. */
const REQUEST_PATIENCE_MS = 5_000;

/** Something may listen at the address and never say a word. */
const CONNECT_TIMEOUT_MS = 15_000;

/**
 * Opens PostgreSQL at `url` and brings its schema up to date. When it goes away later, whatever needs it waits.
 * @param options.patienceMs milliseconds for which a database is waited for that was there before
 * @throws AvatarError `configuration` when it cannot be reached
 */
export async function openPostgres(
  url: string,
  { logger, patienceMs }: { logger?: Logger; patienceMs?: number | undefined } = {},
): Promise<DatabaseConnection> {
  const { Client, Pool } = (await import('pg')).default;
  const { drizzle } = await import('drizzle-orm/node-postgres');
  const { migrate } = await import('drizzle-orm/node-postgres/migrator');
  const first = new Client({
    connectionString: url,
    application_name: 'avatars',
    // Not in the pool below: there it would also limit how long a query waits for its turn.
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
  });
  first.on('error', () => {});
  try {
    await first.connect();
    await first.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle({ client: first, schema }), { migrationsFolder });
  } catch (error) {
    throw explainPostgresError(error);
  } finally {
    // The lock goes with the connection.
    await first.end().catch(() => undefined);
  }
  const pool = new Pool({ connectionString: url, max: 8, application_name: 'avatars', keepAlive: true });
  // One that breaks while it is idle is replaced by the pool, and one that breaks in the middle of a transaction
  // fails its next statement; without listeners either would end the process.
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
  const patience = createDatabasePatience(logger, patienceMs);
  const db = createPatientDatabase(pool, patience);
  // Says nothing in the log: whoever works on datasets does.
  const requestPatience = createDatabasePatience(undefined, REQUEST_PATIENCE_MS);
  const session = createLockSession(url);
  const locks = createPersonLocks(session, patience);
  const direct = drizzle({ client: pool, schema }) as unknown as Database;
  const owner = createCallOwner({ direct, patient: db, locks });
  return {
    db,
    dbForRequests: createPatientDatabase(pool, requestPatience),
    locks,
    owner,
    patience,
    slots: (total) => createCallSlots(session, total, patience),
    queue: { kind: 'postgres', connectionString: url },
    async close() {
      await owner.close();
      await session.close();
      await pool.end();
    },
  };
}

/** PGlite's own 160 MB are for servers: the files are the operating system's to cache. */
const MEMORY = ['shared_buffers = 32MB'];

/**
 * Opens the PostgreSQL that lives in the data directory; only one process at a time can.
 * @throws AvatarError `data_dir_locked` with who holds it
 */
export async function openEmbedded(dataDirectory: string): Promise<DatabaseConnection> {
  const hold = await holdDataDirectory(dataDirectory);
  let pglite: PGlite | undefined;
  const close = async () => {
    await pglite?.close();
    hold.release();
  };
  try {
    const { PGlite: Embedded } = await import('@electric-sql/pglite');
    const { drizzle } = await import('drizzle-orm/pglite');
    const { migrate } = await import('drizzle-orm/pglite/migrator');
    const directory = join(dataDirectory, 'database');
    await makeEmbeddedFiles(directory);
    pglite = await withoutOptimising(() => Embedded.create({ dataDir: directory, postgresqlconf: MEMORY }));
    const db = drizzle({ client: pglite, schema });
    await db.execute(sql`set client_min_messages to warning`);
    await migrate(db, { migrationsFolder });
    return {
      db: db as unknown as Database,
      dbForRequests: db as unknown as Database,
      locks: createPersonLocks(undefined),
      owner: createOnlyOwner(),
      patience: NO_PATIENCE,
      queue: { kind: 'embedded', pglite },
      close,
    };
  } catch (error) {
    // What stays open would keep the process alive.
    await close().catch(() => hold.release());
    throw error;
  }
}
