import type { Role } from '../../src/domain/access.ts';
import type { ApplicationDependencies } from '../../src/runtime/create-application.ts';
import { startTestServer, type TestServer } from './test-server.ts';

export interface TestApi extends TestServer {
  /** Asks for a path under `/api/v1`, as an administrator unless told; `as: null` is nobody. A body goes as JSON. */
  ask(method: string, path: string, body?: unknown, options?: AskOptions): Promise<Response>;
  /** The JSON of an answer to an administrator, which must have this status. */
  json<Answer>(method: string, path: string, body?: unknown, status?: number): Promise<Answer>;
  /** Waits until the dataset has ended or waits for somebody. */
  ended(dataset: string): Promise<{ status: string; completed: number; pictures: number }>;
}

export interface AskOptions {
  as?: Role | null;
  headers?: Record<string, string>;
}

const RESTING = ['completed', 'incomplete', 'paused', 'cancelled', 'failed'];

/** The server over a database of its own, with a worker and somebody of each role. */
export async function openTestApi(
  environment: Record<string, string> = {},
  dependencies: Partial<ApplicationDependencies> = {},
): Promise<TestApi> {
  const server = await startTestServer({ environment, dependencies, work: true });
  const ask: TestApi['ask'] = (method, path, body, { as = 'admin', headers } = {}) => {
    const whole = path.startsWith('/api') ? path : `/api/v1${path}`;
    return server.call(method, whole, { body, headers, as: as ?? undefined });
  };
  const json: TestApi['json'] = async <Answer>(
    method: string,
    path: string,
    body?: unknown,
    status = 200,
  ) => {
    const response = await ask(method, path, body);
    const text = await response.text();
    if (response.status !== status) throw new Error(`${method} ${path}: ${response.status} ${text}`);
    return JSON.parse(text) as Answer;
  };
  return {
    ...server,
    ask,
    json,
    async ended(dataset) {
      for (;;) {
        const seen = await json<Awaited<ReturnType<TestApi['ended']>>>('GET', `/datasets/${dataset}`);
        if (RESTING.includes(seen.status)) return seen;
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    },
  };
}
