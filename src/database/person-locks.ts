import type { Client } from 'pg';

/**
 * Who works on what, across all processes on one database. A lock goes with the connection of the process
 * that took it, so a killed process never keeps one, and whoever gets the lock knows that a call which is
 * still marked as sent has nobody waiting for its answer.
 */
export interface PersonLocks {
  /** Runs `work` alone for `name`, or returns `undefined` at once when somebody else has it. */
  alone<Result>(name: string, work: () => Promise<Result>): Promise<Result | undefined>;
  close(): Promise<void>;
}

/** With a URL: advisory locks of that PostgreSQL. Without: this process is the only one there is. */
export function createPersonLocks(url: string | undefined): PersonLocks {
  const held = new Set<string>();
  let connecting: Promise<Client> | undefined;
  let last: Promise<unknown> = Promise.resolve();

  function session(): Promise<Client> {
    connecting ??= connect(url ?? '', () => (connecting = undefined));
    return connecting;
  }

  /** One query after another: the session is one connection. */
  function query(text: string, name: string): Promise<boolean> {
    const answer = last.then(async () => {
      const { rows } = await (await session()).query<{ done: boolean }>(text, [name]);
      return rows[0]?.done === true;
    });
    last = answer.catch(() => undefined);
    return answer;
  }

  async function take(name: string): Promise<boolean> {
    return url === undefined || query('select pg_try_advisory_lock(hashtextextended($1, 0)) as done', name);
  }

  async function give(name: string): Promise<void> {
    // When the connection is gone, so is the lock.
    if (url === undefined || connecting === undefined) return;
    await query('select pg_advisory_unlock(hashtextextended($1, 0)) as done', name).catch(() => undefined);
  }

  return {
    async alone(name, work) {
      // PostgreSQL lets one session take its own lock twice, so this process keeps count itself.
      if (held.has(name)) return undefined;
      held.add(name);
      try {
        if (!(await take(name))) return undefined;
        try {
          return await work();
        } finally {
          await give(name);
        }
      } finally {
        held.delete(name);
      }
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
