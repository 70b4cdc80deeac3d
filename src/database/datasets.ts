import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
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
import { type DatasetRequest, type DatasetStatus, ENDED_STATUSES } from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import { isAcceptable, OUTCOMES } from '../domain/verdict.ts';
import type { Database } from './connection.ts';
import { REGENERATED } from './personas.ts';
import { type Claim, claimKey, type ClaimedKey } from './idempotency-keys.ts';
import {
  ANSWER_ELSEWHERE,
  datasets,
  type GapCode,
  gaps,
  type PauseReason,
  personas,
  pictures,
  rejections,
  remakes,
} from './schema.ts';

export type Dataset = typeof datasets.$inferSelect;
export type Gap = typeof gaps.$inferSelect;

export interface DatasetCounts {
  /** People whose text is there and whose pictures are not done yet. */
  written: number;
  completed: number;
  /** People who failed; most of them were replaced. Whoever was made again has not failed. */
  failed: number;
  /** Positions that stay empty. */
  gaps: number;
  /** Pictures of completed people, base pictures not counted. */
  pictures: number;
  /** Pictures of completed people that are being made again. */
  remakes: number;
}

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

/** Whoever was to be made again stays given up, whatever becomes of who follows. */
const notRegenerated = sql`${personas.failureCode} is distinct from ${REGENERATED}`;

/** Who is worth another try. Others are replaced, which costs as much; where they may not be, they are tried too. */
const mayBeMended = (replace: boolean) =>
  replace
    ? inArray(personas.failureCode, [...MENDABLE])
    : and(sql`${personas.failureCode} is distinct from 'refused'`, notRegenerated);

export function createDatasets(db: Database) {
  async function countsOf(ids: readonly string[], on = db): Promise<Map<string, DatasetCounts>> {
    const empty = { written: 0, completed: 0, failed: 0, gaps: 0, pictures: 0, remakes: 0 };
    const found = new Map(ids.map((id) => [id, { ...empty }]));
    if (ids.length === 0) return found;
    const list = [...ids];
    const n = count();
    const people = await on
      .select({ id: personas.datasetId, status: personas.status, n })
      .from(personas)
      .where(and(inArray(personas.datasetId, list), notRegenerated))
      .groupBy(personas.datasetId, personas.status);
    for (const { id, status, n } of people) Object.assign(found.get(id) ?? {}, { [status]: n });
    const gapRows = await on
      .select({ id: gaps.datasetId, n })
      .from(gaps)
      .where(and(inArray(gaps.datasetId, list), eq(gaps.open, true)))
      .groupBy(gaps.datasetId);
    for (const { id, n } of gapRows) Object.assign(found.get(id) ?? {}, { gaps: n });
    const pictureRows = await on
      .select({ id: pictures.datasetId, n })
      .from(pictures)
      .where(and(inArray(pictures.datasetId, list), eq(pictures.kind, 'cell'), isNull(pictures.replacedAt)))
      .groupBy(pictures.datasetId);
    for (const { id, n } of pictureRows) Object.assign(found.get(id) ?? {}, { pictures: n });
    const remakeRows = await on
      .select({ id: remakes.datasetId, n })
      .from(remakes)
      .where(and(inArray(remakes.datasetId, list), isNull(remakes.doneAt)))
      .groupBy(remakes.datasetId);
    for (const { id, n } of remakeRows) Object.assign(found.get(id) ?? {}, { remakes: n });
    return found;
  }

  async function counts(id: string, on = db): Promise<DatasetCounts> {
    return (await countsOf([id], on)).get(id) as DatasetCounts;
  }

  return {
    counts,
    /** The same of many datasets, in as many queries as for one. */
    countsOf: (ids: readonly string[]) => countsOf(ids),

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
      if (statusAfter(dataset, await counts(id)) === dataset.status) return dataset.status;
      // Somebody may have asked for more since it was counted: with the row locked, nobody can.
      return db.transaction(async (tx) => {
        const [locked] = await tx.select().from(datasets).where(eq(datasets.id, id)).for('update');
        if (!locked || !RUNNING.includes(locked.status)) return locked?.status;
        const status = statusAfter(locked, await counts(id, tx));
        await tx
          .update(datasets)
          .set({ status, ...(ENDED_STATUSES.includes(status) ? { finishedAt: new Date() } : {}) })
          .where(eq(datasets.id, id));
        return status;
      });
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
            isNull(pictures.replacedAt),
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
