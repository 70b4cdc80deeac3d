import { type EventPlace, type Events, FIRST_PLACE, isAfter } from '../database/events.ts';
import { entryOf, type EventRing, type RingEntry } from './event-ring.ts';

/** What one client reads. */
export interface EventStream {
  /** The next piece of text, when there is one; undefined at the end. Not to be called again before it is there. */
  next(): Promise<string | undefined>;
  close(): void;
  /** Aborted once the stream has ended, whoever ended it. */
  readonly ended: AbortSignal;
}

/** A stream as the hub sees it. */
export interface OpenStream extends EventStream {
  wake(): void;
  beat(): void;
  /** Whether its client has left what was there lying for so many milliseconds. */
  isStalled(milliseconds: number): boolean;
}

/** UTF-16 units in one piece: a client that stops reading holds one of them. */
const LARGEST_PIECE = 64 * 1024;
/** Events read at once from the table for a stream that is behind. */
const PAGE = 500;

const RESET = 'event: reset\ndata: {}\n\n';

interface Dependencies {
  ring: EventRing;
  events: Pick<Events, 'after' | 'placeOf'>;
  /** Resolves when the ring has been filled. */
  ready: Promise<void>;
  onEnd: (stream: OpenStream) => void;
}

/**
 * One client's way through the events: from the table while it is behind what the ring holds, then from the ring.
 * It asks for text when it can take it, and nothing is kept for it in between.
 */
export function createEventStream(
  { ring, events, ready, onEnd }: Dependencies,
  { dataset, lastEventId }: { dataset?: string | undefined; lastEventId?: number | undefined },
): OpenStream {
  const over = new AbortController();
  let place: EventPlace | undefined;
  let number: number | undefined;
  let wakeUp: (() => void) | undefined;
  /** Whether something came while it was looked for. */
  let woken = false;
  let beatDue = false;
  let answeredAt = performance.now();
  let asking = false;

  /** Tells the client where it stands, without an event: what was not for it need not be looked at again. */
  const mark = () => `id: ${place?.id ?? 0}\n\n`;

  async function begin(): Promise<string> {
    await ready;
    const from = lastEventId === undefined ? undefined : await knownPlace(lastEventId);
    place = from ?? ring.newest;
    if (!from) number = ring.end;
    return lastEventId !== undefined && !from ? `id: ${place.id}\n${RESET}` : mark();
  }

  async function knownPlace(id: number): Promise<EventPlace | undefined> {
    return ring.find(id) ?? (await events.placeOf(id));
  }

  function take(entries: Iterable<RingEntry>): string {
    let text = '';
    for (const entry of entries) {
      if (place && !isAfter(entry.place, place)) continue;
      place = entry.place;
      if (dataset === undefined || entry.datasetId === dataset) text += entry.text;
      if (text.length >= LARGEST_PIECE) break;
    }
    return text;
  }

  function* fromRing(): Generator<RingEntry> {
    for (number ??= ring.first; number < ring.end;) {
      const entry = ring.at(number);
      number += 1;
      if (entry) yield entry;
    }
  }

  /** Text that is there now, if any. */
  async function available(): Promise<string> {
    if (number !== undefined && number < ring.first) number = undefined;
    if (number === undefined && isAfter(ring.floor, place ?? FIRST_PLACE)) {
      const page = await events.after(place ?? FIRST_PLACE, PAGE);
      return take(page.map(entryOf)) || (page.length > 0 ? mark() : '');
    }
    return take(fromRing());
  }

  async function following(): Promise<string | undefined> {
    if (!place) return begin();
    for (;;) {
      if (over.signal.aborted) return undefined;
      woken = false;
      const text = await available();
      if (text !== '') return text;
      if (beatDue) {
        beatDue = false;
        return `: heartbeat\n${mark()}`;
      }
      await new Promise<void>((resolve) => {
        wakeUp = resolve;
        if (woken || over.signal.aborted) resolve();
      });
    }
  }

  const stream: OpenStream = {
    ended: over.signal,
    async next() {
      if (over.signal.aborted) return undefined;
      asking = true;
      try {
        const text = await following();
        return over.signal.aborted ? undefined : text;
      } catch (error) {
        stream.close();
        throw error;
      } finally {
        asking = false;
        answeredAt = performance.now();
      }
    },
    wake() {
      woken = true;
      wakeUp?.();
    },
    beat() {
      beatDue = true;
      woken = true;
      wakeUp?.();
    },
    isStalled: (milliseconds) => !asking && performance.now() - answeredAt > milliseconds,
    close() {
      if (over.signal.aborted) return;
      over.abort();
      wakeUp?.();
      onEnd(stream);
    },
  };
  return stream;
}
