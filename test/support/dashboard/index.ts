import type { Browser } from 'playwright-core';
import { Client } from 'pg';
import { ROLES, type Role } from '../../../src/domain/access.ts';
import { ensureDashboard } from '../../../scripts/build-dashboard.ts';
import { scratchFolder } from '../avatars.ts';
import { launchBrowser } from '../browser.ts';
import { type RunningServer, startServer } from '../running-server.ts';
import { type Opened, openPage, type OpenOptions } from './open-page.ts';

export const PASSWORD = 'four herons on a roof';
const NAMES: Readonly<Record<Role, string>> = {
  admin: 'Ada Admin',
  reviewer: 'Rita Reviewer',
  viewer: 'Vic Viewer',
};

interface DashboardOptions {
  /** Beside the data folder: which services there are, for example. */
  env?: Record<string, string>;
  /** The embedded database unless told; {@link Dashboard.rows} needs PostgreSQL. */
  databaseUrl?: string;
  /** Whether there is one user of each role. Otherwise nobody can sign in, as after a first start. */
  users?: boolean;
}

/** `avatars serve` in a process of its own, a browser that looks at it, and the API as its administrator has it. */
export interface Dashboard {
  readonly url: string;
  /** What the server printed for the first administrator. */
  readonly setUpUrl: string | null;
  /** The warnings and errors that it logged since it was started last. */
  log(): string;
  /** A window of its own with a page of the dashboard. */
  open(path: string, options?: OpenOptions & { role?: Role }): Promise<Opened>;
  /** @throws where the answer is not one of success */
  call<Answer>(method: string, path: string, body?: unknown): Promise<Answer>;
  /** Reads or changes the database behind the server's back. */
  rows<Row extends object>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  /** As `kill -9`. */
  kill(): Promise<void>;
  /** Again at the same port, on the same data. */
  start(): Promise<void>;
  close(): Promise<void>;
}

export async function startDashboard(options: DashboardOptions = {}): Promise<Dashboard> {
  const { env = {}, databaseUrl, users = true } = options;
  ensureDashboard();
  const environment = {
    AVATARS_DATA_DIR: scratchFolder('avatars-dashboard-'),
    LOG_LEVEL: 'warn',
    ...env,
    ...(databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl }),
  };
  let server: RunningServer;
  let browser: Browser;
  [server, browser] = await Promise.all([startServer(environment), launchBrowser()]);
  const { url, setUpUrl } = server;
  const cookies = new Map<Role, string>();
  const database = databaseUrl === undefined ? undefined : new Client({ connectionString: databaseUrl });
  await database?.connect();

  async function send(method: string, path: string, body?: unknown, role?: Role): Promise<Response> {
    const answer = await fetch(url + path, {
      method,
      headers: {
        ...(role === undefined ? {} : { cookie: cookies.get(role) ?? '', origin: url }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`);
    return answer;
  }
  const keepCookie = (role: Role, answer: Response) =>
    cookies.set(role, answer.headers.getSetCookie()[0]?.split(';')[0] ?? '');

  if (users) {
    const token = new URL(setUpUrl ?? '').searchParams.get('token');
    for (const role of ROLES.toReversed()) {
      const person = { email: `${role}@example.org`, name: NAMES[role], password: PASSWORD };
      if (role === 'admin') keepCookie(role, await send('POST', '/api/set-up', { ...person, token }));
      else {
        await send('POST', '/api/v1/users', { ...person, role }, 'admin');
        const { email, password } = person;
        keepCookie(role, await send('POST', '/api/auth/sign-in/email', { email, password }));
      }
    }
  }

  return {
    url,
    setUpUrl,
    log: () => server.stderr(),
    open: (path, { role, ...rest } = {}) =>
      openPage(browser, url, path, { ...rest, ...(role ? { cookie: cookies.get(role) } : {}) }),
    async call<Answer>(method: string, path: string, body?: unknown) {
      const answer = await send(method, `/api/v1${path}`, body, 'admin');
      return (answer.status === 204 ? undefined : await answer.json()) as Answer;
    },
    async rows<Row extends object>(sql: string, values: readonly unknown[] = []) {
      if (!database) throw new Error('Only a database of its own can be reached beside the server.');
      return (await database.query<Row>(sql, [...values])).rows;
    },
    async kill() {
      server.child.kill('SIGKILL');
      await server.ended;
    },
    async start() {
      server = await startServer(environment, ['--port', new URL(url).port]);
    },
    async close() {
      await browser.close();
      await database?.end();
      server.child.kill('SIGKILL');
      await server.ended;
    },
  };
}
