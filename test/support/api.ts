import { permissionsOf, type Role } from '../../src/domain/access.ts';
import { createApp } from '../../src/http/app.ts';
import type { Api } from '../../src/http/api.ts';
import { readConfig } from '../../src/runtime/config.ts';
import { createSignIn } from '../../src/http/sign-in/create-sign-in.ts';
import { createEventHub } from '../../src/services/event-hub.ts';
import { readStaticFiles } from '../../src/http/static-files.ts';
import { createApiDependencies } from '../../src/runtime/create-api-dependencies.ts';
import type { Application, ApplicationDependencies } from '../../src/runtime/create-application.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { openTestApplication } from './application.ts';
import { scratchFolder } from './avatars.ts';

export interface TestApi {
  app: Api;
  application: Application;
  /** Asks as an administrator unless told; a body goes as JSON. */
  ask(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>;
  /** The JSON of an answer, which must have this status. */
  json<Answer>(method: string, path: string, body?: unknown, status?: number): Promise<Answer>;
  /** Waits until the dataset has ended or waits for somebody. */
  ended(dataset: string): Promise<{ status: string; completed: number; pictures: number }>;
  close(): Promise<void>;
}

const RESTING = ['completed', 'incomplete', 'paused', 'cancelled', 'failed'];

/** The API over a database of its own, with a worker. Who asks is said by the header `X-Test-Role`. */
export async function openTestApi(
  environment: Record<string, string> = {},
  dependencies: Partial<ApplicationDependencies> = {},
): Promise<TestApi> {
  const settings = { AVATARS_DATA_DIR: scratchFolder(), ...environment };
  const application = await openTestApplication(settings, dependencies);
  const logger = createSilentLogger();
  const stopping = new AbortController();
  const hub = createEventHub({ events: application.events, logger });
  const app = createApp({
    ...(await createApiDependencies({ config: readConfig(settings), application, logger })),
    events: hub,
    site: { loopbackOnly: false, publicUrl: undefined },
    readiness: application.readiness,
    stopping: stopping.signal,
    files: await readStaticFiles(scratchFolder()),
    signIn: {
      ...createSignIn({
        store: application.signInStore,
        secret: 'only for tests, and long enough for it',
        url: 'http://localhost',
        logger,
      }),
      async authenticate(request) {
        const role = request.headers.get('X-Test-Role') ?? 'admin';
        if (role === 'nobody') return null;
        const name = request.headers.get('X-Test-User') ?? role;
        return { kind: 'person', userId: name, name, permissions: permissionsOf(role as Role) };
      },
    },
  });
  const working = application.work({ stopping: stopping.signal, onNews: () => {} });

  const ask: TestApi['ask'] = async (method, path, body, headers = {}) =>
    app.request(`http://localhost${path.startsWith('/api') ? path : `/api/v1${path}`}`, {
      method,
      headers: {
        Host: 'localhost',
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  const json = async <Answer>(method: string, path: string, body?: unknown, status = 200) => {
    const response = await ask(method, path, body);
    const text = await response.text();
    if (response.status !== status) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  };
  return {
    app,
    application,
    ask,
    json,
    async ended(dataset) {
      for (;;) {
        const seen = await json<Awaited<ReturnType<TestApi['ended']>>>('GET', `/datasets/${dataset}`);
        if (RESTING.includes(seen.status)) return seen;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
    async close() {
      stopping.abort();
      await working;
      await hub.close();
      await application.close();
    },
  };
}
