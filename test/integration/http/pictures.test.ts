import { createHash } from 'node:crypto';
import { readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PictureItem } from '../../../src/services/people-views.ts';
import type { Application, Dataset } from '../../../src/runtime/create-application.ts';
import { makeDataset } from '../../support/application.ts';
import { scratchFolder } from '../../support/avatars.ts';
import { startS3Server } from '../../support/s3-server/server.ts';
import { type AskOptions, openTestApi, type TestApi } from '../../support/api.ts';

interface Asked extends AskOptions {
  method?: string;
  body?: unknown;
}

interface Page {
  items: PictureItem[];
  next_cursor: string | null;
}

const OFFLINE = { personaProvider: 'offline', pictureProvider: 'offline' } as const;

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

async function localSetting() {
  return { environment: {}, close: async () => undefined };
}

async function s3Setting() {
  const server = await startS3Server({});
  const environment = {
    S3_ENDPOINT: server.url,
    S3_ACCESS_KEY: server.accessKey,
    S3_SECRET_KEY: server.secretKey,
    S3_BUCKET_NAME: server.bucket,
  };
  return { environment, close: () => server.close() };
}

describe.each([
  { name: 'in a local folder', start: localSetting },
  { name: 'in S3', start: s3Setting },
])('pictures over HTTP, $name', ({ start }) => {
  let setting: Awaited<ReturnType<typeof start>>;
  let application: Application;
  let dataset: Dataset;
  let api: TestApi;
  let all: PictureItem[];
  const dataDirectory = scratchFolder();

  /** As a reviewer unless told. */
  const ask = (path: string, { method = 'GET', body, ...options }: Asked = {}) =>
    api.ask(method, path, body, { as: 'reviewer', ...options });
  const list = async (query = ''): Promise<Page> => {
    const response = await ask(`/datasets/${dataset.id}/pictures?${query}`);
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as Page;
  };
  const ofKind = (kind: string) => all.filter((picture) => picture.kind === kind);

  beforeAll(async () => {
    setting = await start();
    api = await openTestApi({ ...setting.environment, AVATARS_DATA_DIR: dataDirectory });
    application = api.application;
    dataset = await makeDataset(application, { ...OFFLINE, count: 3, images: 4 });
    all = (await list()).items;
  });
  afterAll(async () => {
    await api.close();
    await setting.close();
  });

  it('lists and pages through them', async () => {
    expect(all).toHaveLength(3 * 6);
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null && seen.length <= all.length) {
      const page: Page = await list(`limit=7${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(all.map(({ id }) => id));
    expect((await list('kind=grid')).items).toEqual(ofKind('grid'));
    expect((await list('kind=cell&verdict=not-a-photo')).items).toEqual(ofKind('cell'));
    expect((await list('verdict=passed')).items).toEqual([]);
    expect((await ask(`/datasets/${dataset.id}/pictures?kind=odd`)).status).toBe(400);
    const grid = ofKind('grid').find(({ persona_id }) => persona_id === ofKind('cell')[0]?.persona_id);
    expect(ofKind('cell')[0]).toMatchObject({ grid_id: grid?.id, cost_usd: 0, call_id: grid?.call_id });
  });

  it('gives the stored bytes, as what they are, to be kept for good', async () => {
    for (const picture of [ofKind('base')[0], ofKind('grid')[0], ofKind('cell')[0]]) {
      const response = await ask(picture?.file_url ?? '');
      expect(response.status).toBe(200);
      expect(response.headers.get('Content-Type')).toBe('image/png');
      expect(response.headers.get('X-Content-Type-Options')).toBe('nosniff');
      expect(response.headers.get('Content-Security-Policy')).toContain('sandbox');
      expect(response.headers.get('Cache-Control')).toBe('private, max-age=31536000, immutable');
      const bytes = await bytesOf(response);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(picture?.sha256);
      const known = await ask(picture?.file_url ?? '', {
        headers: { 'If-None-Match': response.headers.get('ETag') ?? '' },
      });
      expect(known.status).toBe(304);
      for (const version of ['', '?v=00000000']) {
        const head = await ask(`/pictures/${picture?.id}/file${version}`, { method: 'HEAD' });
        expect(head.headers.get('Cache-Control')).toBe('private, no-cache');
        expect(await bytesOf(head)).toHaveLength(0);
      }
    }
  });

  it('makes each thumbnail once, in the widths that there are', async () => {
    const { thumbnail_url: url = '', sha256 = '' } = ofKind('base')[0] ?? {};
    const answers = await Promise.all(Array.from({ length: 8 }, () => ask(`${url}&width=160`)));
    const [first, ...others] = await Promise.all(answers.map(bytesOf));
    expect(await sharp(first).metadata()).toMatchObject({ format: 'webp', width: 160 });
    for (const other of others) expect(other.equals(first ?? Buffer.alloc(0))).toBe(true);
    const folder = join(dataDirectory, 'thumbnails', sha256.slice(0, 2));
    expect(await readdir(folder)).toEqual([`${sha256}-160.webp`]);
    // What is kept is what is answered: nothing is made again.
    await writeFile(join(folder, `${sha256}-160.webp`), 'kept');
    expect((await bytesOf(await ask(`${url}&width=160`))).toString()).toBe('kept');
    expect((await sharp(await bytesOf(await ask(url))).metadata()).width).toBe(320);
    for (const width of ['0', '161', '-1', '1e9', '99999', '../640', '640;', '%00', ''])
      expect((await ask(`${url}&width=${width}`)).status, width).toBe(400);
    expect((await readdir(folder)).length).toBe(2);
    expect((await ask(url, { as: null })).status).toBe(401);
  });

  it('says what the marks of a picture say', async () => {
    const marked = await ask(`/pictures/${ofKind('cell')[0]?.id}/provenance`);
    expect(await marked.json()).toMatchObject({
      verdict: 'holds',
      synthetic: true,
      unchanged: true,
      manifest: { state: 'valid' },
      signer: { kind: 'development' },
    });
    const original = await ask(`/pictures/${ofKind('grid')[0]?.id}/provenance`);
    expect(await original.json()).toMatchObject({ unchanged: true, verdict: 'unmarked' });
  });

  it('is decided about, one by one', async () => {
    const { id = '' } = ofKind('cell')[1] ?? {};
    const act = async (action: string, body?: unknown) => {
      const response = await ask(`/pictures/${id}/${action}`, { method: 'POST', body });
      return { status: response.status, ...((await response.json()) as PictureItem) };
    };
    expect(await act('undo')).toMatchObject({ status: 409, code: 'conflict' });
    expect(await act('reject', { reason: 'Blurred.' })).toMatchObject({
      review: 'rejected',
      review_reason: 'Blurred.',
    });
    expect((await list('review=rejected')).items.map((picture) => picture.id)).toEqual([id]);
    expect(await act('approve')).toMatchObject({ review: 'approved', review_reason: null });
    expect(await act('undo')).toMatchObject({ review: 'rejected', review_reason: 'Blurred.' });
    expect(await act('undo')).toMatchObject({ review: 'pending', reviewed_at: null });
    const response = await ask(`/pictures/${id}/reject`, { as: 'viewer', method: 'POST' });
    expect(response.status).toBe(403);
  });

  it('says when bytes are gone, and never sends what is no picture', async () => {
    const [gone, changed] = ofKind('cell').slice(-2);
    const keyOf = async (id = '') => (await application.people.picture(id))?.key ?? '';
    const html = Buffer.from('<html><script>alert(1)</script>');
    await application.store.put(await keyOf(changed?.id), html, { contentType: 'image/png' });
    for (const path of ['file', 'thumbnail', 'provenance']) {
      const response = await ask(`/pictures/${changed?.id}/${path}`);
      expect(response.status, path).toBe(422);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
    }
    const { url } = await application.store.url(await keyOf(gone?.id));
    if (!url.startsWith('file:')) return;
    await rm(fileURLToPath(url));
    for (const path of ['file', 'thumbnail', 'provenance'])
      expect((await ask(`/pictures/${gone?.id}/${path}`)).status, path).toBe(404);
  });
});
