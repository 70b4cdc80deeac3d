import { afterAll, beforeAll, expect, it } from 'vitest';
import * as client from '../../../web/src/api/client.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';

let api: TestApi;
beforeAll(async () => {
  api = await openTestApi();
  client.defaults.baseUrl = `${api.url}/api/v1`;
  client.defaults.headers = { 'X-Api-Key': await api.newKey() };
});
afterAll(() => api.close());

/** The answer of a call that must have gone well. */
function ok<Answer extends { status: number; data: unknown }, Status extends number>(
  answer: Answer,
  status: Status,
): Extract<Answer, { status: Status }>['data'] {
  expect(answer.status, JSON.stringify(answer.data)).toBe(status);
  return answer.data;
}

it('the generated client makes a dataset, watches it to the end and exports it', async () => {
  const newDataset = { description: 'retired teachers in Lisbon who garden', count: 1, images: 1 };
  const expected = ok(await client.estimateDataset({ newDataset }), 200);
  expect(expected).toMatchObject({ pictures: 1, usd: 0 });

  const idempotencyKey = crypto.randomUUID();
  const made = ok(await client.createDataset({ idempotencyKey, newDataset }), 201);
  const again = ok(await client.createDataset({ idempotencyKey, newDataset }), 201);
  expect(again.id).toBe(made.id);
  let dataset = made;
  while (dataset.status !== 'completed') {
    await new Promise((resolve) => setTimeout(resolve, 50));
    dataset = ok(await client.getDataset({ dataset: made.id }), 200);
    expect(['generating-data', 'generating-images', 'completed']).toContain(dataset.status);
  }
  ok(await client.extendDataset({ dataset: made.id, extension: { count: 2 } }), 202);
  expect(await api.ended(made.id)).toMatchObject({ completed: 2 });

  const { items } = ok(await client.listDatasets({ status: 'completed' }), 200);
  expect(items.map(({ id }) => id)).toEqual([made.id]);
  const calls = ok(await client.listCalls({ dataset: made.id, stage: 'grid' }), 200);
  expect(calls.items.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
  const file = ok(await client.exportDataset({ dataset: made.id, format: 'json' }), 200);
  expect(file).toMatchObject({ synthetic: true, dataset: { id: made.id } });
  expect(file.personas).toHaveLength(2);
  const notThere = await client.getDataset({ dataset: crypto.randomUUID() });
  expect(notThere).toMatchObject({ status: 404, data: { code: 'not_here' } });
});
