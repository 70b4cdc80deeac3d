import { and, count, desc, eq, gt, max, or, sql } from 'drizzle-orm';
import type { PaidStage } from '../domain/paid-call.ts';
import type { Database } from './connection.ts';
import { REGENERATED } from './personas.ts';
import { ANSWER_ELSEWHERE, datasets, gaps, paidCalls, personas } from './schema.ts';

/** Somebody who failed. */
export interface RecentFailure {
  code: string | null;
  message: string;
  failedAt: Date;
  /** The stage whose call failed; null where it was not a call. */
  stage: PaidStage | null;
}

export type RecentFailures = ReturnType<typeof createRecentFailures>;

/** What has failed in a dataset since it last went on, read from the tables: all processes see the same. */
export function createRecentFailures(db: Database) {
  async function resumedAt(datasetId: string): Promise<Date> {
    const [row] = await db
      .select({ at: sql<string | null>`coalesce(${datasets.resumedAt}, ${datasets.createdAt})` })
      .from(datasets)
      .where(eq(datasets.id, datasetId));
    return new Date(row?.at ?? 0);
  }

  return {
    /** People who failed since the dataset went on and since anybody was completed, the last one first. */
    async people(datasetId: string, limit: number): Promise<RecentFailure[]> {
      const [completed] = await db
        .select({ at: max(personas.completedAt) })
        .from(personas)
        .where(and(eq(personas.datasetId, datasetId), eq(personas.status, 'completed')));
      const since = new Date(Math.max((await resumedAt(datasetId)).getTime(), completed?.at?.getTime() ?? 0));
      // Written out: in a query on one table, columns are named without it.
      const stage = sql<PaidStage | null>`(
        select call.stage from paid_calls call
        where call.persona_id = personas.id and call.failure->>'code' = personas.failure_code
        order by call.ended_at desc limit 1)`;
      const rows = await db
        .select({ code: personas.failureCode, message: personas.failure, failedAt: personas.failedAt, stage })
        .from(personas)
        .where(
          and(
            eq(personas.datasetId, datasetId),
            eq(personas.status, 'failed'),
            gt(personas.failedAt, since),
            // Whoever is made again has not failed; an answer elsewhere costs nothing more, and nobody takes the place.
            sql`${personas.failureCode} is distinct from ${REGENERATED}`,
            sql`${personas.failureCode} is distinct from ${ANSWER_ELSEWHERE}`,
          ),
        )
        .orderBy(desc(personas.failedAt))
        .limit(limit);
      return rows.map(({ message, failedAt, ...row }) => ({
        ...row,
        message: message ?? 'failed',
        failedAt: failedAt ?? since,
      }));
    },

    /** Positions for which nobody was written since the dataset went on and since anybody else was. */
    async unwritten(datasetId: string): Promise<{ positions: number; reason: string; since: Date }> {
      const [written] = await db
        .select({ at: max(personas.createdAt) })
        .from(personas)
        .where(eq(personas.datasetId, datasetId));
      const since = new Date(Math.max((await resumedAt(datasetId)).getTime(), written?.at?.getTime() ?? 0));
      const rows = await db
        .select({ reason: gaps.reason })
        .from(gaps)
        .where(
          and(
            eq(gaps.datasetId, datasetId),
            eq(gaps.code, 'unwritten'),
            eq(gaps.open, true),
            gt(gaps.createdAt, since),
          ),
        )
        .orderBy(desc(gaps.createdAt));
      return { positions: rows.length, reason: rows[0]?.reason ?? '', since };
    },

    /** Calls of a stage: how many are under way, and whether any has succeeded since. */
    async callsOf(
      datasetId: string,
      stage: PaidStage,
      since: Date,
    ): Promise<{ inFlight: number; succeeded: boolean }> {
      const [row] = await db
        .select({
          inFlight: count(sql`case when ${paidCalls.status} = 'sent' then 1 end`),
          succeeded: count(sql`case when ${paidCalls.status} = 'succeeded' then 1 end`),
        })
        .from(paidCalls)
        .where(
          and(
            eq(paidCalls.datasetId, datasetId),
            eq(paidCalls.stage, stage),
            or(
              eq(paidCalls.status, 'sent'),
              and(eq(paidCalls.status, 'succeeded'), gt(paidCalls.endedAt, since)),
            ),
          ),
        );
      return { inFlight: row?.inFlight ?? 0, succeeded: (row?.succeeded ?? 0) > 0 };
    },
  };
}
