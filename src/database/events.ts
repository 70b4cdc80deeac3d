import { sql } from 'drizzle-orm';
import type { EventType } from '../domain/event.ts';
import type { Database } from './connection.ts';
import { rowsOf } from './rows.ts';

/** A place in the order of events. Transactions come first: their order is settled, that of ids is not. */
export interface EventPlace {
  transaction: bigint;
  id: number;
}

export interface StoredEvent extends EventPlace {
  datasetId: string;
  type: EventType;
  data: Record<string, unknown>;
}

export type Events = ReturnType<typeof createEvents>;

export const FIRST_PLACE: EventPlace = { transaction: 0n, id: 0 };

export function isAfter(one: EventPlace, other: EventPlace): boolean {
  return one.transaction === other.transaction ? one.id > other.id : one.transaction > other.transaction;
}

/**
 * Transactions below this one have all ended: nothing that is not visible yet can come before what is read. Rows of
 * later ones are left for the next look, though they may be visible already.
 */
const SETTLED = sql`transaction < pg_snapshot_xmin(pg_current_snapshot())`;

type Row = {
  transaction: string;
  id: string | number;
  dataset_id: string;
  type: EventType;
  data: Record<string, unknown>;
};

/**
 * Reads what the triggers wrote; see `migrations/0011_event-triggers.sql`. Sorting names its table: the bare name would
 * be the column of the result, a text, and 1000 would come before 999.
 */
export function createEvents(db: Database) {
  return {
    /** The next events after a place, at most `limit`, in the order that all readers see. */
    async after(place: EventPlace, limit: number): Promise<StoredEvent[]> {
      const rows = await rowsOf<Row>(
        db,
        sql`
        select transaction::text, id, dataset_id, type, data from events
        where (transaction, id) > (${String(place.transaction)}::xid8, ${place.id}::bigint) and ${SETTLED}
        order by events.transaction, events.id limit ${limit}`,
      );
      return rows.map(eventOf);
    },

    /** The newest `limit` events, the oldest of them first. */
    async newest(limit: number): Promise<StoredEvent[]> {
      const rows = await rowsOf<Row>(
        db,
        sql`
        select transaction::text, id, dataset_id, type, data from events
        where ${SETTLED} order by events.transaction desc, events.id desc limit ${limit}`,
      );
      return rows.map(eventOf).toReversed();
    },

    /** Where an event stands; undefined when it is not kept any more, or never was told. */
    async placeOf(id: number): Promise<EventPlace | undefined> {
      const [row] = await rowsOf<Pick<Row, 'transaction' | 'id'>>(
        db,
        sql`
        select transaction::text, id from events where id = ${id}::bigint and ${SETTLED}`,
      );
      return row && { transaction: BigInt(row.transaction), id: Number(row.id) };
    },

    /** Takes away what is older than `seconds`, and all but the newest `rows`. Returns how many went. */
    async prune({ seconds, rows }: { seconds: number; rows: number }): Promise<number> {
      // A prefix of the order goes, so that who finds their last event finds all that followed.
      const gone = await rowsOf<{ id: unknown }>(
        db,
        sql`
        with bound as (
          select transaction, id from (
            (select transaction, id from events where ${SETTLED} order by transaction desc, id desc
             offset ${rows} limit 1)
            union all
            (select transaction, id from events
             where ${SETTLED} and created_at < clock_timestamp() - make_interval(secs => ${seconds}::float8)
             order by transaction desc, id desc limit 1)
          ) candidates order by transaction desc, id desc limit 1
        )
        delete from events using bound
        where (events.transaction, events.id) <= (bound.transaction, bound.id)
        returning events.id`,
      );
      return gone.length;
    },
  };
}

function eventOf(row: Row): StoredEvent {
  return {
    transaction: BigInt(row.transaction),
    id: Number(row.id),
    datasetId: row.dataset_id,
    type: row.type,
    data: row.data,
  };
}
