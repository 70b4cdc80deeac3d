import { readFileSync } from 'node:fs';
import { sql } from 'drizzle-orm';
import type { Database } from './connection.ts';

/** @returns whether the database answers and has every migration that this program knows; never throws */
export type Readiness = () => Promise<{ database: boolean; migrations: boolean }>;

/** Milliseconds: who asks does so every few seconds. */
const TIME_LIMIT_MS = 2_000;

export function createReadiness(db: Database): Readiness {
  const journal = JSON.parse(
    readFileSync(new URL('./migrations/meta/_journal.json', import.meta.url), 'utf8'),
  ) as { entries: { when: number }[] };
  const newest = Math.max(...journal.entries.map(({ when }) => when));

  async function look() {
    // The migrator remembers each migration by the moment in its journal.
    const query = sql`select max(created_at) >= ${newest} as applied from drizzle.__drizzle_migrations`;
    const result: unknown = await db.execute(query);
    const { rows } = result as { rows: { applied: boolean | null }[] };
    return { database: true, migrations: rows[0]?.applied === true };
  }

  return () =>
    Promise.race([
      look().catch(() => ({ database: false, migrations: false })),
      new Promise<{ database: boolean; migrations: boolean }>((resolve) => {
        setTimeout(() => resolve({ database: false, migrations: false }), TIME_LIMIT_MS).unref();
      }),
    ]);
}
