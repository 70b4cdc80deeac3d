import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { extname, join, resolve, sep } from 'node:path';
import { serve, type ServerType } from '@hono/node-server';
import { Hono } from 'hono';
import { getCookie, setCookie } from 'hono/cookie';
import { secureHeaders } from 'hono/secure-headers';
import { permissionsOf } from '../../../src/domain/access.ts';
import { administrationApi, type Somebody } from './administration.ts';
import { builtWeb } from '../web-build.ts';
import { peopleApi, problem } from './api.ts';
import { eventStream } from './events.ts';
import type { Sample } from './sample.ts';
import { addDatasets } from './seed.ts';
import { createState } from './state.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
export const PASSWORD = 'a long sentence to remember';
export const TOKEN = 'one-time-token';

const somebody = (role: Somebody['role'], name: string): Somebody => ({
  id: randomUUID(),
  name,
  email: `${role}@example.org`,
  role,
  password: PASSWORD,
  disabled: false,
  created_at: new Date().toISOString(),
});

/**
 * The API as the dashboard knows it, with everything in memory and the pictures of a sample; the same security
 * headers as the product's, so that what they block is blocked here too.
 * @param empty no datasets and nobody who could sign in: what a first start finds
 */
export async function startDashboardServer(sample: Sample, { empty = false } = {}) {
  const users = empty
    ? []
    : [
        somebody('admin', 'Ada Admin'),
        somebody('reviewer', 'Rita Reviewer'),
        somebody('viewer', 'Vic Viewer'),
      ];
  const sessions = new Map<string, Somebody>();
  const events = eventStream();
  const state = createState(sample, events.emit);
  const datasets = empty ? undefined : addDatasets(state);
  let refuseDecisions = false;
  const dist = builtWeb();

  const app = new Hono();
  app.use(
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
    }),
  );
  app.get('/healthz', (context) => context.json({ status: 'ok' }));
  app.post('/api/set-up', async (context) => {
    const { token, name, email, password } = await context.req.json();
    if (token !== TOKEN) {
      return problem(context, 403, 'not_allowed', 'This link was used already.', 'Sign in instead.');
    }
    users.push({ ...somebody('admin', name), email, password });
    return context.json({}, 201);
  });
  app.post('/api/auth/sign-in/email', async (context) => {
    const { email, password } = await context.req.json();
    const user = users.find((one) => one.email === email && one.password === password);
    if (!user) return context.json({ message: 'Invalid email or password', code: 'INVALID' }, 401);
    const session = randomUUID();
    sessions.set(session, user);
    setCookie(context, 'session', session, { httpOnly: true, sameSite: 'Lax', path: '/' });
    return context.json({ user: { id: user.id } });
  });
  app.post('/api/auth/sign-out', (context) => {
    sessions.delete(getCookie(context, 'session') ?? '');
    return context.json({ success: true });
  });
  app.use('/api/v1/*', async (context, next) => {
    const user = sessions.get(getCookie(context, 'session') ?? '');
    if (!user) return problem(context, 401, 'not_signed_in', 'Nobody is signed in, or the key is wrong.');
    const decides = /\/(approve|reject|undo)$/.test(context.req.path);
    if (decides && refuseDecisions) {
      return problem(context, 503, 'storage', 'The database does not answer.', 'Try again in a moment.');
    }
    if (context.req.path === '/api/v1/me') {
      const { id, name, email, role } = user;
      return context.json({ id, name, email, role, permissions: [...permissionsOf(role)] });
    }
    return next();
  });
  app.get('/api/v1/events', events.handle);
  app.route('/api/v1', peopleApi(state, sample, events.emit));
  app.route('/api/v1', administrationApi(users));
  app.get('*', (context) => {
    const wanted = resolve(join(dist, context.req.path));
    const file = wanted.startsWith(dist + sep) && existsSync(wanted) ? wanted : join(dist, 'index.html');
    return context.body(readFileSync(file), 200, {
      'Content-Type': TYPES[extname(file)] ?? 'application/octet-stream',
    });
  });

  let port = 0;
  let server: ServerType;
  const listen = () =>
    new Promise<void>((done) => {
      server = serve({ fetch: app.fetch, port, hostname: '127.0.0.1' }, (info) => {
        ({ port } = info);
        done();
      });
    });
  const stop = () =>
    new Promise<void>((done) => {
      server.close(() => done());
      if ('closeAllConnections' in server) server.closeAllConnections();
    });
  await listen();
  return {
    url: `http://127.0.0.1:${port}`,
    datasets,
    state,
    emit: events.emit,
    /** As `kill -9`, and a start on the same port. */
    stop,
    start: listen,
    refuseDecisions: (refuse: boolean) => {
      refuseDecisions = refuse;
    },
    close: async () => {
      state.stop();
      await stop();
    },
  };
}
export type DashboardServer = Awaited<ReturnType<typeof startDashboardServer>>;
