import { and, asc, eq, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm';
import type { AlertType } from '../domain/event.ts';
import type { Database } from './connection.ts';
import { REGENERATED } from './personas.ts';
import { rowsOf } from './rows.ts';
import { alerts } from './schema.ts';

export type Alert = typeof alerts.$inferSelect;

/** How a dataset that ran lately stands, for thresholds. */
export interface RecentDataset {
  id: string;
  status: string;
  requested: number;
  completed: number;
  /** Positions that stay empty. */
  failed: number;
  /** People who failed, also those whom others followed; whoever was made again has not failed. */
  failed_people: number;
  usd: number;
}

export type Alerts = ReturnType<typeof createAlerts>;

const seconds = (count: number) => sql`clock_timestamp() + make_interval(secs => ${count}::float8)`;

/** The rows of alerts. All times are by the database's clock, which is one for all processes. */
export function createAlerts(db: Database) {
  return {
    /** Alerts that nobody has written to a log yet; whoever gets them here is the one who does. */
    takeUnlogged(): Promise<Alert[]> {
      return db
        .update(alerts)
        .set({ loggedAt: sql`clock_timestamp()` })
        .where(isNull(alerts.loggedAt))
        .returning();
    },

    /** Claims alerts that are due, for so many seconds: who dies meanwhile leaves them to the next. */
    claim(limit: number, claimSeconds: number): Promise<Alert[]> {
      const due = db
        .select({ id: alerts.id })
        .from(alerts)
        .where(
          and(
            isNotNull(alerts.nextAt),
            sql`${alerts.nextAt} <= clock_timestamp()`,
            // What waited for a webhook to be configured at all is no news any more.
            sql`${alerts.createdAt} > clock_timestamp() - interval '2 days'`,
          ),
        )
        .orderBy(asc(alerts.nextAt))
        .limit(limit)
        .for('update', { skipLocked: true });
      return db
        .update(alerts)
        .set({ nextAt: seconds(claimSeconds), tries: sql`${alerts.tries} + 1` })
        .where(inArray(alerts.id, due))
        .returning();
    },

    async delivered(id: string): Promise<void> {
      await db
        .update(alerts)
        .set({ deliveredAt: sql`clock_timestamp()`, nextAt: null, failure: null })
        .where(eq(alerts.id, id));
    },

    /** @param waitSeconds until the next try; null where there is none */
    async failed(id: string, failure: string, waitSeconds: number | null): Promise<void> {
      await db
        .update(alerts)
        .set({ failure, nextAt: waitSeconds === null ? null : seconds(waitSeconds) })
        .where(and(eq(alerts.id, id), isNull(alerts.deliveredAt)));
    },

    /** Writes an alert down unless one with the same `once` has been. */
    async raise(alert: {
      datasetId: string;
      type: AlertType;
      once: string;
      data: Record<string, unknown>;
    }): Promise<void> {
      await db.insert(alerts).values(alert).onConflictDoNothing({ target: alerts.once });
    },

    /** Datasets that run, or ended within the last hour. */
    recentDatasets(): Promise<RecentDataset[]> {
      return rowsOf<RecentDataset & Record<string, unknown>>(
        db,
        sql`
        select datasets.id, datasets.status, count as requested, (figures->>'completed')::int as completed,
          (figures->>'failed')::int as failed, (figures->>'cost_usd')::float8 as usd,
          (select count(*) from personas where dataset_id = datasets.id and personas.status = 'failed'
            and failure_code is distinct from ${REGENERATED})::int as failed_people
        from datasets, avatars_dataset_figures(datasets.id) as figures
        where datasets.status in ('generating-data', 'generating-images', 'paused')
          or finished_at > clock_timestamp() - interval '1 hour'`,
      );
    },

    /** Forgets what is older than so many days. */
    async prune(days: number): Promise<void> {
      await db
        .delete(alerts)
        .where(lt(alerts.createdAt, sql`clock_timestamp() - make_interval(days => ${days}::int)`));
    },
  };
}
