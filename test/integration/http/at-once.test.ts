import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { DATABASES, environmentOf } from '../../support/databases.ts';

const OFFLINE = { count: 2, images: 4, persona_provider: 'offline', picture_provider: 'offline' };
const PLATFORMS = ['facebook', 'instagram', 'x', 'tiktok'] as const;

describe.each(DATABASES)('what several ask for at the same time, on %s', (kind) => {
  let api: TestApi;
  beforeAll(async () => {
    api = await openTestApi(await environmentOf(kind));
  });
  afterAll(() => api.close());

  it('loses no change of the settings', async () => {
    for (let round = 0; round < 5; round += 1) {
      const wanted = Object.fromEntries(PLATFORMS.map((name) => [name, `Write ${name}, ${round}.`]));
      await Promise.all(
        PLATFORMS.map((name) => api.json('PATCH', '/settings', { instructions: { [name]: wanted[name] } })),
      );
      expect(await api.json('GET', '/settings')).toMatchObject({ instructions: wanted });
    }
  });

  it('deletes a dataset wholly or lets it go on, whoever comes first', async () => {
    for (const wait of [0, 2, 5, 10]) {
      const body = { ...OFFLINE, description: `people who come and go ${wait}` };
      const { id } = await api.json<{ id: string }>('POST', '/datasets', body, 201);
      await api.ended(id);
      const deleted = api.ask('DELETE', `/datasets/${id}`);
      await new Promise((resolve) => setTimeout(resolve, wait));
      const extended = await api.ask('POST', `/datasets/${id}/extend`, { count: 4 });
      expect([202, 404, 409]).toContain(extended.status);
      expect((await deleted).status).toBe(204);
      expect((await api.ask('GET', `/datasets/${id}`)).status).toBe(404);
    }
  });
});
