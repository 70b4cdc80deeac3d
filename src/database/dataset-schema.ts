import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { DatasetStatus, PersonaProvider, PictureProvider } from '../domain/dataset.ts';
import type { CallPrices } from '../domain/paid-call.ts';
import type { PlatformInstructions } from '../domain/persona.ts';
import type { Quality } from '../domain/picture.ts';
import { moment } from './columns.ts';

/** Why a dataset waits, and what unblocks it. */
export interface PauseReason {
  code: string;
  message: string;
  hint?: string | undefined;
  /** Where it waits for money: a cap in USD under which everybody can be made. Named as it is shown. */
  enough_usd?: number | undefined;
}

/** What fails because an answer that was paid for is on another machine, or lost with it. */
export const ANSWER_ELSEWHERE = 'answer_elsewhere';

/** Why no person came to be at a position: nobody could be written, or who was written cannot be read now. */
export type GapCode = 'unwritten' | typeof ANSWER_ELSEWHERE;

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

/** The dataset that a row belongs to, and goes with. */
export const datasetId = () =>
  uuid('dataset_id')
    .notNull()
    .references(() => datasets.id, { onDelete: 'cascade' });

/** A position that stays empty, and why. */
export const gaps = pgTable(
  'gaps',
  {
    datasetId: datasetId(),
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
    datasetId: datasetId(),
    callId: uuid('call_id').notNull(),
    /** The batch of positions that the answer was for. */
    batch: text().notNull(),
    reason: text().notNull(),
    createdAt: moment('created_at').notNull(),
  },
  (table) => [index('rejections_dataset').on(table.datasetId, table.batch)],
);
