import type { Server } from 'node:http';
import { fileURLToPath } from 'node:url';
import { AvatarError } from '../domain/errors.ts';
import { createApp } from '../http/app.ts';
import { isLoopback } from '../http/guards/site.ts';
import { listen, type TimeLimits } from '../http/listen.ts';
import { createSignIn } from '../http/sign-in/create-sign-in.ts';
import { readStaticFiles } from '../http/static-files.ts';
import type { Logger } from '../ports/logger.ts';
import { createEventHub, type EventHubSettings } from '../services/event-hub.ts';
import { createMetrics } from '../telemetry/metrics.ts';
import type { Config } from './config.ts';
import { createApiDependencies } from './create-api-dependencies.ts';
import type { Application } from './create-application.ts';
import { serverSecret } from './server-secret.ts';

export interface ServerOptions {
  config: Config;
  logger: Logger;
  application: Application;
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** The built dashboard; the one beside the sources unless told. */
  webFolder?: string | undefined;
  /** How long a client may take to say what it wants. */
  timeLimits?: TimeLimits | undefined;
  /** How live events are read and sent, where not as {@link EVENT_HUB_DEFAULTS} say. */
  events?: Partial<EventHubSettings> | undefined;
}

export interface AvatarsServer {
  /** Where it listens, without a slash at the end. */
  url: string;
  /** The one-time link for the first administrator; undefined where there is a user already. */
  setUpUrl: string | undefined;
  /** Stops listening and ends event streams; requests under way are answered, within `graceMs`. */
  close(graceMs?: number): Promise<void>;
}

const SET_UP_HOURS = 24;
const GRACE_MS = 10_000;
const WEB_FOLDER = fileURLToPath(new URL('../../web/dist', import.meta.url));

/**
 * The API and the dashboard, listening; the work on datasets is {@link Application.work}.
 * @throws AvatarError `usage` where strangers could reach a server without an administrator; `port_in_use`
 */
export async function createServer(options: ServerOptions): Promise<AvatarsServer> {
  const { config, logger, application, host, port } = options;
  const { signInStore } = application;
  const loopbackOnly = isLoopback(host);
  if (!loopbackOnly && !(await signInStore.users.hasAdministrator())) {
    throw new AvatarError(
      'usage',
      `--host ${host} lets others reach this server, and it has no administrator yet.`,
      {
        hint: 'Start it without --host first, open the link that it prints on this machine, and make one.',
      },
    );
  }
  forgetForeignVariables();
  const stopping = new AbortController();
  const site = { loopbackOnly, publicUrl: config.publicUrl };
  const hub = createEventHub({ events: application.events, logger, settings: options.events });
  const app = createApp({
    ...(await createApiDependencies({ config, logger, application })),
    site,
    events: hub,
    metrics: createMetrics({
      figures: () => application.figures(),
      eventStreams: () => hub.streams,
      spooled: async () => (await application.store.spool?.waiting(''))?.length ?? 0,
    }),
    tracer: application.tracer,
    readiness: application.readiness,
    stopping: stopping.signal,
    files: await readStaticFiles(options.webFolder ?? WEB_FOLDER),
    signIn: createSignIn({
      store: signInStore,
      secret: await serverSecret(config, await signInStore.setUp.salt()),
      url: config.publicUrl ?? `http://${inUrl(host)}:${port}`,
      logger,
    }),
  });
  const server = await listen(app, { host, port, timeLimits: options.timeLimits }).catch(
    async (error: unknown) => {
      await hub.close();
      throw error;
    },
  );
  const url = `http://${inUrl(host)}:${portOf(server)}`;
  const token = await signInStore.setUp.openLink(SET_UP_HOURS);
  return {
    url,
    setUpUrl: token === undefined ? undefined : `${config.publicUrl ?? url}/set-up?token=${token}`,
    async close(graceMs = GRACE_MS) {
      stopping.abort();
      await hub.close();
      return closeServer(server, graceMs);
    },
  };
}

/** better-auth reads variables of its own; with one of them it would report to an address on the network. */
function forgetForeignVariables(): void {
  for (const name of Object.keys(process.env)) {
    if (name.startsWith('BETTER_AUTH_')) delete process.env[name];
  }
}

async function closeServer(server: Server, graceMs: number): Promise<void> {
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.closeIdleConnections();
  // Also what somebody reads without end.
  const timer = setTimeout(() => server.closeAllConnections(), graceMs);
  await closed;
  clearTimeout(timer);
}

const inUrl = (host: string) => (host.includes(':') ? `[${host}]` : host);

function portOf(server: Server): number {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server does not listen.');
  return address.port;
}
