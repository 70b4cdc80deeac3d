import { createRoute, type RouteConfig } from '@hono/zod-openapi';
import type { MiddlewareHandler } from 'hono';
import type { Permission } from '../domain/access.ts';
import type { HttpEnvironment } from './environment.ts';
import { HttpProblem, Problem, type ProblemStatus } from './problem.ts';

const problemAnswer = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

const EVERYWHERE: readonly [ProblemStatus, string][] = [
  [400, 'The request does not fit its schema.'],
  [401, 'Nobody is signed in, or the key is wrong.'],
  [403, 'Whoever asks may not do this.'],
  [429, 'Too many requests.'],
];

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
      ...Object.fromEntries(EVERYWHERE.map(([status, words]) => [status, problemAnswer(words)])),
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
