import type { LockSession } from './lock-session.ts';

/**
 * Who works on what, across all processes on one database. A lock goes with the connection of the process
 * that took it, so a killed process never keeps one, and whoever gets the lock knows that a call which is
 * still marked as sent has nobody waiting for its answer.
 */
export interface PersonLocks {
  /** Runs `work` alone for `name`, or returns `undefined` at once when somebody else has it. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined>;
}

/** With a session: advisory locks of that PostgreSQL. Without: this process is the only one there is. */
export function createPersonLocks(session: LockSession | undefined): PersonLocks {
  const held = new Set<string>();

  async function take(name: string): Promise<{ generation: number } | undefined> {
    if (!session) return { generation: 0 };
    const text = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as done';
    const [row] = await session.query<{ done: boolean }>(text, [name]);
    return row?.done ? { generation: session.generation } : undefined;
  }

  async function give(name: string, generation: number): Promise<void> {
    // When the connection is gone, so is the lock.
    if (!session || session.generation !== generation) return;
    await session.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(() => undefined);
  }

  return {
    async alone(name, work) {
      // PostgreSQL lets one session take its own lock twice, so this process keeps count itself.
      if (held.has(name)) return undefined;
      held.add(name);
      try {
        const lock = await take(name);
        if (!lock) return undefined;
        try {
          return await work();
        } finally {
          await give(name, lock.generation);
        }
      } finally {
        held.delete(name);
      }
    },
  };
}
