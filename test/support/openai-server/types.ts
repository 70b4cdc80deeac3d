import type { FaultName } from './faults.ts';

/** What the stand-in does with a request that it has nothing against. */
export type Reaction = 'ok' | FaultName | Fault;

export interface Fault {
  name: FaultName;
  /** Whether the vendor charges for it all the same; each fault has a default. */
  charged?: boolean;
  /** The answer of a chat completion, for `chat_text`. */
  text?: string;
  /** Milliseconds, for `rate_limit_exceeded` and `overloaded`. */
  retryAfterMs?: number;
  /** The answer, for `other_picture`: any bytes. */
  picture?: Buffer;
  /** For `moderation_blocked`. */
  categories?: readonly string[];
}

export interface ReceivedFile {
  field: string;
  fileName: string;
  mediaType: string;
  bytes: number;
  /** Pixels, as the header of the picture says. */
  width: number;
  height: number;
}

/** One request and what became of it. */
export interface ServerCall {
  /** From 1, in the order of arrival. */
  number: number;
  /** `X-Client-Request-Id`, as the client sent it. */
  id: string | undefined;
  /** `x-request-id`, as the server answers it. */
  requestId: string;
  method: string;
  path: string;
  kind: 'picture' | 'chat' | 'model' | 'other';
  /** Milliseconds since the epoch. */
  receivedAt: number;
  /** Left out while the call is in flight. */
  endedAt?: number;
  /** The prompt of a picture, or the last message of a chat. */
  prompt?: string;
  /** All other fields of the request. */
  fields: Readonly<Record<string, unknown>>;
  files: readonly ReceivedFile[];
  /** `ok`, the name of the fault, or the code of the refusal. Left out while the call is in flight. */
  outcome?: string;
  /** Whether the client was gone before it could be answered. */
  clientGone: boolean;
  charged: boolean;
  /** What the vendor charges, by its own prices. */
  usd: number;
}

export interface RateLimit {
  perMinute: number;
  /** Calls that may come at once; refilled evenly. */
  burst: number;
}

export interface ModelListing {
  shutdown_date?: string | null;
}

export interface OpenAiServerOptions {
  /** Default `sk-test-0123456789abcdefwxyz`. */
  apiKey?: string;
  /** Milliseconds of work for each answer, default 0. */
  latencyMs?: number | ((call: ServerCall) => number);
  /** What to do with a request that is in order; default: answer it. */
  respond?: (call: ServerCall) => Reaction | Promise<Reaction>;
  /** For picture calls. */
  rateLimit?: RateLimit;
  /** Replaces the list of models that the server knows. */
  models?: Readonly<Record<string, ModelListing>>;
  /** Pixels, default 1024×1024. */
  baseSize?: { width: number; height: number };
  gridSize?: { width: number; height: number };
  /** Pixels of white between the photos of a grid and around them, default 16. */
  gutter?: number;
  /** Random brightness of each pixel, 0 (default) to 127: noise makes files as large as photos. */
  noise?: number;
  /** The picture that answers a call, instead of a drawn one where this gives any. */
  pictureFor?: (call: ServerCall) => Uint8Array | undefined | Promise<Uint8Array | undefined>;
  /** Whether `usage` breaks its output down, default true. */
  outputDetails?: boolean;
  onReceived?: (call: ServerCall) => void;
  onEnded?: (call: ServerCall) => void;
  port?: number;
}

export interface OpenAiServer {
  /** With `/v1`, as it goes into OPENAI_BASE_URL. */
  url: string;
  apiKey: string;
  calls: readonly ServerCall[];
  /** Most picture calls that were in flight at once. */
  readonly maximumInFlight: number;
  /** Connections that clients have opened. */
  readonly connections: number;
  /** USD that the vendor has charged. */
  readonly usd: number;
  /** Waits until no call is in flight. */
  idle(): Promise<void>;
  /** Ends at once: connections are cut. */
  close(): Promise<void>;
}
