import { afterEach, describe, expect, it } from 'vitest';
import type { Reaction, ServerCall } from '../../support/openai-server/index.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { startVendors, type Vendors } from '../../support/vendors.ts';

const size = { width: 512, height: 512 };
let vendors: Vendors;
let api: TestApi;
let react: (call: ServerCall) => Reaction = () => 'ok';
afterEach(async () => {
  react = () => 'ok';
  await api.close();
  await vendors.close();
});

async function make(changes: object = {}): Promise<string> {
  vendors = await startVendors({
    openai: { baseSize: size, gridSize: size, respond: (call) => react(call) },
  });
  api = await openTestApi(vendors.env);
  const request = {
    description: 'night nurses in Porto',
    count: 2,
    images: 4,
    persona_provider: 'flowise',
    picture_provider: 'openai',
    ...changes,
  };
  const { id } = await api.json<{ id: string }>('POST', '/datasets', request, 201);
  expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 2, pictures: 8 });
  return id;
}

/** What the vendors themselves charged. */
const charged = () => {
  const calls = (endpoint: string) =>
    vendors.openai.calls.filter((call) => call.charged && call.path.endsWith(endpoint)).length;
  return { bases: calls('/images/generations'), grids: calls('/images/edits') };
};

async function people(id: string) {
  const page = await api.application.personas.page(id, 'completed', -1, 100);
  return Promise.all(
    page.map(async (person) => ({
      person,
      pictures: await api.application.personas.picturesOf([person.id]),
    })),
  );
}

describe('a person who is made again', () => {
  it('is replaced by another one, for one person more; nothing of the first is deleted', async () => {
    const id = await make();
    expect(charged()).toEqual({ bases: 2, grids: 2 });
    const [first, second] = await people(id);
    const { person, pictures } = first!;
    const underWay = await api.json<{ expected_usd: number | null }>(
      'POST',
      `/personas/${person.id}/regenerate`,
      undefined,
      202,
    );
    expect(underWay).toEqual({ dataset_id: id, expected_usd: null });
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 2, pictures: 8 });
    expect(charged()).toEqual({ bases: 3, grids: 3 });

    const [now, same] = await people(id);
    expect(now?.person).toMatchObject({ position: person.position, attempt: person.attempt + 1 });
    expect(now?.person.id).not.toBe(person.id);
    expect(same).toEqual(second);
    const old = await api.application.personas.get(person.id);
    expect(old).toMatchObject({ status: 'failed', failureCode: 'regenerated' });
    for (const { id: picture, key } of pictures) {
      expect((await api.application.personas.picture(picture))?.replacedAt).toBeInstanceOf(Date);
      expect(await api.application.store.exists(key)).toBe(true);
    }
    expect((await api.ask('POST', `/personas/${person.id}/regenerate`)).status).toBe(409);
  });

  it('is refused where the cap would be passed, and nothing is changed', async () => {
    const id = await make({ persona_provider: 'offline' });
    const [
      { person, pictures } = (() => {
        throw new Error('nobody');
      })(),
    ] = await people(id);
    const cell = pictures.find(({ kind }) => kind === 'cell')!;
    await api.json('POST', `/datasets/${id}/resume`, { max_cost: 0.001 }, 202);
    await api.ended(id);
    for (const path of [`/personas/${person.id}`, `/pictures/${cell.id}`]) {
      const refused = await api.ask('POST', `${path}/regenerate`);
      expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'conflict' }]);
    }
    expect(await api.ended(id)).toMatchObject({ completed: 2 });
    expect(charged()).toEqual({ bases: 2, grids: 2 });
  });
});

describe('a photo that is made again', () => {
  it('is replaced by the best one of one more grid', async () => {
    const id = await make();
    const [
      { person, pictures } = (() => {
        throw new Error('nobody');
      })(),
    ] = await people(id);
    const old = pictures.find(({ kind, index }) => kind === 'cell' && index === 2)!;
    const underWay = await api.json<{ expected_usd: number }>(
      'POST',
      `/pictures/${old.id}/regenerate`,
      undefined,
      202,
    );
    expect(underWay.expected_usd).toBeGreaterThan(0);
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 2, pictures: 8 });
    expect(charged()).toEqual({ bases: 2, grids: 3 });

    const now = await api.application.personas.picturesOf([person.id]);
    const cell = now.find(({ kind, index }) => kind === 'cell' && index === 2)!;
    const grid = now.find(({ kind, callId }) => kind === 'grid' && callId === cell.callId)!;
    expect(cell.id).not.toBe(old.id);
    expect(grid.index).toBe(1);
    expect(now.filter(({ kind }) => kind === 'cell')).toHaveLength(4);
    expect(await api.application.store.exists(old.key)).toBe(true);
    expect(await api.application.store.exists(cell.key)).toBe(true);
    expect((await api.ask('POST', `/pictures/${old.id}/regenerate`)).status).toBe(409);
    expect((await api.ask('POST', `/pictures/${grid.id}/regenerate`)).status).toBe(409);
  });

  it('stays where the call is refused for good, and the dataset ends all the same', async () => {
    const id = await make();
    const [
      { person, pictures } = (() => {
        throw new Error('nobody');
      })(),
    ] = await people(id);
    const old = pictures.find(({ kind }) => kind === 'cell')!;
    react = () => 'moderation_blocked';
    await api.json('POST', `/pictures/${old.id}/regenerate`, undefined, 202);
    expect(await api.ended(id)).toMatchObject({ status: 'completed', completed: 2, pictures: 8 });
    expect(await api.application.personas.picturesOf([person.id])).toEqual(pictures);
    expect(charged()).toEqual({ bases: 2, grids: 2 });
  });
});
