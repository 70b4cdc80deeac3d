import { hash } from 'node:crypto';
import { z } from '@hono/zod-openapi';
import type { Context, TypedResponse } from 'hono';
import { HttpProblem } from './problem.ts';

/** The ETag of what is sent as JSON. */
export const etagOf = (body: unknown): string => tagOf(JSON.stringify(body));

const tagOf = (text: string): string => `"${hash('sha1', text, 'base64url')}"`;

/** A list of RFC 9110's If-None-Match, which compares weakly. */
export const isKnown = (ifNoneMatch: string | undefined, tag: string): boolean =>
  ifNoneMatch === '*' ||
  (ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === tag) ?? false);

/**
 * JSON with its ETag, or 304 where whoever asks has it. Pages are large: the text is made once, for both.
 */
export function taggedJson<Body>(context: Context, body: Body): Response & TypedResponse<Body, 200, 'json'> {
  const text = JSON.stringify(body);
  const ETag = tagOf(text);
  const reads = context.req.method === 'GET' || context.req.method === 'HEAD';
  const answer =
    reads && isKnown(context.req.header('If-None-Match'), ETag)
      ? context.body(null, 304, { ETag })
      : context.body(text, 200, { ETag, 'Content-Type': 'application/json' });
  return answer as unknown as Response & TypedResponse<Body, 200, 'json'>;
}

/** What changes take that are meant for what somebody has seen. */
export const IfMatch = z.object({
  'if-match': z.string().max(500).optional().meta({ description: 'The ETag of it as it was read.' }),
});

/** Refuses a change of what somebody saw in another state. */
export function requireMatch(header: string | undefined, body: unknown): void {
  if (header === undefined || header.trim() === '*') return;
  const tags = new Set<string>(header.match(/"[^"]*"/g));
  // RFC 9110 13.1.1: If-Match compares strongly, and a weak tag never matches.
  if (/W\//.test(header) || !tags.has(etagOf(body))) throw changedMeanwhile();
}

export function changedMeanwhile(): HttpProblem {
  return new HttpProblem(412, 'changed', 'Somebody changed it since you read it.', {
    hint: 'Read it again, and send the change again if you still want it.',
  });
}
