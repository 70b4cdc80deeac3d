import type { Client, QueryConfig } from 'pg';
import { isAway } from './postgres-errors.ts';

/**
 * One connection of its own to PostgreSQL, for advisory locks: they go with the connection, and so with the process,
 * however that ends.
 */
export interface LockSession {
  /**
   * Runs a query after all that were asked for before, once. Connects if need be, and gives up a connection that does
   * not answer in time: no lock can be trusted that nobody can be asked about.
   */
  query<Row>(text: string, values?: readonly unknown[]): Promise<LockAnswer<Row>>;
  /** A number that is another one after each loss of the connection, with which all its locks went. */
  readonly generation: number;
  close(): Promise<void>;
}

export interface LockAnswer<Row> {
  rows: Row[];
  /** Of the connection that answered. */
  generation: number;
}

/** Milliseconds for connecting, and for one query. None of them waits for a lock. */
const ANSWER_MS = 10_000;

/**
 * Lets the server find out within half a minute that the machine of this process is gone, where nothing said so; the
 * usual two hours would be as long as its locks are held.
 */
const KEEP_ALIVE = `select set_config('tcp_keepalives_idle', '10', false),
  set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)`;

export function createLockSession(url: string): LockSession {
  let connecting: Promise<Client> | undefined;
  let last: Promise<unknown> = Promise.resolve();
  let generation = 0;

  function lose(one: Promise<Client>): void {
    if (connecting !== one) return;
    connecting = undefined;
    generation += 1;
  }

  function connected(): Promise<Client> {
    if (connecting) return connecting;
    const mine: Promise<Client> = connect(url, () => lose(mine));
    // What cannot be reached now is tried again by the next query.
    mine.catch(() => lose(mine));
    connecting = mine;
    return mine;
  }

  async function run<Row>(text: string, values: readonly unknown[]): Promise<LockAnswer<Row>> {
    const mine = connected();
    const client = await mine;
    const during = generation;
    const query: QueryConfig & { query_timeout: number } = {
      text,
      values: [...values],
      query_timeout: ANSWER_MS,
    };
    try {
      return { rows: (await client.query(query)).rows as Row[], generation: during };
    } catch (error) {
      if (isAway(error)) {
        lose(mine);
        client.end().catch(() => undefined);
      }
      throw error;
    }
  }

  return {
    query<Row>(text: string, values: readonly unknown[] = []) {
      const answer = last.then(() => run<Row>(text, values));
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
  const client = new Client({
    connectionString: url,
    application_name: 'avatars locks',
    keepAlive: true,
    connectionTimeoutMillis: ANSWER_MS,
  });
  client.on('error', onLost);
  client.on('end', onLost);
  await client.connect();
  await client.query(KEEP_ALIVE).catch(() => undefined);
  return client;
}
