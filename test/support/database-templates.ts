import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded, openPostgres } from '../../src/database/connection.ts';
import { startPostgres, type PostgresServer } from './postgres.ts';

const once = <Made>(make: () => Promise<Made>): (() => Promise<Made>) => {
  let made: Promise<Made> | undefined;
  return () => (made ??= make());
};

/** Databases with the schema in them, each made once: a copy is at hand long before the migrations would be done. */
export function createDatabaseTemplates() {
  let server: PostgresServer | undefined;
  let folder: string | undefined;
  const postgres = once(async () => (server = await startPostgres()));
  const postgresTemplate = once(async () => {
    const url = await (await postgres()).createDatabase();
    await (await openPostgres(url)).close();
    return new URL(url).pathname.slice(1);
  });
  return {
    /** URL of a new database without anything in it. */
    emptyPostgres: async () => (await postgres()).createDatabase(),
    /** URL of a new database with the schema. */
    preparedPostgres: async () => (await postgres()).createDatabase(await postgresTemplate()),
    /** A data directory with an embedded database that has the schema, to be copied. */
    preparedEmbedded: once(async () => {
      folder = await mkdtemp(join(tmpdir(), 'avatars-embedded-'));
      const data = join(folder, 'data');
      await (await openEmbedded(data)).close();
      return data;
    }),
    async close() {
      await server?.stop();
      if (folder !== undefined) await rm(folder, { recursive: true, force: true });
    },
  };
}
