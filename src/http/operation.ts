import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Permission } from '../domain/access.ts';
import type { HttpEnvironment } from './environment.ts';
import { HttpProblem, Problem } from './problem.ts';

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

const RETRY_AFTER = {
  'Retry-After': { schema: { type: 'integer' as const }, description: 'Seconds after which to ask again.' },
};

const EVERYWHERE = {
  400: problemAnswer('The request does not fit its schema.'),
  401: problemAnswer('Nobody is signed in, or the key is wrong.'),
  403: problemAnswer('Whoever asks may not do this.'),
  429: { ...problemAnswer('Too many requests.'), headers: RETRY_AFTER },
  503: { ...problemAnswer('What this needs is away: the database, or the store.'), headers: RETRY_AFTER },
};

const WITH_BODY = {
  413: problemAnswer('The body is larger than any request needs.'),
  415: problemAnswer('The body is not JSON.'),
};

/** What a read gives to whoever says by `If-None-Match` which answer they have. */
export const notModified = { 304: { description: 'It is as in the answer with this ETag.' } };

type Operation = Omit<RouteConfig, 'operationId' | 'middleware'> & { operationId: string };

/**
 * Declares one operation of the API: who may use it stands beside what it takes and gives, so that neither the
 * check nor its documentation can be forgotten.
 */
export function operation<const Given extends Operation>(needs: Permission, given: Given) {
  return createRoute({
    ...given,
    security: [{ session: [] }, { key: [] }],
    'x-permission': needs,
    middleware: [requirePermission(needs)] as const,
    responses: {
      ...EVERYWHERE,
      ...(given.request?.body && WITH_BODY),
      ...given.responses,
    },
  });
}

export { problemAnswer };

function requirePermission(needs: Permission): MiddlewareHandler<HttpEnvironment> {
  return async (context, next) => {
    const actor = context.get('actor');
    if (!actor.permissions.has(needs)) {
      throw new HttpProblem(403, 'not_allowed', `${actor.name} may not do this: it takes "${needs}".`, {
        hint: 'Ask an administrator for another role, or for a key with this scope.',
      });
    }
    await next();
  };
}
