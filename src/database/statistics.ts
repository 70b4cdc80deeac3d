import { and, asc, count, desc, eq, isNotNull, ne, type SQL, sql } from 'drizzle-orm';
import type { Outcome } from '../domain/verdict.ts';
import type { Database } from './connection.ts';
import { AGE_BAND, ETHNICITY, GENDER } from './groups.ts';
import { USD_OF_ROW } from './paid-calls.ts';
import { isPresentPhoto, REGENERATED } from './personas.ts';
import { callLimits, paidCalls, personas, pictures } from './schema.ts';

/** The beginning of a stretch of time, and what happened in it. */
export type Bucket<What> = { at: Date } & What;

export type Statistics = ReturnType<typeof createStatistics>;

/** Lengths of a stretch in seconds: round ones, as clocks and calendars have them. */
const STEPS = [1, 5, 15, 60, 300, 900, 3600, 6 * 3600, 86_400, 7 * 86_400, 30 * 86_400];
const MOST_BUCKETS = 60;

/** The shortest step by which `seconds` are at most {@link MOST_BUCKETS} stretches. */
export function stepFor(seconds: number): number {
  return STEPS.find((step) => seconds / step <= MOST_BUCKETS) ?? (STEPS.at(-1) as number);
}

/** Figures of one dataset, or of all where `datasetId` is null. */
export function createStatistics(db: Database) {
  const people = (id: string | null) => (id === null ? undefined : eq(personas.datasetId, id));
  const photos = (id: string | null) =>
    and(id === null ? undefined : eq(pictures.datasetId, id), isPresentPhoto);
  // What is made offline is in the ledger so that it is made once; it is no paid call.
  const paid = (id: string | null) =>
    and(
      id === null ? undefined : eq(paidCalls.datasetId, id),
      ne(paidCalls.provider, 'offline'),
      isNotNull(paidCalls.sentAt),
    );
  const personEnded = sql<Date>`coalesce(${personas.failedAt}, ${personas.completedAt})`;

  return {
    /** Seconds of a stretch of the series that follow: chosen by how long the work took. */
    async step(datasetId: string | null): Promise<number> {
      const span = (first: SQL, last: SQL) =>
        sql<number>`coalesce(extract(epoch from max(${last}) - min(${first})), 0)::float8`;
      const created = sql`${personas.createdAt}`;
      const [row] = await db
        .select({ seconds: span(created, sql`coalesce(${personEnded}, ${personas.createdAt})`) })
        .from(personas)
        .where(people(datasetId));
      return stepFor(row?.seconds ?? 0);
    },

    peopleOverTime(
      datasetId: string | null,
      step: number,
    ): Promise<Bucket<{ completed: number; failed: number }>[]> {
      const at = bucketOf(personEnded, step);
      const status = (word: string) => sql<number>`count(*) filter (where ${personas.status} = ${word})::int`;
      return db
        .select({ at, completed: status('completed'), failed: status('failed') })
        .from(personas)
        .where(
          and(
            people(datasetId),
            sql`${personEnded} is not null`,
            sql`${personas.failureCode} is distinct from ${REGENERATED}`,
          ),
        )
        .groupBy(sql`1`)
        .orderBy(sql`1`);
    },

    picturesOverTime(datasetId: string | null, step: number): Promise<Bucket<{ pictures: number }>[]> {
      return db
        .select({ at: bucketOf(sql`${pictures.createdAt}`, step), pictures: count() })
        .from(pictures)
        .where(photos(datasetId))
        .groupBy(sql`1`)
        .orderBy(sql`1`);
    },

    costOverTime(datasetId: string | null, step: number): Promise<Bucket<{ usd: number }>[]> {
      return db
        .select({
          at: bucketOf(sql`${paidCalls.sentAt}`, step),
          usd: sql<number>`coalesce(sum(${USD_OF_ROW}), 0)::float8`,
        })
        .from(paidCalls)
        .where(paid(datasetId))
        .groupBy(sql`1`)
        .orderBy(sql`1`);
    },

    /** Calls that failed, by why; the most frequent reason first. */
    failures(datasetId: string | null): Promise<{ code: string; count: number }[]> {
      const code = sql<string>`${paidCalls.failure}->>'code'`;
      return db
        .select({ code, count: count() })
        .from(paidCalls)
        .where(and(paid(datasetId), isNotNull(paidCalls.failure)))
        .groupBy(sql`1`)
        .orderBy(sql`2 desc`, sql`1`);
    },

    /** Completed people by group; the largest group first. */
    async groups(
      datasetId: string | null,
    ): Promise<Record<'gender' | 'age' | 'ethnicity', { group: string; count: number }[]>> {
      const by = (group: SQL<string>) =>
        db
          .select({ group, count: count() })
          .from(personas)
          .where(and(people(datasetId), eq(personas.status, 'completed')))
          .groupBy(sql`1`)
          .orderBy(sql`2 desc`, sql`1`);
      const [gender, age, ethnicity] = await Promise.all([by(GENDER), by(AGE_BAND), by(ETHNICITY)]);
      return { gender, age, ethnicity };
    },

    verdicts(datasetId: string | null): Promise<{ outcome: Outcome; count: number }[]> {
      const outcome = sql<Outcome>`${pictures.verdict}->>'outcome'`;
      return db
        .select({ outcome, count: count() })
        .from(pictures)
        .where(and(photos(datasetId), isNotNull(pictures.verdict)))
        .groupBy(sql`1`)
        .orderBy(desc(count()), asc(outcome));
    },

    async completed(datasetId: string | null): Promise<number> {
      const done = and(people(datasetId), eq(personas.status, 'completed'));
      return (await db.select({ n: count() }).from(personas).where(done))[0]?.n ?? 0;
    },

    /** How much of each vendor's limit is in use, over all processes. */
    async rateLimits(): Promise<
      {
        provider: string;
        line: string;
        perMinute: number | null;
        usedLastMinute: number;
        waitingUntil: Date | null;
      }[]
    > {
      const line = sql<string>`case when ${paidCalls.stage} in ('base-picture', 'grid') then 'image' else 'text' end`;
      const used = await db
        .select({ provider: paidCalls.provider, line, n: count() })
        .from(paidCalls)
        .where(sql`${paidCalls.sentAt} > now() - interval '1 minute'`)
        .groupBy(sql`1`, sql`2`);
      const limits = await db
        .select({
          provider: callLimits.provider,
          line: callLimits.line,
          perMinute: callLimits.perMinute,
          nextAt: callLimits.nextAt,
          waits: sql<boolean>`${callLimits.nextAt} > clock_timestamp()`,
        })
        .from(callLimits)
        .orderBy(asc(callLimits.provider), asc(callLimits.line));
      return limits.map(({ nextAt, waits, ...limit }) => ({
        ...limit,
        usedLastMinute:
          used.find((row) => row.provider === limit.provider && row.line === limit.line)?.n ?? 0,
        waitingUntil: waits ? nextAt : null,
      }));
    },
  };
}

/** The stretch of `step` seconds in which a moment lies, counted from the beginning of 1970. */
const bucketOf = (moment: SQL, step: number) =>
  sql<Date>`to_timestamp(floor(extract(epoch from ${moment}) / ${sql.raw(String(step))}) * ${sql.raw(String(step))})`.mapWith(
    (value: string | Date) => new Date(value),
  );
