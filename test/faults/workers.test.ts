import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_IMAGE_MODEL, typicalImageUsd } from '../../src/domain/model-table.ts';
import { avatars, type Running, scratchFolder, startAvatars } from '../support/avatars.ts';
import { createTestDatabase } from '../support/databases.ts';
import { SMALL, startVendors, type Vendors } from '../support/vendors.ts';

interface Shown {
  dataset: { status: string; completed: number; gaps: unknown[]; paused: { code: string } | null };
  cost: { usd: number; unknown: number; repeats: number };
}

describe('workers on one database', () => {
  let vendors: Vendors;
  let env: Record<string, string>;
  let workers: Running[];

  beforeEach(async () => {
    vendors = await startVendors({ flowise: { latencyMs: 50 }, openai: { latencyMs: 500, ...SMALL } });
    env = {
      ...vendors.env,
      AVATARS_DATA_DIR: scratchFolder(),
      DATABASE_URL: await createTestDatabase(),
      IMAGE_CONCURRENCY: '2',
    };
    workers = [];
  });
  afterEach(async () => {
    for (const worker of workers) worker.child.kill('SIGKILL');
    await Promise.all(workers.map(({ ended }) => ended));
    await vendors.close();
  });

  async function startWorker(): Promise<Running> {
    const worker = startAvatars(['worker', '--json'], env);
    workers.push(worker);
    await expect.poll(() => worker.stderr(), { timeout: 20_000 }).toMatch(/Waiting for datasets/);
    return worker;
  }

  async function detach(...options: string[]): Promise<string> {
    const started = await avatars(
      ['generate', 'bakers in Ghent', '--images', '4', '--detach', '--json', ...options],
      env,
    );
    expect(started.code, started.stderr).toBe(0);
    return (started.json() as { dataset: { id: string } }).dataset.id;
  }

  const show = async (id: string) => (await avatars(['show', id, '--json'], env)).json() as Shown;

  async function until(id: string, status: string, milliseconds: number): Promise<Shown> {
    const isThere = async () => (await show(id)).dataset.status;
    await expect.poll(isThere, { timeout: milliseconds, interval: 1_000 }).toBe(status);
    return show(id);
  }

  const charged = () => vendors.openai.calls.filter((call) => call.charged).length;
  const pictureCalls = (wanted: number) =>
    expect
      .poll(() => vendors.openai.calls.length, { timeout: 30_000, interval: 20 })
      .toBeGreaterThanOrEqual(wanted);

  it('share a dataset, and take over from one that is killed', async () => {
    const [first] = await Promise.all([startWorker(), startWorker()]);
    const id = await detach('--count', '10');
    await pictureCalls(6);
    const killedAt = performance.now();
    first.child.kill('SIGKILL');
    const { dataset, cost } = await until(id, 'completed', 60_000);
    // A bound of the product, and with it a wide one: the others find out within a minute.
    expect(performance.now() - killedAt).toBeLessThan(60_000);
    expect(dataset).toMatchObject({ completed: 10, gaps: [] });
    expect(charged()).toBeGreaterThanOrEqual(20);
    expect(charged()).toBeLessThanOrEqual(20 + Math.min(2, cost.unknown));
  });

  it('finish what is in flight when told to stop, and leave the rest to others', async () => {
    const [first, second] = await Promise.all([startWorker(), startWorker()]);
    const id = await detach('--count', '6');
    await pictureCalls(4);
    first.child.kill('SIGTERM');
    const ended = await first.ended;
    expect(ended.code, ended.stderr).toBe(0);
    expect((await show(id)).dataset.paused).toBeNull();
    const { dataset, cost } = await until(id, 'completed', 60_000);
    expect(dataset).toMatchObject({ completed: 6, gaps: [] });
    expect(cost).toMatchObject({ unknown: 0, repeats: 0 });
    expect(charged()).toBe(12);
    expect(vendors.openai.calls.some((call) => call.clientGone)).toBe(false);
    expect(second.child.exitCode).toBeNull();
  });

  it('never pass --max-cost by more than what is in flight, also three of them', async () => {
    await Promise.all([startWorker(), startWorker(), startWorker()]);
    const base = typicalImageUsd(DEFAULT_IMAGE_MODEL, 'low', 'base');
    const cap = 10 * (base ?? NaN);
    const id = await detach('--count', '12', '--quality', 'low', '--max-cost', String(cap));
    const { dataset } = await until(id, 'paused', 60_000);
    expect(dataset.paused?.code).toBe('max-cost');
    // All that had been sent is paid for and written down when the workers have left.
    const settled = async () => vendors.openai.calls.every((call) => call.endedAt !== undefined);
    await expect.poll(settled, { timeout: 10_000 }).toBe(true);
    const spent = vendors.openai.calls.reduce((sum, call) => sum + call.usd, 0);
    const dearest = Math.max(...vendors.openai.calls.map((call) => call.usd));
    // A grid is expected to cost six base pictures: it may be the first that does not fit any more.
    expect(spent).toBeGreaterThan(cap / 4);
    expect(spent).toBeLessThanOrEqual(cap + 3 * 2 * dearest);

    // More money: the same workers go on as soon as somebody resumes it.
    const resumed = await avatars(['resume', id, '--max-cost', '100', '--detach', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.json()).toMatchObject({ dataset: { id, status: 'generating-data', requested: 12 } });
    expect((await until(id, 'completed', 60_000)).dataset.completed).toBe(12);
    expect(charged()).toBe(24);
  });

  it('take no part in a dataset that needs what is not configured, and say so', async () => {
    const { OPENAI_API_KEY: _, ...rest } = env;
    const worker = startAvatars(['worker'], rest);
    workers.push(worker);
    let stdout = '';
    worker.child.stdout?.on('data', (text: string) => (stdout += text));
    const id = await detach('--count', '1');
    await expect.poll(() => stdout, { timeout: 20_000 }).toMatch(/OPENAI_API_KEY is not set/);
    expect((await show(id)).dataset.status).toMatch(/^generating/);
    expect(vendors.openai.calls).toHaveLength(0);
  });
});
