import { eq, lt, sql } from 'drizzle-orm';
import type { Database } from './connection.ts';
import { signInAttempts } from './schema.ts';

export interface AttemptLimit {
  /** Attempts within the window. */
  most: number;
  windowSeconds: number;
}

/** How often it was tried to sign in: counted in the database, so that neither a new start nor a second server helps. */
export interface SignInAttempts {
  /** Counts one attempt. @returns seconds to wait where it is one too many, else 0 */
  take(key: string, limit: AttemptLimit): Promise<number>;
  /** Begins to count anew. */
  forget(key: string): Promise<void>;
}

export function createSignInAttempts(db: Database): SignInAttempts {
  const { key: keyColumn, count, resetsAt } = signInAttempts;
  return {
    async take(key, { most, windowSeconds }) {
      const next = sql`clock_timestamp() + make_interval(secs => ${windowSeconds})`;
      const isOver = sql`${resetsAt} <= clock_timestamp()`;
      const [row] = await db
        .insert(signInAttempts)
        .values({ key, count: 1, resetsAt: next })
        .onConflictDoUpdate({
          target: keyColumn,
          set: {
            // Counting stops above the limit: the number would grow for as long as somebody goes on.
            count: sql`case when ${isOver} then 1 else least(${count} + 1, ${most} + 1) end`,
            resetsAt: sql`case when ${isOver} then ${next} else ${resetsAt} end`,
          },
        })
        .returning({
          count,
          seconds: sql<number>`ceil(extract(epoch from ${resetsAt} - clock_timestamp()))::int`,
        });
      if (row && row.count > most) return Math.max(1, row.seconds);
      await db.delete(signInAttempts).where(lt(resetsAt, sql`clock_timestamp()`));
      return 0;
    },
    async forget(key) {
      await db.delete(signInAttempts).where(eq(keyColumn, key));
    },
  };
}
