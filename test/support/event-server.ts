import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { DatabaseConnection } from '../../src/database/connection.ts';
import { createDatasets } from '../../src/database/datasets.ts';
import { createEvents } from '../../src/database/events.ts';
import { createFigures } from '../../src/database/figures.ts';
import { createLedgerReport } from '../../src/database/ledger-report.ts';
import { createPaidCalls } from '../../src/database/paid-calls.ts';
import { createPersonas } from '../../src/database/personas.ts';
import { type Actor, PERMISSIONS } from '../../src/domain/access.ts';
import { createApp } from '../../src/http/app.ts';
import { readStaticFiles } from '../../src/http/static-files.ts';
import type { HttpDependencies } from '../../src/http/dependencies.ts';
import type { Logger } from '../../src/ports/logger.ts';
import type { Tracer } from '../../src/ports/tracer.ts';
import { createEventHub, type EventHub, type EventHubSettings } from '../../src/services/event-hub.ts';
import { scratchFolder } from './avatars.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { createMetrics } from '../../src/telemetry/metrics.ts';

/** Whoever sends this key may do everything. */
export const KEY = 'a-key-of-the-test';

export interface EventServer {
  /** With `/api/v1`. */
  api: string;
  url: string;
  hub: EventHub;
  close(): Promise<void>;
}

interface Options {
  settings?: Partial<EventHubSettings>;
  logger?: Logger;
  tracer?: Tracer;
}

/** The real app on a real socket, with sign-in by one key, and without anything that makes datasets. */
export async function startEventServer(
  { db }: Pick<DatabaseConnection, 'db'>,
  { settings, logger = createSilentLogger(), tracer }: Options = {},
): Promise<EventServer> {
  const notHere = () => {
    throw new Error('This server makes nothing.');
  };
  const hub = createEventHub({ events: createEvents(db), logger, ...(settings ? { settings } : {}) });
  const actor: Actor = { kind: 'key', userId: 'somebody', name: 'test', permissions: new Set(PERMISSIONS) };
  // What it does not have is never asked for.
  const dependencies = {
    application: {
      datasets: createDatasets(db),
      personas: createPersonas(db),
      calls: createPaidCalls(db),
      ledgerReport: createLedgerReport(db),
      create: notHere,
      enqueue: notHere,
      remove: notHere,
    } as unknown as HttpDependencies['application'],
    signIn: {
      authenticate: (request: Request) =>
        Promise.resolve(request.headers.get('x-api-key') === KEY ? actor : null),
    },
    site: { loopbackOnly: true, publicUrl: undefined },
    stopping: new AbortController().signal,
    files: await readStaticFiles(scratchFolder()),
    logger,
    checkRequest: notHere,
    estimate: notHere,
    events: hub,
    metrics: createMetrics({
      figures: createFigures(db),
      eventStreams: () => hub.streams,
      spooled: () => Promise.resolve(0),
    }),
    tracer,
  } as unknown as HttpDependencies;
  const server = serve({ fetch: createApp(dependencies).fetch, port: 0, hostname: '127.0.0.1' }) as Server;
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    url,
    api: `${url}/api/v1`,
    hub,
    async close() {
      await hub.close();
      const closed = once(server, 'close');
      server.close();
      await closed;
    },
  };
}
