import { join } from 'node:path';
import { type DatabaseConnection, openEmbedded, openPostgres } from '../../src/database/connection.ts';
import { scratchFolder } from './avatars.ts';
import { createTestDatabase } from './shared-postgres.ts';

export const DATABASES = ['PGlite', 'PostgreSQL'] as const;
export type DatabaseKind = (typeof DATABASES)[number];

/** An empty database of the kind, with the schema in it. */
export async function openTestDatabase(kind: DatabaseKind): Promise<DatabaseConnection> {
  return kind === 'PGlite'
    ? openEmbedded(join(scratchFolder(), 'data'))
    : openPostgres(await createTestDatabase());
}
