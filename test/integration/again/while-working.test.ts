import { readdirSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { PersonItem } from '../../../src/services/people-views.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { hasSaid, type Running, startAvatars } from '../../support/avatars.ts';
import { DATABASES, environmentOf } from '../../support/databases.ts';
import { type HeldVendors, startHeldVendors } from '../../support/held-vendors.ts';

const WHAT = {
  description: 'tram drivers in Lisbon',
  images: 4,
  persona_provider: 'offline',
  picture_provider: 'openai',
};
const SOON = { timeout: 60_000, interval: 20 };

interface Seen {
  status: string;
  completed: number;
  pictures: number;
}
interface Call {
  stage: string;
  status: string;
  provider: string;
  repeat_of: string | null;
}

/** Who works: this server alone, or a worker beside it that shares its database and its folder. */
const WORKERS = [
  ...DATABASES.map((kind) => ({ kind, besides: false })),
  { kind: 'PostgreSQL' as const, besides: true },
];

describe.each(WORKERS)('a server at work on $kind, a worker besides: $besides', ({ kind, besides }) => {
  let vendors: HeldVendors;
  let api: TestApi;
  let folder: string;
  let worker: Running | undefined;

  beforeEach(async () => {
    vendors = await startHeldVendors();
    const environment: Record<string, string> = {
      ...vendors.env,
      IMAGE_CONCURRENCY: '2',
      ...(await environmentOf(kind)),
    };
    folder = environment['AVATARS_DATA_DIR'] ?? '';
    api = await openTestApi(environment);
    worker = besides ? startAvatars(['worker', '--json'], environment) : undefined;
    if (worker) await hasSaid(worker, 'Waiting for datasets');
  });
  afterEach(async () => {
    vendors.release();
    worker?.child.kill('SIGTERM');
    const ended = await worker?.ended;
    if (ended && ended.code !== 0) {
      throw new Error(`The worker ended with ${ended.code}: ${ended.stderr}`);
    }
    await api.close();
    await vendors.close();
  });

  const create = async (count: number, changes: object = {}) =>
    (await api.json<{ id: string }>('POST', '/datasets', { ...WHAT, count, ...changes }, 201)).id;
  const post = (path: string, body?: unknown, status = 202) => api.json<Seen>('POST', path, body, status);
  const people = async (id: string) =>
    (await api.json<{ items: PersonItem[] }>('GET', `/datasets/${id}/personas`)).items;
  const seen = (id: string) => api.json<Seen>('GET', `/datasets/${id}`);
  const arrivals = async (kindOfCall: 'bases' | 'grids', count: number) =>
    expect.poll(() => vendors.arrived()[kindOfCall], SOON).toBeGreaterThanOrEqual(count);
  const completed = async (id: string, count: number) =>
    expect.poll(async () => (await seen(id)).completed, SOON).toBeGreaterThanOrEqual(count);

  /** What the vendor charged is what the ledgers of these datasets say, and nothing was asked for twice. */
  async function expectPaidOnce(ids: readonly string[], bases: number, grids: number): Promise<void> {
    expect(vendors.charged()).toEqual({ bases, grids });
    const calls: Call[] = [];
    for (const id of ids)
      calls.push(...(await api.json<{ items: Call[] }>('GET', `/datasets/${id}/calls?limit=200`)).items);
    const paid = calls.filter(({ provider, status }) => provider === 'openai' && status === 'succeeded');
    expect(paid.filter(({ stage }) => stage === 'base-picture')).toHaveLength(bases);
    expect(paid.filter(({ stage }) => stage === 'grid')).toHaveLength(grids);
    expect(calls.filter(({ repeat_of: repeats }) => repeats !== null)).toEqual([]);
  }

  it('takes the people up that are added in the middle', async () => {
    vendors.hold();
    const id = await create(2);
    await arrivals('bases', 1);
    await post(`/datasets/${id}/extend`, { count: 5 });
    vendors.release();
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 5, pictures: 20 });
    await post(`/datasets/${id}/extend`, { count: 6 });
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 6, pictures: 24 });
    await expectPaidOnce([id], 6, 6);
  });

  it('makes photos again while others are made, two of one person after each other', async () => {
    const id = await create(2);
    await api.ended(id);
    const [person] = await people(id);
    const photo = (index: number) => person?.images[index]?.id;
    vendors.hold();
    const { bases, grids } = vendors.arrived();
    await post(`/datasets/${id}/extend`, { count: 3 });
    await arrivals('bases', bases + 1);
    await post(`/pictures/${photo(0)}/regenerate`);
    await arrivals('grids', grids + 1);
    await post(`/pictures/${photo(1)}/regenerate`);
    await post(`/pictures/${photo(1)}/regenerate`, undefined, 409);
    vendors.release();
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 3, pictures: 12 });
    const now = (await people(id)).find((one) => one.id === person?.id);
    expect(now?.images.map((image, index) => image.id === photo(index))).toEqual([false, false, true, true]);
    await expectPaidOnce([id], 3, 5);
  });

  it('makes a person again in the middle, also one whose photo is being made again', async () => {
    vendors.holdGrids({ but: 1 });
    const id = await create(3);
    await completed(id, 1);
    const [person] = (await people(id)).filter(({ status }) => status === 'completed');
    await post(`/pictures/${person?.images[0]?.id}/regenerate`);
    await arrivals('grids', 3);
    await post(`/personas/${person?.id}/regenerate`);
    await post(`/personas/${person?.id}/regenerate`, undefined, 409);
    vendors.release();
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 3, pictures: 12 });
    const now = await people(id);
    expect(now.map(({ position }) => position)).toEqual([0, 1, 2]);
    expect(now[person?.position ?? 0]).toMatchObject({ attempt: 1, status: 'completed' });
    // The grid for the old photo may have been asked for before the person was given up.
    const { grids } = vendors.charged();
    expect(grids).toBeGreaterThanOrEqual(4);
    expect(grids).toBeLessThanOrEqual(5);
    await expectPaidOnce([id], 4, grids);
  });

  it('ends what is cancelled, once what is under way has come, and makes the next', async () => {
    vendors.hold();
    const id = await create(4);
    await arrivals('bases', 2);
    await post(`/datasets/${id}/cancel`, undefined, 200);
    vendors.release();
    await vendors.openai.idle();
    const next = await create(1);
    expect(await api.ended(next)).toMatchObject({ status: 'completed', completed: 1 });
    expect(await seen(id)).toMatchObject({ status: 'cancelled', completed: 0 });
    for (const path of ['resume', 'extend'])
      await post(`/datasets/${id}/${path}`, path === 'extend' ? { count: 9 } : {}, 409);
    await expectPaidOnce([id, next], 3, 1);
  });

  it('forgets what is deleted in the middle, and makes the next', async () => {
    vendors.hold();
    const id = await create(4);
    await arrivals('bases', 2);
    const deleted = api.ask('DELETE', `/datasets/${id}`);
    await expect.poll(async () => (await api.ask('GET', `/datasets/${id}`)).status, SOON).toBe(200);
    vendors.release();
    expect((await deleted).status).toBe(204);
    expect((await api.ask('GET', `/datasets/${id}`)).status).toBe(404);
    const next = await create(1);
    expect(await api.ended(next)).toMatchObject({ status: 'completed', completed: 1 });
    const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
    expect(files.filter(({ parentPath }) => parentPath.includes(next)).length).toBeGreaterThan(5);
    expect(files.filter(({ parentPath }) => parentPath.includes(id))).toEqual([]);
    expect(vendors.charged()).toEqual({ bases: 3, grids: 1 });
  });

  it('goes on at once where somebody resumes while the last calls are still under way', async () => {
    vendors.hold();
    const id = await create(3, { max_cost: 0.5 });
    await arrivals('bases', 2);
    await api.application.datasets.pause(id, { code: 'max-cost', message: 'That is enough.' });
    await post(`/datasets/${id}/resume`, { max_cost: 5 });
    vendors.release();
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 3, pictures: 12 });
    await expectPaidOnce([id], 3, 3);
  });

  it('works on two datasets, and on one of them again while the other one runs', async () => {
    const [first, second] = [await create(2), await create(2, { description: 'potters in Fez' })];
    expect(await api.ended(first)).toMatchObject({ status: 'completed', completed: 2 });
    expect(await api.ended(second)).toMatchObject({ status: 'completed', completed: 2 });
    vendors.hold();
    const before = vendors.arrived();
    await post(`/datasets/${first}/extend`, { count: 3 });
    await arrivals('bases', before.bases + 1);
    const [person] = await people(second);
    await post(`/pictures/${person?.images[2]?.id}/regenerate`);
    await arrivals('grids', before.grids + 1);
    vendors.release();
    expect(await api.ended(first)).toMatchObject({ status: 'completed', completed: 3 });
    expect(await api.ended(second)).toMatchObject({ status: 'completed', completed: 2, pictures: 8 });
    await expectPaidOnce([first, second], 5, 6);
  });
});
