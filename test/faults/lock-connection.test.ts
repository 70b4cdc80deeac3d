import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { avatars, type Running, scratchFolder, startAvatars } from '../support/avatars.ts';
import { createTestDatabase } from '../support/databases.ts';
import { SMALL, startVendors, type Vendors } from '../support/vendors.ts';

const PEOPLE = 4;

interface Shown {
  dataset: { status: string; completed: number; gaps: unknown[] };
  cost: { calls: number; unknown: number; repeats: number };
}

describe('the connection that holds the locks', () => {
  let vendors: Vendors;
  let env: Record<string, string>;
  let admin: Client;
  let workers: Running[];

  beforeEach(async () => {
    vendors = await startVendors({ flowise: { latencyMs: 1_500 }, openai: { latencyMs: 2_500, ...SMALL } });
    const databaseUrl = await createTestDatabase();
    env = {
      ...vendors.env,
      AVATARS_DATA_DIR: scratchFolder(),
      DATABASE_URL: databaseUrl,
      IMAGE_CONCURRENCY: '2',
    };
    workers = [];
    admin = new Client({ connectionString: databaseUrl });
    await admin.connect();
  });
  afterEach(async () => {
    await admin.end();
    for (const worker of workers) worker.child.kill('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    await vendors.close();
  });

  async function startWorker(): Promise<void> {
    const worker = startAvatars(['worker', '--json'], env);
    workers.push(worker);
    await expect.poll(() => worker.stderr(), { timeout: 20_000 }).toMatch(/Waiting for datasets/);
  }

  /** Ends so many of the connections that hold locks, the oldest first; gives how many there were. */
  async function endLockConnections(most: number): Promise<number> {
    const { rowCount } = await admin.query(
      `select pg_terminate_backend(pid) from (
         select pid from pg_stat_activity
         where datname = current_database() and application_name = 'avatars locks'
         order by backend_start limit $1) as oldest`,
      [most],
    );
    return rowCount ?? 0;
  }

  const show = async (id: string) => (await avatars(['show', id, '--json'], env)).json() as Shown;

  // One worker's connection again and again; then those of both at once, so that each may get the other's locks.
  it.each([1, 2])(
    'is lost again and again by %i of two workers, and nothing is paid for twice',
    async (most) => {
      await Promise.all([startWorker(), startWorker()]);
      const options = ['--count', String(PEOPLE), '--images', '4', '--detach', '--json'];
      const started = await avatars(['generate', 'bakers in Ghent', ...options], env);
      expect(started.code, started.stderr).toBe(0);
      const { id } = (started.json() as { dataset: { id: string } }).dataset;

      await expect.poll(() => vendors.flowise.calls.length, { timeout: 30_000 }).toBeGreaterThan(0);
      let ended = 0;
      for (let time = 0; time < 8; time += 1) {
        await sleep(700);
        ended += await endLockConnections(most);
      }
      expect(ended).toBeGreaterThanOrEqual(6);

      const status = async () => (await show(id)).dataset.status;
      await expect.poll(status, { timeout: 90_000, interval: 1_000 }).toBe('completed');
      const { dataset, cost } = await show(id);
      expect(dataset).toMatchObject({ completed: PEOPLE, gaps: [] });
      expect(vendors.openai.calls).toHaveLength(2 * PEOPLE);
      expect(vendors.flowise.calls).toHaveLength(1 + PEOPLE);
      expect(cost).toMatchObject({ calls: 3 * PEOPLE + 1, unknown: 0, repeats: 0 });
      expect(workers.map(({ child }) => child.exitCode)).toEqual([null, null]);
    },
  );
});
