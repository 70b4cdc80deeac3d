import { createHash, randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ObjectStore } from '../../src/ports/object-store.ts';
import { createSpoolingStore } from '../../src/pipeline/spooling-store.ts';
import { createLocalStore } from '../../src/storage/local-store.ts';
import { createS3Store } from '../../src/storage/s3-store.ts';
import { createSpoolFolder } from '../../src/storage/spool-folder.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';
import { startS3Server } from '../support/s3-server/server.ts';

const quiet = createSilentLogger();

interface Subject {
  store: ObjectStore;
  stop(): Promise<void>;
}

async function localSubject(): Promise<Subject> {
  const directory = await mkdtemp(join(tmpdir(), 'avatars-store-'));
  return {
    store: createLocalStore({ directory, logger: quiet }),
    stop: () => rm(directory, { recursive: true }),
  };
}

async function s3Subject(publicRead: boolean): Promise<Subject> {
  // Small pages, so that deleting has to turn them.
  const server = await startS3Server({ publicRead, pageSize: 3 });
  return {
    store: createS3Store({
      ...server,
      endpoint: server.url,
      logger: quiet,
      publicUrlBase: publicRead ? `${server.url}/${server.bucket}/` : undefined,
    }),
    stop: () => server.close(),
  };
}

async function spoolSubject(): Promise<Subject> {
  const s3 = await s3Subject(false);
  const directory = await mkdtemp(join(tmpdir(), 'avatars-spool-'));
  const files = createSpoolFolder({ directory, logger: quiet });
  return {
    store: createSpoolingStore({ store: s3.store, files, logger: quiet }),
    async stop() {
      expect(await files.list()).toEqual([]);
      await s3.stop();
      await rm(directory, { recursive: true });
    },
  };
}

const png = { contentType: 'image/png' };
const text = (content: string) => new TextEncoder().encode(content);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

async function readUrl(url: string): Promise<Uint8Array> {
  if (url.startsWith('file:')) return readFile(fileURLToPath(url));
  const response = await fetch(url);
  expect(response.status).toBe(200);
  return new Uint8Array(await response.arrayBuffer());
}

describe.each([
  { name: 'a local folder', start: localSubject },
  { name: 'S3 with signed URLs', start: () => s3Subject(false) },
  { name: 'S3 with public URLs', start: () => s3Subject(true) },
  { name: 'S3 behind a spool', start: spoolSubject },
])('an object store: $name', ({ start }) => {
  let subject: Subject;
  let store: ObjectStore;
  beforeAll(async () => {
    subject = await start();
    store = subject.store;
  });
  afterAll(() => subject.stop());

  it('gives back the bytes that were put, whatever bytes they are', async () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index);
    await store.put('datasets/1/all-bytes.bin', bytes, { contentType: 'application/octet-stream' });
    expect(Buffer.from(await store.get('datasets/1/all-bytes.bin')).equals(bytes)).toBe(true);
  });

  it('gives the same bytes a piece at a time', async () => {
    const bytes = randomBytes(700_000);
    await store.put('datasets/1/streamed.bin', bytes, { contentType: 'application/octet-stream' });
    const pieces = (await (await store.stream('datasets/1/streamed.bin')).toArray()) as Uint8Array[];
    expect(Buffer.concat(pieces).equals(bytes)).toBe(true);
    await expect(store.stream('datasets/1/nothing.bin')).rejects.toMatchObject({ code: 'not_here' });
    await expect(store.stream('datasets/1')).rejects.toMatchObject({ code: 'not_here' });
  });

  it.each([0, 1, 4095, 65_536, 5_000_000])('keeps an object of %i bytes', async (size) => {
    const bytes = randomBytes(size);
    await store.put(`sizes/${size}.png`, bytes, png);
    const received = await store.get(`sizes/${size}.png`);
    expect(received.byteLength).toBe(size);
    expect(sha256(received)).toBe(sha256(bytes));
  });

  it('puts only the bytes of a view, not the memory around it', async () => {
    const around = text('before-inside-after');
    await store.put('views/a.txt', around.subarray(7, 13), { contentType: 'text/plain' });
    expect(new TextDecoder().decode(await store.get('views/a.txt'))).toBe('inside');
  });

  it('replaces an object whole', async () => {
    await store.put('again/a.txt', text('a longer text than the next'), png);
    await store.put('again/a.txt', text('short'), png);
    expect(new TextDecoder().decode(await store.get('again/a.txt'))).toBe('short');
  });

  it('ends with one whole object when many write it at the same time', async () => {
    const versions = Array.from({ length: 8 }, (_, index) => Buffer.alloc(200_000, index));
    await Promise.all(versions.map((bytes) => store.put('race/a.bin', bytes, png)));
    const left = Buffer.from(await store.get('race/a.bin'));
    expect(versions.some((bytes) => bytes.equals(left))).toBe(true);
  });

  it('knows what is there and what is not', async () => {
    await store.put('there/a.txt', text('a'), png);
    expect(await store.exists('there/a.txt')).toBe(true);
    expect(await store.exists('there/b.txt')).toBe(false);
    expect(await store.exists('there')).toBe(false);
    expect(await store.exists('nowhere/at/all.txt')).toBe(false);
    expect(await store.exists('there/a.txt/below')).toBe(false);
  });

  it('says not_here for an object that does not exist', async () => {
    await store.put('gap/a/b.txt', text('b'), png);
    for (const key of ['gap/none.txt', 'gap/a', 'gap/a/b.txt/c']) {
      await expect(store.get(key)).rejects.toMatchObject({ name: 'AvatarError', code: 'not_here' });
    }
  });

  it.each([
    'umlaut/Jürgen-Müßig.png',
    'japanese/写真/一.png',
    'emoji/👩🏽‍🦱.png',
    'arabic/صورة.png',
    'marks/a b+c&d=e;f,g\'h(i)*j!k@l$m~n"o%20p#q?r[s]{t}^u`v|w<x>:y.png',
  ])('takes the key %s as it is, in its URL too', async (key) => {
    const bytes = text(`the object ${key}`);
    await store.put(key, bytes, png);
    expect(Buffer.from(await store.get(key)).equals(bytes)).toBe(true);
    expect(await store.exists(key)).toBe(true);
    const { url } = await store.url(key);
    expect(Buffer.from(await readUrl(url)).equals(bytes)).toBe(true);
    await store.deleteAll(`${key.split('/')[0]}/`);
    expect(await store.exists(key)).toBe(false);
  });

  it('deletes what is under a prefix, and nothing beside it', async () => {
    const under = Array.from({ length: 8 }, (_, index) => `heap/one/${index % 2}/${index}.txt`);
    const beside = ['heap/one-and-a-half/a.txt', 'heap/two/a.txt', 'heapish/a.txt'];
    for (const key of [...under, ...beside]) await store.put(key, text(key), png);
    await store.deleteAll('heap/one/');
    for (const key of under) expect([key, await store.exists(key)]).toEqual([key, false]);
    for (const key of beside) expect([key, await store.exists(key)]).toEqual([key, true]);
  });

  it('has nothing against deleting what is not there, and leaves a file of that name', async () => {
    await store.put('leaf/a', text('a'), png);
    await store.deleteAll('never/was/');
    await store.deleteAll('leaf/a/');
    expect(await store.exists('leaf/a')).toBe(true);
  });

  it.each([
    '',
    '/etc/passwd',
    '../outside.txt',
    'a/../../outside.txt',
    'a/./b',
    'a//b',
    'a/',
    '.hidden',
    'a/.unfinished/b',
    'a\\..\\b',
    'line\nbreak',
    'nul\0',
    'c1\u009bcontrol',
    'lone\ud800surrogate',
    `${'long/'.repeat(210)}key`,
    'x'.repeat(256),
  ])('refuses the key %j at every door', async (key) => {
    const refusal = { name: 'AvatarError', code: 'storage', failure: 'bad_request', retryable: false };
    await expect(store.put(key, text('x'), png)).rejects.toMatchObject(refusal);
    await expect(store.get(key)).rejects.toMatchObject(refusal);
    await expect(store.exists(key)).rejects.toMatchObject(refusal);
    await expect(store.url(key)).rejects.toMatchObject(refusal);
  });

  it.each(['', '/', 'no-slash', '../', 'a/../', './', '/a/'])('refuses the prefix %j', async (prefix) => {
    await expect(store.deleteAll(prefix)).rejects.toMatchObject({ code: 'storage', failure: 'bad_request' });
  });

  it('refuses metadata and content types that a header cannot carry', async () => {
    for (const metadata of [
      { name: 'Jürgen' },
      { 'Wrong Name': 'a' },
      { a: 'line\r\nx-amz-acl: public-read' },
      { a: 'x'.repeat(3000) },
    ]) {
      await expect(store.put('meta/a', text('x'), { ...png, metadata })).rejects.toMatchObject({
        failure: 'bad_request',
      });
    }
    for (const contentType of ['', 'png', 'image/png\r\nx-amz-acl: public-read']) {
      await expect(store.put('meta/a', text('x'), { contentType })).rejects.toMatchObject({
        failure: 'bad_request',
      });
    }
    await store.put('meta/a', text('x'), { ...png, metadata: { synthetic: 'true', dataset: 'abc-1' } });
    expect(await store.exists('meta/a')).toBe(true);
  });

  it('checks itself, and leaves nothing behind', async () => {
    await expect(store.check()).resolves.toBeUndefined();
  });
});
