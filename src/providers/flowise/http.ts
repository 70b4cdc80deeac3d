import { request } from 'undici';
import type { RawAnswer } from './answer-errors.ts';

export interface HttpRequest {
  method: 'GET' | 'POST' | 'PUT';
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** Milliseconds; 30 s unless told. */
  timeoutMs?: number;
}

/** One request for everything but running flows. Throws what undici throws; follows no redirects. */
export async function sendHttp(asked: HttpRequest): Promise<RawAnswer> {
  const response = await request(asked.url, {
    method: asked.method,
    headers: {
      ...(asked.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...asked.headers,
    },
    ...(asked.body === undefined ? {} : { body: JSON.stringify(asked.body) }),
    // A connection of its own: an idle one may be gone by the time it is used again.
    reset: true,
    signal: AbortSignal.timeout(asked.timeoutMs ?? 30_000),
  });
  return {
    status: response.statusCode,
    contentType: String(response.headers['content-type'] ?? ''),
    headers: response.headers,
    body: await response.body.text(),
  };
}

export function isWebPage(answer: RawAnswer): boolean {
  return /\btext\/html\b/i.test(answer.contentType);
}

/** The JSON of an answer; `undefined` where it is none. */
export function jsonOf(answer: RawAnswer): unknown {
  try {
    return JSON.parse(answer.body);
  } catch {
    return undefined;
  }
}
