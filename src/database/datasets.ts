import {
  and,
  asc,
  desc,
  eq,
  gte,
  ilike,
  inArray,
  isNull,
  lt,
  ne,
  notInArray,
  type SQL,
  sql,
} from 'drizzle-orm';
import {
  type DatasetRequest,
  type DatasetStatus,
  ENDED_STATUSES,
  RUNNING_STATUSES,
} from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import type { Database } from './connection.ts';
import { createDatasetCounts, type DatasetCounts, notRegenerated } from './dataset-counts.ts';
import { createGaps, openGaps } from './gaps.ts';
import { REGENERATED } from './personas.ts';
import { type Claim, claimKey, type ClaimedKey } from './idempotency-keys.ts';
import {
  ANSWER_ELSEWHERE,
  datasets,
  type GapCode,
  gaps,
  type PauseReason,
  personas,
  rejections,
} from './schema.ts';

export type Dataset = typeof datasets.$inferSelect;

/** Which datasets are listed. */
export interface DatasetFilter {
  status?: DatasetStatus | undefined;
  /** Part of the description, in any case. */
  text?: string | undefined;
  /** Only those that are older than the one with this id. */
  before?: string | undefined;
  limit: number;
}

export type Datasets = ReturnType<typeof createDatasets>;

/** The last person at every position who has failed and was not replaced yet. */
const failedLast = (datasetId: string) =>
  and(
    eq(personas.datasetId, datasetId),
    eq(personas.status, 'failed'),
    sql`not exists (select from personas later where later.dataset_id = personas.dataset_id
      and later.position = personas.position and later.attempt > personas.attempt)`,
  );

/** Reasons to fail that lie in nobody's person: the configuration, this program, another machine. */
const MENDABLE: readonly string[] = ['bad_request', 'fault', ANSWER_ELSEWHERE];

/** Who is worth another try. Others are replaced, which costs as much; where they may not be, they are tried too. */
const mayBeMended = (replace: boolean) =>
  replace
    ? inArray(personas.failureCode, [...MENDABLE])
    : and(sql`${personas.failureCode} is distinct from 'refused'`, notRegenerated);

export function createDatasets(db: Database) {
  const counting = createDatasetCounts(db);

  return {
    ...counting,
    ...createGaps(db),

    /**
     * Writes a dataset down. With a claim, its key is taken together with it.
     * @returns whoever took the key before, in which case nothing was written
     */
    async create(
      id: string,
      request: DatasetRequest,
      models: { persona: string | null; picture: string | null },
      prices: CallPrices | null = null,
      claim?: Claim,
    ): Promise<ClaimedKey | undefined> {
      return db.transaction(async (tx) => {
        const taken = claim && (await claimKey(tx, claim, id));
        if (taken) return taken;
        await tx.insert(datasets).values({
          id,
          ...request,
          prices,
          personaModel: models.persona,
          pictureModel: models.picture,
          status: 'pending',
          createdAt: new Date(),
        });
        return undefined;
      });
    },

    async get(id: string): Promise<Dataset | undefined> {
      return (await db.select().from(datasets).where(eq(datasets.id, id)))[0];
    },

    /** Datasets whose id starts with `reference`, at most two: enough to know whether it is one. */
    startingWith(reference: string): Promise<Dataset[]> {
      return db
        .select()
        .from(datasets)
        .where(sql`starts_with(${datasets.id}::text, ${reference.toLowerCase()})`)
        .limit(2);
    },

    /** The newest first. */
    list(limit = 1000): Promise<Dataset[]> {
      return db.select().from(datasets).orderBy(desc(datasets.createdAt), desc(datasets.id)).limit(limit);
    },

    /** A page of datasets, the newest first. Ids are made in the order of time. */
    page({ status, text, before, limit }: DatasetFilter): Promise<Dataset[]> {
      const conditions: (SQL | undefined)[] = [
        status === undefined ? undefined : eq(datasets.status, status),
        text === undefined ? undefined : ilike(datasets.description, `%${likeText(text)}%`),
        before === undefined ? undefined : lt(datasets.id, before),
      ];
      return db
        .select()
        .from(datasets)
        .where(and(...conditions))
        .orderBy(desc(datasets.id))
        .limit(limit);
    },

    /**
     * Raises the number of people and lets the dataset go on. Whoever was asked for before stays as they are.
     * @returns whether `count` is more than there were; false also where the dataset was cancelled meanwhile
     */
    async extend(id: string, count: number, options: { maxCost?: number | null } = {}): Promise<boolean> {
      const changed = await db
        .update(datasets)
        .set({
          count,
          extendedFrom: sql`${datasets.extendedFrom} || to_jsonb(${datasets.count})`,
          ...goingOn(),
          ...(options.maxCost === undefined ? {} : { maxCost: options.maxCost }),
        })
        .where(and(eq(datasets.id, id), lt(datasets.count, count), ne(datasets.status, 'cancelled')))
        .returning({ id: datasets.id });
      return changed.length > 0;
    },

    /** Datasets that are being worked on, or wait for somebody to do so; the oldest first. */
    running(): Promise<Dataset[]> {
      return db
        .select()
        .from(datasets)
        .where(inArray(datasets.status, ['generating-data', 'generating-images']))
        .orderBy(asc(datasets.createdAt));
    },

    async newestUnfinished(): Promise<Dataset | undefined> {
      const unfinished = notInArray(datasets.status, [...ENDED_STATUSES]);
      return (
        await db.select().from(datasets).where(unfinished).orderBy(desc(datasets.createdAt)).limit(1)
      )[0];
    },

    /**
     * Starts a dataset, or lets a stopped one go on: positions that were given up are tried again, and so is whoever
     * failed for a reason that somebody may have mended. Who was refused stays refused; where nobody may replace
     * them, their positions stay empty.
     * @returns false where there is no such dataset, or it was cancelled
     */
    start(id: string, options: { maxCost?: number | null } = {}): Promise<boolean> {
      return db.transaction(async (tx) => {
        const [started] = await tx
          .update(datasets)
          .set({
            ...goingOn(),
            ...(options.maxCost === undefined ? {} : { maxCost: options.maxCost }),
          })
          .where(and(eq(datasets.id, id), ne(datasets.status, 'cancelled')))
          .returning({ replace: datasets.replace });
        if (!started) return false;
        await tx
          .update(personas)
          .set({ status: 'written', failure: null, failureCode: null, failedAt: null })
          .where(and(failedLast(id), mayBeMended(started.replace)));
        const stillFailed = sql`exists (select from personas person where person.dataset_id = gaps.dataset_id
          and person.position = gaps.position and person.status = 'failed'
          and person.failure_code is distinct from ${REGENERATED})`;
        await tx
          .update(gaps)
          .set({ open: false })
          .where(and(openGaps(id), started.replace ? undefined : sql`not ${stillFailed}`));
        return true;
      });
    },

    /** Pauses a dataset that runs; the first reason stays. Returns whether this call did it. */
    async pause(id: string, reason: PauseReason): Promise<boolean> {
      const changed = await db
        .update(datasets)
        .set({ status: 'paused', pause: reason })
        .where(and(eq(datasets.id, id), inArray(datasets.status, [...RUNNING_STATUSES])))
        .returning({ id: datasets.id });
      return changed.length > 0;
    },

    /**
     * Pauses a dataset because of failures, and takes back what was given up because of them: positions that were
     * left empty since the first of them. Whoever lets it go on tries them again.
     */
    async pauseForFailures(
      id: string,
      reason: PauseReason,
      { since, code }: { since: Date; code: GapCode | null },
    ): Promise<void> {
      await db.transaction(async (tx) => {
        await tx
          .update(datasets)
          .set({ status: 'paused', pause: reason })
          .where(and(eq(datasets.id, id), inArray(datasets.status, [...RUNNING_STATUSES])));
        const isOfThem = code === null ? isNull(gaps.code) : eq(gaps.code, code);
        await tx
          .update(gaps)
          .set({ open: false })
          .where(and(openGaps(id), isOfThem, gte(gaps.createdAt, since)));
      });
    },

    /** Says better why a dataset is paused. */
    async explainPause(id: string, reason: PauseReason): Promise<void> {
      await db
        .update(datasets)
        .set({ pause: reason })
        .where(and(eq(datasets.id, id), eq(datasets.status, 'paused')));
    },

    async cancel(id: string): Promise<boolean> {
      const changed = await db
        .update(datasets)
        .set({ status: 'cancelled', pause: null, finishedAt: new Date() })
        .where(and(eq(datasets.id, id), notInArray(datasets.status, [...ENDED_STATUSES])))
        .returning({ id: datasets.id });
      return changed.length > 0;
    },

    /** From now on nobody lets the dataset go on, ended or not: it is about to be deleted. */
    async abandon(id: string): Promise<void> {
      await db
        .update(datasets)
        .set({ status: 'cancelled', pause: null, finishedAt: new Date() })
        .where(eq(datasets.id, id));
    },

    async remove(id: string): Promise<void> {
      await db.delete(datasets).where(eq(datasets.id, id));
    },

    /**
     * Moves a running dataset on as far as its people allow: to `generating-images` when every position has
     * its text, to its end when every position is completed or a gap.
     */
    async settle(id: string): Promise<DatasetStatus | undefined> {
      const dataset = await this.get(id);
      if (!dataset || !RUNNING_STATUSES.includes(dataset.status)) return dataset?.status;
      if (statusAfter(dataset, await counting.counts(id)) === dataset.status) return dataset.status;
      // Somebody may have asked for more since it was counted: with the row locked, nobody can.
      return db.transaction(async (tx) => {
        const [locked] = await tx.select().from(datasets).where(eq(datasets.id, id)).for('update');
        if (!locked || !RUNNING_STATUSES.includes(locked.status)) return locked?.status;
        const status = statusAfter(locked, await counting.counts(id, tx));
        await tx
          .update(datasets)
          .set({ status, ...(ENDED_STATUSES.includes(status) ? { finishedAt: new Date() } : {}) })
          .where(eq(datasets.id, id));
        return status;
      });
    },

    /** Why pieces of the answers for a batch did not become people, newest last. */
    async rejectionsOfBatch(id: string, batch: string): Promise<string[]> {
      const rows = await db
        .select({ reason: rejections.reason })
        .from(rejections)
        .where(and(eq(rejections.datasetId, id), eq(rejections.batch, batch)))
        .orderBy(asc(rejections.createdAt), asc(rejections.id));
      return rows.map((row) => row.reason);
    },
  };
}

/** What a dataset is set to when work on it begins or goes on. */
export const goingOn = () => ({
  status: 'generating-data' as const,
  pause: null,
  finishedAt: null,
  resumedAt: new Date(),
  startedAt: sql<Date>`coalesce(${datasets.startedAt}, now())`,
});

function statusAfter(
  { status, count }: Pick<Dataset, 'status' | 'count'>,
  { written, completed, gaps: empty, remakes: open }: DatasetCounts,
): DatasetStatus {
  if (completed + empty >= count && open === 0) return empty > 0 ? 'incomplete' : 'completed';
  return written + completed + empty >= count ? 'generating-images' : status;
}

/** Text that stands for itself in a LIKE pattern. */
const likeText = (text: string) => text.replaceAll(/[\\%_]/g, String.raw`\$&`);
