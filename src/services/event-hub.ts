import { setTimeout as sleep } from 'node:timers/promises';
import type { Events } from '../database/events.ts';
import { messageOf } from '../domain/errors.ts';
import type { Logger } from '../ports/logger.ts';
import { createEventRing } from './event-ring.ts';
import { createEventStream, type EventStream, type OpenStream } from './event-stream.ts';

export interface EventHubSettings {
  /** Milliseconds between two looks at the table while somebody listens. */
  pollMs: number;
  /** Milliseconds between two while nobody does. */
  idleMs: number;
  heartbeatMs: number;
  /** Milliseconds after which a client is dropped that does not take what is there. */
  stalledMs: number;
  /** Milliseconds after which a stream ends by itself: who opens it anew is asked again who they are. */
  longestMs: number;
  /** Events that this process holds; older ones are read from the table by those who want them. */
  ring: number;
  /** What the table keeps: whoever was away for longer starts over. */
  keep: { seconds: number; rows: number };
  pruneMs: number;
  mostStreams: number;
}

export const EVENT_HUB_DEFAULTS: EventHubSettings = {
  pollMs: 300,
  idleMs: 2_000,
  heartbeatMs: 15_000,
  stalledMs: 30_000,
  longestMs: 15 * 60_000,
  ring: 8_000,
  keep: { seconds: 24 * 3600, rows: 200_000 },
  pruneMs: 10 * 60_000,
  mostStreams: 2_000,
};

/** Events read in one query. */
const PAGE = 2_000;

/** One reader of the events table for all clients of this process. */
export interface EventHub {
  /**
   * Opens a stream for one client: from after `lastEventId`, or from now. Undefined where there are too many.
   * @param options.dataset only what is about this one
   * @param options.mayListen asked at every heartbeat; the stream ends when it says no
   */
  open(options: {
    dataset?: string | undefined;
    lastEventId?: number | undefined;
    mayListen?: (() => Promise<boolean>) | undefined;
  }): EventStream | undefined;
  /** Streams that are open. */
  readonly streams: number;
  /** Ends all streams and the reading. */
  close(): Promise<void>;
}

export function createEventHub({
  events,
  logger,
  settings: given = {},
}: {
  events: Events;
  logger: Logger;
  settings?: Partial<EventHubSettings> | undefined;
}): EventHub {
  const settings = { ...EVENT_HUB_DEFAULTS, ...given };
  const ring = createEventRing(settings.ring);
  const open = new Map<OpenStream, (() => Promise<boolean>) | undefined>();
  const closing = new AbortController();
  const filled = Promise.withResolvers<void>();
  let isFilled = false;
  let isInTrouble = false;
  let someoneCame = new AbortController();
  const last = { beat: performance.now(), prune: -Infinity };

  /** Whether `interval` has passed since this was done last; if so, it counts as done. */
  function isDue(what: keyof typeof last, interval: number): boolean {
    if (performance.now() - last[what] < interval) return false;
    last[what] = performance.now();
    return true;
  }

  async function look(): Promise<void> {
    if (!isFilled) {
      const newest = await events.newest(settings.ring);
      ring.fill(newest, newest.length < settings.ring);
      isFilled = true;
      filled.resolve();
    }
    for (;;) {
      const page = await events.after(ring.newest, PAGE);
      if (page.length > 0) {
        ring.add(page);
        for (const stream of open.keys()) stream.wake();
      }
      if (page.length < PAGE || closing.signal.aborted) break;
    }
    if (isDue('prune', settings.pruneMs)) await events.prune(settings.keep);
    isInTrouble = false;
  }

  function care(): void {
    const beat = isDue('beat', settings.heartbeatMs);
    for (const [stream, mayListen] of open) {
      if (stream.isStalled(settings.stalledMs)) stream.close();
      else if (beat) {
        stream.beat();
        // Who cannot be asked now, while the database is away, is asked at the next one.
        void mayListen?.().then(
          (may) => may || stream.close(),
          () => undefined,
        );
      }
    }
  }

  async function run(): Promise<void> {
    while (!closing.signal.aborted) {
      await look().catch((error: unknown) => {
        if (!isInTrouble) logger.warn({}, `Live events cannot be read: ${messageOf(error)}`);
        isInTrouble = true;
      });
      care();
      if (closing.signal.aborted) break;
      const wait = open.size > 0 ? settings.pollMs : settings.idleMs;
      const signal = AbortSignal.any([closing.signal, someoneCame.signal]);
      await sleep(wait, undefined, { signal }).catch(() => undefined);
      someoneCame = new AbortController();
    }
    filled.resolve();
  }

  const running = run();

  return {
    open(options) {
      if (closing.signal.aborted || open.size >= settings.mostStreams) return undefined;
      const stream = createEventStream(
        { ring, events, ready: filled.promise, onEnd: (ended) => open.delete(ended) },
        options,
      );
      open.set(stream, options.mayListen);
      // Not all at once, where many came at once.
      const lifetime = settings.longestMs * (0.8 + Math.random() * 0.4);
      const end = setTimeout(() => stream.close(), lifetime).unref();
      stream.ended.addEventListener('abort', () => clearTimeout(end));
      if (open.size === 1) someoneCame.abort();
      return stream;
    },
    get streams() {
      return open.size;
    },
    async close() {
      closing.abort();
      for (const stream of open.keys()) stream.close();
      await running;
    },
  };
}
