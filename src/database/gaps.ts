import { and, asc, eq, gt, sql } from 'drizzle-orm';
import { RUNNING_STATUSES } from '../domain/dataset.ts';
import type { Database } from './connection.ts';
import { ANSWER_ELSEWHERE, datasets, type GapCode, gaps } from './schema.ts';

export type Gap = typeof gaps.$inferSelect;

/** Positions that stay empty unless the dataset goes on. */
export const openGaps = (datasetId: string) => and(eq(gaps.datasetId, datasetId), eq(gaps.open, true));

export function createGaps(db: Database) {
  return {
    gaps(id: string): Promise<Gap[]> {
      return db.select().from(gaps).where(openGaps(id)).orderBy(asc(gaps.position));
    },

    /** How often each position was given up before it was tried again, where it was. */
    async timesGivenUp(id: string): Promise<Map<number, number>> {
      const rows = await db
        .select({ position: gaps.position, times: gaps.times })
        .from(gaps)
        .where(and(eq(gaps.datasetId, id), eq(gaps.open, false), gt(gaps.times, 0)));
      return new Map(rows.map(({ position, times }) => [position, times]));
    },

    /**
     * Leaves a position of a running dataset empty. In one that was stopped nothing is given up: whoever lets it go
     * on finds the position as it is.
     * @param code null where a person failed there, whose row says why
     * @returns whether the position is given up
     */
    addGap(id: string, position: number, reason: string, code: GapCode | null = null): Promise<boolean> {
      return db.transaction(async (tx) => {
        // Held, so that nobody pauses the dataset meanwhile and takes back what was given up until then.
        const [dataset] = await tx
          .select({ status: datasets.status })
          .from(datasets)
          .where(eq(datasets.id, id))
          .for('update');
        if (!dataset || !RUNNING_STATUSES.includes(dataset.status)) return false;
        // What is paid for already and cannot be read now is not asked for under another name.
        const times = code === ANSWER_ELSEWHERE ? 0 : 1;
        await tx
          .insert(gaps)
          .values({ datasetId: id, position, reason, code, times, createdAt: new Date() })
          .onConflictDoUpdate({
            target: [gaps.datasetId, gaps.position],
            set: {
              reason: sql`excluded.reason`,
              code: sql`excluded.code`,
              createdAt: sql`excluded.created_at`,
              open: true,
              times: sql`${gaps.times} + ${times}`,
            },
            setWhere: eq(gaps.open, false),
          });
        return true;
      });
    },
  };
}
