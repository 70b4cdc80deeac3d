import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { createDatabaseTemplates } from './database-templates.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where test files ask for a database: see `databases.ts`. */
    databaseBroker: string;
  }
}

/** One PostgreSQL and one set of databases to copy for all test files of a run, each made when the first asks. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const templates = createDatabaseTemplates();
  const broker = createServer((request, response) => {
    request.resume();
    const answers: Record<string, () => Promise<string>> = {
      '/postgres/empty': templates.emptyPostgres,
      '/postgres/prepared': templates.preparedPostgres,
      '/embedded/prepared': templates.preparedEmbedded,
    };
    (answers[request.url ?? ''] ?? (() => Promise.reject(new Error(`There is no ${request.url}.`))))().then(
      (answer) => response.end(answer),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  broker.listen(0, '127.0.0.1');
  await once(broker, 'listening');
  project.provide('databaseBroker', `http://127.0.0.1:${(broker.address() as AddressInfo).port}`);
  return async () => {
    broker.closeAllConnections();
    broker.close();
    await templates.close();
  };
}
