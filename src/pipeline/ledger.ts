import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { CallOwner } from '../database/call-owner.ts';
import type { OverBudget, PaidCall, PaidCalls, PurposeCall } from '../database/paid-calls.ts';
import type { Hold } from '../database/person-locks.ts';
import type { PauseReason } from '../database/schema.ts';
import { type CallError, isCallError } from '../domain/errors.ts';
import { usd } from '../domain/usd.ts';
import type { PaidStage } from '../domain/paid-call.ts';
import type { CallContext, ImageAnswer, TextAnswer } from '../ports/answers.ts';
import type { Logger } from '../ports/logger.ts';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import { asCallError, errorOf, failureOf, pauseReasonOf, tryOf } from './call-failures.ts';
import type { CallGate, Line, Turn } from './gate.ts';
import { createPaidAnswers, type PaidAnswer, sha256Of } from './paid-answers.ts';
import { decide, type Decision, DEFAULT_POLICY, type PolicySettings } from './policy.ts';
import { datasetStopped, heldElsewhere, isDatasetStopped } from './stopped.ts';

export type { PaidAnswer };

export interface PaidRequest {
  datasetId: string | null;
  personaId: string | null;
  stage: PaidStage;
  /** The same purpose of the same dataset is paid for once. */
  purpose: string;
  provider: string;
  model: string | undefined;
  /**
   * The whole prompt first, then what may be sent after a first and a second refusal. Left out where there is
   * only one way to ask. The one that is sent is kept in the ledger.
   */
  prompts?: readonly string[] | undefined;
  /** USD; null where the price is unknown. */
  usdExpected: number | null;
  /** Where in the object store the answer goes; ends in `/`. */
  keyPrefix: string;
  line: Line;
  /** Higher goes first. */
  priority: number;
}

/** Refuses an answer that cannot be used. @throws CallError `unusable_answer`, AvatarError `unreadable_picture` */
type Check = (bytes: Uint8Array) => Promise<void>;

/** `prompt` is one of the request's prompts; empty where it has none. */
type Ask = (call: CallContext, prompt: string) => Promise<TextAnswer | ImageAnswer>;

export interface Ledger {
  /**
   * Gives the answer for a purpose: from the store when it was paid for before, else by asking.
   * @param ask makes exactly one attempt, with the prompt that it is given
   * @throws CallError when the purpose is given up; AvatarError `dataset_stopped` when nothing may be sent, or another
   *   process waits for the answer; `database_away`
   */
  pay(request: PaidRequest, ask: Ask, check?: Check): Promise<PaidAnswer>;
  /** The same, which sends nothing once the lock under which its caller works is somebody else's. */
  under(hold: Hold): Ledger;
  /** The row of a call. */
  get(callId: string): Promise<PaidCall | undefined>;
}

export interface LedgerDependencies {
  calls: PaidCalls;
  /** This process. */
  owner: CallOwner;
  store: ObjectStore;
  gate: CallGate;
  logger: Logger;
  /** Once aborted, nothing new is sent; what is in flight is waited for. */
  stopping: AbortSignal;
  /** Once aborted, calls in flight are given up. */
  abandon: AbortSignal;
  /** Pauses a dataset for everybody. */
  pause(datasetId: string, reason: PauseReason): Promise<void>;
  /** USD of a call for which the vendor names no tokens, by provider; left out where nobody knows. */
  usdPerCall?: Readonly<Record<string, number>>;
  /** USD that the whole dataset is expected to cost; left out where nobody knows. */
  usdOfAll?: number | undefined;
  policy?: PolicySettings | undefined;
  tracer?: Tracer | undefined;
}

/** Milliseconds until a call that found no room under the cap looks again. */
const ROOM_LOOK_MS = 500;
/** How long it looks. What is under way may belong to somebody dead, whose turn comes only after this. */
const ROOM_PATIENCE_MS = 120_000;
/** What is suggested as a new cap is this many times the estimate, which knows nothing of failures. */
const ROOM_ABOVE_ESTIMATE = 1.1;

/** One purpose, and how to ask for it. */
interface Asking {
  request: PaidRequest;
  ask: Ask;
  check: Check | undefined;
  hold: Hold | undefined;
}

export function createLedger(dependencies: LedgerDependencies): Ledger {
  const { calls, owner, store, gate, stopping } = dependencies;
  const policy = dependencies.policy ?? DEFAULT_POLICY;
  const answers = createPaidAnswers(dependencies);
  const tracer = dependencies.tracer ?? silentTracer;

  async function pause(milliseconds: number): Promise<void> {
    await sleep(milliseconds, undefined, { signal: stopping }).catch(() => {
      throw datasetStopped();
    });
  }

  async function pauseAtCap(datasetId: string, { maxCost, spent, needed }: OverBudget): Promise<void> {
    const enough = Math.max((dependencies.usdOfAll ?? 0) * ROOM_ABOVE_ESTIMATE, spent + needed);
    const cap = Math.ceil(enough * 100) / 100;
    await dependencies.pause(datasetId, {
      code: 'max-cost',
      message: `The next call would pass --max-cost: ${usd(spent)} of ${usd(maxCost)} are spent, and it is expected to cost ${usd(needed)}.`,
      hint: `Raise it with: avatars resume ${datasetId} --max-cost ${cap}`,
      enough_usd: cap,
    });
  }

  /**
   * Closes a call that was left open. Whoever has the lock of a person now does not know that nobody waits for it: the
   * process that sent it may have lost nothing but its lock.
   */
  async function close(call: PaidCall, { request, check }: Asking): Promise<void> {
    // Nothing was sent; a process that was about to will find its row gone.
    if (call.status === 'intended') return calls.withdraw(call.id);
    const isAwaited =
      call.owner === owner.id ? owner.waiting.has(call.id) : !(await owner.isDead(call.owner));
    if (isAwaited) throw heldElsewhere();
    const bytes = await answers.find(call, request.keyPrefix);
    if (!bytes) return calls.giveUpForLost(call.id);
    const failed = await believe(call.id, bytes, check);
    if (failed) await calls.fail(call.id, failureOf(failed), failed.requestId);
  }

  /** All tries for a purpose, none of them open unless one has succeeded. */
  async function closedHistory(asking: Asking): Promise<PurposeCall[]> {
    const { datasetId, purpose } = asking.request;
    const history = await calls.forPurpose(datasetId, purpose);
    const open = history.filter(({ status }) => status === 'intended' || status === 'sent');
    if (open.length === 0 || history.some(({ status }) => status === 'succeeded')) return history;
    for (const call of open) await close(call, asking);
    return calls.forPurpose(datasetId, purpose);
  }

  /**
   * Marks a call as succeeded whose answer is stored, unless the answer cannot be used.
   * @throws AvatarError `dataset_stopped` where another process has sent a repeat of it
   */
  async function believe(
    id: string,
    bytes: Uint8Array,
    check: Check | undefined,
  ): Promise<CallError | undefined> {
    try {
      await check?.(bytes);
    } catch (error) {
      const failed = asCallError(error);
      if (!failed) throw error;
      return failed;
    }
    const isUsed = await calls.succeed(id, { sha256: sha256Of(bytes), bytes: bytes.byteLength });
    if (!isUsed) throw heldElsewhere();
    return undefined;
  }

  async function attempt(
    asking: Asking,
    history: readonly PaidCall[],
    decision: Extract<Decision, { do: 'send' }>,
    impatient: boolean,
  ): Promise<PaidAnswer | CallError | 'no-room'> {
    const { request, ask, check, hold } = asking;
    const id = uuidv7();
    const { datasetId, personaId, stage, purpose, provider, usdExpected } = request;
    const prompt = request.prompts?.[decision.prompt];
    const log = dependencies.logger.child({
      dataset: datasetId ?? undefined,
      persona: personaId ?? undefined,
      stage,
      call: id,
    });
    let started = performance.now();
    const duration = () => Math.round(performance.now() - started);
    const giveUp = async (failed: CallError) => {
      await calls.fail(id, failureOf(failed), failed.requestId);
      log.warn(
        { duration: duration(), code: failed.code, status: failed.httpStatus, request: failed.requestId },
        `${stage} failed: ${failed.message}`,
      );
    };
    await calls.intend({
      id,
      datasetId,
      personaId,
      stage,
      purpose,
      attempt: (history.at(-1)?.attempt ?? -1) + 1,
      repeatOf: decision.repeatOf,
      provider,
      model: request.model ?? null,
      prompt: prompt ?? null,
      usdExpected,
    });
    owner.waiting.add(id);
    const turn: Turn = { line: request.line, provider, priority: request.priority, stopping };
    const work = async () => {
      const storeTrouble = store.spool?.trouble();
      if (storeTrouble?.retryable === false) {
        await calls.withdraw(id);
        throw storeTrouble;
      }
      if (hold && !(await hold.isHeld())) throw heldElsewhere();
      // Only now, after all waiting: what is marked as sent counts as spent.
      const verdict = await calls.send({ id, datasetId, usdExpected, owner: owner.id, impatient });
      if (verdict === 'taken') throw heldElsewhere();
      if (verdict === 'wait') return 'no-room';
      if (verdict !== 'send') {
        if (verdict !== 'stopped' && datasetId !== null) await pauseAtCap(datasetId, verdict);
        throw datasetStopped();
      }
      started = performance.now();
      try {
        const answer = await tracer.span(
          `call ${stage}`,
          {
            'avatars.dataset_id': datasetId ?? undefined,
            'avatars.persona_id': personaId ?? undefined,
            'avatars.call_id': id,
            'avatars.provider': provider,
            'avatars.model': request.model,
          },
          () => ask({ callId: id, signal: dependencies.abandon }, prompt ?? ''),
        );
        for (const warning of answer.warnings ?? []) log.warn({}, warning);
        const answered = await answers.keep(request, id, answer);
        await gate.learn(turn, answer.rateLimit);
        return answered;
      } catch (error) {
        const failed = asCallError(error);
        if (!failed) throw error;
        await giveUp(failed);
        if (failed.code === 'rate_limited')
          await gate.hold(turn, failed.retryAfterMs ?? policy.backoffBaseMs);
        return failed;
      }
    };
    // The line would run it in the context of whoever made room there: its span would be another person's.
    const passed = gate.pass(turn, AsyncResource.bind(work));
    try {
      const kept = await passed.catch(async (error: unknown) => {
        if (isDatasetStopped(error)) await calls.withdraw(id);
        throw error;
      });
      if (kept === 'no-room') {
        await calls.withdraw(id);
        return kept;
      }
      if (isCallError(kept)) return kept;
      // Looked at outside of the line: meanwhile the vendor can be asked for the next one.
      const useless = await believe(id, kept.bytes, check);
      if (useless) {
        await giveUp(useless);
        return useless;
      }
      log.info({ duration: duration(), bytes: kept.bytes.byteLength, model: request.model }, `${stage} done`);
      return kept;
    } finally {
      owner.waiting.delete(id);
    }
  }

  async function pay(asking: Asking): Promise<PaidAnswer> {
    const { request } = asking;
    let inThisRun = 0;
    let withoutRoomSince = Infinity;
    for (;;) {
      const history = await closedHistory(asking);
      const paid = history.findLast(({ status }) => status === 'succeeded');
      if (paid) {
        const answer = await answers.read(paid);
        if (answer) return answer;
        continue;
      }
      const prompts = request.prompts?.length;
      const decision = decide(history.map(tryOf), inThisRun, policy, Math.random, prompts);
      if (decision.do === 'give-up') throw errorOf(history);
      if (decision.do === 'pause') {
        if (request.datasetId === null) throw errorOf(history);
        await dependencies.pause(request.datasetId, pauseReasonOf(history.at(-1)));
        throw datasetStopped();
      }
      await pause(decision.delayMs);
      const impatient = performance.now() - withoutRoomSince > ROOM_PATIENCE_MS;
      const outcome = await attempt(asking, history, decision, impatient);
      if (outcome === 'no-room') {
        withoutRoomSince = Math.min(withoutRoomSince, performance.now());
        await pause(ROOM_LOOK_MS);
        continue;
      }
      if (!isCallError(outcome)) return outcome;
      inThisRun += 1;
    }
  }

  const ledgerUnder = (hold: Hold | undefined): Ledger => ({
    get: (callId) => calls.get(callId),
    under: ledgerUnder,
    pay: (request, ask, check) => pay({ request, ask, check, hold }),
  });
  return ledgerUnder(undefined);
}
