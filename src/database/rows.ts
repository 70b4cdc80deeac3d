import type { SQL } from 'drizzle-orm';
import type { Database } from './connection.ts';

/** Rows of a query that is written out: both drivers give them in the same place, and say so in different types. */
export async function rowsOf<Row extends Record<string, unknown>>(db: Database, query: SQL): Promise<Row[]> {
  const found: unknown = await db.execute<Row>(query);
  return (found as { rows: Row[] }).rows;
}
