import { expect } from 'vitest';
import { type RunningServer, setUp, startServer } from './running-server.ts';

export interface LedgerCall {
  id: string;
  stage: string;
  purpose: string;
  provider: string;
  status: string;
  repeat_of: string | null;
}

/** A server process that is stopped and started again, and its administrator, who stays signed in. */
export interface ServerClient {
  process: RunningServer;
  /** The JSON of an answer, which must have this status. */
  json<Answer>(method: string, path: string, body?: unknown, options?: CallOptions): Promise<Answer>;
  /** Waits for its end, or for its pause. */
  ended(dataset: string): Promise<{ status: string; completed: number; pictures: number }>;
  /** The ledger of a dataset, paid calls alone. */
  calls(dataset: string): Promise<LedgerCall[]>;
  /** Ends the process, and starts another one on the same port. */
  restart(signal: NodeJS.Signals, meanwhile?: () => void): Promise<void>;
  stop(): Promise<void>;
}

interface CallOptions {
  status?: number;
  headers?: Record<string, string>;
}

const RESTING = ['completed', 'incomplete', 'paused', 'cancelled', 'failed'];

export async function openServerClient(env: Record<string, string>): Promise<ServerClient> {
  let process = await startServer(env);
  const { url } = process;
  const cookie = await setUp(process);

  async function json<Answer>(
    method: string,
    path: string,
    body?: unknown,
    { status = 200, headers = {} }: CallOptions = {},
  ): Promise<Answer> {
    const answer = await fetch(`${url}/api/v1${path}`, {
      method,
      headers: {
        cookie,
        origin: url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    expect(answer.status, `${method} ${path}: ${text}`).toBe(status);
    return JSON.parse(text) as Answer;
  }

  return {
    get process() {
      return process;
    },
    json,
    async ended(dataset) {
      type Seen = Awaited<ReturnType<ServerClient['ended']>>;
      let seen: Seen | undefined;
      const look = async () => (seen = await json<Seen>('GET', `/datasets/${dataset}`)).status;
      await expect
        .poll(look, { timeout: 120_000, interval: 100 })
        .toSatisfy((status) => RESTING.includes(status as string));
      return seen as Seen;
    },
    async calls(dataset) {
      const { items } = await json<{ items: LedgerCall[] }>('GET', `/datasets/${dataset}/calls?limit=200`);
      return items.filter(({ provider }) => provider !== 'offline');
    },
    async restart(signal, meanwhile) {
      process.child.kill(signal);
      meanwhile?.();
      const ended = await process.ended;
      if (signal === 'SIGKILL') expect(ended.signal).toBe(signal);
      else expect(ended.code, ended.stderr).toBe(0);
      process = await startServer(env, ['--port', new URL(url).port]);
      expect(process.setUpUrl).toBeNull();
    },
    async stop() {
      process.child.kill('SIGKILL');
      await process.ended;
    },
  };
}
