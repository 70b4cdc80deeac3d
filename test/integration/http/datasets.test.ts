import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { datasetRequest } from '../../support/requests.ts';
import { sessionCookie, TEST_PASSWORD } from '../../support/test-server.ts';

interface Dataset {
  id: string;
  status: string;
  requested: number;
  completed: number;
}
interface Page<Item> {
  items: Item[];
  next_cursor: string | null;
}
const people = { description: 'retired teachers in Lisbon who garden', count: 2, images: 1, seed: 'api' };

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
});
afterAll(() => api.close());

const make = (changes: object = {}) => api.json<Dataset>('POST', '/datasets', { ...people, ...changes }, 201);
const names = async (id: string) =>
  (
    await api.json<{ personas: { id: string; firstname: string; lastname: string }[] }>(
      'GET',
      `/datasets/${id}/export?format=json`,
    )
  ).personas.map(({ id, firstname, lastname }) => `${id} ${firstname} ${lastname}`);
const withoutIds = (list: string[]) => list.map((text) => text.slice(37));

describe('a dataset', () => {
  it('is made, ends by itself, and is found in the list', async () => {
    const made = await make();
    expect(await api.ended(made.id)).toMatchObject({ status: 'completed', completed: 2, pictures: 2 });
    const page = await api.json<Page<Dataset>>('GET', '/datasets?q=lisbon&status=completed&limit=1');
    expect(page.items.map(({ id }) => id)).toEqual([made.id]);
    expect(await api.json('GET', '/datasets?q=li%25bon')).toMatchObject({ items: [] });
  });

  it('is extended: people who are there stay, the others are those of a larger one', async () => {
    const preview = await make({ count: 1, seed: 'grow' });
    await api.ended(preview.id);
    const [first] = await names(preview.id);
    for (const count of [2, 4]) {
      await api.json('POST', `/datasets/${preview.id}/extend`, { count }, 202);
      expect(await api.ended(preview.id)).toMatchObject({ status: 'completed', completed: count });
    }
    const grown = await names(preview.id);
    expect(grown[0]).toBe(first);
    const whole = await make({ count: 4, seed: 'grow' });
    await api.ended(whole.id);
    expect(withoutIds(grown)).toEqual(withoutIds(await names(whole.id)));
    expect((await api.ask('POST', `/datasets/${whole.id}/extend`, { count: 4 })).status).toBe(409);
  });

  it('is cancelled once, and then neither resumed nor extended', async () => {
    const { id } = await make({ count: 50 });
    await api.json('POST', `/datasets/${id}/cancel`);
    expect((await api.ask('POST', `/datasets/${id}/resume`, {})).status).toBe(409);
    expect((await api.ask('POST', `/datasets/${id}/resume`)).status).toBe(409);
    expect((await api.ask('POST', `/datasets/${id}/extend`, { count: 60 })).status).toBe(409);
    await api.json('POST', `/datasets/${id}/cancel`);
  });

  it('is resumed where it was paused', async () => {
    const { id } = await make({ count: 12 });
    await api.application.datasets.pause(id, { code: 'interrupted', message: 'Stopped.' });
    expect(await api.ended(id)).toMatchObject({ status: 'paused' });
    await api.json('POST', `/datasets/${id}/resume`, { max_cost: 5 }, 202);
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 12 });
    expect((await api.application.datasets.get(id))?.maxCost).toBe(5);
    expect((await api.ask('POST', `/datasets/${id}/resume`, {})).status).toBe(409);
  });

  it('is deleted for good', async () => {
    const { id } = await make({ count: 1 });
    await api.ended(id);
    expect((await api.ask('DELETE', `/datasets/${id}`)).status).toBe(204);
    expect((await api.ask('GET', `/datasets/${id}`)).status).toBe(404);
    expect((await api.ask('DELETE', `/datasets/${id}`)).status).toBe(404);
  });
});

describe('the list', () => {
  it('goes on where the page before ended, whatever is made meanwhile', async () => {
    const write = (description: string) => api.application.create(datasetRequest({ description, count: 1 }));
    const made: { id: string }[] = [];
    for (let n = 0; n < 5; n += 1) made.push(await write(`pages of bakers ${n}`));
    const seen: string[] = [];
    let cursor = '';
    do {
      const page = await api.json<Page<Dataset>>(
        'GET',
        `/datasets?q=pages%20of&limit=2${cursor && `&cursor=${cursor}`}`,
      );
      seen.push(...page.items.map(({ id }) => id));
      if (seen.length === 2) await write('pages of more bakers');
      cursor = page.next_cursor ?? '';
    } while (cursor);
    expect(seen).toEqual(made.map(({ id }) => id).toReversed());
    expect((await api.ask('GET', '/datasets?cursor=nonsense')).status).toBe(400);
  });

  it('is tagged: who has it already is told so', async () => {
    const first = await api.ask('GET', '/datasets?q=nothing%20like%20it');
    const tag = first.headers.get('ETag') ?? '';
    expect(tag).toMatch(/^(W\/)?"/);
    const again = await api.ask('GET', '/datasets?q=nothing%20like%20it', undefined, {
      headers: { 'If-None-Match': tag },
    });
    expect([again.status, await again.text()]).toEqual([304, '']);
  });
});

/** Headers with the session of somebody new. */
async function anotherAdministrator(): Promise<Record<string, string>> {
  const user = { email: 'bob@example.org', password: TEST_PASSWORD };
  await api.json('POST', '/users', { ...user, name: 'Bob', role: 'admin' }, 201);
  return { cookie: sessionCookie(await api.call('POST', '/api/auth/sign-in/email', { body: user })) };
}

describe('a key for one request', () => {
  const send = (body: object, key: string, headers: Record<string, string> = {}) =>
    api.ask('POST', '/datasets', { ...people, ...body }, { headers: { 'Idempotency-Key': key, ...headers } });

  it('gives the first answer again, to whoever asked, for the same request', async () => {
    const first = await (await send({ count: 1 }, 'one')).text();
    const again = await send({ count: 1 }, 'one');
    expect([again.status, await again.text()]).toEqual([201, first]);
    expect((await send({ count: 2 }, 'one')).status).toBe(422);
    const other = (await (await send({ count: 1 }, 'one', await anotherAdministrator())).json()) as Dataset;
    expect(other.id).not.toBe((JSON.parse(first) as Dataset).id);
  });

  it('makes one dataset of many requests at the same time', async () => {
    const answers = await Promise.all(Array.from({ length: 8 }, () => send({ count: 1 }, 'many')));
    const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Dataset).id));
    expect(new Set(ids).size).toBe(1);
  });

  it('goes on where the server died before it answered', async () => {
    const { application } = api;
    const answer = (await (await send({ count: 1 }, 'crash')).json()) as Dataset;
    await api.ended(answer.id);
    // As a crash leaves it: written down, neither begun nor answered.
    const dataset = await application.datasets.get(answer.id);
    const { id: _, createdAt: __, ...request } = dataset!;
    const { description, images, seed } = people;
    const asked = JSON.stringify({ description, count: 1, images, seed });
    const requestSha256 = createHash('sha256').update(asked).digest('hex');
    const { id: actor } = await api.json<{ id: string }>('GET', '/me');
    const made = await application.createOnce(request, { actor, key: 'died', requestSha256 });
    const id = 'dataset' in made ? made.dataset.id : '';
    const again = (await (await send({ count: 1 }, 'died')).json()) as Dataset;
    expect(again.id).toBe(id);
    expect(await api.ended(id)).toMatchObject({ status: 'completed' });
  });
});
