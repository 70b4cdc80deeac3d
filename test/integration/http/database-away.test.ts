import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApi, type TestApi } from '../../support/api.ts';
import { createTestDatabase } from '../../support/databases.ts';
import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';

describe('while PostgreSQL is away', () => {
  let proxy: TcpProxy;
  let api: TestApi;

  beforeEach(async () => {
    const url = await createTestDatabase();
    proxy = await startTcpProxy(url);
    api = await openTestApi({ DATABASE_URL: proxy.through(url) });
  });
  afterEach(async () => {
    await api.close();
    await proxy.close();
  });

  it('a request is told so after seconds, and when to ask again', async () => {
    await proxy.cut();
    const answer = await api.ask('GET', '/datasets');
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('5');
    expect(await answer.json()).toMatchObject({ code: 'database_away', title: 'Not now' });
    // Whoever asks next need not wait at all.
    const ready = await fetch(`${api.url}/readyz`);
    expect(ready.status).toBe(503);

    await proxy.mend();
    await expect.poll(async () => (await api.ask('GET', '/datasets')).status).toBe(200);
  });
});
