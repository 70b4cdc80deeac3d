import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from './postgres.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for a database: see `shared-postgres.ts`. */
    databaseBroker: string;
  }
}

/**
 * One PostgreSQL for all test files of a run, started when the first of them asks for a database: a run that
 * needs none does not wait for it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  let postgres: Promise<PostgresServer> | undefined;
  const broker = createServer((request, response) => {
    postgres ??= startPostgres();
    postgres
      .then((server) => server.createDatabase())
      .then(
        (url) => response.end(url),
        (error: unknown) => response.writeHead(500).end(String(error)),
      );
    request.resume();
  });
  broker.listen(0, '127.0.0.1');
  await once(broker, 'listening');
  project.provide('databaseBroker', `http://127.0.0.1:${(broker.address() as AddressInfo).port}`);
  return async () => {
    broker.closeAllConnections();
    broker.close();
    await (await postgres?.catch(() => undefined))?.stop();
  };
}
