import { ne, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { USD_OF_ROW } from './paid-calls.ts';
import { REGENERATED } from './personas.ts';
import { rowsOf } from './rows.ts';
import { alerts, datasets, paidCalls, personas } from './schema.ts';

const COUNT = sql<number>`count(*)::int`;

/** Sums over everything on this database, for monitoring. It reads whole tables: not for every request. */
export function createFigures(db: Database) {
  /** Jobs that wait, by kind; none before the queue has made its tables. */
  async function queue(): Promise<{ kind: string; jobs: number }[]> {
    const [there] = await rowsOf<{ there: boolean }>(
      db,
      sql`select to_regclass('pgboss.job') is not null as there`,
    );
    if (!there?.there) return [];
    return rowsOf<{ kind: string; jobs: number }>(
      db,
      sql`select split_part(name, '-', 1) as kind, count(*)::int as jobs from pgboss.job
      where state in ('created', 'retry') and split_part(name, '-', 1) in ('write', 'pictures')
      group by 1`,
    );
  }

  return async () => {
    const [calls, people, sets, jobs, [waiting]] = await Promise.all([
      db
        .select({
          provider: paidCalls.provider,
          stage: paidCalls.stage,
          outcome: paidCalls.status,
          calls: COUNT,
          usd: sql<number>`coalesce(sum(${USD_OF_ROW}), 0)::float8`,
        })
        .from(paidCalls)
        .where(ne(paidCalls.status, 'intended'))
        .groupBy(paidCalls.provider, paidCalls.stage, paidCalls.status),
      db
        .select({ status: personas.status, people: COUNT })
        .from(personas)
        .where(sql`${personas.failureCode} is distinct from ${REGENERATED}`)
        .groupBy(personas.status),
      db.select({ status: datasets.status, datasets: COUNT }).from(datasets).groupBy(datasets.status),
      queue(),
      db
        .select({ n: COUNT })
        .from(alerts)
        .where(sql`${alerts.nextAt} is not null`),
    ]);
    return { calls, people, datasets: sets, queue: jobs, alertsWaiting: waiting?.n ?? 0 };
  };
}
