import type { Usage } from '../domain/paid-call.ts';

/** What every provider is told about the one attempt that it makes. */
export interface CallContext {
  /** The ledger's id of this call; vendors that take a client request id get this one. */
  callId: string;
  /** Gives the call up. What was already sent may still be charged. */
  signal: AbortSignal;
}

/** What a server said of its limits in the headers of an answer. */
export interface RateLimitState {
  /** Requests or pictures a minute. */
  limit?: number;
  remaining?: number;
  /** Milliseconds until `remaining` is back at `limit`. */
  resetMs?: number;
}

interface AnswerFacts {
  /** Left out where the vendor gives none. */
  usage?: Usage;
  /** The vendor's id of the request. */
  requestId?: string;
  rateLimit?: RateLimitState;
  /** Options that were asked for and that the model does not support, in words. */
  warnings?: readonly string[];
}

/** The raw text that a language model or a flow answered; nothing has been read out of it yet. */
export interface TextAnswer extends AnswerFacts {
  text: string;
}

/** The bytes of one picture, exactly as the vendor sent them. */
export interface ImageAnswer extends AnswerFacts {
  bytes: Uint8Array;
  /** `image/png`, `image/jpeg` or `image/webp`. */
  mediaType: string;
}
