import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { scratchFolder } from '../support/avatars.ts';
import { type RunningServer, setUp, startServer } from '../support/running-server.ts';
import { createTestDatabase } from '../support/shared-postgres.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const PEOPLE = 4;
const IMAGE_CONCURRENCY = 2;

interface Dataset {
  id: string;
  status: string;
  completed: number;
  pictures: number;
  cost: { unknown: number; repeats: number };
}

describe.each(['PGlite', 'PostgreSQL'] as const)('a server that is killed, on %s', (database) => {
  let vendors: Vendors;
  let env: Record<string, string>;
  let server: RunningServer | undefined;

  beforeEach(async () => {
    vendors = await startVendors({ flowise: { latencyMs: 50 }, openai: { latencyMs: 300 } });
    env = {
      ...vendors.env,
      AVATARS_DATA_DIR: scratchFolder(),
      IMAGE_CONCURRENCY: String(IMAGE_CONCURRENCY),
      ...(database === 'PostgreSQL' ? { DATABASE_URL: await createTestDatabase() } : {}),
    };
  });
  afterEach(async () => {
    server?.child.kill('SIGKILL');
    await server?.ended;
    await vendors.close();
  });

  // The vendors count every request that they would have charged.
  const charged = () => vendors.openai.calls.filter((call) => call.charged).length;

  it.each([1, 4, 7])('after %i picture calls goes on by itself, and nothing is paid twice', async (calls) => {
    server = await startServer(env);
    const cookie = await setUp(server);
    const headers = { cookie, origin: server.url, 'content-type': 'application/json' };
    const created = await fetch(`${server.url}/api/v1/datasets`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ description: 'bakers in Ghent', count: PEOPLE, images: 4 }),
    });
    expect(created.status).toBe(201);
    const { id } = (await created.json()) as Dataset;
    await expect
      .poll(() => vendors.openai.calls.length, { timeout: 60_000, interval: 10 })
      .toBeGreaterThanOrEqual(calls);
    server.child.kill('SIGKILL');
    expect((await server.ended).signal).toBe('SIGKILL');

    // The same port, as whoever restarts a service; nothing else is said or done.
    server = await startServer(env, ['--port', new URL(server.url).port]);
    expect(server.setUpUrl).toBeNull();
    const read = async () => {
      const answer = await fetch(`${server?.url}/api/v1/datasets/${id}`, { headers: { cookie } });
      return (await answer.json()) as Dataset;
    };
    await expect
      .poll(async () => (await read()).status, { timeout: 120_000, interval: 250 })
      .toBe('completed');
    const dataset = await read();
    expect(dataset).toMatchObject({ completed: PEOPLE, pictures: PEOPLE * 4 });
    // One base picture and one grid a person. What was in flight when it was killed may have been charged: those
    // calls alone are sent again, and the ledger says which. Of prompts, everybody's may have been in flight.
    expect(dataset.cost.repeats).toBeLessThanOrEqual(IMAGE_CONCURRENCY + PEOPLE);
    const pictureCalls = PEOPLE * 2;
    expect(charged()).toBeGreaterThanOrEqual(pictureCalls);
    expect(charged()).toBeLessThanOrEqual(pictureCalls + Math.min(IMAGE_CONCURRENCY, dataset.cost.unknown));
  });
});
