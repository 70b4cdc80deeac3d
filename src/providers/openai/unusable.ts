import { CallError } from '../../domain/errors.ts';
import type { Usage } from '../../domain/paid-call.ts';
import { sentence, type Caller } from './caller.ts';
import type { RawAnswer } from './connection.ts';
import type { Fields } from './fields.ts';
import { readableText } from './readable-text.ts';

/** An answer that came whole, and of no use: its size and request id are kept for a question to the vendor. */
export function unusable(what: string, raw: RawAnswer, caller: Caller, usage?: Usage): CallError {
  const id = raw.requestId === undefined ? 'no request id' : `request ${raw.requestId}`;
  const facts = readableText(`${Buffer.byteLength(raw.text)} bytes, ${id}`, caller.apiKey);
  return new CallError('unusable_answer', sentence(`${caller.place} answered, but ${what} (${facts})`), {
    // Tokens that were counted were charged.
    billed: usage === undefined ? 'unknown' : 'yes',
    retryable: true,
    hint: 'If it happens again, check OPENAI_BASE_URL and ask the vendor, with the request id.',
    requestId: raw.requestId === undefined ? undefined : readableText(raw.requestId, caller.apiKey),
    httpStatus: 200,
  });
}

/** The answer's JSON object. @throws CallError `unusable_answer` */
export function parseAnswer(raw: RawAnswer, caller: Caller): Fields {
  const text = raw.text.trim();
  if (text === '') throw unusable('with zero bytes', raw, caller);
  if (text.startsWith('<')) throw unusable('with HTML instead of JSON', raw, caller);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    const what = /^[[{]/.test(text) ? 'its JSON is cut off or damaged' : 'with something that is not JSON';
    throw unusable(what, raw, caller);
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw unusable('with JSON of another kind', raw, caller);
  }
  return value as Fields;
}
