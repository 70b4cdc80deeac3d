import OpenAI, { APIError } from 'openai';
import { CallError } from '../../domain/errors.ts';
import type { CallContext } from '../../ports/answers.ts';
import type { LogFields, Logger } from '../../ports/logger.ts';
import type { AnswerHeaders } from './answer-headers.ts';
import { DEFAULT_BASE_URL, nameOfServer, type Caller } from './caller.ts';
import { readBody } from './read-body.ts';
import { createStatusError } from './status-error.ts';
import { createAgent, fetchOverUndici, watchSending } from './transport.ts';
import { createInterruption, createTransportError } from './transport-error.ts';

/** Milliseconds; a picture may take minutes. */
export const DEFAULT_TIMEOUT_MS = 600_000;

/** What every part of this provider is made of. */
export interface OpenAiOptions {
  apiKey: string;
  /** Of any server that speaks the same API, with its path (`…/v1`). Default: the vendor's. */
  baseUrl?: string | undefined;
  model: string;
  /** Milliseconds for the whole of one call, from asking to the last byte. Default 600,000. */
  timeoutMs?: number | undefined;
  logger: Logger;
}

/** A 2xx answer, unread. */
export interface RawAnswer {
  text: string;
  headers: AnswerHeaders;
  requestId: string | undefined;
}

interface Started {
  asResponse(): Promise<Response>;
}

export interface Connection {
  caller: Caller;
  /**
   * Makes exactly one attempt: no retries, one limit of time for all of it.
   * @throws CallError for everything but a 2xx answer that came whole
   */
  send(
    call: CallContext,
    start: (client: OpenAI, options: OpenAI.RequestOptions) => Started,
    log: LogFields,
  ): Promise<RawAnswer>;
  /** Ends idle connections; calls in flight are let finish. */
  close(): Promise<void>;
}

export function createConnection(options: OpenAiOptions): Connection {
  const baseUrl = options.baseUrl ?? DEFAULT_BASE_URL;
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  const caller: Caller = { place: nameOfServer(baseUrl), apiKey: options.apiKey, model: options.model };
  const agent = createAgent();
  const client = new OpenAI({
    apiKey: options.apiKey,
    baseURL: baseUrl,
    maxRetries: 0,
    // A net under the limit that `send` keeps; it must never be the first.
    timeout: timeoutMs + 60_000,
    fetch: fetchOverUndici,
    // Named, so that the SDK does not look for them in the environment.
    adminAPIKey: null,
    organization: null,
    project: null,
    webhookSecret: null,
    // Its debug lines would show requests; ours are written here.
    logLevel: 'off',
  });

  return {
    caller,
    async send(call, start, log) {
      if (call.signal.aborted) throw createInterruption(caller.place);
      const began = performance.now();
      let sent = false;
      const limit = startLimit(timeoutMs, call.signal);
      const note = (fields: LogFields, message: string): void => {
        const duration = Math.round(performance.now() - began);
        options.logger.debug({ ...log, callId: call.callId, duration, ...fields }, message);
      };
      try {
        const response = await start(client, {
          headers: { 'X-Client-Request-Id': call.callId },
          signal: limit.signal,
          // A redirect would send a paid request, with its key, to somebody who was not asked.
          fetchOptions: {
            dispatcher: watchSending(agent, () => (sent = true)),
            redirect: 'manual',
          } as object,
        }).asResponse();
        const requestId = response.headers.get('x-request-id') ?? undefined;
        const text = await readBody(response, limit.signal, caller);
        note({ bytes: text.length, requestId }, 'OpenAI answered');
        return { text, headers: response.headers, requestId };
      } catch (error) {
        const expired = limit.expired();
        const failure = toCallError(
          error,
          { sent, expired, aborted: call.signal.aborted, timeoutMs },
          caller,
        );
        note(
          { code: failure.code, status: failure.httpStatus, requestId: failure.requestId },
          failure.message,
        );
        throw failure;
      } finally {
        limit.stop();
      }
    },
    close: () => agent.close(),
  };
}

function toCallError(
  error: unknown,
  attempt: Parameters<typeof createTransportError>[1],
  caller: Caller,
): CallError {
  if (error instanceof CallError) return error;
  if (error instanceof APIError && typeof error.status === 'number') {
    const answer = { status: error.status, headers: error.headers, error: error.error, body: error.message };
    return createStatusError(answer, caller);
  }
  return createTransportError(error, attempt, caller);
}

/** One clock for the whole call, and the caller's signal with it. */
function startLimit(timeoutMs: number, outer: AbortSignal) {
  const controller = new AbortController();
  let expired = false;
  const giveUp = (): void => controller.abort(outer.reason);
  outer.addEventListener('abort', giveUp, { once: true });
  const timer = setTimeout(() => {
    expired = true;
    controller.abort(new Error('the time is up'));
  }, timeoutMs);
  return {
    signal: controller.signal,
    expired: () => expired && !outer.aborted,
    stop() {
      clearTimeout(timer);
      outer.removeEventListener('abort', giveUp);
    },
  };
}
