import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { avatars, type Running, scratchFolder, startAvatars } from '../support/avatars.ts';
import { type S3Server, startS3Server } from '../support/s3-server/server.ts';
import { createTestDatabase } from '../support/databases.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const PEOPLE = 3;

describe('a worker that is told to stop while the store is away', () => {
  let vendors: Vendors;
  let s3: S3Server;
  let env: Record<string, string>;
  let worker: Running | undefined;

  beforeEach(async () => {
    vendors = await startVendors({ openai: { latencyMs: 100 } });
    s3 = await startS3Server();
    env = {
      ...vendors.env,
      AVATARS_DATA_DIR: scratchFolder(),
      DATABASE_URL: await createTestDatabase(),
      S3_ENDPOINT: s3.url,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
      S3_BUCKET_NAME: s3.bucket,
      IMAGE_CONCURRENCY: '2',
    };
  });
  afterEach(async () => {
    worker?.child.kill('SIGKILL');
    await worker?.ended;
    await vendors.close();
    await s3.close();
  });

  function spooledAnswers(): number {
    try {
      const folder = join(env['AVATARS_DATA_DIR'] ?? '', 'spool', 'datasets');
      const names = readdirSync(folder, { recursive: true }) as string[];
      return names.filter((name) => name.includes('calls') && name.endsWith('.png')).length;
    } catch {
      return 0;
    }
  }

  const charged = () => vendors.openai.calls.filter((call) => call.charged).length;

  it('ends within seconds, and what it had paid for waits in its spool', { timeout: 120_000 }, async () => {
    worker = startAvatars(['worker', '--json'], env);
    await expect.poll(() => worker?.stderr(), { timeout: 20_000 }).toMatch(/Waiting for datasets/);
    s3.setDown(true);
    const made = await avatars(
      ['generate', 'bakers in Ghent', `--count=${PEOPLE}`, '--images=4', '--detach', '--json'],
      env,
    );
    const { dataset } = made.json() as { dataset: { id: string } };
    // Then there is nothing left to do for anybody but to wait for the store.
    await expect.poll(spooledAnswers, { timeout: 40_000 }).toBe(2 * PEOPLE);
    const told = performance.now();
    worker.child.kill('SIGTERM');
    const ended = await worker.ended;
    expect(ended.code, ended.stderr).toBe(0);
    // Patience with a store ends after 30 s and more.
    expect(performance.now() - told).toBeLessThan(15_000);
    expect(spooledAnswers()).toBe(charged());

    s3.setDown(false);
    const resumed = await avatars(['resume', dataset.id, '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resumed.json()).toMatchObject({
      dataset: { status: 'completed', completed: PEOPLE },
      cost: { unknown: 0, repeats: 0 },
    });
    expect(charged()).toBe(2 * PEOPLE);
  });
});
