import { type Actor, permissionsOf, type Role, ROLES } from '../../src/domain/access.ts';
import type { Api } from '../../src/http/api.ts';
import { createApp } from '../../src/http/app.ts';
import type { HttpDependencies, SignIn } from '../../src/http/dependencies.ts';
import type { Application } from '../../src/runtime/create-application.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';

/** Whoever names a role in the header `X-Role` has it; without one nobody is signed in. */
export const signInByRole: Pick<SignIn, 'authenticate'> = {
  async authenticate(request): Promise<Actor | null> {
    const role = ROLES.find((one) => one === request.headers.get('X-Role'));
    return role
      ? {
          kind: 'person',
          userId: `id-of-${role}`,
          name: `${role}@example.org`,
          permissions: permissionsOf(role),
        }
      : null;
  },
};

/** The server over an application, without sign-in by passwords; nothing is asked to be made through it. */
export function createTestApp(application: Application): Api {
  const unused = () => {
    throw new Error('This test makes no datasets over HTTP');
  };
  return createApp({
    application,
    signIn: signInByRole,
    logger: createSilentLogger(),
    checkRequest: unused,
    estimate: unused,
    site: { loopbackOnly: false, publicUrl: undefined },
    readiness: application.readiness,
    stopping: new AbortController().signal,
  } as unknown as HttpDependencies);
}

export type Ask = (
  path: string,
  options?: { as?: Role | null; method?: string; body?: unknown; headers?: Record<string, string> },
) => Promise<Response>;

/** Asks the API for a path under `/api/v1`; as a reviewer unless told. */
export function askOf(app: Api): Ask {
  return async (path, { as = 'reviewer', method = 'GET', body, headers = {} } = {}) =>
    app.request(path.startsWith('/api/') ? path : `/api/v1${path}`, {
      method,
      headers: {
        Host: 'localhost',
        ...(as ? { 'X-Role': as } : {}),
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
}
