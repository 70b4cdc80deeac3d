import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { type Description, operationsOf, type Place, successOf } from '../../../src/http/document.ts';
import { exampleOf } from '../../../src/http/examples.ts';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { datasetRequest } from '../../support/requests.ts';
import { TEST_PASSWORD } from '../../support/test-server.ts';

/** What stands for `{…}` in an address, and the body where the example of the description is not the one to send. */
interface Arrangement {
  params?: Record<string, string>;
  body?: unknown;
}

let api: TestApi;
let document: Description;
/** A dataset that has ended, somebody of it, and a photo of theirs. */
let known: Record<string, string>;

async function aDataset(count = 1): Promise<{ dataset: string; persona: string; picture: string }> {
  const body = { description: 'lighthouse keepers in Norway', count, images: 1 };
  const { id } = await api.json<{ id: string }>('POST', '/datasets', body, 201);
  await api.ended(id);
  const [person] = await api.application.personas.page(id, 'completed', -1, 1);
  const pictures = await api.application.personas.picturesOf([person?.id ?? '']);
  const picture = pictures.find(({ kind }) => kind === 'cell');
  return { dataset: id, persona: person?.id ?? '', picture: picture?.id ?? '' };
}

/** A dataset that nobody has begun. */
const waiting = async () => ({ dataset: (await api.application.create(datasetRequest({ count: 1 }))).id });

const aUser = async () => {
  const user = { email: `${randomUUID()}@example.org`, name: 'Ana', password: TEST_PASSWORD, role: 'viewer' };
  return { user: (await api.json<{ id: string }>('POST', '/users', user, 201)).id };
};
const aKey = async () => {
  const key = { name: 'for a test', scopes: ['read'] };
  return { key: (await api.json<{ id: string }>('POST', '/keys', key, 201)).id };
};

/**
 * Operations that need something of their own. All others are asked with the ids of a dataset that has ended and
 * with the example of their body: whoever adds an operation adds nothing here unless that does not do.
 */
const ARRANGED: Record<string, () => Promise<Arrangement>> = {
  cancelDataset: async () => ({ params: await waiting() }),
  resumeDataset: async () => ({ params: await waiting() }),
  deleteDataset: async () => ({ params: await waiting() }),
  extendDataset: async () => ({ params: await aDataset(), body: { count: 2 } }),
  regeneratePersona: async () => ({ params: await aDataset() }),
  regeneratePicture: async () => ({ params: await aDataset() }),
  changeUser: async () => ({ params: await aUser(), body: { role: 'reviewer' } }),
  deleteUser: async () => ({ params: await aUser() }),
  deleteKey: async () => ({ params: await aKey() }),
  createDataset: async () => ({ body: { description: 'bakers in Lyon', count: 1, images: 1 } }),
};

beforeAll(async () => {
  api = await openTestApi();
  document = await api.json<Description>('GET', '/openapi.json');
  known = await aDataset();
});
afterAll(() => api.close());

/** Uses an operation. @returns what is wrong; undefined where it answers as it is described */
async function trouble({ method, path, operation }: Place): Promise<string | undefined> {
  const { params, body } = (await ARRANGED[operation.operationId]?.()) ?? {};
  const ids: Record<string, string> = { ...known, ...params };
  const unknown = [...path.matchAll(/\{([^{}]+)\}/g)].filter(([, name = '']) => !ids[name]);
  if (unknown.length > 0) return `nobody knows what stands for ${unknown.join(', ')}: add it to ARRANGED`;
  const address = path.replaceAll(/\{([^{}]+)\}/g, (_, name: string) => ids[name] ?? '');
  const schemas = document.components?.schemas ?? {};
  const sent = Object.values(operation.requestBody?.content ?? {})[0];
  const example = sent && (sent.example ?? exampleOf(sent.schema ?? {}, schemas));
  const response = await api.ask(method.toUpperCase(), address, body ?? example);
  const { status, type, media } = successOf(operation);
  if (response.status !== status) {
    return `answered ${response.status} and not ${status}: ${(await response.text()).slice(0, 300)}`;
  }
  if (type !== 'application/json' || media?.schema?.format === 'binary') {
    await response.body?.cancel();
    return undefined;
  }
  const { $defs, ...schema } = { ...media?.schema, $defs: schemas };
  const whole = JSON.parse(
    JSON.stringify({ ...schema, $defs }).replaceAll('#/components/schemas/', '#/$defs/'),
  );
  const fits = z
    .fromJSONSchema(whole as Parameters<typeof z.fromJSONSchema>[0])
    .safeParse(await response.json());
  return fits.success ? undefined : `does not answer as described: ${z.prettifyError(fits.error)}`;
}

it('every operation of the description works as it is described', async () => {
  const wrong: string[] = [];
  for (const place of operationsOf(document)) {
    const found = await trouble(place);
    if (found !== undefined)
      wrong.push(`${place.operation.operationId} (${place.method} ${place.path}) ${found}`);
  }
  expect(wrong.join('\n'), 'operations that no test has exercised').toBe('');
});
