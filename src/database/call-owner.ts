import { sql } from 'drizzle-orm';
import { v4 as uuidv4 } from 'uuid';
import type { Database } from './connection.ts';
import type { PersonLocks } from './person-locks.ts';
import { processes } from './schema.ts';

/**
 * This process as the one that sends paid calls and waits for their answers, and what is known of others: a call
 * without an end may be repeated only when the process that waits for it is dead.
 */
export interface CallOwner {
  readonly id: string;
  /** Calls that somebody in this process waits for. */
  readonly waiting: Set<string>;
  /** Begins to show that this process lives. To be awaited before the first call is sent. */
  begin(): Promise<void>;
  /** Whether the process that sent a call is certainly dead; false as long as that is not known. */
  isDead(owner: string | null): Promise<boolean>;
  close(): Promise<void>;
}

/** Milliseconds from one sign of life to the next. */
const BEAT_MS = 1_500;
/** A process that was not seen for so many milliseconds, and holds no lock, is dead. */
const SILENCE_MS = 6_000;
/** Own signs of life that are further apart mean that this process could not have seen those of others. */
const GAP_MS = 2.5 * BEAT_MS;

/** Where only one process can be: the lock on the data directory proves that every other one has ended. */
export function createOnlyOwner(): CallOwner {
  const id = uuidv4();
  return {
    id,
    waiting: new Set(),
    begin: () => Promise.resolve(),
    isDead: (owner) => Promise.resolve(owner !== id),
    close: () => Promise.resolve(),
  };
}

/**
 * Two signs of life, on two connections, so that the loss of one says nothing: an advisory lock for as long as the
 * process lives, and a row that says when it was last seen, by the database's clock. And who has not been able to
 * see anything for some seconds does not judge: after an outage everybody looks dead to the first who is back.
 *
 * @param direct makes one try, at once, and does not wait for a database that is away
 * @param patient waits for it
 */
export function createCallOwner(dependencies: {
  direct: Database;
  patient: Database;
  locks: PersonLocks;
}): CallOwner {
  const { direct, patient, locks } = dependencies;
  const id = uuidv4();
  const lockOf = (owner: string) => `process:${owner}`;
  const clock = sql`clock_timestamp()`;
  const timers: NodeJS.Timeout[] = [];
  let lastBeat = -Infinity;
  let watchingSince = Infinity;
  let beginning: Promise<void> | undefined;

  async function beat(db: Database): Promise<void> {
    await db
      .insert(processes)
      .values({ id, startedAt: clock, seenAt: clock })
      .onConflictDoUpdate({ target: processes.id, set: { seenAt: clock } });
    const now = performance.now();
    if (now - lastBeat > GAP_MS) watchingSince = now;
    lastBeat = now;
  }

  /** Does `work` again and again, never twice at the same time; what fails now is done at the next time. */
  function keepDoing(work: () => Promise<void>): void {
    let underway: Promise<void> | undefined;
    const timer = setInterval(() => {
      underway ??= work()
        .catch(() => undefined)
        .finally(() => (underway = undefined));
    }, BEAT_MS);
    timers.push(timer.unref());
  }

  async function start(): Promise<void> {
    await patient.delete(processes).where(sql`${processes.seenAt} < ${clock} - interval '1 day'`);
    locks.keep(lockOf(id));
    await beat(patient);
    await locks.refresh().catch(() => undefined);
    keepDoing(() => beat(direct));
    keepDoing(() => locks.refresh());
  }

  const isWatching = () => {
    const now = performance.now();
    return now - watchingSince >= SILENCE_MS && now - lastBeat <= GAP_MS;
  };

  return {
    id,
    waiting: new Set(),
    begin: () => (beginning ??= start()),
    async isDead(owner) {
      // Rows from before there were owners.
      if (owner === null) return true;
      if (owner === id || !isWatching()) return false;
      const seen = sql`exists (select from ${processes} where ${processes.id} = ${owner}
        and ${processes.seenAt} > ${clock} - ${SILENCE_MS} * interval '1 millisecond')`;
      // Shared, so that two who ask do not take each other for the owner; it goes with the statement.
      const free = sql`pg_try_advisory_xact_lock_shared(hashtextextended(${lockOf(owner)}, 0))`;
      const [row] = await patient
        .select({
          isDead: sql<boolean>`not ${seen} and ${free}`,
        })
        .from(sql`(select) as one`);
      return (row?.isDead ?? false) && isWatching();
    },
    async close() {
      for (const timer of timers) clearInterval(timer);
      await beginning?.catch(() => undefined);
      if (beginning)
        await direct
          .delete(processes)
          .where(sql`${processes.id} = ${id}`)
          .catch(() => undefined);
    },
  };
}
