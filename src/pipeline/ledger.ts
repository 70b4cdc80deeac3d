import { AsyncResource } from 'node:async_hooks';
import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { v7 as uuidv7 } from 'uuid';
import type { PaidCall, PaidCalls } from '../database/paid-calls.ts';
import type { CallFailure, PauseReason } from '../database/schema.ts';
import { CallError, isAvatarError, isCallError, messageOf } from '../domain/errors.ts';
import { priceOf } from '../domain/model-table.ts';
import type { PaidStage } from '../domain/paid-call.ts';
import { StorageError } from '../domain/storage-error.ts';
import type { CallContext, ImageAnswer, TextAnswer } from '../ports/answers.ts';
import type { Logger } from '../ports/logger.ts';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import type { ObjectStore } from '../ports/object-store.ts';
import type { CallGate, Line, Turn } from './gate.ts';
import { decide, type Decision, DEFAULT_POLICY, type PolicySettings, type Try } from './policy.ts';
import { syntheticMetadata } from './synthetic-metadata.ts';
import { datasetStopped, isDatasetStopped } from './stopped.ts';

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

/** An answer that was paid for and is stored. */
export interface PaidAnswer {
  callId: string;
  key: string;
  bytes: Uint8Array;
  sha256: string;
  mediaType: string;
  /** Whether everything in it has been taken over before. */
  consumed: boolean;
}

/** Refuses an answer that cannot be used. @throws CallError `unusable_answer`, AvatarError `unreadable_picture` */
type Check = (bytes: Uint8Array) => Promise<void>;

/** `prompt` is one of the request's prompts; empty where it has none. */
type Ask = (call: CallContext, prompt: string) => Promise<TextAnswer | ImageAnswer>;

export interface Ledger {
  /**
   * Gives the answer for a purpose: from the store when it was paid for before, else by asking.
   * @param ask makes exactly one attempt, with the prompt that it is given
   * @throws CallError when the purpose is given up; AvatarError `dataset_stopped` when nothing may be sent
   */
  pay(request: PaidRequest, ask: Ask, check?: Check): Promise<PaidAnswer>;
  /** The row of a call. */
  get(callId: string): Promise<PaidCall | undefined>;
}

export interface LedgerDependencies {
  calls: PaidCalls;
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
  policy?: PolicySettings | undefined;
  tracer?: Tracer | undefined;
}

const EXTENSIONS: Record<string, string> = {
  'image/png': 'png',
  'image/jpeg': 'jpg',
  'image/webp': 'webp',
  'text/plain': 'txt',
};

export function createLedger(dependencies: LedgerDependencies): Ledger {
  const { calls, store, gate, stopping } = dependencies;
  const policy = dependencies.policy ?? DEFAULT_POLICY;
  const tracer = dependencies.tracer ?? silentTracer;

  async function answerOf(call: PaidCall): Promise<PaidAnswer> {
    const key = call.answerKey ?? '';
    const bytes = await store.get(key).catch((error: unknown) => {
      throw isAvatarError(error) && error.code === 'not_here' ? answerElsewhere(call, error) : error;
    });
    return {
      callId: call.id,
      key,
      bytes,
      sha256: call.answerSha256 ?? sha256Of(bytes),
      mediaType: call.answerMediaType ?? 'application/octet-stream',
      consumed: call.consumed,
    };
  }

  /**
   * Closes a call that a dead process left open. Nobody else works on this purpose, so nobody waits for its
   * answer any more: either the answer had reached the store, or nobody knows how the call ended.
   */
  async function closeOrphan(call: PaidCall, check: Check | undefined): Promise<void> {
    if (call.status === 'intended') return calls.withdraw(call.id);
    if (call.status !== 'sent') return;
    if (call.answerKey !== null && (await store.exists(call.answerKey))) {
      const failed = await believe(call.id, await store.get(call.answerKey), check);
      if (failed) await calls.fail(call.id, failureOf(failed), failed.requestId);
      return;
    }
    await calls.fail(call.id, {
      code: 'outcome_unknown',
      message: 'the program ended while this call was under way',
      billed: 'unknown',
      retryable: true,
    });
  }

  /** Marks a call as succeeded whose answer is stored, unless the answer cannot be used. */
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
    await calls.succeed(id, { sha256: sha256Of(bytes), bytes: bytes.byteLength });
    return undefined;
  }

  async function attempt(
    request: PaidRequest,
    history: readonly PaidCall[],
    decision: Extract<Decision, { do: 'send' }>,
    ask: Ask,
    check: Check | undefined,
  ): Promise<PaidAnswer | CallError> {
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
    const turn: Turn = { line: request.line, provider, priority: request.priority, stopping };
    const work = async () => {
      const storeTrouble = store.spool?.trouble();
      if (storeTrouble?.retryable === false) {
        await calls.withdraw(id);
        throw storeTrouble;
      }
      // Only now, after all waiting: what is marked as sent counts as spent.
      const verdict = await calls.send({ id, datasetId, usdExpected });
      if (verdict !== 'send') {
        if (verdict === 'over-budget' && datasetId !== null) {
          await dependencies.pause(datasetId, {
            code: 'max-cost',
            message: 'The next call would pass --max-cost.',
            hint: `Raise it with: avatars resume ${datasetId} --max-cost USD`,
          });
        }
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
        await gate.learn(turn, answer.rateLimit);
        for (const warning of answer.warnings ?? []) log.warn({}, warning);
        return await keep(request, id, answer);
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
    const kept = await passed.catch(async (error: unknown) => {
      if (isDatasetStopped(error)) await calls.withdraw(id);
      throw error;
    });
    if (isCallError(kept)) return kept;
    // Looked at outside of the line: meanwhile the vendor can be asked for the next one.
    const useless = await believe(id, kept.bytes, check);
    if (useless) {
      await giveUp(useless);
      return useless;
    }
    log.info({ duration: duration(), bytes: kept.bytes.byteLength, model: request.model }, `${stage} done`);
    return kept;
  }

  /** Stores an answer, what it cost first. */
  async function keep(
    request: PaidRequest,
    id: string,
    answer: TextAnswer | ImageAnswer,
  ): Promise<PaidAnswer> {
    const [bytes, mediaType] =
      'bytes' in answer
        ? [answer.bytes, answer.mediaType]
        : [new TextEncoder().encode(answer.text), 'text/plain'];
    const key = `${request.keyPrefix}${id}.${EXTENSIONS[mediaType] ?? 'bin'}`;
    const priced = answer.usage ? priceOf(request.model ?? '', answer.usage) : null;
    await calls.recordAnswer(id, {
      usage: answer.usage,
      usd: priced ?? dependencies.usdPerCall?.[request.provider] ?? null,
      requestId: answer.requestId,
      mediaType,
      key,
    });
    await store.put(key, bytes, { contentType: mediaType, metadata: syntheticMetadata(request.datasetId) });
    return { callId: id, key, bytes, sha256: sha256Of(bytes), mediaType, consumed: false };
  }

  return {
    get: (callId) => calls.get(callId),
    async pay(request, ask, check) {
      let inThisRun = 0;
      for (const open of await calls.forPurpose(request.datasetId, request.purpose))
        await closeOrphan(open, check);
      for (;;) {
        const history = await calls.forPurpose(request.datasetId, request.purpose);
        const last = history.at(-1);
        if (last?.status === 'succeeded') return answerOf(last);
        const decision = decide(history.map(tryOf), inThisRun, policy, Math.random, request.prompts?.length);
        if (decision.do === 'give-up') throw errorOf(history);
        if (decision.do === 'pause') {
          if (request.datasetId === null) throw errorOf(history);
          await dependencies.pause(request.datasetId, pauseReasonOf(last));
          throw datasetStopped();
        }
        await sleep(decision.delayMs, undefined, { signal: stopping }).catch(() => {
          throw datasetStopped();
        });
        const outcome = await attempt(request, history, decision, ask, check);
        if (!isCallError(outcome)) return outcome;
        inThisRun += 1;
      }
    },
  };
}

/** What was paid for is never paid for again because it cannot be found. */
function answerElsewhere(call: PaidCall, cause: Error): StorageError {
  return new StorageError(
    `The answer of the paid call ${call.id} (${call.stage}) is not in the store, and not on this machine.`,
    {
      failure: 'failed',
      retryable: false,
      hint: `It may wait in the data directory of another machine, where the store was down: ${call.datasetId === null ? 'start any dataset there' : `run avatars resume ${call.datasetId} there`}.`,
      cause,
    },
  );
}

function tryOf(call: PaidCall): Try {
  return {
    id: call.id,
    status: call.status,
    code: call.failure?.code as Try['code'],
    retryAfterMs: call.failure?.retryAfterMs,
    refusedCategories: call.failure?.refusedCategories,
  };
}

function failureOf(error: CallError): CallFailure {
  const { code, message, billed, retryable, retryAfterMs, hint, vendorCode, refusedCategories, httpStatus } =
    error;
  return { code, message, billed, retryable, retryAfterMs, hint, vendorCode, refusedCategories, httpStatus };
}

/** The error of a purpose that is given up, as its last row remembers it. */
function errorOf(history: readonly PaidCall[]): CallError {
  const call = history.at(-1);
  const { failure } = call ?? {};
  const code = (failure?.code ?? 'outcome_unknown') as CallError['code'];
  const message = `${failure?.message ?? 'the call failed'}${code === 'refused' ? aboutRefusals(history) : ''}`;
  return new CallError(code, message, {
    ...(failure ?? { billed: 'unknown', retryable: false }),
    requestId: call?.requestId ?? undefined,
  });
}

/** What a refusal was about, and whether less was asked for: whoever reads it should not have to guess. */
function aboutRefusals(history: readonly PaidCall[]): string {
  const refused = history.filter((call) => call.failure?.code === 'refused');
  const categories = new Set(refused.flatMap((call) => call.failure?.refusedCategories ?? []));
  const about = categories.size > 0 ? `objected to: ${[...categories].join(', ')}` : 'no category was named';
  const further = refused.length - 1;
  if (further === 0) return ` (${about})`;
  return ` (${about}; refused as well without it, in ${further} further ${further === 1 ? 'prompt' : 'prompts'})`;
}

function pauseReasonOf(call: PaidCall | undefined): PauseReason {
  const failure = call?.failure;
  return {
    code: failure?.code ?? 'unavailable',
    message: failure?.message ?? 'The service does not answer.',
    hint: failure?.hint,
  };
}

/** What a provider or a check threw, if it is about the call; anything else is a fault of our own. */
function asCallError(error: unknown): CallError | undefined {
  if (isCallError(error)) return error;
  if (isAvatarError(error) && error.code === 'unreadable_picture') {
    return new CallError('unusable_answer', `the answer is not a usable picture: ${messageOf(error)}`, {
      billed: 'yes',
      retryable: true,
      cause: error,
    });
  }
  return undefined;
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
