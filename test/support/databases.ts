import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import { inject } from 'vitest';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../../src/database/connection.ts';
import { scratchFolder } from './avatars.ts';

export const DATABASES = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/**
 * The URL of a database of its own, on the PostgreSQL server that all test files of a run share. It goes with the
 * server at the end of the run.
 * @param contents whether the program's schema is in it already, as after its first start
 */
export const createTestDatabase = (contents: 'prepared' | 'empty' = 'prepared'): Promise<string> =>
  fromBroker(`/postgres/${contents}`);

/** A data directory as the program left it after its first start, with nothing in its database. */
export async function dataDirectory(): Promise<string> {
  const folder = scratchFolder();
  const prepared = await fromBroker('/embedded/prepared');
  await cp(join(prepared, 'database'), join(folder, 'database'), { recursive: true });
  return folder;
}

/** The variables that let the program keep its tables in an empty database of the kind. */
export async function environmentOf(kind: DatabaseKind): Promise<Record<string, string>> {
  return kind === 'PGlite'
    ? { AVATARS_DATA_DIR: await dataDirectory() }
    : { AVATARS_DATA_DIR: scratchFolder(), DATABASE_URL: await createTestDatabase() };
}

/** These variables, with a data directory where they name none, and with a database in it where they name none. */
export async function settingsOf(environment: Record<string, string>): Promise<Record<string, string>> {
  if (environment['AVATARS_DATA_DIR'] !== undefined) return environment;
  const own = environment['DATABASE_URL'] === undefined ? await dataDirectory() : scratchFolder();
  return { ...environment, AVATARS_DATA_DIR: own };
}

/** An empty database of the kind, with the schema in it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<DatabaseConnection> {
  return kind === 'PGlite' ? openEmbedded(await dataDirectory()) : openPostgres(await createTestDatabase());
}

async function fromBroker(what: string): Promise<string> {
  const response = await fetch(`${inject('databaseBroker')}${what}`, { method: 'POST' });
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
