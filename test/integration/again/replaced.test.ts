import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonItem, PictureItem } from '../../../src/services/people-views.ts';
import { type TestApi, openTestApi } from '../../support/api.ts';
import { DATABASES, environmentOf } from '../../support/databases.ts';

const WHAT = { count: 3, images: 4, persona_provider: 'offline', picture_provider: 'offline' };

type Person = PersonItem & { grids: PictureItem[] };
interface Listed<Item> {
  items: Item[];
}
interface Statistics {
  people_over_time: { completed: number; failed: number }[];
  pictures_over_time: { pictures: number }[];
  verdicts: { outcome: string; count: number }[];
  review: Record<string, number>;
  failures: unknown[];
  refusals: { by_gender: { people: number; lost: number }[] };
}

describe.each(DATABASES)('what was made again, on %s', (kind) => {
  let api: TestApi;
  let id: string;

  beforeAll(async () => {
    api = await openTestApi(await environmentOf(kind));
    const request = { description: 'harbour pilots in Rotterdam', ...WHAT };
    id = (await api.json<{ id: string }>('POST', '/datasets', request, 201)).id;
    await api.ended(id);
  });
  afterAll(() => api.close());

  const people = async (query = '') =>
    (await api.json<Listed<Person>>('GET', `/datasets/${id}/personas?${query}`)).items;
  const photos = async (query = 'kind=cell&limit=200') =>
    (await api.json<Listed<PictureItem>>('GET', `/datasets/${id}/pictures?${query}`)).items;
  const person = (personId: string) => api.json<Person>('GET', `/personas/${personId}`);
  const statistics = () => api.json<Statistics>('GET', `/datasets/${id}/statistics`);
  const post = (path: string, body?: unknown) => api.json<{ review: string }>('POST', path, body);
  const exported = async (query: string) => {
    const answer = await api.ask('GET', `/datasets/${id}/export?format=jsonl&${query}`);
    expect(answer.status).toBe(200);
    const lines = (await answer.text()).split('\n').filter(Boolean);
    return lines.map((line) => JSON.parse(line) as { id?: string; images?: { sha256: string }[] });
  };
  const photo = (picture = '') => api.json<PictureItem>('GET', `/pictures/${picture}`);
  const sum = <Row>(rows: readonly Row[], of: (row: Row) => number) =>
    rows.reduce((total, row) => total + of(row), 0);

  describe('a photo', () => {
    let old: PictureItem;
    let owner: Person;
    let fresh: PictureItem;

    beforeAll(async () => {
      owner = (await people())[0] as Person;
      old = await photo(owner.images[1]?.id);
      await post(`/pictures/${old.id}/reject`, { reason: 'Six fingers.' });
      await post(`/personas/${owner.id}/approve`);
      await api.json('POST', `/pictures/${old.id}/regenerate`, undefined, 202);
      await api.ended(id);
      fresh = await photo((await person(owner.id)).images[1]?.id);
    });

    it('is another one, about which nothing was decided', async () => {
      expect(fresh).toMatchObject({ index: 1, review: 'pending', review_reason: null, replaced_at: null });
      expect(fresh.id).not.toBe(old.id);
      expect(fresh.grid_id).not.toBe(old.grid_id);
      expect((await api.ask('POST', `/pictures/${fresh.id}/undo`)).status).toBe(409);
    });

    it('is in no list, filter or count any more', async () => {
      const all = await photos();
      expect(all).toHaveLength(12);
      expect(all.map((picture) => picture.id)).not.toContain(old.id);
      expect(await photos('review=rejected')).toEqual([]);
      expect(await person(owner.id)).toMatchObject({ verdict: 'not-a-photo', pictures_passed: 4 });
      const figures = await statistics();
      expect(figures.verdicts).toEqual([{ outcome: 'not-a-photo', count: 12 }]);
      expect(sum(figures.pictures_over_time, ({ pictures }) => pictures)).toBe(12);
      expect(await api.ended(id)).toMatchObject({ completed: 3, pictures: 12, failed: 0 });
    });

    it('takes back what was decided about the person, who looks different now', async () => {
      expect(await person(owner.id)).toMatchObject({ review: 'pending', reviewed_by: null });
      expect((await statistics()).review).toEqual({ approved: 0, rejected: 0, pending: 3 });
      expect((await api.ask('POST', `/personas/${owner.id}/undo`)).status).toBe(409);
      expect(await exported('approved=true')).not.toContainEqual(expect.objectContaining({ id: owner.id }));
      await post(`/personas/${owner.id}/approve`);
      expect(await post(`/personas/${owner.id}/undo`)).toMatchObject({ review: 'pending' });
      const history = await api.application.reviews.history(owner.id);
      const ofPerson = history.filter(({ pictureId }) => pictureId === null).map(({ action }) => action);
      expect(ofPerson).toEqual(['approved', 'remade', 'approved']);
    });

    it('is in no export', async () => {
      await post(`/personas/${owner.id}/approve`);
      for (const query of ['', 'passed=true', 'approved=true']) {
        const exportedPerson = (await exported(query)).find((line) => line.id === owner.id);
        const ids = exportedPerson?.images?.map((image) => image.sha256);
        expect(ids, query).toHaveLength(4);
        expect(ids, query).toContain(fresh.sha256);
        expect(ids, query).not.toContain(old.sha256);
      }
    });

    it('can be looked at by its address, and not be decided about', async () => {
      const seen = await api.json<PictureItem>('GET', `/pictures/${old.id}`);
      expect(seen).toMatchObject({ id: old.id, review: 'rejected', grid_id: old.grid_id });
      expect(Date.parse(seen.replaced_at ?? '')).toBeGreaterThan(Date.parse(old.created_at));
      expect((await api.ask('GET', `/pictures/${old.id}/file`)).status).toBe(200);
      const marks = await api.json<object>('GET', `/pictures/${old.id}/provenance`);
      expect(marks).toMatchObject({ verdict: 'holds', synthetic: true, unchanged: true });
      for (const action of ['approve', 'reject', 'undo', 'regenerate'])
        expect((await api.ask('POST', `/pictures/${old.id}/${action}`)).status, action).toBe(409);
      const known = await api.application.knownPictures.withBytes(old.sha256);
      expect(known).toMatchObject({ personaId: owner.id, kind: 'cell', index: 1, replaced: true });
      const now = await api.application.knownPictures.withBytes(fresh.sha256);
      expect(now).toMatchObject({ personaId: owner.id, kind: 'cell', index: 1, replaced: false });
    });
  });

  describe('a person', () => {
    let old: Person;
    let before: Statistics;

    beforeAll(async () => {
      const [, second] = await people();
      old = second as Person;
      await post(`/personas/${old.id}/approve`);
      before = await statistics();
      await api.json('POST', `/personas/${old.id}/regenerate`, undefined, 202);
      await api.ended(id);
    });

    it('is followed by another one, about whom nothing was decided', async () => {
      const now = (await people())[1];
      expect(now).toMatchObject({ position: 1, attempt: 1, status: 'completed', review: 'pending' });
      expect(now?.id).not.toBe(old.id);
      expect((await api.ask('POST', `/personas/${now?.id}/undo`)).status).toBe(409);
    });

    it('is in no list, search, count or statistics of failures', async () => {
      const q = encodeURIComponent(`${old.firstname} ${old.lastname}`);
      for (const query of ['', 'status=failed', `q=${q}`, 'review=approved', 'verdict=not-a-photo'])
        expect(
          (await people(query)).map((one) => one.id),
          query,
        ).not.toContain(old.id);
      expect(await people()).toHaveLength(3);
      const ids = new Set((await photos('limit=200')).map(({ persona_id }) => persona_id));
      expect(ids.has(old.id)).toBe(false);
      const after = await statistics();
      expect(sum(after.people_over_time, (row) => row.failed)).toBe(0);
      expect(sum(after.people_over_time, (row) => row.completed)).toBe(3);
      expect(sum(after.pictures_over_time, (row) => row.pictures)).toBe(12);
      expect(after.failures).toEqual(before.failures);
      expect(sum(after.refusals.by_gender, (row) => row.lost)).toBe(0);
      expect(after.review['approved']).toBe((before.review['approved'] ?? 0) - 1);
      expect(await api.ended(id)).toMatchObject({ completed: 3, pictures: 12, failed: 0 });
      const { counts } = api.application.datasets;
      expect(await counts(id)).toMatchObject({ completed: 3, failed: 0, gaps: 0 });
      const figures = await api.application.figures();
      expect(figures.people).toEqual([{ status: 'completed', people: 3 }]);
    });

    it('is in no export', async () => {
      for (const query of ['', 'passed=true', 'approved=true'])
        expect(
          (await exported(query)).map((line) => line.id),
          query,
        ).not.toContain(old.id);
    });

    it('can be looked at by the address, and not be decided about or changed', async () => {
      const gone = await person(old.id);
      expect(gone).toMatchObject({ status: 'failed', failure: { code: 'regenerated' } });
      for (const action of ['approve', 'reject', 'undo', 'regenerate'])
        expect((await api.ask('POST', `/personas/${old.id}/${action}`)).status, action).toBe(409);
      expect((await api.ask('PATCH', `/personas/${old.id}`, { about: 'Nobody.' })).status).toBe(409);
      const marks = await api.json<object>('GET', `/pictures/${old.images[0]?.id}/provenance`);
      expect(marks).toMatchObject({ verdict: 'holds', unchanged: true });
    });

    it('tells whoever watches nothing of a failure', async () => {
      const told = await api.application.events.newest(1_000);
      const sets = told.filter(({ type, datasetId }) => type === 'dataset' && datasetId === id);
      expect(sets.length).toBeGreaterThan(1);
      expect(new Set(sets.map(({ data }) => data['failed']))).toEqual(new Set([0]));
    });
  });
});
