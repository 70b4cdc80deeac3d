import { bigint, boolean, index, integer, pgTable, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import type { Role } from '../domain/access.ts';
import { moment } from './columns.ts';

/*
 * Who may use the server. The first five tables are those of better-auth (its "core schema" and its plugin for API
 * keys): the properties must have the names that it knows, the columns are named as everywhere here.
 */

export const users = pgTable('users', {
  id: uuid().primaryKey(),
  name: text().notNull(),
  /** In lower case: as better-auth looks it up. */
  email: text().notNull().unique(),
  emailVerified: boolean('email_verified').notNull().default(false),
  image: text(),
  role: text().$type<Role>().notNull(),
  /** From then on nobody signs in as this user; null while they may. */
  disabledAt: moment('disabled_at'),
  createdAt: moment('created_at').notNull(),
  updatedAt: moment('updated_at').notNull(),
});

const userId = () =>
  uuid('user_id')
    .notNull()
    .references(() => users.id, { onDelete: 'cascade' });

export const sessions = pgTable(
  'sessions',
  {
    id: uuid().primaryKey(),
    token: text().notNull().unique(),
    userId: userId(),
    expiresAt: moment('expires_at').notNull(),
    ipAddress: text('ip_address'),
    userAgent: text('user_agent'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId)],
);

/** How a user signs in; here always by a password, of which a hash is kept. */
export const accounts = pgTable(
  'accounts',
  {
    id: uuid().primaryKey(),
    accountId: text('account_id').notNull(),
    providerId: text('provider_id').notNull(),
    userId: userId(),
    accessToken: text('access_token'),
    refreshToken: text('refresh_token'),
    idToken: text('id_token'),
    accessTokenExpiresAt: moment('access_token_expires_at'),
    refreshTokenExpiresAt: moment('refresh_token_expires_at'),
    scope: text(),
    password: text(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [uniqueIndex('accounts_user').on(table.userId, table.providerId)],
);

export const verifications = pgTable(
  'verifications',
  {
    id: uuid().primaryKey(),
    identifier: text().notNull(),
    value: text().notNull(),
    expiresAt: moment('expires_at').notNull(),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
  },
  (table) => [index('verifications_identifier').on(table.identifier)],
);

export const apiKeys = pgTable(
  'api_keys',
  {
    id: uuid().primaryKey(),
    configId: text('config_id').notNull(),
    name: text(),
    /** Its first characters, to tell it from others. */
    start: text(),
    prefix: text(),
    /** SHA-256 of the key, base64url. */
    key: text().notNull().unique(),
    /** The user who made it. */
    referenceId: uuid('reference_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    refillInterval: bigint('refill_interval', { mode: 'number' }),
    refillAmount: integer('refill_amount'),
    lastRefillAt: moment('last_refill_at'),
    enabled: boolean().notNull(),
    rateLimitEnabled: boolean('rate_limit_enabled').notNull(),
    rateLimitTimeWindow: bigint('rate_limit_time_window', { mode: 'number' }),
    rateLimitMax: integer('rate_limit_max'),
    requestCount: integer('request_count').notNull(),
    remaining: integer(),
    lastRequest: moment('last_request'),
    expiresAt: moment('expires_at'),
    createdAt: moment('created_at').notNull(),
    updatedAt: moment('updated_at').notNull(),
    /** What it may do, as JSON. */
    permissions: text(),
    metadata: text(),
  },
  (table) => [index('api_keys_owner').on(table.referenceId, table.createdAt)],
);

/** Attempts to sign in, by address and by account, for all servers on this database. */
export const signInAttempts = pgTable(
  'sign_in_attempts',
  {
    key: text().primaryKey(),
    count: integer().notNull(),
    /** When the count begins again. */
    resetsAt: moment('resets_at').notNull(),
  },
  (table) => [index('sign_in_attempts_resets').on(table.resetsAt)],
);

/** What the server remembers of itself: one row. */
export const serverSetUp = pgTable('server_set_up', {
  /** Always 1. */
  id: integer().primaryKey(),
  /** What all servers on this database make their common secret from. */
  salt: text().notNull(),
  /** SHA-256 of the token in the set-up link, base64url; null where none is open. */
  tokenHash: text('token_hash'),
  tokenExpiresAt: moment('token_expires_at'),
});
