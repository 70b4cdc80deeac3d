import { CallError } from '../../domain/errors.ts';
import { sentence, type Caller } from './caller.ts';
import { readableText } from './readable-text.ts';

/** What is known of an attempt that brought no whole answer. */
export interface Attempt {
  /** Whether any of the request went out on a connection. Before that nothing can have been charged. */
  sent: boolean;
  /** Whether our own limit of time ended it. */
  expired: boolean;
  /** Whether the caller gave it up. */
  aborted: boolean;
  timeoutMs: number;
}

/** Codes of Node, OpenSSL and undici; each means that no connection came to be. */
const CONNECT_HINTS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'Nothing listens there: check OPENAI_BASE_URL and that the server runs.',
  ENOTFOUND: 'The name is not known: check OPENAI_BASE_URL and the network.',
  EAI_AGAIN: 'Names cannot be looked up right now: check the network.',
  ERR_SSL_WRONG_VERSION_NUMBER: 'That is no https server: check whether OPENAI_BASE_URL is http or https.',
  ERR_SSL_PACKET_LENGTH_TOO_LONG: 'That is no https server: check whether OPENAI_BASE_URL is http or https.',
  UND_ERR_CONNECT_TIMEOUT: 'Nobody answers there: check OPENAI_BASE_URL, the network and the firewall.',
};

/** The error of an attempt without a whole answer: what it means depends on whether anything was sent. */
export function createTransportError(error: unknown, attempt: Attempt, caller: Caller): CallError {
  const { place } = caller;
  const root = rootOf(error);
  const reason = readableText(root.message, caller.apiKey);
  const code = codeOf(root);
  // The library's own error may hold the request with its key: only its words are kept.
  const cause = new Error(code === undefined ? reason : `${code}: ${reason}`);

  if (!attempt.sent) {
    if (attempt.aborted) return createInterruption(place, cause);
    const connecting = code !== undefined && !code.includes('INVALID');
    if (attempt.expired || connecting) {
      const why = attempt.expired
        ? `no connection within ${seconds(attempt.timeoutMs)}`
        : inWords(code, reason);
      return new CallError('unavailable', sentence(`${place} cannot be reached: ${why}`), {
        billed: 'no',
        retryable: true,
        hint:
          CONNECT_HINTS[code ?? ''] ??
          'Check OPENAI_BASE_URL and the network, and that the certificate of the server is trusted (NODE_EXTRA_CA_CERTS).',
        cause,
      });
    }
    return new CallError('bad_request', `The request to ${place} could not be made: ${reason}`, {
      billed: 'no',
      retryable: false,
      hint: 'Check OPENAI_BASE_URL and that OPENAI_API_KEY has no line break or special character.',
      cause,
    });
  }

  const what = attempt.aborted
    ? `The call to ${place} was given up after it had been sent`
    : attempt.expired
      ? `${place} gave no whole answer within ${seconds(attempt.timeoutMs)}`
      : `The connection to ${place} was lost before the whole answer had come (${reason})`;
  return new CallError('outcome_unknown', sentence(`${what}; it may have been charged`), {
    billed: 'unknown',
    retryable: true,
    hint: 'Lay the call beside the usage page of the vendor, by its client request id.',
    cause,
  });
}

/** A call that was given up before any of it was sent. */
export function createInterruption(place: string, cause?: unknown): CallError {
  return new CallError('interrupted', `The call to ${place} was given up before it was sent`, {
    billed: 'no',
    retryable: true,
    cause,
  });
}

/** OpenSSL's own words are an address, a file of its sources and a line: its code says more. */
function inWords(code: string | undefined, reason: string): string {
  return code !== undefined && reason.includes(':SSL routines:') ? `no secure connection (${code})` : reason;
}

/** The innermost error: libraries wrap the one that says what happened. */
function rootOf(error: unknown): Error {
  let root = error instanceof Error ? error : new Error(String(error));
  for (let depth = 0; depth < 10; depth += 1) {
    // Connecting to several addresses fails with one error for each.
    const inner: unknown = root instanceof AggregateError ? root.errors[0] : root.cause;
    if (!(inner instanceof Error)) break;
    root = inner;
  }
  return root;
}

function codeOf(error: Error): string | undefined {
  return 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}
