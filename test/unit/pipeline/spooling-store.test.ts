import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createPatientStore } from '../../../src/pipeline/patient-store.ts';
import { createSpoolingStore } from '../../../src/pipeline/spooling-store.ts';
import type { ObjectStore, Spool } from '../../../src/ports/object-store.ts';
import { createS3Store } from '../../../src/storage/s3-store.ts';
import { createSpoolFolder, type SpoolFolder } from '../../../src/storage/spool-folder.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { type S3Server, startS3Server } from '../../support/s3-server/server.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';

const logger = createSilentLogger();

const options = { contentType: 'image/png', metadata: { synthetic: 'true', dataset: 'abc-1' } };
const bytes = Buffer.from('a picture');
/** Milliseconds; a quick one for tests that wait, a long one for those in which nothing may happen. */
const SOON = 30;
const NEVER = 3_600_000;

describe('a store behind a spool', () => {
  let s3: S3Server;
  let inFlight: number;
  let most: number;
  let directory: string;
  let files: SpoolFolder;
  const opened: Spool[] = [];

  beforeEach(async () => {
    inFlight = 0;
    most = 0;
    s3 = await startS3Server({ latency: 5, onCall: () => (inFlight -= 1) });
    directory = join(scratchFolder(), 'spool');
    files = createSpoolFolder({ directory, logger });
  });
  afterEach(async () => {
    opened.splice(0).forEach((spool) => spool.close());
    await s3.close();
  });

  function open(
    askAgainMs: number,
    changes: { secretKey?: string; timeLimits?: { idle: number; request: number } } = {},
  ): ObjectStore & { spool: Spool } {
    const behind = createS3Store({ ...s3, endpoint: s3.url, logger, ...changes });
    const store = createSpoolingStore({
      store: createPatientStore(behind, logger, [1, 1]),
      files,
      logger,
      askAgainMs,
    });
    opened.push(store.spool);
    return store;
  }

  const puts = () => s3.calls.filter((call) => call.method === 'PUT').length;

  it('leaves nothing in the spool where the store works', async () => {
    const store = open(NEVER);
    await store.put('a/1.png', bytes, options);
    expect(s3.objects.get('a/1.png')).toMatchObject({ bytes, ...options });
    expect(await files.list()).toEqual([]);
    expect(store.spool.trouble()).toBeUndefined();
  });

  it('keeps objects while the store is down, and uploads them by itself when it is back', async () => {
    const store = open(SOON);
    s3.setDown(true);
    await store.put('a/1.png', bytes, options);
    await store.put('a/2.png', bytes, options);
    expect(store.spool.trouble()).toMatchObject({ failure: 'unreachable', retryable: true });
    expect(await store.spool.waiting('a/')).toEqual(['a/1.png', 'a/2.png']);
    expect(await store.exists('a/1.png')).toBe(true);
    expect(bytes.equals(await store.get('a/1.png'))).toBe(true);

    s3.setDown(false);
    await expect.poll(() => files.list()).toEqual([]);
    for (const key of ['a/1.png', 'a/2.png'])
      expect(s3.objects.get(key)).toMatchObject({ bytes, ...options });
    expect(store.spool.trouble()).toBeUndefined();
  });

  it('tries a bounded number of times, and then lets nobody else wait', async () => {
    const store = open(NEVER);
    s3.setFault('slow-down');
    await store.put('a/0.png', bytes, options);
    expect(puts()).toBe(3);
    for (let index = 1; index <= 20; index += 1) await store.put(`a/${index}.png`, bytes, options);
    expect(puts()).toBe(3);
    expect(await files.list()).toHaveLength(21);
  });

  it('finds out with one upload whether the store is back, and uploads at most four at a time', async () => {
    const store = open(NEVER);
    const count = () => {
      inFlight += 1;
      most = Math.max(most, inFlight);
    };
    s3.setFault((call) => (count(), call.method === 'PUT' ? 'internal-error' : undefined));
    for (let index = 0; index < 30; index += 1) await store.put(`a/${index}.png`, bytes, options);
    await store.spool.flush();
    expect(most).toBe(1);
    expect(puts()).toBe(6);

    s3.setFault(() => {
      count();
      return undefined;
    });
    await store.spool.flush();
    // Each is answered at once: on a busy machine not all four are ever under way together.
    expect(most).toBeGreaterThan(1);
    expect(most).toBeLessThanOrEqual(4);
    expect(puts()).toBe(36);
    expect(s3.objects.size).toBe(30);
    expect(await files.list()).toEqual([]);
  });

  it('has the object on this machine while the store hangs', async () => {
    const store = open(NEVER, { timeLimits: { idle: 300, request: 300 } });
    s3.setFault('hang');
    const putting = store.put('a/1.png', bytes, options);
    await expect.poll(() => files.has('a/1.png')).toBe(true);
    await putting;
    expect(store.spool.trouble()).toMatchObject({ failure: 'timed_out' });
    expect(puts()).toBe(1);
  });

  it('goes on where a process died before the upload, and where it died after it', async () => {
    await files.put('a/before.png', bytes, options);
    await files.put('a/after.png', bytes, options);
    await open(NEVER).put('a/after.png', bytes, options);
    await files.put('a/after.png', bytes, options);

    const store = open(NEVER);
    expect(await store.exists('a/before.png')).toBe(true);
    await store.spool.flush();
    expect(await files.list()).toEqual([]);
    for (const key of ['a/before.png', 'a/after.png']) {
      expect(s3.objects.get(key)).toMatchObject({ bytes, ...options });
    }
  });

  it('keeps the objects of a store that refuses for good, and says why', async () => {
    const refused = open(SOON, { secretKey: 'wrong' });
    await refused.put('a/1.png', bytes, options);
    expect(refused.spool.trouble()).toMatchObject({ failure: 'credentials', retryable: false });
    expect(await refused.spool.holdsAny(['a/0.png', 'a/1.png'])).toBe(true);
    refused.spool.close();
    const mended = open(NEVER);
    await mended.spool.flush();
    expect(await mended.spool.holdsAny(['a/0.png', 'a/1.png'])).toBe(false);
    expect(s3.objects.has('a/1.png')).toBe(true);
  });

  it('uploads all the same where the spool does not work, and fails only where both do not', async () => {
    await writeFile(directory, 'a file where the folder should be');
    const store = open(NEVER);
    await store.put('a/1.png', bytes, options);
    expect(s3.objects.has('a/1.png')).toBe(true);
    s3.setDown(true);
    await expect(store.put('a/2.png', bytes, options)).rejects.toMatchObject({ failure: 'unreachable' });
  });

  it('notices at a read that the store is gone, and that it is back', async () => {
    const store = open(SOON);
    await store.put('a/1.png', bytes, options);
    s3.setDown(true);
    await expect(store.get('a/1.png')).rejects.toMatchObject({ code: 'storage', retryable: true });
    expect(store.spool.trouble()).toBeDefined();
    s3.setDown(false);
    await expect.poll(() => store.spool.trouble()).toBeUndefined();
    await expect(store.get('a/none.png')).rejects.toMatchObject({ code: 'not_here' });
  });

  it('deletes what waits, also while the store is down, and never uploads it again', async () => {
    const store = open(SOON);
    await store.put('a/1.png', bytes, options);
    s3.setDown(true);
    await store.put('a/2.png', bytes, options);
    await store.put('b/1.png', bytes, options);
    await expect(store.deleteAll('a/')).rejects.toMatchObject({ code: 'storage' });
    expect(await files.list()).toEqual(['b/1.png']);
    s3.setDown(false);
    await expect.poll(() => files.list()).toEqual([]);
    await store.deleteAll('a/');
    expect([...s3.objects.keys()]).toEqual(['b/1.png']);
  });
});
