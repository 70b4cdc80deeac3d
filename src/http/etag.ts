import { createHash } from 'node:crypto';
import { HttpProblem } from './problem.ts';

/** The ETag of what is sent as JSON. */
export const etagOf = (body: unknown): string =>
  `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;

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
