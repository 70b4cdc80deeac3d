import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonItem } from '../../../src/services/people-views.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { DATABASES, environmentOf } from '../../support/databases.ts';
import { type HeldVendors, startHeldVendors } from '../../support/held-vendors.ts';

describe.each(DATABASES)('a text that is edited, on %s', (kind) => {
  let vendors: HeldVendors;
  let api: TestApi;
  let id: string;
  let dataset: string;

  const post = (path: string, body?: unknown, status = 200) =>
    api.json<PersonItem>('POST', `/personas/${id}/${path}`, body, status);
  const patch = (body: object, status = 200) =>
    api.json<PersonItem>('PATCH', `/personas/${id}`, body, status);
  const read = () => api.json<PersonItem>('GET', `/personas/${id}`);

  beforeAll(async () => {
    vendors = await startHeldVendors();
    api = await openTestApi({ ...vendors.env, ...(await environmentOf(kind)) });
    vendors.hold();
    const request = { description: 'clockmakers in Bern', count: 1, images: 4 };
    const providers = { persona_provider: 'offline', picture_provider: 'openai' };
    dataset = (await api.json<{ id: string }>('POST', '/datasets', { ...request, ...providers }, 201)).id;
  });
  afterAll(async () => {
    await api.close();
    await vendors.close();
  });

  it('is kept while pictures of the person are being made, which are paid for once', async () => {
    await expect.poll(() => vendors.arrived().bases, { timeout: 60_000 }).toBe(1);
    const path = `/datasets/${dataset}/personas`;
    id = (await api.json<{ items: PersonItem[] }>('GET', path)).items[0]?.id ?? '';
    expect(await patch({ job_title: 'Watchmaker' })).toMatchObject({
      status: 'written',
      job_title: 'Watchmaker',
    });
    await patch({ bio_x: 'I am 15 years old.' }, 422);
    await post('approve', undefined, 409);
    vendors.release();
    expect(await api.ended(dataset)).toMatchObject({ status: 'completed', completed: 1 });
    expect(await read()).toMatchObject({ status: 'completed', job_title: 'Watchmaker', review: 'pending' });
    expect(vendors.charged()).toEqual({ bases: 1, grids: 1 });
  });

  it('is to be decided about anew, whatever was decided before', async () => {
    for (const decision of ['approve', 'reject']) {
      await post(decision, decision === 'reject' ? { reason: 'The job is wrong.' } : undefined);
      const about = `Edited after somebody said ${decision}.`;
      const edited = await patch({ about });
      expect(edited).toMatchObject({ about, review: 'pending', reviewed_by: null, review_reason: null });
      expect(
        (await api.json<{ items: object[] }>('GET', `/datasets/${dataset}/personas?review=pending`)).items,
      ).toHaveLength(1);
      // An approval of the text before never comes to hold for the text after.
      await post('undo', undefined, 409);
    }
    await post('approve');
    expect(await post('undo')).toMatchObject({ review: 'pending' });
    await post('undo', undefined, 409);
    const actions = (await api.application.reviews.history(id)).map(({ action }) => action);
    expect(actions).toEqual(['edited', 'approved', 'edited', 'rejected', 'edited', 'approved']);
  });

  it('leaves what was decided as it is where nothing changes, or the edit is refused', async () => {
    await post('approve');
    const { about } = await read();
    expect(await patch({ about })).toMatchObject({ review: 'approved' });
    await patch({ bio_tiktok: 'x'.repeat(81) }, 422);
    expect(await read()).toMatchObject({ review: 'approved', reviewed_by: 'admin@example.org' });
  });

  it('is found by its new words, and exported with them', async () => {
    await patch({ workplace: 'Zytglogge' });
    const found = await api.json<{ items: object[] }>('GET', `/datasets/${dataset}/personas?q=zytglog`);
    expect(found.items).toHaveLength(1);
    const exported = await (await api.ask('GET', `/datasets/${dataset}/export?format=jsonl`)).text();
    expect(exported).toContain('Zytglogge');
    const approved = await (
      await api.ask('GET', `/datasets/${dataset}/export?format=jsonl&approved=true`)
    ).text();
    expect(approved).not.toContain('Zytglogge');
  });

  it('is kept when a photo is made again afterwards, of the person as they were', async () => {
    const { images } = await read();
    await api.json('POST', `/pictures/${images[0]?.id}/regenerate`, undefined, 202);
    await api.ended(dataset);
    expect(await read()).toMatchObject({ workplace: 'Zytglogge', job_title: 'Watchmaker' });
    expect(vendors.charged()).toEqual({ bases: 1, grids: 2 });
  });
});
