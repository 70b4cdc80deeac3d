import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSpoolingStore } from '../../../src/pipeline/spooling-store.ts';
import { createStorePatience } from '../../../src/pipeline/store-patience.ts';
import type { ObjectStore, Spool } from '../../../src/ports/object-store.ts';
import { createS3Store } from '../../../src/storage/s3-store.ts';
import { createSpoolFolder } from '../../../src/storage/spool-folder.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { type S3Server, startS3Server } from '../../support/s3-server/server.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';

const logger = createSilentLogger();

const png = { contentType: 'image/png' };
const key = 'a/1.png';

describe('patience with a store that is down', () => {
  let s3: S3Server;
  let store: ObjectStore & { spool: Spool };
  let running: boolean;
  let peopleLeft: number;

  beforeEach(async () => {
    running = true;
    peopleLeft = 1;
    s3 = await startS3Server();
    const files = createSpoolFolder({ directory: join(scratchFolder(), 'spool'), logger });
    const behind = createS3Store({ ...s3, endpoint: s3.url, logger });
    store = createSpoolingStore({ store: behind, files, logger, askAgainMs: 50 });
  });
  afterEach(async () => {
    store.spool.close();
    await s3.close();
  });

  const patienceOf = (patienceMs: number) =>
    createStorePatience({
      store,
      isRunning: () => Promise.resolve(running),
      peopleLeft: () => Promise.resolve(peopleLeft),
      patienceMs,
    });

  it('waits until an object has left the spool', async () => {
    const patience = patienceOf(60_000);
    s3.setDown(true);
    let stored = false;
    const job = patience.job(async () => {
      await store.put(key, Buffer.from('picture'), png);
      await patience.uploaded([key]);
      stored = s3.objects.has(key);
    });
    await expect.poll(() => store.spool.trouble(), { timeout: 20_000 }).toBeDefined();
    s3.setDown(false);
    await job;
    expect(stored).toBe(true);
  });

  it('ends when nobody has anything else to do, and not before', async () => {
    const patience = patienceOf(1);
    s3.setDown(true);
    await store.put(key, Buffer.from('picture'), png);
    let finish = () => {};
    const other = patience.job(() => new Promise((resolve) => (finish = resolve)));
    let ended = false;
    const waiting = patience
      .job(() => patience.uploaded([key]))
      .catch((error: unknown) => error)
      .finally(() => (ended = true));
    await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(ended).toBe(false);
    finish();
    await other;
    expect(await waiting).toMatchObject({ code: 'storage', failure: 'unreachable' });
    expect(await store.spool.waiting('')).toEqual([key]);
  });

  it('lasts longer where others would still follow', async () => {
    const patience = patienceOf(100);
    peopleLeft = 2;
    s3.setDown(true);
    await store.put(key, Buffer.from('picture'), png);
    const started = performance.now();
    await expect(patience.job(() => patience.uploaded([key]))).rejects.toMatchObject({ code: 'storage' });
    expect(performance.now() - started).toBeGreaterThan(2_000);
  });

  it('ends at once when the dataset is stopped, or the store refuses for good', async () => {
    const patience = patienceOf(60_000);
    s3.setDown(true);
    await store.put(key, Buffer.from('picture'), png);
    running = false;
    await expect(patience.job(() => patience.uploaded([key]))).rejects.toMatchObject({
      code: 'dataset_stopped',
    });
    running = true;
    s3.setDown(false);
    const behind = createS3Store({ ...s3, endpoint: s3.url, secretKey: 'wrong', logger });
    const files = createSpoolFolder({ directory: join(scratchFolder(), 'spool'), logger });
    const other = createSpoolingStore({ store: behind, files, logger });
    await other.put(key, Buffer.from('picture'), png);
    const strict = createStorePatience({
      store: other,
      isRunning: () => Promise.resolve(true),
      peopleLeft: () => Promise.resolve(1),
    });
    await expect(strict.job(() => strict.uploaded([key]))).rejects.toMatchObject({ failure: 'credentials' });
    other.spool.close();
  });

  it('does a job again that found the store gone', async () => {
    const patience = patienceOf(60_000);
    await store.put(key, Buffer.from('picture'), png);
    s3.setDown(true);
    let rounds = 0;
    await patience.job(async () => {
      rounds += 1;
      setTimeout(() => s3.setDown(false), 200);
      await store.get(key);
    });
    expect(rounds).toBe(2);
  });
});
