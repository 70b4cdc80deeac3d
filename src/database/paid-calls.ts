import { and, asc, desc, eq, getTableColumns, inArray, isNull, lt, ne, sql } from 'drizzle-orm';
import { RUNNING_STATUSES } from '../domain/dataset.ts';
import type { PaidCallStatus, PaidStage, Usage } from '../domain/paid-call.ts';
import type { Database } from './connection.ts';
import { type CallFailure, datasets, paidCalls } from './schema.ts';

export type PaidCall = typeof paidCalls.$inferSelect;
/** A try for a purpose, and whether its dataset has gone on since it ended. */
export type PurposeCall = PaidCall & { isBeforeResume: boolean };
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
  /** Where its bytes are, or are about to be, stored. */
  key: string;
}

/** Why a call may not be sent now. `taken`: another process has sent one for the same purpose. */
/** The next call would pass the dataset's cap. All USD. */
export interface OverBudget {
  maxCost: number;
  /** Known or possible cost of all calls that have ended. */
  spent: number;
  needed: number;
}

/** `wait`: there may be room once calls that are under way have ended, and cost less than is reserved for them. */
export type SendVerdict = 'send' | 'wait' | 'stopped' | 'taken' | OverBudget;

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

const IS_BEFORE_RESUME = sql<boolean>`coalesce(${paidCalls.endedAt} < (
  select dataset.resumed_at from datasets dataset where dataset.id = ${paidCalls.datasetId}), false)`;

const LOST: CallFailure = {
  code: 'outcome_unknown',
  message: 'the program ended while this call was under way',
  billed: 'unknown',
  retryable: true,
};

const ANSWER_GONE: CallFailure = {
  code: 'outcome_unknown',
  message: 'the answer was paid for and is not in the store any more',
  billed: 'yes',
  retryable: true,
};

const BASE_GONE: CallFailure = {
  ...ANSWER_GONE,
  message: 'the base picture that it was made from is not in the store any more',
};

/** The code stays: it is what the repeat was allowed for. */
const ANSWERED_LATE: CallFailure = {
  code: 'outcome_unknown',
  message:
    'the answer came after the call had been given up for lost and repeated; it is stored and not used',
  billed: 'yes',
  retryable: false,
};

/** Whether another call for the purpose of this one is under way or was answered. */
async function othersFor(db: Database, call: PaidCall): Promise<boolean> {
  const { id, datasetId, purpose } = call;
  const ofDataset = datasetId === null ? isNull(paidCalls.datasetId) : eq(paidCalls.datasetId, datasetId);
  const [other] = await db
    .select({ id: paidCalls.id })
    .from(paidCalls)
    .where(
      and(
        ofDataset,
        eq(paidCalls.purpose, purpose),
        ne(paidCalls.id, id),
        inArray(paidCalls.status, ['sent', 'succeeded']),
      ),
    )
    .limit(1);
  return other !== undefined;
}

/** The rows of the ledger. Rules about them are the pipeline's; here is only what is written and read. */
export function createPaidCalls(db: Database) {
  const now = () => new Date();

  async function succeedLate(id: string, succeeded: Partial<PaidCall>): Promise<boolean> {
    return db.transaction(async (tx) => {
      const [call] = await tx.select().from(paidCalls).where(eq(paidCalls.id, id));
      if (!call) return false;
      // As in `send`: nobody sends a repeat meanwhile.
      if (call.datasetId !== null) {
        const isDataset = eq(datasets.id, call.datasetId);
        await tx.select({ id: datasets.id }).from(datasets).where(isDataset).for('update');
      }
      const isLate = await othersFor(tx, call);
      await tx
        .update(paidCalls)
        .set(isLate ? { ...succeeded, status: 'failed', failure: ANSWERED_LATE } : succeeded)
        .where(eq(paidCalls.id, id));
      return !isLate;
    });
  }

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
    forPurpose(datasetId: string | null, purpose: string): Promise<PurposeCall[]> {
      const ofDataset = datasetId === null ? isNull(paidCalls.datasetId) : eq(paidCalls.datasetId, datasetId);
      return db
        .select({ ...getTableColumns(paidCalls), isBeforeResume: IS_BEFORE_RESUME })
        .from(paidCalls)
        .where(and(ofDataset, eq(paidCalls.purpose, purpose)))
        .orderBy(asc(paidCalls.attempt));
    },

    /** Leaves a row alone that another process has written for the same try: then `send` finds the purpose taken. */
    async intend(call: NewPaidCall): Promise<void> {
      await db
        .insert(paidCalls)
        .values({ ...call, status: 'intended', intendedAt: now() })
        .onConflictDoNothing();
    },

    /**
     * Marks a call as sent, unless its dataset was stopped or would pass its cap, or another call for the same purpose
     * is under way or was answered. The dataset's row is locked meanwhile, so that calls of many processes cannot
     * pass the cap together, nor be sent twice.
     */
    async send(call: {
      id: string;
      datasetId: string | null;
      usdExpected: number | null;
      /** The process that will wait for the answer. */
      owner?: string | undefined;
      /** Whether what is reserved for calls that are under way counts as spent, instead of being waited for. */
      impatient?: boolean | undefined;
    }): Promise<SendVerdict> {
      const { id, datasetId } = call;
      return db.transaction(async (tx) => {
        if (datasetId !== null) {
          const [dataset] = await tx
            .select({ status: datasets.status, maxCost: datasets.maxCost })
            .from(datasets)
            .where(eq(datasets.id, datasetId))
            .for('update');
          if (!dataset || !RUNNING_STATUSES.includes(dataset.status)) {
            return 'stopped';
          }
          if (dataset.maxCost !== null && call.usdExpected !== null) {
            const usd = sql`coalesce(${USD_OF_ROW}, ${paidCalls.usdExpected})`;
            const isOpen = eq(paidCalls.status, 'sent');
            const [sum] = await tx
              .select({
                spent: sql<number>`coalesce(sum(${usd}) filter (where not ${isOpen}), 0)::float8`,
                reserved: sql<number>`coalesce(sum(${usd}) filter (where ${isOpen}), 0)::float8`,
              })
              .from(paidCalls)
              // Not this one: where the answer to the first try of this was lost, it counts already.
              .where(and(eq(paidCalls.datasetId, datasetId), ne(paidCalls.id, id)));
            const reserved = sum?.reserved ?? 0;
            const spent = (sum?.spent ?? 0) + (call.impatient ? reserved : 0);
            const { maxCost } = dataset;
            if (spent + call.usdExpected > maxCost) return { maxCost, spent, needed: call.usdExpected };
            if (spent + reserved + call.usdExpected > maxCost) return 'wait';
          }
        }
        const [mine] = await tx.select().from(paidCalls).where(eq(paidCalls.id, id));
        if (!mine || (await othersFor(tx, mine))) return 'taken';
        await tx
          .update(paidCalls)
          .set({ status: 'sent', sentAt: now(), owner: call.owner ?? null })
          .where(eq(paidCalls.id, id));
        return 'send';
      });
    },

    /**
     * What the answer cost, and where its bytes are.
     * @returns false where there is no such call any more: its dataset was deleted
     */
    async recordAnswer(id: string, answer: RecordedAnswer): Promise<boolean> {
      const recorded = await db
        .update(paidCalls)
        .set({
          usage: answer.usage ?? null,
          usd: answer.usd,
          requestId: answer.requestId ?? null,
          answerMediaType: answer.mediaType,
          answerKey: answer.key,
        })
        .where(eq(paidCalls.id, id))
        .returning({ id: paidCalls.id });
      return recorded.length > 0;
    },

    /**
     * Marks a call as succeeded whose answer is stored.
     * @returns false where it had been given up for lost and another call for the same purpose was sent since: then
     *   the row says that its answer came too late
     */
    async succeed(id: string, stored: { sha256: string; bytes: number }): Promise<boolean> {
      const values = { answerSha256: stored.sha256, answerBytes: stored.bytes, endedAt: now() };
      const succeeded = { ...values, status: 'succeeded' as const, failure: null };
      const done = await db
        .update(paidCalls)
        .set(succeeded)
        .where(and(eq(paidCalls.id, id), inArray(paidCalls.status, ['sent', 'succeeded'])))
        .returning({ id: paidCalls.id });
      return done.length > 0 || succeedLate(id, succeeded);
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
        .where(and(eq(paidCalls.id, id), ne(paidCalls.status, 'succeeded')));
    },

    /** Closes a call whose process is dead and whose answer is nowhere, unless it was closed meanwhile. */
    async giveUpForLost(id: string): Promise<void> {
      await db
        .update(paidCalls)
        .set({ status: 'unknown', failure: LOST, endedAt: now() })
        .where(and(eq(paidCalls.id, id), eq(paidCalls.status, 'sent')));
    },

    /**
     * Notes that the answer of a call that succeeded is gone; and gives it up where that was said before, and somebody
     * has let the dataset go on since.
     * @returns whether it was given up
     */
    async giveUpForMissing(id: string): Promise<boolean> {
      const isCall = and(eq(paidCalls.id, id), eq(paidCalls.status, 'succeeded'));
      await db
        .update(paidCalls)
        .set({ missingAt: now() })
        .where(and(isCall, isNull(paidCalls.missingAt)));
      const saidBefore = sql`${paidCalls.missingAt} < (
        select dataset.resumed_at from datasets dataset where dataset.id = ${paidCalls.datasetId})`;
      return db.transaction(async (tx) => {
        const [givenUp] = await tx
          .update(paidCalls)
          .set({ status: 'unknown', failure: ANSWER_GONE })
          .where(and(isCall, saidBefore))
          .returning({ stage: paidCalls.stage, personaId: paidCalls.personaId });
        if (givenUp?.stage === 'base-picture' && givenUp.personaId !== null) {
          const isGrid = and(eq(paidCalls.personaId, givenUp.personaId), eq(paidCalls.stage, 'grid'));
          // Another base picture shows another face.
          await tx
            .update(paidCalls)
            .set({ status: 'unknown', failure: BASE_GONE })
            .where(and(isGrid, eq(paidCalls.status, 'succeeded')));
        }
        return givenUp !== undefined;
      });
    },

    /** Who waits for the calls of a dataset that are under way. */
    async owners(datasetId: string): Promise<(string | null)[]> {
      const rows = await db
        .selectDistinct({ owner: paidCalls.owner })
        .from(paidCalls)
        .where(and(eq(paidCalls.datasetId, datasetId), eq(paidCalls.status, 'sent')));
      return rows.map((row) => row.owner);
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
