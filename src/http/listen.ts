import { createServer, type Server } from 'node:http';
import { getRequestListener } from '@hono/node-server';
import { AvatarError } from '../domain/errors.ts';
import { reasonOf } from '../files/explain-error.ts';
import type { Api } from './api.ts';

/**
 * Milliseconds. Who opens a connection and says little by little what they want holds it no longer than this; bodies
 * are small. Answers may take as long as they like.
 */
const TIME_LIMITS = { headers: 10_000, request: 30_000, keepAlive: 10_000, check: 2_000 };
const LARGEST_HEADERS = 16 * 1024;

export interface TimeLimits {
  headers: number;
  request: number;
  keepAlive: number;
  /** Between two looks for connections that are above a limit. */
  check: number;
}

/** @throws AvatarError `port_in_use`, `configuration` */
export function listen(
  app: Api,
  {
    host,
    port,
    timeLimits = TIME_LIMITS,
  }: { host: string; port: number; timeLimits?: TimeLimits | undefined },
): Promise<Server> {
  const listener = getRequestListener(app.fetch);
  const server = createServer(
    {
      headersTimeout: timeLimits.headers,
      requestTimeout: timeLimits.request,
      keepAliveTimeout: timeLimits.keepAlive,
      connectionsCheckingInterval: timeLimits.check,
      maxHeaderSize: LARGEST_HEADERS,
    },
    (incoming, outgoing) => void listener(incoming, outgoing),
  );
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(explain(error, host, port)));
    server.listen({ host, port }, () => resolve(server));
  });
}

function explain(error: NodeJS.ErrnoException, host: string, port: number): AvatarError {
  if (error.code === 'EADDRINUSE') {
    return new AvatarError('port_in_use', `Something else listens at port ${port} of ${host}.`, {
      hint: 'Stop it, or choose another port with --port.',
    });
  }
  const hints: Readonly<Record<string, string>> = {
    EACCES: 'Choose a port above 1023 with --port.',
    EADDRNOTAVAIL: 'Choose an address of this machine with --host, for example 127.0.0.1.',
    ENOTFOUND: 'Choose an address of this machine with --host, for example 127.0.0.1.',
  };
  return new AvatarError(
    'configuration',
    `The server cannot listen at ${host}, port ${port}: ${reasonOf(error)}.`,
    {
      hint: hints[error.code ?? ''] ?? 'Choose others with --host and --port.',
      cause: error,
    },
  );
}
