import { and, asc, desc, eq, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import type { PaidCallStatus, PaidStage, Usage } from '../domain/paid-call.ts';
import type { Database } from './connection.ts';
import { type CallFailure, datasets, paidCalls } from './schema.ts';

export type PaidCall = typeof paidCalls.$inferSelect;
export type NewPaidCall = Pick<
  typeof paidCalls.$inferInsert,
  | 'id'
  | 'datasetId'
  | 'personaId'
  | 'stage'
  | 'purpose'
  | 'attempt'
  | 'repeatOf'
  | 'provider'
  | 'model'
  | 'prompt'
  | 'usdExpected'
>;

export interface RecordedAnswer {
  usage: Usage | undefined;
  usd: number | null;
  requestId: string | undefined;
  mediaType: string;
  /** Where its bytes are about to be stored. */
  key: string;
}

/** Why a call may not be sent now. */
export type SendVerdict = 'send' | 'over-budget' | 'stopped';

export interface CallTotals {
  calls: number;
  /** Calls that repeat one of unknown outcome. */
  repeats: number;
  /** Calls whose outcome nobody knows; they count as spent. */
  unknown: number;
  /** USD, calls in flight and of unknown outcome included at the price they are expected to have. */
  usd: number;
  /** Calls that cost, or may have cost, something for which no price is known. */
  unpriced: number;
}

const NOTHING_SENT: CallTotals = { calls: 0, repeats: 0, unknown: 0, usd: 0, unpriced: 0 };

/** Which calls of a dataset are listed. */
export interface CallFilter {
  status?: PaidCallStatus | undefined;
  stage?: PaidStage | undefined;
  personaId?: string | undefined;
  /** Only those that are older than the one with this id. */
  before?: string | undefined;
  limit: number;
}

export type PaidCalls = ReturnType<typeof createPaidCalls>;

/**
 * USD that a row stands for: the vendor's own count where there is one; the expected price while the call
 * is in flight and wherever the vendor may have charged without saying so; nothing where it did not charge.
 */
export const USD_OF_ROW = sql<number | null>`case
  when ${paidCalls.status} = 'intended' then 0
  when ${paidCalls.status} = 'failed' and ${paidCalls.failure}->>'billed' = 'no' then 0
  when ${paidCalls.usd} is not null then ${paidCalls.usd}
  when ${paidCalls.status} = 'succeeded' then null
  else ${paidCalls.usdExpected}
end`;

/** The rows of the ledger. Rules about them are the pipeline's; here is only what is written and read. */
export function createPaidCalls(db: Database) {
  const now = () => new Date();

  async function totalsOf(datasetIds: readonly string[]): Promise<Map<string, CallTotals>> {
    if (datasetIds.length === 0) return new Map();
    const rows = await db
      .select({
        id: paidCalls.datasetId,
        calls: sql<number>`count(*) filter (where ${paidCalls.status} <> 'intended')::int`,
        repeats: sql<number>`count(${paidCalls.repeatOf})::int`,
        unknown: sql<number>`count(*) filter (where ${paidCalls.status} = 'unknown')::int`,
        usd: sql<number>`coalesce(sum(${USD_OF_ROW}), 0)::float8`,
        unpriced: sql<number>`count(*) filter (where ${USD_OF_ROW} is null)::int`,
      })
      .from(paidCalls)
      // What is made offline goes through the ledger too, so that it is made once; it is no paid call.
      .where(and(inArray(paidCalls.datasetId, [...datasetIds]), ne(paidCalls.provider, 'offline')))
      .groupBy(paidCalls.datasetId);
    return new Map(rows.map(({ id, ...totals }) => [id ?? '', totals]));
  }

  return {
    async get(id: string): Promise<PaidCall | undefined> {
      return (await db.select().from(paidCalls).where(eq(paidCalls.id, id)))[0];
    },

    /** All tries for one purpose, the first one first. */
    forPurpose(datasetId: string | null, purpose: string): Promise<PaidCall[]> {
      const ofDataset = datasetId === null ? isNull(paidCalls.datasetId) : eq(paidCalls.datasetId, datasetId);
      return db
        .select()
        .from(paidCalls)
        .where(and(ofDataset, eq(paidCalls.purpose, purpose)))
        .orderBy(asc(paidCalls.attempt));
    },

    async intend(call: NewPaidCall): Promise<void> {
      await db.insert(paidCalls).values({ ...call, status: 'intended', intendedAt: now() });
    },

    /**
     * Marks a call as sent, unless its dataset was stopped or would pass its cap. The dataset's row is
     * locked meanwhile, so that calls of many processes cannot pass the cap together.
     */
    async send(call: {
      id: string;
      datasetId: string | null;
      usdExpected: number | null;
    }): Promise<SendVerdict> {
      const { datasetId } = call;
      return db.transaction(async (tx) => {
        if (datasetId !== null) {
          const [dataset] = await tx
            .select({ status: datasets.status, maxCost: datasets.maxCost })
            .from(datasets)
            .where(eq(datasets.id, datasetId))
            .for('update');
          if (!dataset || !['pending', 'generating-data', 'generating-images'].includes(dataset.status)) {
            return 'stopped';
          }
          if (dataset.maxCost !== null && call.usdExpected !== null) {
            const [sum] = await tx
              .select({ usd: sql<number>`coalesce(sum(${USD_OF_ROW}), 0)::float8` })
              .from(paidCalls)
              .where(eq(paidCalls.datasetId, datasetId));
            if ((sum?.usd ?? 0) + call.usdExpected > dataset.maxCost) return 'over-budget';
          }
        }
        await tx.update(paidCalls).set({ status: 'sent', sentAt: now() }).where(eq(paidCalls.id, call.id));
        return 'send';
      });
    },

    /** What the answer cost, before its bytes are stored: a crash in between must not lose the price. */
    async recordAnswer(id: string, answer: RecordedAnswer): Promise<void> {
      await db
        .update(paidCalls)
        .set({
          usage: answer.usage ?? null,
          usd: answer.usd,
          requestId: answer.requestId ?? null,
          answerMediaType: answer.mediaType,
          answerKey: answer.key,
        })
        .where(eq(paidCalls.id, id));
    },

    async succeed(id: string, stored: { sha256: string; bytes: number }): Promise<void> {
      await db
        .update(paidCalls)
        .set({ status: 'succeeded', answerSha256: stored.sha256, answerBytes: stored.bytes, endedAt: now() })
        .where(eq(paidCalls.id, id));
    },

    async fail(id: string, failure: CallFailure, requestId?: string): Promise<void> {
      await db
        .update(paidCalls)
        .set({
          status: failure.code === 'outcome_unknown' ? 'unknown' : 'failed',
          failure,
          ...(requestId === undefined ? {} : { requestId }),
          endedAt: now(),
        })
        .where(eq(paidCalls.id, id));
    },

    /** Takes an intention back that was never sent. */
    async withdraw(id: string): Promise<void> {
      await db.delete(paidCalls).where(and(eq(paidCalls.id, id), eq(paidCalls.status, 'intended')));
    },

    async totals(datasetId: string): Promise<CallTotals> {
      return (await totalsOf([datasetId])).get(datasetId) ?? NOTHING_SENT;
    },

    /** The same of many datasets; those without paid calls are left out. */
    totalsOf,

    /** A page of a dataset's ledger, the newest call first. Ids are made in the order of time. */
    page(datasetId: string, { status, stage, personaId, before, limit }: CallFilter): Promise<PaidCall[]> {
      return db
        .select()
        .from(paidCalls)
        .where(
          and(
            eq(paidCalls.datasetId, datasetId),
            status === undefined ? undefined : eq(paidCalls.status, status),
            stage === undefined ? undefined : eq(paidCalls.stage, stage),
            personaId === undefined ? undefined : eq(paidCalls.personaId, personaId),
            before === undefined ? undefined : lt(paidCalls.id, before),
          ),
        )
        .orderBy(desc(paidCalls.id))
        .limit(limit);
    },

    /** Answers that hold text and picture calls of the persons given, for the record of a person. */
    forPersonas(personaIds: readonly string[]): Promise<PaidCall[]> {
      if (personaIds.length === 0) return Promise.resolve([]);
      return db
        .select()
        .from(paidCalls)
        .where(inArray(paidCalls.personaId, [...personaIds]))
        .orderBy(asc(paidCalls.intendedAt));
    },
  };
}
