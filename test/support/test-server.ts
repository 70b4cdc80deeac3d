import type { DatabaseConnection } from '../../src/database/connection.ts';
import { PERMISSIONS, ROLES, type Role } from '../../src/domain/access.ts';
import type { TimeLimits } from '../../src/http/listen.ts';
import type { Logger } from '../../src/ports/logger.ts';
import { readConfig } from '../../src/runtime/config.ts';
import type { Application, ApplicationDependencies } from '../../src/runtime/create-application.ts';
import { createServer } from '../../src/runtime/create-server.ts';
import type { EventHubSettings } from '../../src/services/event-hub.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { openTestApplication } from './application.ts';
import { scratchFolder } from './avatars.ts';
import { settingsOf } from './databases.ts';

export const TEST_PASSWORD = 'four herons on a roof';
export const emailOf = (role: Role): string => `${role}@example.org`;

export interface CallOptions {
  /** Whose session the request has; none unless told. */
  as?: Role | undefined;
  key?: string | undefined;
  /** Sent as JSON; a text as it is. */
  body?: unknown;
  headers?: Record<string, string> | undefined;
}

/** The server with its API and dashboard, listening on a free port of this machine. */
export interface TestServer {
  url: string;
  application: Application;
  /** One request, as the dashboard sends it (`as`), or a program (`key`). */
  call(method: string, path: string, options?: CallOptions): Promise<Response>;
  /** The cookie of somebody's session. */
  cookieOf(role: Role): string;
  /** A new key of the administrator's that may do everything. */
  newKey(): Promise<string>;
  close(): Promise<void>;
}

interface TestServerOptions {
  environment?: Record<string, string> | undefined;
  /** A database that is open already; it is closed with the server. */
  connection?: DatabaseConnection;
  dependencies?: Partial<ApplicationDependencies> | undefined;
  events?: Partial<EventHubSettings>;
  logger?: Logger;
  webFolder?: string;
  timeLimits?: TimeLimits;
  /** Whether there is one user of each role, signed in. */
  users?: boolean;
  /** Whether it also works on datasets. */
  work?: boolean;
}

export async function startTestServer({
  environment = {},
  connection,
  dependencies,
  events,
  logger = createSilentLogger(),
  webFolder = scratchFolder(),
  timeLimits,
  users = true,
  work = false,
}: TestServerOptions = {}): Promise<TestServer> {
  const settings = connection
    ? { AVATARS_DATA_DIR: scratchFolder(), ...environment }
    : await settingsOf(environment);
  const application = await openTestApplication(settings, { connection, logger, ...dependencies });
  const server = await createServer({
    config: readConfig(settings),
    logger,
    application,
    host: '127.0.0.1',
    port: 0,
    webFolder,
    timeLimits,
    events,
  });
  const stopping = new AbortController();
  const working = work && application.work({ stopping: stopping.signal, onNews: () => {} });
  const cookies = new Map<Role, string>();

  async function call(method: string, path: string, options: CallOptions = {}): Promise<Response> {
    const { as, key, body, headers } = options;
    return fetch(`${server.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        ...(as === undefined ? {} : { cookie: cookieOf(as), origin: server.url }),
        ...(key === undefined ? {} : { 'x-api-key': key }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
  }

  function cookieOf(role: Role): string {
    const cookie = cookies.get(role);
    if (cookie === undefined) throw new Error(`Nobody is signed in as ${role}.`);
    return cookie;
  }

  async function signIn(role: Role): Promise<void> {
    const user = { email: emailOf(role), name: role, password: TEST_PASSWORD };
    await call('POST', '/api/v1/users', { as: 'admin', body: { ...user, role } });
    const { email, password } = user;
    const signedIn = await call('POST', '/api/auth/sign-in/email', { body: { email, password } });
    cookies.set(role, sessionCookie(signedIn));
  }

  async function signInEverybody(setUpUrl: string): Promise<void> {
    const token = new URL(setUpUrl).searchParams.get('token');
    const first = { email: emailOf('admin'), name: 'admin', password: TEST_PASSWORD };
    const answer = await call('POST', '/api/set-up', { body: { ...first, token } });
    cookies.set('admin', sessionCookie(answer));
    const others = ROLES.filter((role) => role !== 'admin');
    await Promise.all(others.map(signIn));
  }

  if (users) await signInEverybody(server.setUpUrl ?? '');
  return {
    url: server.url,
    application,
    call,
    cookieOf,
    async newKey() {
      const body = { name: 'test', scopes: PERMISSIONS };
      const answer = await call('POST', '/api/v1/keys', { as: 'admin', body });
      return ((await answer.json()) as { secret: string }).secret;
    },
    async close() {
      stopping.abort();
      await Promise.all([server.close(500), working]);
      await application.close();
    },
  };
}

/** The session's cookie in an answer, as a browser sends it back. */
export function sessionCookie(answer: Response): string {
  const [cookie] = answer.headers.getSetCookie();
  if (answer.status >= 300 || cookie === undefined) throw new Error(`No session: ${answer.status}`);
  return cookie.split(';')[0] ?? '';
}
