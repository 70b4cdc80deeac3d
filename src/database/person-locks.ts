import type { LockSession } from './lock-session.ts';
import { type DatabasePatience, NO_PATIENCE } from './patience.ts';

/** A lock that was taken. */
export interface Hold {
  /**
   * Whether it is still ours. A lock goes with the connection; when that was lost, this takes the lock again, unless
   * somebody else was quicker.
   * @throws AvatarError `database_away`
   */
  isHeld: () => Promise<boolean>;
}

/**
 * Who works on what, across all processes on one database. A lock goes with the connection of the process that took
 * it, so a killed process never keeps one. Who gets a lock does not know that nobody had it a moment ago: the
 * connection may have broken while its process lives.
 */
export interface PersonLocks {
  /** Runs `work` alone for `name`, or returns `undefined` at once when somebody else has it. */
  alone<Result>(name: string, work: (hold: Hold) => Promise<Result>): Promise<Result | undefined>;
  /** Takes a lock for as long as this process lives, as soon as it is free. */
  keep(name: string): void;
  /** Takes every lock again that was lost with the connection. */
  refresh(): Promise<void>;
}

interface Held {
  /** Of the connection that holds it; `undefined` while none does. */
  generation: number | undefined;
  checking?: Promise<boolean> | undefined;
}

const TAKE = 'select pg_try_advisory_lock(hashtextextended($1, 0)) as done';
const GIVE = 'select pg_advisory_unlock(hashtextextended($1, 0))';

/** With a session: advisory locks of that PostgreSQL. Without: this process is the only one there is. */
export function createPersonLocks(
  session: LockSession | undefined,
  { patiently }: DatabasePatience = NO_PATIENCE,
): PersonLocks {
  const taking = new Set<string>();
  const held = new Map<string, Held>();

  async function take(name: string): Promise<number | undefined> {
    if (!session) return 0;
    const { rows, generation } = await session.query<{ done: boolean }>(TAKE, [name]);
    return rows[0]?.done ? generation : undefined;
  }

  /** One check at a time: PostgreSQL lets a session take its own lock twice, and then wants it given back twice. */
  function check(name: string, lock: Held): Promise<boolean> {
    const again = async () => {
      if (!session) return true;
      // A connection that is gone may not have been noticed yet.
      const { generation } = await session.query('select 1');
      if (lock.generation !== generation) lock.generation = await take(name);
      return lock.generation !== undefined;
    };
    return (lock.checking ??= again().finally(() => (lock.checking = undefined)));
  }

  async function give(name: string, lock: Held): Promise<void> {
    held.delete(name);
    await lock.checking?.catch(() => undefined);
    // When the connection is gone, so is the lock.
    if (session && lock.generation === session.generation)
      await session.query(GIVE, [name]).catch(() => undefined);
  }

  return {
    async alone(name, work) {
      // PostgreSQL lets one session take its own lock twice, so this process keeps count itself.
      if (held.has(name) || taking.has(name)) return undefined;
      taking.add(name);
      let lock: Held;
      try {
        lock = { generation: await patiently(() => take(name)) };
        if (lock.generation === undefined) return undefined;
        held.set(name, lock);
      } finally {
        taking.delete(name);
      }
      try {
        return await work({ isHeld: () => patiently(() => check(name, lock)) });
      } finally {
        await give(name, lock);
      }
    },
    keep(name) {
      held.set(name, { generation: undefined });
    },
    async refresh() {
      if (!session || held.size === 0) return;
      const { generation } = await session.query('select 1');
      const lost = [...held].filter(([, lock]) => lock.generation !== generation);
      await Promise.all(lost.map(([name, lock]) => check(name, lock)));
    },
  };
}
