import { setTimeout as sleep } from 'node:timers/promises';
import { type Events, FIRST_PLACE, type StoredEvent } from '../../src/database/events.ts';

/**
 * All events, once there are so many: transactions of other tests on the same server may hold them back for a moment.
 */
export async function settledEvents(events: Events, count: number): Promise<StoredEvent[]> {
  for (let tries = 0; ; tries += 1) {
    const all = await events.after(FIRST_PLACE, 10_000);
    if (all.length >= count || tries === 200) return all;
    await sleep(50);
  }
}
