import type { LockSession } from './lock-session.ts';
import type { DatabasePatience } from './patience.ts';

/** The places for calls in flight, of which all processes on one database together have so many. */
export interface CallSlots {
  /** Takes a free place, or returns `undefined` at once when there is none. Call the result to give it back. */
  take(): Promise<(() => Promise<void>) | undefined>;
}

/** Any 32-bit number that nothing else takes as the first half of a two-part advisory lock. */
const SLOTS = 726_194;

/**
 * Each place is an advisory lock. They go with the connection of the process that holds them: what a killed process
 * had in flight counts no longer.
 */
export function createCallSlots(
  session: LockSession,
  total: number,
  { patiently }: DatabasePatience,
): CallSlots {
  let held = new Set<number>();
  let generation = session.generation;
  let last: Promise<unknown> = Promise.resolve();

  /** What was held before the connection broke is held no longer. */
  function heldNow(): Set<number> {
    if (generation !== session.generation) {
      generation = session.generation;
      held = new Set();
    }
    return held;
  }

  async function take(): Promise<(() => Promise<void>) | undefined> {
    // PostgreSQL would let this session take its own lock twice. The filter stops at the first lock that it gets.
    const { rows, generation: answered } = await session.query<{ slot: number }>(
      `select slot from generate_series(1, $2::int) as slot
       where slot <> all($3::int[]) and pg_try_advisory_lock($1::int, slot) limit 1`,
      [SLOTS, total, [...heldNow()]],
    );
    const [row] = rows;
    if (!row) return undefined;
    const { slot } = row;
    // The connection broke after it had answered.
    if (answered !== session.generation) return undefined;
    const mine = heldNow();
    mine.add(slot);
    return async () => {
      if (heldNow() !== mine) return;
      await session
        .query('select pg_advisory_unlock($1::int, $2::int)', [SLOTS, slot])
        .catch(() => undefined);
      mine.delete(slot);
    };
  }

  return {
    take() {
      // One after another, so that each knows what the others have got.
      const taken = last.then(() => patiently(take));
      last = taken.catch(() => undefined);
      return taken;
    },
  };
}
