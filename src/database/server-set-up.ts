import { createHash, randomBytes } from 'node:crypto';
import { and, eq, gt, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { serverSetUp, users } from './schema.ts';
import { insertUser, type NewUser, type User } from './users.ts';

/** What exists once for all servers on a database. */
export interface ServerSetUp {
  /** Random, and the same for every server on this database. */
  salt(): Promise<string>;
  /** A new token for the set-up link; the one before does not work any more. @returns undefined once there is a user */
  openLink(validHours: number): Promise<string | undefined>;
  /** Makes the first administrator. @returns undefined where the token is wrong, used or too old, or a user is there */
  makeFirst(token: string, user: Omit<NewUser, 'role'>): Promise<User | undefined>;
}

const ROW = 1;
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64url');

export function createServerSetUp(db: Database): ServerSetUp {
  const { id, salt, tokenHash, tokenExpiresAt } = serverSetUp;
  const ensureRow = () =>
    db
      .insert(serverSetUp)
      .values({ id: ROW, salt: randomBytes(32).toString('base64url') })
      .onConflictDoNothing();
  const isThereAUser = async (transaction: Database) =>
    (await transaction.select({ id: users.id }).from(users).limit(1)).length > 0;

  return {
    async salt() {
      await ensureRow();
      const [row] = await db.select({ salt }).from(serverSetUp).where(eq(id, ROW));
      if (!row) throw new Error('The row of the server is gone.');
      return row.salt;
    },

    async openLink(validHours) {
      await ensureRow();
      if (await isThereAUser(db)) return undefined;
      const token = randomBytes(32).toString('base64url');
      await db
        .update(serverSetUp)
        .set({
          tokenHash: hashOf(token),
          tokenExpiresAt: sql`clock_timestamp() + make_interval(hours => ${validHours})`,
        })
        .where(eq(id, ROW));
      return token;
    },

    makeFirst: (token, user) =>
      db.transaction(async (transaction) => {
        // Taking the token locks the row: of two who have the link, the second finds none.
        const taken = await transaction
          .update(serverSetUp)
          .set({ tokenHash: null, tokenExpiresAt: null })
          .where(and(eq(id, ROW), eq(tokenHash, hashOf(token)), gt(tokenExpiresAt, sql`clock_timestamp()`)))
          .returning({ id });
        if (taken.length === 0 || (await isThereAUser(transaction))) return undefined;
        return insertUser(transaction, { ...user, role: 'admin' });
      }),
  };
}
