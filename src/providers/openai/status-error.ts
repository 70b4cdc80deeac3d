import { CallError, type Billed, type CallErrorCode } from '../../domain/errors.ts';
import { readRetryAfter, type AnswerHeaders } from './answer-headers.ts';
import { sentence, type Caller } from './caller.ts';
import { readableText } from './readable-text.ts';
import { readVendorError, type VendorError } from './vendor-error.ts';

export interface StatusAnswer {
  status: number;
  headers: AnswerHeaders;
  /** The `error` field of the body, where the body was JSON. */
  error: unknown;
  /** The body as text, where it was not. */
  body: string;
}

/** `invalid_prompt` is what reasoning models answer to a prompt that breaks the usage policies. */
const REFUSED = new Set([
  'moderation_blocked',
  'content_policy_violation',
  'content_filter',
  'invalid_prompt',
]);
const MONEY = new Set(['insufficient_quota', 'billing_hard_limit_reached', 'billing_not_active']);
const NO_MODEL = new Set(['model_not_found', 'deployment_not_found', 'DeploymentNotFound']);

interface Verdict {
  code: CallErrorCode;
  retryable: boolean;
  billed: Billed;
  says: string;
  hint: string;
}

/** What an answer other than 2xx means for us. Source of the codes: the vendor's error table, as of 2026-11. */
export function createStatusError(answer: StatusAnswer, caller: Caller): CallError {
  const vendor = readVendorError(answer.error, answer.body);
  const verdict = judge(answer.status, vendor, caller);
  const requestId = answer.headers.get('x-request-id') ?? undefined;
  // A refused key is repeated in the vendor's words, in part: those words are not shown at all.
  const words =
    verdict.code === 'key' && answer.status === 401 ? '' : readableText(vendor.message, caller.apiKey);
  const facts = [answer.status, vendor.code].filter((fact) => fact !== undefined).join(' ');
  const message = `${sentence(verdict.says)} (${readableText(facts, caller.apiKey)})${words === '' ? '' : `: ${words}`}`;
  const waits = verdict.code === 'rate_limited' || answer.status >= 500;
  return new CallError(verdict.code, message, {
    billed: verdict.billed,
    retryable: verdict.retryable,
    hint: verdict.hint,
    retryAfterMs: waits ? readRetryAfter(answer.headers, vendor.message) : undefined,
    vendorCode: vendor.code === undefined ? undefined : readableText(vendor.code, caller.apiKey),
    refusedCategories: verdict.code === 'refused' ? vendor.categories : undefined,
    requestId: requestId === undefined ? undefined : readableText(requestId, caller.apiKey),
    httpStatus: answer.status,
  });
}

function judge(status: number, vendor: VendorError, { place, model }: Caller): Verdict {
  const code = vendor.code ?? '';
  if (REFUSED.has(code)) {
    return {
      code: 'refused',
      retryable: false,
      // A finished picture that was withheld may have been charged; the vendor does not say.
      billed: vendor.moderationStage === 'output' ? 'unknown' : 'no',
      says: `${place} refused the prompt`,
      hint: 'This prompt will not pass as it is. Take out what was objected to, or leave this person out.',
    };
  }
  if (MONEY.has(code) || status === 402) {
    return {
      code: 'money',
      retryable: false,
      billed: 'no',
      says: `the account at ${place} has no money left or has reached its limit`,
      hint: "Add credit or raise the limit in the vendor's billing settings, then resume.",
    };
  }
  if (status === 401 || status === 403) {
    return {
      code: 'key',
      retryable: false,
      billed: 'no',
      says: `${place} does not accept the key${status === 403 ? ' for this' : ''}`,
      hint:
        status === 401
          ? 'Check OPENAI_API_KEY: copy it anew, whole and without spaces, and see that it is not revoked.'
          : `Check that the key's project, organization and region may use the model "${model}".`,
    };
  }
  if (status === 429) {
    return {
      code: 'rate_limited',
      retryable: true,
      billed: 'no',
      says: `${place} asks to wait: too many requests`,
      hint: 'Lower IMAGES_PER_MINUTE or IMAGE_CONCURRENCY if this happens often.',
    };
  }
  if (NO_MODEL.has(code)) {
    return {
      code: 'not_found',
      retryable: false,
      billed: 'no',
      says: `${place} has no model "${model}"`,
      hint: 'Set OPENAI_IMAGE_MODEL or OPENAI_TEXT_MODEL to a model that this key can use.',
    };
  }
  return judgeStatus(status, place);
}

function judgeStatus(status: number, place: string): Verdict {
  if (status === 404 || status === 405 || status === 410 || (status >= 300 && status < 400)) {
    return {
      code: 'not_found',
      retryable: false,
      billed: 'no',
      says: `${place} does not have what was asked for at this address`,
      hint: 'Check OPENAI_BASE_URL (it ends in /v1 for most servers) and the name of the model.',
    };
  }
  if (status >= 500 || status === 408 || status === 409 || status === 425) {
    return {
      code: 'unavailable',
      retryable: true,
      billed: 'unknown',
      says: `${place} failed`,
      hint: 'It usually passes; if it lasts, look at the status page of the vendor and resume later.',
    };
  }
  return {
    code: 'bad_request',
    retryable: false,
    billed: 'no',
    says: `${place} says that the request is wrong`,
    hint: 'The same request will fail again. Check that the model supports what was asked for.',
  };
}
