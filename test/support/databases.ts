import { join } from 'node:path';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../../src/database/connection.ts';
import { scratchFolder } from './avatars.ts';
import { createTestDatabase } from './shared-postgres.ts';

export const DATABASES = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** The variables that let the program keep its tables in an empty database of the kind. */
export async function environmentOf(kind: DatabaseKind): Promise<Record<string, string>> {
  const folder = { AVATARS_DATA_DIR: scratchFolder() };
  return kind === 'PGlite' ? folder : { ...folder, DATABASE_URL: await createTestDatabase() };
}

/** An empty database of the kind, with the schema in it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<DatabaseConnection> {
  return kind === 'PGlite'
    ? openEmbedded(join(scratchFolder(), 'data'))
    : openPostgres(await createTestDatabase());
}
