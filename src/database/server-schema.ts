import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import type { EventType } from '../domain/event.ts';
import type { Settings } from '../domain/settings.ts';
import { moment } from './columns.ts';

/** Number of a transaction; a string here, since it may pass what a JavaScript number holds. */
const transactionId = customType<{ data: string }>({ dataType: () => 'xid8' });

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
