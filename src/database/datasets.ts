import { and, asc, count, desc, eq, gt, gte, inArray, isNull, ne, notInArray, sql } from 'drizzle-orm';
import { type DatasetRequest, type DatasetStatus, ENDED_STATUSES } from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import { isAcceptable, OUTCOMES } from '../domain/verdict.ts';
import type { Database } from './connection.ts';
import {
  ANSWER_ELSEWHERE,
  datasets,
  type GapCode,
  gaps,
  type PauseReason,
  personas,
  pictures,
  rejections,
} from './schema.ts';

export type Dataset = typeof datasets.$inferSelect;
export type Gap = typeof gaps.$inferSelect;

export interface DatasetCounts {
  /** People whose text is there and whose pictures are not done yet. */
  written: number;
  completed: number;
  /** People who failed; most of them were replaced. */
  failed: number;
  /** Positions that stay empty. */
  gaps: number;
  /** Pictures of completed people, base pictures not counted. */
  pictures: number;
}

export type Datasets = ReturnType<typeof createDatasets>;

const RUNNING: readonly DatasetStatus[] = ['pending', 'generating-data', 'generating-images'];

/** Positions that stay empty unless the dataset goes on. */
const openGaps = (datasetId: string) => and(eq(gaps.datasetId, datasetId), eq(gaps.open, true));

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
    : sql`${personas.failureCode} is distinct from 'refused'`;

export function createDatasets(db: Database) {
  async function counts(id: string): Promise<DatasetCounts> {
    const byStatus = await db
      .select({ status: personas.status, people: count() })
      .from(personas)
      .where(eq(personas.datasetId, id))
      .groupBy(personas.status);
    const people = new Map(byStatus.map((row) => [row.status, row.people]));
    const [gap] = await db.select({ n: count() }).from(gaps).where(openGaps(id));
    const [picture] = await db
      .select({ n: count() })
      .from(pictures)
      .where(and(eq(pictures.datasetId, id), eq(pictures.kind, 'cell')));
    return {
      written: people.get('written') ?? 0,
      completed: people.get('completed') ?? 0,
      failed: people.get('failed') ?? 0,
      gaps: gap?.n ?? 0,
      pictures: picture?.n ?? 0,
    };
  }

  return {
    counts,

    async create(
      id: string,
      request: DatasetRequest,
      models: { persona: string | null; picture: string | null },
      prices: CallPrices | null = null,
    ): Promise<void> {
      await db.insert(datasets).values({
        id,
        ...request,
        prices,
        personaModel: models.persona,
        pictureModel: models.picture,
        status: 'pending',
        createdAt: new Date(),
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
            status: 'generating-data',
            pause: null,
            finishedAt: null,
            resumedAt: new Date(),
            startedAt: sql`coalesce(${datasets.startedAt}, now())`,
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
          and person.position = gaps.position and person.status = 'failed')`;
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
        .where(and(eq(datasets.id, id), inArray(datasets.status, [...RUNNING])))
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
          .where(and(eq(datasets.id, id), inArray(datasets.status, [...RUNNING])));
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

    async remove(id: string): Promise<void> {
      await db.delete(datasets).where(eq(datasets.id, id));
    },

    /**
     * Moves a running dataset on as far as its people allow: to `generating-images` when every position has
     * its text, to its end when every position is completed or a gap.
     */
    async settle(id: string): Promise<DatasetStatus | undefined> {
      const dataset = await this.get(id);
      if (!dataset || !RUNNING.includes(dataset.status)) return dataset?.status;
      const { written, completed, gaps: empty } = await counts(id);
      let status: DatasetStatus = dataset.status;
      if (completed + empty >= dataset.count) status = empty > 0 ? 'incomplete' : 'completed';
      else if (written + completed + empty >= dataset.count) status = 'generating-images';
      if (status === dataset.status) return status;
      await db
        .update(datasets)
        .set({ status, ...(ENDED_STATUSES.includes(status) ? { finishedAt: new Date() } : {}) })
        .where(and(eq(datasets.id, id), inArray(datasets.status, [...RUNNING])));
      return status;
    },

    /** Completed people of whom fewer than `wanted` pictures are acceptable. */
    async peopleShort(id: string, wanted: number): Promise<number> {
      const good = db
        .select({ personaId: pictures.personaId, n: count().as('n') })
        .from(pictures)
        .where(
          and(
            eq(pictures.datasetId, id),
            eq(pictures.kind, 'cell'),
            inArray(sql`${pictures.verdict}->>'outcome'`, OUTCOMES.filter(isAcceptable)),
          ),
        )
        .groupBy(pictures.personaId)
        .as('good');
      const [row] = await db
        .select({ n: count() })
        .from(personas)
        .leftJoin(good, eq(good.personaId, personas.id))
        .where(
          and(
            eq(personas.datasetId, id),
            eq(personas.status, 'completed'),
            sql`coalesce(${good.n}, 0) < ${wanted}`,
          ),
        );
      return row?.n ?? 0;
    },

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
        if (!dataset || !RUNNING.includes(dataset.status)) return false;
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

    /** Why pieces of answers did not become people, newest last. */
    rejections(id: string, limit = 1000): Promise<(typeof rejections.$inferSelect)[]> {
      return db
        .select()
        .from(rejections)
        .where(eq(rejections.datasetId, id))
        .orderBy(asc(rejections.createdAt), asc(rejections.id))
        .limit(limit);
    },

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
