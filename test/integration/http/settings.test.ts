import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Settings } from '../../../src/domain/settings.ts';
import type { Role } from '../../../src/domain/access.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi({ IMAGES_PER_MINUTE: '30' });
});
afterAll(() => api.close());

const set = async (values: object) => (await api.ask('PATCH', '/settings', values)).status;

describe('settings', () => {
  it('change what is named, and are what new datasets begin with', async () => {
    const before = await api.json<Settings>('GET', '/settings');
    const after = await api.json<Settings>('PATCH', '/settings', {
      instructions: { x: 'Three words.' },
      default_images: 2,
      default_language: 'Portuguese',
      max_cost_per_dataset: 7.5,
    });
    expect(after).toEqual({
      ...before,
      instructions: { ...before.instructions, x: 'Three words.' },
      default_images: 2,
      default_language: 'Portuguese',
      max_cost_per_dataset: 7.5,
    });
    expect(await api.json('GET', '/settings')).toEqual(after);
    const body = { description: 'bakers in Lyon', count: 1 };
    const { id } = await api.json<{ id: string }>('POST', '/datasets', body, 201);
    expect(await api.application.datasets.get(id)).toMatchObject({
      images: 2,
      language: 'Portuguese',
      maxCost: 7.5,
      instructions: after.instructions,
    });
    expect(await api.json('POST', '/estimate', { ...body, images: 8 })).toMatchObject({ pictures: 8 });
  });

  it('refuse what would not do, and what the environment sets', async () => {
    expect(await set({ base_prompt: 'a selfie of {name}' })).toBe(422);
    expect(await set({ default_language: 'Klingonese' })).toBe(422);
    expect(await set({ default_images: 0 })).toBe(400);
    expect(await set({ something: 'else' })).toBe(400);
    expect(await set({ images_per_minute: 10 })).toBe(422);
    expect(await set({ images_per_minute: 30 })).toBe(200);
    expect(await api.json('GET', '/settings')).toMatchObject({ images_per_minute: 30 });
  });

  it('are changed by administrators alone; reviewers make nothing that costs money', async () => {
    const as = async (role: Role | null, method: string, path: string, body?: unknown) =>
      (await api.ask(method, path, body, { as: role })).status;
    for (const role of ['viewer', 'reviewer'] as const) {
      expect(await as(role, 'GET', '/settings')).toBe(200);
      expect(await as(role, 'PATCH', '/settings', { default_images: 3 })).toBe(403);
      expect(await as(role, 'POST', '/providers/check')).toBe(403);
      expect(await as(role, 'POST', '/datasets', { description: 'bakers', count: 1 })).toBe(403);
    }
    expect(await as(null, 'GET', '/settings')).toBe(401);
  });
});

describe('providers', () => {
  it('are unchecked until somebody looks', async () => {
    type Seen = {
      name: string;
      kind: string;
      health: string;
      configured: boolean;
      checked_at: string | null;
    }[];
    const before = await api.json<Seen>('GET', '/providers');
    expect(before.every(({ health }) => health === 'unchecked')).toBe(true);
    const after = await api.json<Seen>('POST', '/providers/check');
    expect(after.filter(({ configured }) => configured).map(({ health }) => health)).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
    expect(after.find(({ name }) => name === 'flowise')).toMatchObject({
      configured: false,
      checked_at: null,
    });
    expect(await api.json('GET', '/providers')).toEqual(after);
  });
});

describe('statistics', () => {
  it('count people and pictures of one dataset, and of all', async () => {
    const body = { description: 'bakers in Lyon', count: 3, images: 1 };
    const { id } = await api.json<{ id: string }>('POST', '/datasets', body, 201);
    await api.ended(id);
    interface Seen {
      people_over_time: { at: string; completed: number }[];
      pictures_over_time: { pictures: number }[];
      groups: { age: { count: number }[] };
      review: object;
    }
    const of = await api.json<Seen>('GET', `/datasets/${id}/statistics`);
    const sum = (numbers: number[]) => numbers.reduce((all, n) => all + n, 0);
    expect(sum(of.people_over_time.map(({ completed }) => completed))).toBe(3);
    expect(sum(of.pictures_over_time.map(({ pictures }) => pictures))).toBe(3);
    expect(sum(of.groups.age.map(({ count }) => count))).toBe(3);
    expect(of.review).toEqual({ approved: 0, rejected: 0, pending: 3 });
    expect(of).toMatchObject({ verdicts: [{ outcome: 'not-a-photo', count: 3 }], failures: [] });
    const all = await api.json<Seen>('GET', '/statistics');
    expect(sum(all.people_over_time.map(({ completed }) => completed))).toBeGreaterThanOrEqual(3);
  });

  it('ask no model for minors, nor does a dataset by its prompts', async () => {
    const datasets = () => api.json<object>('GET', '/datasets');
    const before = await datasets();
    const prompt = 'a selfie of a 12 year old schoolgirl. {bio_facebook} {gender}';
    const text = 'Write as a 13-year-old pupil.';
    expect(await set({ base_prompt: prompt })).toBe(422);
    expect(await set({ instructions: { tiktok: text } })).toBe(422);
    const wish = {
      description: 'gardeners',
      count: 1,
      persona_provider: 'offline',
      picture_provider: 'offline',
    };
    for (const more of [{ base_prompt: prompt }, { instructions: { tiktok: text } }])
      for (const path of ['/datasets', '/estimate'])
        expect((await api.ask('POST', path, { ...wish, ...more })).status, path).toBe(422);
    expect(await datasets()).toEqual(before);
  });
});
