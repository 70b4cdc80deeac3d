import { etag } from 'hono/etag';
import type { MiddlewareHandler } from 'hono';
import type { HttpEnvironment } from './environment.ts';

/** Answers that have no end in sight, or bring a tag of their own. */
const STREAMED = /\/(?:export|events|file|thumbnail)$/;

/**
 * Tags what is read with a hash of it, and answers 304 to whoever has it already. The answer is asked for each time
 * all the same, so that nobody sees what they may not see any more.
 */
export function entityTags(): MiddlewareHandler<HttpEnvironment> {
  const tag = etag();
  return async (context, next) => {
    if (context.req.method !== 'GET' || STREAMED.test(context.req.path)) return next();
    const answer = await tag(context, next);
    context.header('Cache-Control', 'private, no-cache');
    return answer;
  };
}
