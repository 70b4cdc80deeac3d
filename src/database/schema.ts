import { sql } from 'drizzle-orm';
import {
  bigint,
  bit,
  boolean,
  customType,
  doublePrecision,
  index,
  integer,
  json,
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
import type { EventType } from '../domain/event.ts';
import type { CallPrices, PaidCallStatus, PaidStage, Usage } from '../domain/paid-call.ts';
import type { PlatformInstructions } from '../domain/persona.ts';
import type { PictureKind, Quality, Rectangle } from '../domain/picture.ts';
import type { AgeBand, ReviewAction, ReviewState, TextChanges } from '../domain/review.ts';
import type { Settings } from '../domain/settings.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';

export * from './sign-in-schema.ts';

const moment = (name: string) => timestamp(name, { withTimezone: true, mode: 'date' });

/** Number of a transaction; a string here, since it may pass what a JavaScript number holds. */
const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

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

/** What people decided about a row, as of now; how it came to that is in {@link reviews}. */
const review = () => ({
  review: text().$type<ReviewState>().notNull().default('pending'),
  reviewedAt: moment('reviewed_at'),
  reviewedBy: text('reviewed_by'),
  reviewReason: text('review_reason'),
});

export const datasets = pgTable(
  'datasets',
  {
    id: uuid().primaryKey(),
    description: text().notNull(),
    language: text().notNull(),
    count: integer().notNull(),
    /** The counts that it had before it was extended, each larger than the one before. */
    extendedFrom: jsonb('extended_from').$type<number[]>().notNull().default([]),
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
    ...review(),
    /** Counts changes of the text and of the review, so that nobody overwrites what they have not seen. */
    revision: integer().notNull().default(0),
    // What lists filter by, kept by triggers when pictures change: see the migration "review-search", which also
    // adds the column `search` that only the database reads.
    /** The worst outcome of their pictures. */
    verdict: text().$type<Outcome>(),
    hasPassed: boolean('has_passed').notNull().default(false),
    hasFailed: boolean('has_failed').notNull().default(false),
    hasUnsure: boolean('has_unsure').notNull().default(false),
    hasDrawn: boolean('has_drawn').notNull().default(false),
    /** Photos that passed; drawings count. */
    picturesPassed: integer('pictures_passed').notNull().default(0),
    ageBand: text('age_band')
      .$type<AgeBand>()
      .generatedAlwaysAs(
        sql`case when age < 30 then '18-29' when age < 45 then '30-44' when age < 60 then '45-59' else '60+' end`,
      ),
  },
  (table) => {
    const place = [table.position, table.attempt] as const;
    // With what else is filtered by, an index answers alone: people who do not match are never read.
    const rest = [
      table.status,
      table.review,
      table.gender,
      table.ageBand,
      table.ethnicity,
      table.id,
    ] as const;
    return [
      uniqueIndex('personas_place').on(table.datasetId, ...place),
      index('personas_status').on(table.datasetId, table.status, ...place),
      // One for each filter, in the order of the list: however few match, the first page is at hand.
      index('personas_review').on(
        table.datasetId,
        table.review,
        ...place,
        table.status,
        table.gender,
        table.ageBand,
        table.ethnicity,
        table.hasPassed,
        table.hasFailed,
        table.hasUnsure,
        table.hasDrawn,
        table.id,
      ),
      index('personas_gender').on(table.datasetId, table.gender, ...place),
      index('personas_age_band').on(table.datasetId, table.ageBand, ...place),
      index('personas_ethnicity').on(table.datasetId, table.ethnicity, ...place),
      index('personas_failed_picture')
        .on(table.datasetId, ...place, ...rest)
        .where(sql`has_failed`),
      index('personas_unsure_picture')
        .on(table.datasetId, ...place, ...rest)
        .where(sql`has_unsure`),
      index('personas_drawn_picture')
        .on(table.datasetId, ...place, ...rest)
        .where(sql`has_drawn`),
      // All filters in one, for combinations that hardly anybody meets: read through without touching the people.
      index('personas_filters').on(
        table.datasetId,
        ...place,
        table.status,
        table.review,
        table.gender,
        table.ageBand,
        table.ethnicity,
        table.hasPassed,
        table.hasFailed,
        table.hasUnsure,
        table.hasDrawn,
        table.id,
      ),
    ];
  },
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
    outcome: text()
      .$type<Outcome>()
      .generatedAlwaysAs(sql`verdict->>'outcome'`),
    createdAt: moment('created_at').notNull(),
    /** When another picture took its place, or another person that of its person; its bytes stay. */
    replacedAt: moment('replaced_at'),
    ...review(),
  },
  (table) => [
    uniqueIndex('pictures_place')
      .on(table.personaId, table.kind, table.index)
      .where(sql`replaced_at is null`),
    index('pictures_dataset').on(table.datasetId, table.id),
    index('pictures_kind').on(table.datasetId, table.kind, table.id),
    index('pictures_outcome').on(table.datasetId, table.outcome, table.id),
    index('pictures_review').on(table.datasetId, table.review, table.id),
    index('pictures_sha256').on(table.sha256),
  ],
);

/** Every decision about a person or a picture, and every change of a text; nothing is ever deleted or overwritten. */
export const reviews = pgTable(
  'reviews',
  {
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    personaId: uuid('persona_id').notNull(),
    /** Null where it is about the person. */
    pictureId: uuid('picture_id'),
    action: text().$type<ReviewAction>().notNull(),
    reason: text(),
    /** For `edited`: each field with what it was and what it became. */
    changes: jsonb().$type<TextChanges>(),
    at: moment('at').notNull(),
    byId: text('by_id').notNull(),
    byName: text('by_name').notNull(),
    /** When and by whom the decision was taken back. */
    undoneAt: moment('undone_at'),
    undoneById: text('undone_by_id'),
    undoneByName: text('undone_by_name'),
  },
  (table) => [
    index('reviews_subject').on(table.personaId, table.pictureId, table.id),
    index('reviews_dataset').on(table.datasetId, table.id),
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

/** Pictures that somebody wants to have made again: each is one paid call, and is done once. */
export const remakes = pgTable(
  'remakes',
  {
    /** Part of the purpose of its paid call. */
    id: uuid().primaryKey(),
    datasetId: uuid('dataset_id')
      .notNull()
      .references(() => datasets.id, { onDelete: 'cascade' }),
    personaId: uuid('persona_id')
      .notNull()
      .references(() => personas.id, { onDelete: 'cascade' }),
    pictureId: uuid('picture_id')
      .notNull()
      .references(() => pictures.id, { onDelete: 'cascade' }),
    createdAt: moment('created_at').notNull(),
    doneAt: moment('done_at'),
    /** Why the old picture stays; null while it is under way, and where it was replaced. */
    failure: text(),
  },
  (table) => [
    uniqueIndex('remakes_open')
      .on(table.pictureId)
      .where(sql`done_at is null`),
    index('remakes_dataset').on(table.datasetId, table.doneAt),
  ],
);

/** What users set for all datasets to come; one row. */
export const settings = pgTable('settings', {
  name: text().primaryKey(),
  values: jsonb().$type<Partial<Settings>>().notNull(),
  updatedAt: moment('updated_at').notNull(),
});

/** Datasets that were asked for under a key of the caller's: asked again, the first answer is given again. */
export const idempotencyKeys = pgTable(
  'idempotency_keys',
  {
    actor: text().notNull(),
    key: text().notNull(),
    /** Hex SHA-256 of what was asked for. */
    requestSha256: text('request_sha256').notNull(),
    datasetId: uuid('dataset_id').notNull(),
    /** The first answer; null until it was given. */
    answer: json().$type<unknown>(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.actor, table.key] }),
    index('idempotency_keys_created').on(table.createdAt),
  ],
);

/**
 * What happened to datasets, people and pictures, for whoever watches. Triggers write it, in the transaction of the
 * change itself. The order is that of (transaction, id): ids alone are handed out before a transaction is visible.
 */
export const events = pgTable(
  'events',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    datasetId: uuid('dataset_id').notNull(),
    type: text().$type<EventType>().notNull(),
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    transaction: transactionId()
      .notNull()
      .default(sql`pg_current_xact_id()`),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
  },
  (table) => [
    index('events_order').on(table.transaction, table.id),
    index('events_datasets')
      .on(table.datasetId, table.createdAt)
      .where(sql`type = 'dataset'`),
  ],
);

/** What somebody outside should hear of, and how far telling them is. Who works on a row holds a claim on it. */
export const alerts = pgTable(
  'alerts',
  {
    /** Also the `webhook-id`, by which a receiver tells a repeat. */
    id: uuid().primaryKey().defaultRandom(),
    datasetId: uuid('dataset_id').notNull(),
    type: text().notNull(),
    /** Two alerts with the same one are one; null where each counts. */
    once: text(),
    /** What is told, as it was when it happened: every try tells the same. */
    data: jsonb().$type<Record<string, unknown>>().notNull(),
    createdAt: moment('created_at')
      .notNull()
      .default(sql`clock_timestamp()`),
    loggedAt: moment('logged_at'),
    tries: integer().notNull().default(0),
    /** When it may be tried next; while somebody tries it, when their claim ends. Null when no more is to come. */
    nextAt: moment('next_at').default(sql`clock_timestamp()`),
    deliveredAt: moment('delivered_at'),
    failure: text(),
  },
  (table) => [
    uniqueIndex('alerts_once').on(table.once),
    index('alerts_due')
      .on(table.nextAt)
      .where(sql`next_at is not null`),
    index('alerts_unlogged')
      .on(table.createdAt)
      .where(sql`logged_at is null`),
  ],
);
