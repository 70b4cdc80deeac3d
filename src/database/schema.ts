import { sql } from 'drizzle-orm';
import {
  bit,
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DatasetStatus, PersonaProvider, PictureProvider } from '../domain/dataset.ts';
import type { Billed } from '../domain/errors.ts';
import type { CallPrices, PaidCallStatus, PaidStage, Usage } from '../domain/paid-call.ts';
import type { PlatformInstructions } from '../domain/persona.ts';
import type { PictureKind, Quality, Rectangle } from '../domain/picture.ts';
import type { Verdict } from '../domain/verdict.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Why a dataset waits, and what unblocks it. */
export interface PauseReason {
  code: string;
  message: string;
  hint?: string | undefined;
}

/** What fails because an answer that was paid for is on another machine, or lost with it. */
export const ANSWER_ELSEWHERE = 'answer_elsewhere';

/** Why no person came to be at a position: nobody could be written, or who was written cannot be read now. */
export type GapCode = 'unwritten' | typeof ANSWER_ELSEWHERE;

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

export const datasets = pgTable(
  'datasets',
  {
    id: uuid().primaryKey(),
    description: text().notNull(),
    language: text().notNull(),
    count: integer().notNull(),
    images: integer().notNull(),
    seed: text().notNull(),
    quality: text().$type<Quality>().notNull(),
    maxCost: doublePrecision('max_cost'),
    /** What one call of each kind is expected to cost, as it was known when the dataset was made; null: before. */
    prices: jsonb().$type<CallPrices>(),
    personaProvider: text('persona_provider').$type<PersonaProvider>().notNull(),
    pictureProvider: text('picture_provider').$type<PictureProvider>().notNull(),
    personaModel: text('persona_model'),
    pictureModel: text('picture_model'),
    replace: boolean().notNull(),
    requirePassed: boolean('require_passed').notNull().default(false),
    instructions: jsonb().$type<PlatformInstructions>().notNull(),
    basePrompt: text('base_prompt').notNull(),
    status: text().$type<DatasetStatus>().notNull(),
    pause: jsonb().$type<PauseReason>(),
    createdAt: moment('created_at').notNull(),
    startedAt: moment('started_at'),
    /** When it was last started or went on: what failed before does not count against it any more. */
    resumedAt: moment('resumed_at'),
    finishedAt: moment('finished_at'),
  },
  (table) => [index('datasets_created').on(table.createdAt)],
);

/**
 * One row a person that was written. A dataset has `count` positions; a person who fails is replaced by
 * the next attempt at the same position.
 */
export const personas = pgTable(
  'personas',
  {
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    attempt: integer().notNull(),
    status: text().$type<'written' | 'completed' | 'failed'>().notNull(),
    seed: text().notNull(),
    // The text of the person keeps the names that it has everywhere else: a row is a PersonaText.
    firstname: text().notNull(),
    lastname: text().notNull(),
    gender: text().notNull(),
    bio_facebook: text().notNull(),
    bio_instagram: text().notNull(),
    bio_x: text().notNull(),
    bio_tiktok: text().notNull(),
    age: integer().notNull(),
    ethnicity: text(),
    job_title: text(),
    workplace: text(),
    edu_establishment: text(),
    edu_study: text(),
    current_city: text(),
    current_state: text(),
    prev_city: text(),
    prev_state: text(),
    about: text(),
    picturePrompt: text('picture_prompt'),
    failure: text(),
    /** The code of the error behind `failure`. */
    failureCode: text('failure_code'),
    failedAt: moment('failed_at'),
    createdAt: moment('created_at').notNull(),
    completedAt: moment('completed_at'),
  },
  (table) => [
    uniqueIndex('personas_place').on(table.datasetId, table.position, table.attempt),
    index('personas_status').on(table.datasetId, table.status),
  ],
);

/** A position that stays empty, and why. */
export const gaps = pgTable(
  'gaps',
  {
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    reason: text().notNull(),
    /** Null where a person failed, whose row says why. */
    code: text().$type<GapCode>(),
    /** False once somebody has let the dataset go on, so that the position is tried again. */
    open: boolean().notNull().default(true),
    /** How often the position was given up, those times not counted that were for an answer elsewhere. */
    times: integer().notNull().default(1),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [uniqueIndex('gaps_place').on(table.datasetId, table.position)],
);

/** A piece of a writer's answer that did not become a person, and why. */
export const rejections = pgTable(
  'rejections',
  {
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    callId: uuid('call_id').notNull(),
    /** The batch of positions that the answer was for. */
    batch: text().notNull(),
    reason: text().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('rejections_dataset').on(table.datasetId, table.batch)],
);

/** Where a picture's bytes are and what is known of them; the bytes are in the object store. */
export const pictures = pgTable(
  'pictures',
  {
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id, { onDelete: 'cascade' }),
    kind: text().$type<PictureKind>().notNull(),
    /** From 0, among the person's pictures of this kind. */
    index: integer().notNull(),
    key: text().notNull(),
    sha256: text().notNull(),
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: integer().notNull(),
    mediaType: text('media_type').notNull(),
    /** What it shows, as bits; null in rows from before this column. */
    perceptualHash: bit('perceptual_hash', { dimensions: 64 }),
    /** The paid call that the picture, or the grid that it was cut from, came with. */
    callId: uuid('call_id'),
    /** For a cell: where it was in its grid. */
    rectangle: jsonb().$type<Rectangle>(),
    /** What the checks found; null for grids, and for pictures from before there were checks. */
    verdict: jsonb().$type<Verdict>(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    uniqueIndex('pictures_place').on(table.personaId, table.kind, table.index),
    index('pictures_dataset').on(table.datasetId),
    index('pictures_sha256').on(table.sha256),
  ],
);

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
