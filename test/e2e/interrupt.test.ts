import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { avatars, startAvatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const LATENCY = 600;

describe('Ctrl-C', () => {
  let vendors: Vendors;
  let onPicture: () => void;

  beforeEach(async () => {
    onPicture = () => {};
    vendors = await startVendors({
      flowise: { latencyMs: 50 },
      openai: { latencyMs: LATENCY, onReceived: () => onPicture() },
    });
  });
  afterEach(() => vendors.close());

  const generate = (data: string) =>
    startAvatars(['generate', 'bakers in Ghent', '--count', '4', '--concurrency', '2', '--json'], {
      ...vendors.env,
      AVATARS_DATA_DIR: data,
    });

  /** Resolves when the vendor has received that many picture calls. */
  const pictureCalls = (wanted: number) =>
    new Promise<void>((resolve) => (onPicture = () => vendors.openai.calls.length >= wanted && resolve()));

  it('lets calls in flight finish, sends no new ones, and says how to go on', async () => {
    const data = await dataDirectory();
    const running = generate(data);
    await pictureCalls(4);
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBe(130);
    expect(ended.stderr).toMatch(/Stopping: calls that are in flight finish first/);
    expect(ended.stderr).toMatch(/avatars resume [0-9a-f-]{36}/);
    expect(ended.json()).toMatchObject({ dataset: { status: 'paused' }, paused: { code: 'interrupted' } });
    expect(vendors.openai.calls.length).toBeLessThanOrEqual(4);
    expect(vendors.openai.calls.every((call) => call.charged && !call.clientGone)).toBe(true);

    const resumed = await avatars(['resume', '--json'], { ...vendors.env, AVATARS_DATA_DIR: data });
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.json()).toMatchObject({ dataset: { status: 'completed', completed: 4 }, pictures: 16 });
    expect(vendors.openai.calls).toHaveLength(8);
  });

  it('a second one stops at once, and what was in flight is counted as unknown', async () => {
    const data = await dataDirectory();
    const running = generate(data);
    await pictureCalls(1);
    running.child.kill('SIGINT');
    await expect.poll(() => running.stderr()).toMatch(/Stopping/);
    const second = performance.now();
    running.child.kill('SIGINT');
    const ended = await running.ended;
    expect(ended.code).toBe(130);
    expect(performance.now() - second).toBeLessThan(LATENCY);
    expect(ended.stderr).toMatch(/Stopped at once\. Go on with: avatars resume [0-9a-f-]{36}\n$/);

    const resumed = await avatars(['resume', '--json'], { ...vendors.env, AVATARS_DATA_DIR: data });
    expect(resumed.code, resumed.stderr).toBe(0);
    const { cost } = resumed.json() as { cost: { repeats: number; unknown: number } };
    expect(cost.unknown).toBeGreaterThan(0);
    expect(cost.repeats).toBe(cost.unknown);
  });
});
