import type { CallErrorCode } from '../domain/errors.ts';
import type { PaidCallStatus } from '../domain/paid-call.ts';
import { mayReduce, MOST_REDUCTIONS } from '../domain/reduced-prompt.ts';

/** One earlier try for the same purpose, as the ledger has it. */
export interface Try {
  id: string;
  status: PaidCallStatus;
  /** For a try that failed or whose outcome is unknown. */
  code?: CallErrorCode | undefined;
  /** Whether somebody has let the dataset go on since. */
  isBeforeResume?: boolean | undefined;
  /** Milliseconds that the server asked to wait. */
  retryAfterMs?: number | undefined;
  /** What moderation objected to, in the vendor's words. */
  refusedCategories?: readonly string[] | undefined;
}

export type Decision =
  /** `prompt` says which of the purpose's prompts: 0 is the whole one, each further one has lost a part. */
  | { do: 'send'; delayMs: number; repeatOf: string | null; prompt: number }
  /** This purpose is given up; the person fails with the last try's reason. */
  | { do: 'give-up' }
  /** Nobody can go on until somebody mends something. */
  | { do: 'pause' };

export interface PolicySettings {
  /** Milliseconds before the first retry; doubles with each. */
  backoffBaseMs: number;
  backoffMostMs: number;
  /** Tries of one purpose that may find the server failing, within one run, before the dataset pauses. */
  unavailableTries: number;
  rateLimitedTries: number;
}

export const DEFAULT_POLICY: PolicySettings = {
  backoffBaseMs: 1_000,
  backoffMostMs: 30_000,
  unavailableTries: 5,
  rateLimitedTries: 30,
};

/**
 * Milliseconds that are waited where a vendor says for how long; whoever is told to wait longer is told by a pause. A
 * quarter of an hour is as long as somebody may look at a line that does not move.
 */
export const LONGEST_WAIT_MS = 15 * 60_000;

/** A call of unknown outcome is repeated at most once: it may have been paid for already. */
const UNKNOWN_OUTCOMES_ALLOWED = 1;
/** An answer that cannot be used was paid for; one more is risked. */
const UNUSABLE_ANSWERS_ALLOWED = 1;

/**
 * Which of the purpose's prompts is next: after a refusal the next one, from which the part that was objected to
 * has been taken out. `undefined` where a refusal is the last word.
 */
function promptAfter(history: readonly Try[], prompts: number): number | undefined {
  const refusals = history.filter((one) => one.code === 'refused');
  if (!refusals.every((one) => mayReduce(one.refusedCategories ?? []))) return undefined;
  return refusals.length < Math.min(prompts, 1 + MOST_REDUCTIONS) ? refusals.length : undefined;
}

/**
 * The one place that decides what follows a failed call. What limits spending counts over all tries that the
 * ledger has: unknown outcomes and refusals for good, unusable answers until somebody lets the dataset go on, who may
 * have mended what made them so. What only costs patience counts anew in each run.
 *
 * @param history all tries for the purpose, the oldest first, none of them open
 * @param inThisRun how many of them, from the end, this run has made
 * @param random a number from 0 up to 1, for the jitter
 * @param prompts how many prompts the purpose has: the whole one, and those that may follow a refusal
 */
export function decide(
  history: readonly Try[],
  inThisRun: number,
  settings: PolicySettings,
  random: () => number,
  prompts = 1,
): Decision {
  const times = (tries: readonly Try[], code: CallErrorCode) => tries.filter((t) => t.code === code).length;
  const prompt = promptAfter(history, prompts);
  if (prompt === undefined) return { do: 'give-up' };
  if (times(history, 'outcome_unknown') > UNKNOWN_OUTCOMES_ALLOWED) return { do: 'give-up' };
  const sinceResume = history.filter((one) => !one.isBeforeResume);
  if (times(sinceResume, 'unusable_answer') > UNUSABLE_ANSWERS_ALLOWED) return { do: 'give-up' };

  const last = history.at(-1);
  const send = (delayMs: number): Decision => ({
    do: 'send',
    delayMs,
    repeatOf: last?.status === 'unknown' ? last.id : null,
    prompt,
  });
  if (!last || inThisRun === 0) return send(0);

  const fresh = history.slice(-inThisRun);
  switch (last.code) {
    // Nothing was spent; whoever lets the dataset go on may have mended what made the request wrong.
    case 'bad_request':
      return { do: 'give-up' };
    case 'money':
    case 'key':
    case 'not_found':
      return { do: 'pause' };
    case 'refused':
      // Another prompt, and nothing is overloaded: there is nothing to wait for.
      return send(0);
    case 'rate_limited': {
      const tries = times(fresh, 'rate_limited');
      if (tries >= settings.rateLimitedTries || isTooLong(last)) return { do: 'pause' };
      return send(last.retryAfterMs ?? backoff(tries, settings, random));
    }
    case 'unavailable': {
      const tries = times(fresh, 'unavailable');
      if (tries >= settings.unavailableTries || isTooLong(last)) return { do: 'pause' };
      return send(Math.max(last.retryAfterMs ?? 0, backoff(tries, settings, random)));
    }
    default:
      return send(backoff(1, settings, random));
  }
}

const isTooLong = ({ retryAfterMs }: Try): boolean => (retryAfterMs ?? 0) > LONGEST_WAIT_MS;

/** Exponential, with full jitter: anything from nothing to the whole step. */
function backoff(tries: number, settings: PolicySettings, random: () => number): number {
  const step = Math.min(settings.backoffMostMs, settings.backoffBaseMs * 2 ** Math.max(0, tries - 1));
  return Math.round(step * random());
}
