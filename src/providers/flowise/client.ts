import { Agent, request } from 'undici';
import { CallError } from '../../domain/errors.ts';
import type { CallContext, TextAnswer } from '../../ports/answers.ts';
import type { Logger } from '../../ports/logger.ts';
import { checkApiKey, normaliseFlowiseUrl } from './address.ts';
import type { Place, RawAnswer } from './answer-errors.ts';
import { START_NODE_ID, type StateEntry } from './flow-state.ts';
import { LOOK_AT_RUN, readAnswer } from './read-answer.ts';
import { errorOfTransport } from './transport-errors.ts';

export interface FlowiseOptions {
  /** Where the web page of Flowise opens, for example `http://localhost:3000`. */
  url: string;
  /** Left out for a flow that asks for none. */
  apiKey?: string | undefined;
  /** UUID of the flow. */
  flowId: string;
  /** Milliseconds for one call; a shorter limit than 160 s hides Flowise's own errors. */
  timeoutMs?: number | undefined;
  logger: Logger;
}

export const DEFAULT_TIMEOUT_MS = 600_000;
/** Bytes. An answer repeats its text several times in its trace; ten people are about 100 kB. */
const LARGEST_ANSWER = 50_000_000;

/** Runs one flow. */
export interface FlowiseClient {
  /** Makes exactly one attempt. @throws CallError */
  ask(stage: string, state: readonly StateEntry[], call: CallContext): Promise<TextAnswer>;
}

/** @throws AvatarError `configuration` */
export function createFlowiseClient(options: FlowiseOptions): FlowiseClient {
  const url = normaliseFlowiseUrl(options.url);
  const key = options.apiKey === undefined ? undefined : checkApiKey(options.apiKey);
  const place: Place = { url, flowId: options.flowId, secrets: key === undefined ? [] : [key] };
  const timeoutMs = options.timeoutMs ?? DEFAULT_TIMEOUT_MS;
  // The only limit is our own: Node's client would give up after 300 s without a header or a byte. No
  // connection is used twice, so that none dies under a call just because it had been idle.
  const dispatcher = new Agent({
    headersTimeout: 0,
    bodyTimeout: 0,
    pipelining: 0,
    maxResponseSize: LARGEST_ANSWER,
    connect: { timeout: 30_000 },
  });

  async function send(body: string, call: CallContext, signal: AbortSignal): Promise<RawAnswer> {
    const response = await request(`${url}/api/v1/prediction/${encodeURIComponent(options.flowId)}`, {
      method: 'POST',
      headers: {
        // With a capital B: Flowise splits the header at "Bearer ", letter for letter.
        ...(key === undefined ? {} : { authorization: `Bearer ${key}` }),
        'content-type': 'application/json',
        'x-client-request-id': call.callId,
      },
      body,
      signal,
      dispatcher,
    });
    const { 'content-type': contentType } = response.headers;
    return {
      status: response.statusCode,
      contentType: String(contentType ?? ''),
      headers: response.headers,
      body: await response.body.text(),
    };
  }

  return {
    async ask(stage, state, call) {
      const body = JSON.stringify({
        question: 'go',
        overrideConfig: { startState: { [START_NODE_ID]: state } },
      });
      if (call.signal.aborted) {
        throw new CallError('interrupted', 'The call to Flowise was cancelled before it was sent.', {
          billed: 'no',
          retryable: true,
        });
      }
      const started = Date.now();
      options.logger.debug({ stage, flow: options.flowId, bytes: Buffer.byteLength(body) }, 'ask Flowise');
      const limit = startLimit(timeoutMs, call.signal);
      let answer: RawAnswer;
      try {
        answer = await send(body, call, limit.signal);
      } catch (error) {
        throw limit.reason() ?? errorOfTransport(error, place);
      } finally {
        limit.clear();
      }
      options.logger.debug(
        {
          stage,
          flow: options.flowId,
          status: answer.status,
          duration: Date.now() - started,
          bytes: Buffer.byteLength(answer.body),
        },
        'Flowise answered',
      );
      return readAnswer(answer, state, place);
    },
  };
}

/** A time limit and the caller's own signal in one; says afterwards which of them it was. */
function startLimit(timeoutMs: number, caller: AbortSignal) {
  const expired = new AbortController();
  const timer = setTimeout(() => expired.abort(), timeoutMs);
  return {
    signal: AbortSignal.any([expired.signal, caller]),
    clear: () => clearTimeout(timer),
    reason(): CallError | undefined {
      const details = { billed: 'unknown', retryable: true } as const;
      if (caller.aborted) {
        return new CallError(
          'outcome_unknown',
          'The call to Flowise was given up before its answer came; the flow runs on.',
          details,
        );
      }
      if (!expired.signal.aborted) return undefined;
      return new CallError(
        'outcome_unknown',
        `Flowise did not answer within ${Math.round(timeoutMs / 1_000)} s; the flow runs on.`,
        { ...details, vendorCode: 'timeout', hint: LOOK_AT_RUN },
      );
    },
  };
}
