import { type EventPlace, FIRST_PLACE, type StoredEvent } from '../database/events.ts';

export interface RingEntry {
  place: EventPlace;
  datasetId: string;
  /** As it goes over the wire; made once for all streams. */
  text: string;
}

export type EventRing = ReturnType<typeof createEventRing>;

/**
 * The newest events of this process's reader, for all open streams together: a stream holds a number into it and no
 * queue of its own, so what is open costs nothing, and who reads slowly holds nothing back.
 */
export function createEventRing(size: number) {
  let entries: RingEntry[] = [];
  /** Number of the first entry, among all that ever were in it. */
  let first = 0;
  /** Everything that came after this place is in the ring. */
  let floor: EventPlace = FIRST_PLACE;
  let newest: EventPlace = FIRST_PLACE;

  return {
    get first() {
      return first;
    },
    /** Number of the entry that comes next. */
    get end() {
      return first + entries.length;
    },
    get floor() {
      return floor;
    },
    get newest() {
      return newest;
    },
    at: (number: number): RingEntry | undefined => entries[number - first],

    /** Begins with these; `complete` where nothing came before them. */
    fill(events: readonly StoredEvent[], complete: boolean): void {
      first += entries.length;
      const [oldest] = events;
      floor = complete || !oldest ? FIRST_PLACE : placeOf(oldest);
      entries = (complete ? events : events.slice(1)).map(entryOf);
      newest = events.at(-1) ?? FIRST_PLACE;
    },

    add(events: readonly StoredEvent[]): void {
      for (const event of events) entries.push(entryOf(event));
      newest = events.at(-1) ?? newest;
      // In large steps: moving the rest costs as much as there is of it.
      if (entries.length < size * 1.25) return;
      const gone = entries.splice(0, entries.length - size);
      first += gone.length;
      floor = gone.at(-1)?.place ?? floor;
    },

    find(id: number): EventPlace | undefined {
      return entries.findLast((entry) => entry.place.id === id)?.place;
    },
  };
}

export function entryOf(event: StoredEvent): RingEntry {
  return {
    place: placeOf(event),
    datasetId: event.datasetId,
    text: `id: ${event.id}\nevent: ${event.type}\ndata: ${JSON.stringify(event.data)}\n\n`,
  };
}

function placeOf({ transaction, id }: StoredEvent): EventPlace {
  return { transaction, id };
}
