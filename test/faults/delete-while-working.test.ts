import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/runtime/create-application.ts';
import { createDataset, openTestApplication, runDataset } from '../support/application.ts';
import { scratchFolder } from '../support/avatars.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

describe('a dataset that is deleted while its calls are under way', () => {
  const folder = scratchFolder();
  let vendors: Vendors;
  let application: Application;

  beforeAll(async () => {
    const size = { width: 128, height: 128 };
    vendors = await startVendors({ openai: { latencyMs: 1_500, baseSize: size, gridSize: size } });
    application = await openTestApplication({ ...vendors.env, AVATARS_DATA_DIR: folder });
  });
  afterAll(async () => {
    await application.close();
    await vendors.close();
  });

  it('leaves no file, says what it had cost, and sends nothing more', async () => {
    const dataset = await createDataset(application, { count: 4 });
    // It sees the dataset cancelled, or gone.
    const run = runDataset(application, dataset).then(
      (ended) => ended.status,
      (error: unknown) => (error as { code: string }).code,
    );
    while (!vendors.openai.calls.some((call) => call.endedAt === undefined)) await sleep(20);
    const { totals, isUnderWay } = await application.remove(dataset);
    const sent = vendors.openai.calls.length;
    expect(isUnderWay).toBe(false);
    expect(totals.usd).toBeCloseTo(
      vendors.openai.calls.reduce((usd, call) => usd + call.usd, 0),
      4,
    );
    expect(totals.usd).toBeGreaterThan(0);
    expect(['cancelled', 'not_here']).toContain(await run);
    expect(vendors.openai.calls).toHaveLength(sent);
    const left = readdirSync(join(folder, 'objects'), { recursive: true, withFileTypes: true });
    expect(left.filter((entry) => entry.isFile()).map((entry) => entry.name)).toEqual([]);
  });
});
