import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { apiKeys } from './schema.ts';

/** What is known of an API key; the key itself nobody can read any more. */
export interface ApiKeyRow {
  id: string;
  name: string | null;
  start: string | null;
  permissions: string | null;
  lastRequest: Date | null;
  expiresAt: Date | null;
  createdAt: Date;
}

export interface ApiKeys {
  /** A user's own, the newest first. */
  page(userId: string, options: { before: string | undefined; limit: number }): Promise<ApiKeyRow[]>;
  /** Whether there is one with this hash, whatever its state. */
  exists(hash: string): Promise<boolean>;
  get(id: string): Promise<ApiKeyRow | undefined>;
  /** Whether there was one of this user. */
  remove(userId: string, id: string): Promise<boolean>;
}

export function createApiKeys(db: Database): ApiKeys {
  const { id, name, start, permissions, lastRequest, expiresAt, createdAt, referenceId } = apiKeys;
  const shown = { id, name, start, permissions, lastRequest, expiresAt, createdAt };
  return {
    page: (userId, { before, limit }) =>
      db
        .select(shown)
        .from(apiKeys)
        .where(and(eq(referenceId, userId), before === undefined ? undefined : lt(id, before)))
        .orderBy(desc(id))
        .limit(limit),
    async exists(hash) {
      const found = await db.select({ id }).from(apiKeys).where(eq(apiKeys.key, hash));
      return found.length > 0;
    },
    async get(key) {
      const [row] = await db.select(shown).from(apiKeys).where(eq(id, key));
      return row;
    },
    async remove(userId, key) {
      const removed = await db
        .delete(apiKeys)
        .where(and(eq(id, key), eq(referenceId, userId)))
        .returning({ id });
      return removed.length > 0;
    },
  };
}
