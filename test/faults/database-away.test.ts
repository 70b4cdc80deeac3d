import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createDataset, openTestApplication, runDataset } from '../support/application.ts';
import { avatars, type Running, scratchFolder, startAvatars } from '../support/avatars.ts';
import { createTestDatabase } from '../support/databases.ts';
import { startTcpProxy, type TcpProxy } from '../support/tcp-proxy.ts';
import { SMALL, startVendors, type Vendors } from '../support/vendors.ts';

const PEOPLE = 4;
const OPTIONS = ['--count', String(PEOPLE), '--images', '4', '--json'];

interface Shown {
  dataset: { id: string; status: string; completed: number; gaps: unknown[] };
  cost: { calls: number; unknown: number; repeats: number; unpriced: number };
}

describe('the database goes away in the middle of a run', () => {
  let vendors: Vendors;
  let proxy: TcpProxy;
  let direct: Record<string, string>;
  /** The same, with the database behind the proxy. */
  let env: Record<string, string>;
  let running: Running[];

  beforeEach(async () => {
    vendors = await startVendors({ flowise: { latencyMs: 800 }, openai: { latencyMs: 1_500, ...SMALL } });
    const databaseUrl = await createTestDatabase();
    proxy = await startTcpProxy(databaseUrl);
    direct = {
      ...vendors.env,
      AVATARS_DATA_DIR: scratchFolder(),
      DATABASE_URL: databaseUrl,
      IMAGE_CONCURRENCY: '2',
    };
    env = { ...direct, DATABASE_URL: proxy.through(databaseUrl) };
    running = [];
  });
  afterEach(async () => {
    for (const { child } of running) child.kill('SIGKILL');
    await Promise.all(running.map(({ ended }) => ended));
    await proxy.close();
    await vendors.close();
  });

  function start(...args: string[]): Running {
    const started = startAvatars(args, env);
    running.push(started);
    return started;
  }

  const textCalls = (wanted: number) =>
    expect
      .poll(() => vendors.flowise.calls.length, { timeout: 30_000, interval: 20 })
      .toBeGreaterThanOrEqual(wanted);
  const pictureCalls = (wanted: number) =>
    expect
      .poll(() => vendors.openai.calls.length, { timeout: 60_000, interval: 20 })
      .toBeGreaterThanOrEqual(wanted);

  async function cutFor(milliseconds: number): Promise<void> {
    await proxy.cut();
    await sleep(milliseconds);
    await proxy.mend();
  }

  const show = async (id: string) => (await avatars(['show', id, '--json'], direct)).json() as Shown;

  /** The vendors' books first: they are what was paid. */
  async function expectPaidOnce(id: string): Promise<void> {
    expectVendorsPaidOnce();
    expect(await show(id)).toMatchObject({
      dataset: { status: 'completed', completed: PEOPLE, gaps: [] },
      // Flowise names no price; of every picture it is known, also where it came while nobody could be told.
      cost: { calls: 3 * PEOPLE + 1, unknown: 0, repeats: 0, unpriced: PEOPLE + 1 },
    });
  }
  function expectVendorsPaidOnce(): void {
    expect(vendors.openai.calls).toHaveLength(2 * PEOPLE);
    expect(vendors.flowise.calls).toHaveLength(1 + PEOPLE);
  }

  it.each([
    ['for 3 s, twice', 3_000, 2],
    ['for 10 s', 10_000, 1],
  ])('%s: nothing is lost, and nothing is paid for twice', async (_name, milliseconds, times) => {
    const { ended } = start('generate', 'bakers in Ghent', ...OPTIONS);
    // Answers come while it is away: first those for people, then those for pictures.
    await textCalls(1);
    for (let time = 0; time < times; time += 1) {
      await cutFor(milliseconds);
      await pictureCalls(2);
    }
    const result = await ended;
    expect(result.code, result.stderr).toBe(0);
    // Once for each time, whatever else was tried meanwhile.
    const said = result.stderr.split('\n').filter((line) => /database|ECONN|terminated/.test(line));
    expect(said.filter((line) => line.includes('cannot be reached; waiting'))).toHaveLength(times);
    expect(said.filter((line) => line.includes('answers again'))).toHaveLength(times);
    expect(said).toHaveLength(2 * times);
    await expectPaidOnce((result.json() as Shown).dataset.id);
  });

  it('while answers with pictures are on their way to two workers', async () => {
    const workers = [start('worker', '--json'), start('worker', '--json')];
    for (const worker of workers)
      await expect.poll(() => worker.stderr(), { timeout: 20_000 }).toMatch(/Waiting for datasets/);
    const started = await avatars(['generate', 'bakers in Ghent', ...OPTIONS, '--detach'], direct);
    const { id } = (started.json() as Shown).dataset;
    await pictureCalls(2);
    // Longer than a process is taken for dead that shows no sign of life.
    await cutFor(9_000);
    await pictureCalls(5);
    await cutFor(3_000);
    const status = async () => (await show(id)).dataset.status;
    await expect.poll(status, { timeout: 100_000, interval: 1_000 }).toBe('completed');
    await expectPaidOnce(id);
    expect(workers.map(({ child }) => child.exitCode)).toEqual([null, null]);
  });

  it('for longer than it is waited for: what has arrived is found by whoever goes on', async () => {
    const settings = { ...env, AVATARS_DATA_DIR: direct['AVATARS_DATA_DIR'] as string };
    const application = await openTestApplication(settings, { databasePatienceMs: 3_000 });
    const dataset = await createDataset(application, { count: PEOPLE, images: 4 });
    const ended = runDataset(application, dataset).catch((error: unknown) => error);
    await pictureCalls(2);
    await proxy.cut();
    expect(await ended).toMatchObject({
      code: 'database_away',
      message: expect.stringMatching(/could not be reached for \d+ seconds: .*ECONNREFUSED/),
      hint: expect.stringContaining('go on with: avatars resume'),
    });
    expect(vendors.openai.calls.every((call) => call.endedAt !== undefined)).toBe(true);
    await application.close();
    await proxy.mend();

    const resumed = await avatars(['resume', dataset.id, '--json'], direct);
    expect(resumed.code, resumed.stderr).toBe(0);
    expectVendorsPaidOnce();
    // The cut can meet the very commit that marks a call as sent. Then it was not sent, which nobody could write down:
    // the ledger says of it that nobody knows, and has it once more.
    const { dataset: shown, cost } = await show(dataset.id);
    expect(shown).toMatchObject({ status: 'completed', completed: PEOPLE, gaps: [] });
    expect(cost.unknown).toBeLessThanOrEqual(1);
    expect(cost).toMatchObject({ calls: 3 * PEOPLE + 1 + cost.unknown, repeats: cost.unknown });
  });
});
