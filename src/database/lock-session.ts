import type { Client } from 'pg';

/**
 * One connection of its own to PostgreSQL, for advisory locks: they go with the connection, and so with the process,
 * however that ends.
 */
export interface LockSession {
  /** Runs a query after all that were asked for before. Connects if need be. */
  query<Row>(text: string, values: readonly unknown[]): Promise<Row[]>;
  /** A number that is another one after each loss of the connection, with which all its locks went. */
  readonly generation: number;
  close(): Promise<void>;
}

export function createLockSession(url: string): LockSession {
  let connecting: Promise<Client> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let generation = 0;

  function connected(): Promise<Client> {
    if (connecting) return connecting;
    const mine: Promise<Client> = connect(url, () => {
      if (connecting !== mine) return;
      connecting = undefined;
      generation += 1;
    });
    // What cannot be reached now is tried again by the next query.
    mine.catch(() => {
      if (connecting === mine) connecting = undefined;
    });
    connecting = mine;
    return mine;
  }

  return {
    query<Row>(text: string, values: readonly unknown[]): Promise<Row[]> {
      const answer = last.then(
        async () => (await (await connected()).query(text, [...values])).rows as Row[],
      );
      last = answer.catch(() => undefined);
      return answer;
    },
    get generation() {
      return generation;
    },
    async close() {
      await last;
      await connecting?.then((client) => client.end()).catch(() => undefined);
    },
  };
}

async function connect(url: string, onLost: () => void): Promise<Client> {
  const { Client } = (await import('pg')).default;
  const client = new Client({ connectionString: url, application_name: 'avatars locks', keepAlive: true });
  client.on('error', onLost);
  client.on('end', onLost);
  await client.connect();
  return client;
}
