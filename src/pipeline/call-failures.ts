import type { PaidCall, PurposeCall } from '../database/paid-calls.ts';
import type { CallFailure, PauseReason } from '../database/schema.ts';
import { CallError, isAvatarError, isCallError, messageOf } from '../domain/errors.ts';
import { LONGEST_WAIT_MS, type Try } from './policy.ts';

/** What the policy needs to know of a row. */
export function tryOf(call: PurposeCall): Try {
  return {
    id: call.id,
    status: call.status,
    code: call.failure?.code as Try['code'],
    isBeforeResume: call.isBeforeResume,
    retryAfterMs: call.failure?.retryAfterMs,
    refusedCategories: call.failure?.refusedCategories,
  };
}

/** What the ledger remembers of an error. */
export function failureOf(error: CallError): CallFailure {
  const { code, message, billed, retryable, retryAfterMs, hint, vendorCode, refusedCategories, httpStatus } =
    error;
  return { code, message, billed, retryable, retryAfterMs, hint, vendorCode, refusedCategories, httpStatus };
}

/** The error of a purpose that is given up, as its last row remembers it. */
export function errorOf(history: readonly PaidCall[]): CallError {
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

export function pauseReasonOf(call: PaidCall | undefined): PauseReason {
  const failure = call?.failure;
  return {
    code: failure?.code ?? 'unavailable',
    message: failure?.message ?? 'The service does not answer.',
    hint: failure?.hint ?? patienceHint(call),
  };
}

function patienceHint(call: PaidCall | undefined): string | undefined {
  const { retryAfterMs } = call?.failure ?? {};
  if (retryAfterMs === undefined || retryAfterMs <= LONGEST_WAIT_MS || !call?.endedAt) return undefined;
  const until = new Date(call.endedAt.getTime() + retryAfterMs);
  return `The service asks to be left alone until ${until.toISOString().slice(0, 16).replace('T', ' ')} UTC.`;
}

/** What a provider or a check threw, if it is about the call; anything else is a fault of our own. */
export function asCallError(error: unknown): CallError | undefined {
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
