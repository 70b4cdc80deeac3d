import { sql } from 'drizzle-orm';
import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { Billed } from '../domain/errors.ts';
import type { PaidCallStatus, PaidStage, Usage } from '../domain/paid-call.ts';
import { moment } from './columns.ts';
import { datasets } from './dataset-schema.ts';

/** What a failed paid call is remembered by. */
export interface CallFailure {
  code: string;
  message: string;
  billed: Billed;
  retryable: boolean;
  retryAfterMs?: number | undefined;
  hint?: string | undefined;
  vendorCode?: string | undefined;
  refusedCategories?: readonly string[] | undefined;
  httpStatus?: number | undefined;
}

/** The ledger: one row for every request that costs money, written before it is sent. */
export const paidCalls = pgTable(
  'paid_calls',
  {
    /** Also goes to the vendor, as `X-Client-Request-Id`. */
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id').references(() => datasets.id, { onDelete: 'cascade' }),
    personaId: uuid('persona_id'),
    stage: text().$type<PaidStage>().notNull(),
    /** What the call is for; the same purpose is paid for once. */
    purpose: text().notNull(),
    /** From 0: the tries for this purpose. */
    attempt: integer().notNull(),
    /** The call of unknown outcome that this one repeats. */
    repeatOf: uuid('repeat_of'),
    provider: text().notNull(),
    model: text(),
    prompt: text(),
    status: text().$type<PaidCallStatus>().notNull(),
    /** The process that sent it and waits for the answer; null in rows from before this column. */
    owner: uuid(),
    /** Where the answer's bytes go; written down when the answer has arrived, before they are stored. */
    answerKey: text('answer_key'),
    answerMediaType: text('answer_media_type'),
    answerSha256: text('answer_sha256'),
    answerBytes: integer('answer_bytes'),
    /** Whether everything in the answer has been taken over into the tables. */
    consumed: boolean().notNull().default(false),
    usage: jsonb().$type<Usage>(),
    /** USD by the vendor's own token counts; null while unknown. */
    usd: doublePrecision(),
    /** USD that such a call is expected to cost; null where the price is unknown. */
    usdExpected: doublePrecision('usd_expected'),
    failure: jsonb().$type<CallFailure>(),
    requestId: text('request_id'),
    /** When the answer of a call that succeeded was found to be gone. */
    missingAt: moment('missing_at'),
    intendedAt: moment('intended_at').notNull(),
    sentAt: moment('sent_at'),
    endedAt: moment('ended_at'),
  },
  (table) => [
    uniqueIndex('paid_calls_purpose').on(table.datasetId, table.purpose, table.attempt),
    index('paid_calls_persona').on(table.personaId),
    index('paid_calls_status').on(table.datasetId, table.status),
    index('paid_calls_newest').on(table.datasetId, table.id),
    index('paid_calls_open')
      .on(table.sentAt)
      .where(sql`status = 'sent'`),
  ],
);

/** Processes that send paid calls. One that is not here, or was not seen for some seconds, may be dead. */
export const processes = pgTable('processes', {
  id: uuid().primaryKey(),
  startedAt: moment('started_at').notNull(),
  /** Its last sign of life, by the database's clock. */
  seenAt: moment('seen_at').notNull(),
});

/**
 * How fast calls may go to a vendor, for all processes on this database: one row a vendor and line. All times
 * are by the database's clock.
 */
export const callLimits = pgTable(
  'call_limits',
  {
    provider: text().notNull(),
    line: text().notNull(),
    /** When the next call is due at the even pace; in the past: how much of the burst is left. */
    nextAt: moment('next_at').notNull(),
    /** Calls a minute, as the vendor's answers say; null while unknown. */
    perMinute: doublePrecision('per_minute'),
    /** Calls that may go at once after a rest; null until an answer has told. */
    burst: integer(),
    /** Whether an answer has come that could have told the limit. */
    tried: boolean().notNull().default(false),
    /** After the vendor said "too many" without a known limit, calls go slowly until then. */
    carefulUntil: moment('careful_until'),
  },
  (table) => [primaryKey({ columns: [table.provider, table.line] })],
);
