import { drizzle } from 'drizzle-orm/node-postgres';
import type { Pool, QueryConfig } from 'pg';
import type { Database } from './connection.ts';
import type { DatabasePatience } from './patience.ts';
import { isAway } from './postgres-errors.ts';
import * as schema from './schema.ts';

/**
 * Drizzle on a pool, where every statement and every transaction is tried again for as long as the server is away. All
 * of ours may be done twice: they write values that were fixed before, to rows that are named by their id.
 */
export function createPatientDatabase(pool: Pool, { patiently }: DatabasePatience): Database {
  const patient = new Proxy(pool, {
    get(target, name) {
      if (name === 'query') {
        return (query: QueryConfig, values?: unknown[]) => patiently(() => target.query(query, values));
      }
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
  const db = drizzle({ client: patient, schema }) as unknown as Database;
  const transaction: Database['transaction'] = (work, config) =>
    patiently(async () => {
      // Taken and given back here: drizzle does not give back a connection on which `begin` has failed.
      const client = await pool.connect();
      let broken = false;
      try {
        const one = drizzle({ client, schema }) as unknown as Database;
        return await one.transaction(work, config);
      } catch (error) {
        broken = isAway(error);
        throw error;
      } finally {
        client.release(broken);
      }
    });
  return Object.assign(db, { transaction });
}
