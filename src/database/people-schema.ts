import { sql } from 'drizzle-orm';
import { bit, boolean, index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { PictureKind, Rectangle } from '../domain/picture.ts';
import type { AgeBand, ReviewAction, TextChanges } from '../domain/review.ts';
import type { Outcome, Verdict } from '../domain/verdict.ts';
import { moment, review } from './columns.ts';
import { datasetId } from './dataset-schema.ts';

/**
 * One row a person that was written. A dataset has `count` positions; a person who fails is replaced by
 * the next attempt at the same position.
 */
export const personas = pgTable(
  'personas',
  {
    id: uuid().primaryKey(),
    datasetId: datasetId(),
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
    const traits = [table.gender, table.ageBand, table.ethnicity] as const;
    const verdicts = [table.hasPassed, table.hasFailed, table.hasUnsure, table.hasDrawn] as const;
    // With what else is filtered by, an index answers alone: people who do not match are never read.
    const rest = [table.status, table.review, ...traits, table.id] as const;
    return [
      uniqueIndex('personas_place').on(table.datasetId, ...place),
      index('personas_status').on(table.datasetId, table.status, ...place),
      // One for each filter, in the order of the list: however few match, the first page is at hand.
      index('personas_review').on(
        table.datasetId,
        table.review,
        ...place,
        table.status,
        ...traits,
        ...verdicts,
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
        ...traits,
        ...verdicts,
        table.id,
      ),
    ];
  },
);

const personaId = () =>
  uuid('persona_id')
    .notNull()
    .references(() => personas.id, { onDelete: 'cascade' });

/** Where a picture's bytes are and what is known of them; the bytes are in the object store. */
export const pictures = pgTable(
  'pictures',
  {
    id: uuid().primaryKey(),
    datasetId: datasetId(),
    personaId: personaId(),
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
    datasetId: datasetId(),
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

/** Pictures that somebody wants to have made again: each is one paid call, and is done once. */
export const remakes = pgTable(
  'remakes',
  {
    /** Part of the purpose of its paid call. */
    id: uuid().primaryKey(),
    datasetId: datasetId(),
    personaId: personaId(),
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
