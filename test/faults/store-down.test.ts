import { createHash } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { avatars, type Ended, scratchFolder, startAvatars } from '../support/avatars.ts';
import { dataDirectory } from '../support/databases.ts';
import { type S3Server, startS3Server } from '../support/s3-server/server.ts';
import { SMALL, startVendors, type Vendors } from '../support/vendors.ts';

const IMAGES = 4;
/** Milliseconds that the picture vendor takes for an answer. */
const LATENCY = 150;
/** Milliseconds after which an outage ends even if the work has come to a stand. */
const LONGEST_OUTAGE = 15_000;

interface Person {
  base_image: { url: string; sha256: string };
  images: { url: string; sha256: string }[];
}

interface Result {
  dataset: { id: string; status: string; completed: number };
  paused?: { code: string; message: string; hint: string };
}

describe('the S3 store is down', { timeout: 180_000 }, () => {
  let vendors: Vendors;
  let s3: S3Server;
  let data: string;
  let env: Record<string, string>;
  let onPicture: (received: number) => void;

  beforeEach(async () => {
    onPicture = () => {};
    vendors = await startVendors({
      openai: { ...SMALL, latencyMs: LATENCY, onReceived: () => onPicture(vendors.openai.calls.length) },
    });
    s3 = await startS3Server();
    data = await dataDirectory();
    env = {
      ...vendors.env,
      S3_ENDPOINT: s3.url,
      S3_ACCESS_KEY: s3.accessKey,
      S3_SECRET_KEY: s3.secretKey,
      S3_BUCKET_NAME: s3.bucket,
      AVATARS_DATA_DIR: data,
      IMAGE_CONCURRENCY: '2',
    };
  });
  afterEach(async () => {
    await vendors.close();
    await s3.close();
  });

  const generate = (people: number) => [
    'generate',
    'lighthouse keepers in Brittany',
    `--count=${people}`,
    `--images=${IMAGES}`,
    '--json',
  ];
  const resultOf = (ended: Ended) => ended.json() as Result;
  const charged = () => vendors.openai.calls.filter((call) => call.charged);
  const texts = () => vendors.flowise.calls.length;

  function spooled(): string[] {
    try {
      const entries = readdirSync(join(data, 'spool', 'datasets'), { recursive: true, withFileTypes: true });
      return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
    } catch {
      return [];
    }
  }

  /** Every picture of everybody is in the bucket, as it was made, with its type and its marks. */
  async function expectEverythingStored(id: string, people: number): Promise<void> {
    const out = join(scratchFolder(), 'people.json');
    const exported = await avatars(['export', id, '--format', 'json', '--out', out], env);
    expect(exported.code, exported.stderr).toBe(0);
    const { personas } = JSON.parse(await readFile(out, 'utf8')) as { personas: Person[] };
    expect(personas).toHaveLength(people);
    const pictures = personas.flatMap(({ base_image: base, images }) => [base, ...images]);
    expect(pictures).toHaveLength(people * (1 + IMAGES));
    for (const { url, sha256 } of pictures) {
      const key = decodeURIComponent(new URL(url).pathname).slice(`/${s3.bucket}/`.length);
      const object = s3.objects.get(key);
      expect(
        createHash('sha256')
          .update(object?.bytes ?? '')
          .digest('hex'),
        key,
      ).toBe(sha256);
      expect(object).toMatchObject({
        contentType: 'image/png',
        metadata: { synthetic: 'true', dataset: id },
      });
    }
    const grids = [...s3.objects.keys()].filter((key) => key.includes('/calls/') && key.endsWith('.png'));
    expect(grids).toHaveLength(people * 2);
    expect(spooled()).toEqual([]);
  }

  function expectNothingPaidTwice(people: number, inFlight = { pictures: 0, texts: 0 }): void {
    expect(charged().length).toBeGreaterThanOrEqual(people * 2);
    expect(charged().length).toBeLessThanOrEqual(people * 2 + inFlight.pictures);
    expect(texts()).toBeLessThanOrEqual(1 + people + inFlight.texts);
    const asked = charged().map((call) => `${call.path} ${call.prompt ?? ''}`);
    expect(asked.length - new Set(asked).size).toBeLessThanOrEqual(inFlight.pictures);
  }

  it('for the middle third of a run: the run goes on, and everything is uploaded', async () => {
    const people = 9;
    const calls = people * 2;
    let duringOutage = 0;
    let waiting = 0;
    let latest: NodeJS.Timeout | undefined;
    const up = () => {
      clearTimeout(latest);
      waiting ||= spooled().length;
      s3.setDown(false);
    };
    onPicture = (received) => {
      if (received === calls / 3) {
        s3.setDown(true);
        latest = setTimeout(up, LONGEST_OUTAGE);
      }
      if (received > calls / 3) duringOutage += 1;
      if (received === (calls * 2) / 3) up();
    };
    const ended = await avatars(generate(people), env);
    clearTimeout(latest);
    expect(ended.code, ended.stderr).toBe(0);
    expect(waiting).toBeGreaterThan(0);
    expect(duringOutage).toBeGreaterThan(0);
    expect(resultOf(ended)).toMatchObject({
      dataset: { status: 'completed', completed: people },
      cost: { repeats: 0, unknown: 0 },
    });
    expectNothingPaidTwice(people);
    await expectEverythingStored(resultOf(ended).dataset.id, people);
  });

  it('and the process is killed: what was paid for is uploaded by resume, and not paid for again', async () => {
    const people = 4;
    const running = startAvatars(generate(people), env);
    onPicture = (received) => void (received === 2 && s3.setDown(true));
    while (spooled().filter((name) => name.endsWith('.png')).length < 3) await sleep(5);
    const inFlight = {
      pictures: vendors.openai.calls.filter(
        (call) => call.endedAt === undefined || Date.now() - call.endedAt < 100,
      ).length,
      texts: vendors.flowise.calls.filter(
        (call) => call.endedAt === undefined || Date.now() - call.endedAt < 100,
      ).length,
    };
    running.child.kill('SIGKILL');
    expect((await running.ended).signal).toBe('SIGKILL');
    await vendors.openai.idle();
    const paid = charged().length;

    const early = await avatars(['resume', '--json'], env);
    expect(early.code, early.stderr).toBe(3);
    expect(resultOf(early).paused).toMatchObject({
      code: 'storage',
      hint: expect.stringContaining('avatars resume') as string,
    });
    expect(charged()).toHaveLength(paid);

    s3.setDown(false);
    const resumed = await avatars(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect(resultOf(resumed)).toMatchObject({ dataset: { status: 'completed', completed: people } });
    expectNothingPaidTwice(people, inFlight);
    // An answer that was under way at the kill is nobody's, and its picture is not in the bucket.
    await expectEverythingStored(resultOf(resumed).dataset.id, people);
  });

  it('until the end: paused with what waits and where, and resume completes without a paid call', async () => {
    const people = 2;
    onPicture = () => s3.setDown(true);
    const ended = await avatars(generate(people), env);
    expect(ended.code, ended.stderr).toBe(3);
    const { dataset, paused } = resultOf(ended);
    expect(dataset).toMatchObject({ status: 'paused', completed: 0 });
    const pictures = spooled().filter((name) => name.endsWith('.png'));
    expect(pictures).toHaveLength(people * (3 + IMAGES));
    expect(paused?.code).toBe('storage');
    expect(paused?.message).toContain(`${pictures.length} pictures`);
    expect(paused?.message).toContain(join(data, 'spool'));
    expect(paused?.hint).toContain(`avatars resume ${dataset.id} uploads`);
    expect(ended.stderr).toContain(paused?.message);
    const paid = { pictures: charged().length, texts: texts() };
    expect(paid.pictures).toBe(people * 2);

    s3.setDown(false);
    const resumed = await avatars(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expect({ pictures: charged().length, texts: texts() }).toEqual(paid);
    await expectEverythingStored(dataset.id, people);
  });

  it('for good, because it refuses the key: paused before more is paid for, and mended by resume', async () => {
    const ended = await avatars(generate(2), { ...env, S3_SECRET_KEY: 'wrong' });
    expect(ended.code, ended.stderr).toBe(3);
    expect(resultOf(ended).paused).toMatchObject({
      code: 'storage',
      message: expect.stringMatching(/secret key is wrong.*text waits in/) as string,
      hint: expect.stringContaining('S3_SECRET_KEY') as string,
    });
    expect(charged()).toEqual([]);
    expect(texts()).toBe(1);

    const resumed = await avatars(['resume', '--json'], env);
    expect(resumed.code, resumed.stderr).toBe(0);
    expectNothingPaidTwice(2);
    await expectEverythingStored(resultOf(resumed).dataset.id, 2);
  });
});
