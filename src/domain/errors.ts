/**
 * What can go wrong, told apart by `code`: `instanceof` does not survive a database or a second copy of
 * the package. Whether a failed call may be tried again, and whether it may have cost money, stands on
 * the error itself.
 */

/** Whether the vendor charged for the call that failed. `unknown` counts as spent. */
export type Billed = 'yes' | 'no' | 'unknown';

/** Errors of a call to somebody else's server. */
export const CALL_ERROR_CODES = [
  /** The vendor's moderation refused the prompt. */
  'refused',
  /** Too many requests: wait as told. Not a failure. */
  'rate_limited',
  /** The account has no money left, or a hard limit was reached. */
  'money',
  /** The key is missing, wrong or may not do this. */
  'key',
  /** The server failed (5xx) or could not be reached before anything was sent. */
  'unavailable',
  /** Sent, and no whole answer came back: it may have been charged. */
  'outcome_unknown',
  /** An answer came back, and cannot be used. */
  'unusable_answer',
  /** The server says that our request is wrong: trying again changes nothing. */
  'bad_request',
  /** The address, flow or model does not exist, or something else answers there. */
  'not_found',
  /** Cancelled by us before it was sent. */
  'interrupted',
] as const;

export type CallErrorCode = (typeof CALL_ERROR_CODES)[number];

/** Errors that are the user's to mend. */
export type UserErrorCode =
  | 'usage'
  | 'configuration'
  | 'data_dir_locked'
  | 'not_here'
  | 'storage'
  | 'database_away'
  | 'unreadable_picture';

interface AvatarErrorOptions {
  /** What to do about it, as a sentence for people. */
  hint?: string | undefined;
  cause?: unknown;
}

/** An error with a stable `code`, a message for people and, where there is one, a way out (`hint`). */
export class AvatarError<Code extends string = string> extends Error {
  readonly code: Code;
  readonly hint: string | undefined;

  constructor(code: Code, message: string, options: AvatarErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AvatarError';
    this.code = code;
    this.hint = options.hint;
  }
}

export interface CallErrorDetails extends AvatarErrorOptions {
  billed: Billed;
  /** Whether the same request may succeed later. */
  retryable: boolean;
  /** Milliseconds to wait before the next try, as the server asked. */
  retryAfterMs?: number | undefined;
  /** The server's own word for the error, for example `moderation_blocked`. */
  vendorCode?: string | undefined;
  /** What moderation objected to, in the vendor's words, when it says. */
  refusedCategories?: readonly string[] | undefined;
  requestId?: string | undefined;
  httpStatus?: number | undefined;
}

/** A call to a vendor that did not give what was asked for. */
export class CallError extends AvatarError<CallErrorCode> {
  readonly billed: Billed;
  readonly retryable: boolean;
  readonly retryAfterMs: number | undefined;
  readonly vendorCode: string | undefined;
  readonly refusedCategories: readonly string[];
  readonly requestId: string | undefined;
  readonly httpStatus: number | undefined;

  constructor(code: CallErrorCode, message: string, details: CallErrorDetails) {
    super(code, message, details);
    this.name = 'CallError';
    this.billed = details.billed;
    this.retryable = details.retryable;
    this.retryAfterMs = details.retryAfterMs;
    this.vendorCode = details.vendorCode;
    this.refusedCategories = details.refusedCategories ?? [];
    this.requestId = details.requestId;
    this.httpStatus = details.httpStatus;
  }
}

const callErrorCodes: ReadonlySet<string> = new Set(CALL_ERROR_CODES);

/** Whether `error` is a {@link CallError}, judged by its fields. */
export function isCallError(error: unknown): error is CallError {
  return isAvatarError(error) && callErrorCodes.has(error.code) && 'billed' in error;
}

/** Whether `error` is one of ours: it has a `code` and a message that people can read. */
export function isAvatarError(error: unknown): error is AvatarError {
  return error instanceof Error && (error.name === 'AvatarError' || error.name === 'CallError');
}

/**
 * The text of anything that was thrown, without a stack. Drizzle's own is the whole query with all its values;
 * what went wrong is in its cause.
 */
export function messageOf(error: unknown): string {
  if (error instanceof Error && error.cause instanceof Error && error.message.startsWith('Failed query:')) {
    return isAvatarError(error.cause)
      ? error.cause.message
      : `The database refused: ${messageOf(error.cause)}`;
  }
  if (error instanceof Error) return error.message;
  // Some libraries throw or report what only looks like an error.
  const { message } = (error ?? {}) as { message?: unknown };
  return typeof message === 'string' ? message : String(error);
}
