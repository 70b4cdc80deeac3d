import { existsSync, readdirSync } from 'node:fs';
import { buffer } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromBufferPromise } from 'yauzl';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { scratchFolder } from '../../support/avatars.ts';

const folder = scratchFolder();
let api: TestApi;
let id: string;
beforeAll(async () => {
  api = await openTestApi({ AVATARS_DATA_DIR: folder });
  const body = { description: 'bakers in Lyon', count: 3, images: 2 };
  ({ id } = await api.json<{ id: string }>('POST', '/datasets', body, 201));
  await api.ended(id);
});
afterAll(() => api.close());

const get = (query: string) => api.ask('GET', `/datasets/${id}/export?${query}`);
const leftOver = () => (existsSync(`${folder}/exports`) ? readdirSync(`${folder}/exports`) : []);

async function filesIn(response: Response): Promise<string[]> {
  const zip = await fromBufferPromise(Buffer.from(await response.arrayBuffer()));
  const names: string[] = [];
  for await (const entry of zip.eachEntry()) {
    const content = await buffer(await zip.openReadStreamPromise(entry));
    if (content.length > 0) names.push(entry.fileName);
  }
  return names;
}

describe('an export', () => {
  it('is an attachment that names its pictures by their addresses here', async () => {
    const response = await get('format=json');
    expect(response.headers.get('Content-Disposition')).toBe(
      `attachment; filename="avatars-${id}-data.json"`,
    );
    expect(response.headers.get('Cache-Control')).toContain('no-store');
    const text = await response.text();
    const data = JSON.parse(text) as { synthetic: boolean; personas: { images: { url: string }[] }[] };
    expect(data.synthetic).toBe(true);
    expect(data.personas).toHaveLength(3);
    expect(data.personas[0]?.images[0]?.url).toMatch(
      /^http:\/\/127\.0\.0\.1:\d+\/api\/v1\/pictures\/[\w-]+\/file$/,
    );
    expect(text).not.toContain(folder);
  });

  it('comes as lines and as a table', async () => {
    expect((await (await get('format=jsonl')).text()).trim().split('\n').length).toBeGreaterThanOrEqual(3);
    const csv = await get('format=csv');
    expect(csv.headers.get('Content-Type')).toContain('text/csv');
    expect(await csv.text()).toContain('firstname');
  });

  it('comes as archives of pictures and of a gallery; nothing is left of their making', async () => {
    const zip = await filesIn(await get('format=zip'));
    expect(zip.filter((name) => name.endsWith('.png')).length).toBeGreaterThanOrEqual(6);
    const gallery = await filesIn(await get('format=html'));
    expect(gallery.some((name) => name.endsWith('index.html'))).toBe(true);
    expect(leftOver()).toEqual([]);
  });

  it.each(['json', 'zip', 'html'])('as %s ends when whoever reads it goes away', async (format) => {
    const response = await get(`format=${format}`);
    const reader = response.body!.getReader();
    await reader.read();
    await reader.cancel();
    await expect.poll(leftOver).toEqual([]);
  });

  it('makes nothing for HEAD', async () => {
    for (const format of ['zip', 'html', 'json']) {
      const path = `/datasets/${id}/export?format=${format}`;
      expect((await api.ask('HEAD', path)).headers.get('content-disposition')).toContain(id);
    }
    expect(leftOver()).toEqual([]);
  });

  it('leaves out whoever no reviewer has approved', async () => {
    const data = (await (await get('format=json&approved=true')).json()) as { personas: unknown[] };
    expect(data.personas).toEqual([]);
    const passed = (await (await get('format=json&passed=true')).json()) as { personas: unknown[] };
    expect(passed.personas).toHaveLength(3);
  });

  it('is refused of a dataset that is not here', async () => {
    const none = '01900000-0000-7000-8000-000000000001';
    expect((await api.ask('GET', `/datasets/${none}/export`)).status).toBe(404);
    expect((await get('format=exe')).status).toBe(400);
  });
});
