import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonDetailItem, PersonItem } from '../../../src/services/people-views.ts';
import type { Application, Dataset } from '../../../src/runtime/create-application.ts';
import { makeDataset } from '../../support/application.ts';
import { type AskOptions, openTestApi, type TestApi } from '../../support/api.ts';

interface Asked extends AskOptions {
  method?: string;
  body?: unknown;
}

interface Page {
  items: PersonItem[];
  next_cursor: string | null;
}

const OFFLINE = { personaProvider: 'offline', pictureProvider: 'offline' } as const;

describe('people over HTTP', () => {
  let application: Application;
  let dataset: Dataset;
  let api: TestApi;
  let everybody: PersonItem[];

  /** As a reviewer unless told. */
  const ask = (path: string, { method = 'GET', body, ...options }: Asked = {}) =>
    api.ask(method, path, body, { as: 'reviewer', ...options });
  const list = async (query = ''): Promise<Page> => {
    const response = await ask(`/datasets/${dataset.id}/personas?${query}`);
    expect(response.status, await response.clone().text()).toBe(200);
    return (await response.json()) as Page;
  };
  const idsOf = (page: Page) => page.items.map(({ id }) => id);
  const act = async (id: string, action: string, body?: unknown) => {
    const response = await ask(`/personas/${id}/${action}`, { method: 'POST', body });
    return { status: response.status, person: (await response.json()) as PersonItem & { detail?: string } };
  };
  const patch = (id: string, body: unknown, headers: Record<string, string> = {}) =>
    ask(`/personas/${id}`, { method: 'PATCH', body, headers });

  beforeAll(async () => {
    api = await openTestApi();
    application = api.application;
    dataset = await makeDataset(application, { ...OFFLINE, count: 7, images: 2 });
    everybody = (await list()).items;
  });
  afterAll(() => api.close());

  it('lists them by position, with their pictures', () => {
    expect(everybody.map(({ position }) => position)).toEqual([0, 1, 2, 3, 4, 5, 6]);
    for (const person of everybody) {
      expect(person).toMatchObject({
        dataset_id: dataset.id,
        status: 'completed',
        review: 'pending',
        verdict: 'not-a-photo',
        pictures_passed: 2,
        pictures_wanted: 2,
        cost_usd: 0,
        base_image: { kind: 'base', review: 'pending', similarity: null },
      });
      expect(person.images).toHaveLength(2);
      expect(person.images[0]?.verdict).toEqual({ outcome: 'not-a-photo', reasons: expect.any(Array) });
      // What is large, or of use to few, is told of one person alone.
      for (const left of ['grids', 'picture_prompt']) expect(person).not.toHaveProperty(left);
    }
  });

  it('pages through them with a cursor, and refuses one that it did not give', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    for (let pages = 0; cursor !== null && pages < 10; pages += 1) {
      const page: Page = await list(`limit=3${cursor ? `&cursor=${cursor}` : ''}`);
      seen.push(...idsOf(page));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(everybody.map(({ id }) => id));
    const tooLarge = Buffer.from('[99999999999,0]').toString('base64url');
    for (const wrong of ['nonsense', tooLarge, Buffer.from('["1",{}]').toString('base64url')]) {
      const refused = await ask(`/datasets/${dataset.id}/personas?cursor=${wrong}`);
      expect(refused.status).toBe(400);
      expect(await refused.json()).toMatchObject({ code: 'invalid_cursor' });
    }
  });

  it('refuses a filter that it does not have: misspelt, it would give everybody', async () => {
    const refused = await ask(`/datasets/${dataset.id}/personas?reviewed=approved`);
    expect(refused.status).toBe(400);
    const { errors } = (await refused.json()) as { errors: { message: string }[] };
    expect(errors[0]?.message).toContain('"reviewed"');
    expect((await ask(`/datasets/${dataset.id}/export?aproved=true`)).status).toBe(400);
  });

  it('filters by everything that it says, alone and together', async () => {
    const by = async (query: string, holds: (person: PersonItem) => boolean) => {
      const found = idsOf(await list(query));
      expect(found, query).toEqual(everybody.filter(holds).map(({ id }) => id));
    };
    await by('status=completed', () => true);
    await by('status=failed', () => false);
    await by('verdict=not-a-photo', () => true);
    await by('verdict=failed', () => false);
    await by('gender=female', ({ gender }) => gender === 'f');
    await by('gender=m&age=60%2B', ({ gender, age }) => gender === 'm' && age >= 60);
    await by('age=45-59', ({ age }) => age >= 45 && age < 60);
    const ethnicity = everybody.find((person) => person.ethnicity !== null)?.ethnicity ?? 'not stated';
    await by(`ethnicity=${encodeURIComponent(ethnicity)}`, (person) => person.ethnicity === ethnicity);
    await by('ethnicity=not%20stated', (person) => person.ethnicity === null);
  });

  it('searches the beginnings of words, whatever the accents and the case', async () => {
    const [person] = everybody;
    const id = person?.id ?? '';
    expect((await patch(id, { lastname: 'Ångström-Núñez', job_title: 'Glass blower' })).status).toBe(200);
    for (const q of ['angstrom', 'NUNEZ', 'núñ gla', '"blower" | !', "glass'); --"])
      expect(idsOf(await list(`q=${encodeURIComponent(q)}`)), q).toEqual([id]);
    for (const q of ['lower', 'angstrom nobody', '%', '***'])
      expect(idsOf(await list(`q=${encodeURIComponent(q)}`)), q).toEqual([]);
    expect(idsOf(await list('q='))).toHaveLength(7);
  });

  it('refuses queries that do not fit, and nobody can look without permission', async () => {
    const path = `/datasets/${dataset.id}/personas`;
    for (const query of [
      'limit=0',
      'limit=201',
      'status=odd',
      'age=12-17',
      'q=%00',
      'gender=%00',
      'verdict=',
    ])
      expect((await ask(`${path}?${query}`)).status, query).toBe(400);
    expect((await ask('/datasets/01900000-0000-7000-8000-000000000009/personas')).status).toBe(404);
    expect((await ask('/personas/not-an-id')).status).toBe(400);
    expect((await ask('/personas/01900000-0000-7000-8000-000000000009')).status).toBe(404);
    expect((await ask(path, { as: null })).status).toBe(401);
    const id = everybody[0]?.id ?? '';
    for (const action of ['approve', 'reject', 'undo'])
      expect((await ask(`/personas/${id}/${action}`, { as: 'viewer', method: 'POST' })).status).toBe(403);
    const edit = await ask(`/personas/${id}`, { as: 'viewer', method: 'PATCH', body: { age: 40 } });
    expect(edit.status).toBe(403);
  });

  it('gives one person with the grids that the photos were cut from', async () => {
    const response = await ask(`/personas/${everybody[1]?.id}`);
    const person = (await response.json()) as PersonDetailItem;
    expect(person.grids).toHaveLength(1);
    expect(person.picture_prompt).toContain('photo');
    expect(person.images[0]?.verdict).toHaveProperty('measures');
    expect(person.images.map(({ grid_id }) => grid_id)).toEqual([person.grids[0]?.id, person.grids[0]?.id]);
    expect(person.images[0]?.rectangle).toMatchObject({ left: expect.any(Number), top: expect.any(Number) });
    const again = await ask(`/personas/${person.id}`, {
      headers: { 'If-None-Match': response.headers.get('ETag') ?? '' },
    });
    expect(again.status).toBe(304);
    const page = await ask(`/datasets/${dataset.id}/personas`);
    const same = await ask(`/datasets/${dataset.id}/personas`, {
      headers: { 'If-None-Match': page.headers.get('ETag') ?? '' },
    });
    expect(same.status).toBe(304);
  });

  it('keeps who decided what, when and why, and takes decisions back one by one', async () => {
    const id = everybody[2]?.id ?? '';
    expect((await act(id, 'undo')).status).toBe(409);
    const approved = await act(id, 'approve');
    expect(approved.person).toMatchObject({ review: 'approved', reviewed_by: 'reviewer@example.org' });
    expect(Date.parse(approved.person.reviewed_at ?? '')).toBeGreaterThan(Date.now() - 60_000);
    await act(id, 'approve');
    const rejected = await act(id, 'reject', { reason: ' Six fingers. ' });
    expect(rejected.person).toMatchObject({ review: 'rejected', review_reason: 'Six fingers.' });
    expect(idsOf(await list('review=rejected'))).toEqual([id]);
    expect((await act(id, 'undo')).person).toMatchObject({ review: 'approved', review_reason: null });
    expect((await act(id, 'undo')).person).toMatchObject({ review: 'pending', reviewed_by: null });
    expect((await act(id, 'undo')).status).toBe(409);
    const history = await application.reviews.history(id);
    expect(history.map(({ action, reason, undoneByName }) => [action, reason, undoneByName])).toEqual([
      ['approved', null, 'reviewer@example.org'],
      ['rejected', 'Six fingers.', 'reviewer@example.org'],
    ]);
    expect((await act(id, 'reject', { reason: 'x'.repeat(1_001) })).status).toBe(400);
    expect((await act(id, 'reject', { reason: '\0' })).status).toBe(400);
  });

  it('changes texts by the rules for writers, and says what is wrong', async () => {
    const id = everybody[3]?.id ?? '';
    const stored = await patch(id, { firstname: '  Zoe\u0308 ', workplace: null, age: 52 });
    expect(await stored.json()).toMatchObject({ firstname: 'Zoë', workplace: null, age: 52 });
    const refused: [unknown, string][] = [
      [{ bio_tiktok: 'x'.repeat(81) }, 'bio_tiktok'],
      [{ bio_x: 'I am 15 years old.' }, 'bio_x'],
      [{ firstname: 'a\u202eb' }, 'firstname'],
      [{ about: 'x'.repeat(5_001) }, 'about'],
      [{ firstname: ' ' }, 'firstname'],
    ];
    for (const [body, field] of refused) {
      const response = await patch(id, body);
      expect(response.status, JSON.stringify(body).slice(0, 60)).toBe(422);
      expect(await response.json()).toMatchObject({
        code: 'not_storable',
        errors: [{ path: `/json/${field}` }],
      });
    }
    const noText = { job_title: 'one\u0000two' };
    for (const body of [noText, { age: 17 }, { age: null }, { age: 18.5 }, { id: 'x' }, [], 'text'])
      expect((await patch(id, body)).status, JSON.stringify(body)).toBe(400);
    const history = await application.reviews.history(id);
    expect(history).toHaveLength(1);
    expect(history[0]?.changes).toMatchObject({ age: { from: everybody[3]?.age, to: 52 } });
  });

  it('does not overwrite what somebody else changed meanwhile', async () => {
    const id = everybody[4]?.id ?? '';
    const seen = (await ask(`/personas/${id}`)).headers.get('ETag') ?? '';
    const first = await patch(id, { job_title: 'Baker' }, { 'If-Match': seen });
    expect(first.status).toBe(200);
    expect((await patch(id, { job_title: 'Potter' }, { 'If-Match': seen })).status).toBe(412);
    expect((await patch(id, { job_title: 'Potter' }, { 'If-Match': `W/${seen}` })).status).toBe(412);
    const newest = first.headers.get('ETag') ?? '';
    expect((await patch(id, { job_title: 'Potter' }, { 'If-Match': newest })).status).toBe(200);
    // Nor is another text approved than the one that was read.
    const decide = (what: string, match: string) =>
      ask(`/personas/${id}/${what}`, { method: 'POST', headers: { 'If-Match': match } });
    for (const what of ['approve', 'reject', 'undo']) expect((await decide(what, newest)).status).toBe(412);
    const now = (await ask(`/personas/${id}`)).headers.get('ETag') ?? '';
    expect((await decide('approve', now)).status).toBe(200);
    expect((await decide('undo', '*')).status).toBe(200);
    const both = await Promise.all([patch(id, { about: 'One.' }), patch(id, { workplace: 'Two' })]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect(await (await ask(`/personas/${id}`)).json()).toMatchObject({ about: 'One.', workplace: 'Two' });
  });
});
