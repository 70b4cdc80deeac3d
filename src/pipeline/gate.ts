import { setTimeout as sleep } from 'node:timers/promises';
import PQueue from 'p-queue';
import { AHEAD_MS, type CallLimits } from '../database/call-limits.ts';
import type { CallSlots } from '../database/call-slots.ts';
import type { RateLimitState } from '../ports/answers.ts';
import { datasetStopped } from './stopped.ts';

/** Text and picture calls wait in lines of their own: they are different servers with different limits. */
export type Line = 'text' | 'image';

export interface Turn {
  line: Line;
  provider: string;
  /** Higher goes first. */
  priority: number;
  /** Ends the waiting at once; work that has begun goes on. */
  stopping: AbortSignal;
}

/** Where every call to a vendor waits until it may go. */
export interface CallGate {
  /**
   * Runs `work` when this process has room in the line, all processes together have room too, and the vendor's
   * pace allows it.
   * @throws AvatarError `dataset_stopped` when `stopping` is aborted before
   */
  pass<Result>(turn: Turn, work: () => Promise<Result>): Promise<Result>;
  /** Lets nothing new through to this vendor for that long, in all processes. */
  hold(turn: Turn, milliseconds: number): Promise<void>;
  /** Takes note of what an answer said of the vendor's limits. */
  learn(turn: Turn, told: RateLimitState | undefined): Promise<void>;
}

export interface GateDependencies {
  /** Most picture calls in flight in this process. */
  imageConcurrency: number;
  /** Most text calls in flight in this process. */
  textConcurrency: number;
  limits: CallLimits;
  /** Places for picture calls in all processes; left out where only `imageConcurrency` limits them. */
  imageSlots?: CallSlots | undefined;
}

/** Made here and not asked for: nobody limits it. */
const UNLIMITED = 'offline';
/** Milliseconds between two looks for a free place; by chance, so that no process is always the first. */
const SLOT_LOOK_MS = { least: 20, most: 100 };
/** Milliseconds after which the pace is looked at again: another process may have learned or been told something. */
const PACE_LOOK_MS = 250;

export function createCallGate({ limits, imageSlots, ...settings }: GateDependencies): CallGate {
  const lines: Record<Line, PQueue> = {
    text: new PQueue({ concurrency: settings.textConcurrency }),
    image: new PQueue({ concurrency: settings.imageConcurrency }),
  };
  // One call at a time looks for a place or for its time; the others of this process come after it.
  const slotLine = new PQueue({ concurrency: 1 });
  const paceLines = new Map<string, PQueue>();

  function paceLine({ provider, line }: Turn): PQueue {
    const key = `${provider} ${line}`;
    const known = paceLines.get(key) ?? new PQueue({ concurrency: 1 });
    paceLines.set(key, known);
    return known;
  }

  function takeSlot({ line, stopping }: Turn): Promise<(() => Promise<void>) | undefined> {
    if (line !== 'image' || !imageSlots) return Promise.resolve(undefined);
    return slotLine.add(async () => {
      for (;;) {
        stopping.throwIfAborted();
        const slot = await imageSlots.take();
        if (slot) return slot;
        const { least, most } = SLOT_LOOK_MS;
        await sleep(least + Math.random() * (most - least), undefined, { signal: stopping });
      }
    });
  }

  async function waitForPace(turn: Turn): Promise<void> {
    const { stopping } = turn;
    const waitMs = await paceLine(turn).add(async () => {
      for (;;) {
        stopping.throwIfAborted();
        const place = await limits.reserve(turn);
        if (place.reserved) return place.waitMs;
        await sleep(Math.min(Math.max(1, place.waitMs - AHEAD_MS), PACE_LOOK_MS), undefined, {
          signal: stopping,
        });
      }
    });
    // A timer may fire a fraction of a millisecond early.
    if (waitMs > 0) await sleep(Math.ceil(waitMs), undefined, { signal: stopping });
  }

  async function passLimits<Result>(turn: Turn, work: () => Promise<Result>): Promise<Result> {
    const giveBack = await takeSlot(turn);
    try {
      await waitForPace(turn);
      turn.stopping.throwIfAborted();
      return await work();
    } finally {
      await giveBack?.();
    }
  }

  return {
    async pass(turn, work) {
      const { stopping, provider, priority } = turn;
      let begun = false;
      const begin = () => {
        begun = true;
        return work();
      };
      const task = lines[turn.line].add(
        () => {
          stopping.throwIfAborted();
          return provider === UNLIMITED ? begin() : passLimits(turn, begin);
        },
        { priority },
      );
      const over = new AbortController();
      // Whoever has not begun need not wait for their turn to hear that there is none.
      const stopped = new Promise<never>((_resolve, reject) => {
        const stop = () => {
          if (!begun) reject(datasetStopped());
        };
        if (stopping.aborted) stop();
        else stopping.addEventListener('abort', stop, { once: true, signal: over.signal });
      });
      try {
        return await Promise.race([task, stopped]);
      } catch (error) {
        throw begun ? error : stopping.aborted ? datasetStopped() : error;
      } finally {
        over.abort();
      }
    },
    hold: (turn, milliseconds) => limits.hold(turn, milliseconds),
    async learn(turn, told) {
      if (turn.provider === UNLIMITED) return;
      // What cannot be written down now is learned from the next answer.
      await limits.learn(turn, told).catch(() => undefined);
    },
  };
}
