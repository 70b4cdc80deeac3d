import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSignInStore, type SignInStore } from '../../../src/database/sign-in-store.ts';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import { DATABASES, openTestDatabase } from '../../support/databases.ts';
import { startTestServer, TEST_PASSWORD } from '../../support/test-server.ts';

const first = { email: 'Ana@example.org', name: 'Ana', passwordHash: 'x' };

describe.each(DATABASES)('the set-up link, on %s', (database) => {
  let connection: DatabaseConnection;
  let store: SignInStore;

  beforeEach(async () => {
    connection = await openTestDatabase(database);
    store = createSignInStore(connection.db);
  });
  afterEach(() => connection.close());

  it('makes one administrator, once', async () => {
    const token = (await store.setUp.openLink(1)) ?? '';
    expect(await store.setUp.makeFirst('not the token', first)).toBeUndefined();
    const both = await Promise.all([
      store.setUp.makeFirst(token, first),
      store.setUp.makeFirst(token, { ...first, email: 'eve@example.org' }),
    ]);
    expect(both.filter((user) => user?.role === 'admin')).toHaveLength(1);
    expect(await store.users.page({ after: undefined, limit: 10 })).toHaveLength(1);
    expect(await store.setUp.makeFirst(token, { ...first, email: 'late@example.org' })).toBeUndefined();
  });

  it('is voided by the next one', async () => {
    const old = (await store.setUp.openLink(1)) ?? '';
    const current = (await store.setUp.openLink(1)) ?? '';
    expect(await store.setUp.makeFirst(old, first)).toBeUndefined();
    expect(await store.setUp.makeFirst(current, first)).toMatchObject({
      email: 'ana@example.org',
      role: 'admin',
    });
    expect(await store.setUp.openLink(1)).toBeUndefined();
  });

  it('ends', async () => {
    const token = (await store.setUp.openLink(1)) ?? '';
    await connection.db.execute(sql`update server_set_up set token_expires_at = now() - interval '1 second'`);
    expect(await store.setUp.makeFirst(token, first)).toBeUndefined();
  });

  it('is not in the database', async () => {
    const token = (await store.setUp.openLink(1)) ?? '';
    const result: unknown = await connection.db.execute(
      sql`select s::text as everything from server_set_up s`,
    );
    expect((result as { rows: { everything: string }[] }).rows[0]?.everything).not.toContain(token);
  });
});

describe('POST /api/set-up', () => {
  it('refuses a weak password and a wrong token, and is limited', async () => {
    const server = await startTestServer({ users: false });
    const setUp = (changes: object) =>
      server.call('POST', '/api/set-up', {
        body: { token: 'x', email: 'ana@example.org', name: 'Ana', password: TEST_PASSWORD, ...changes },
      });
    try {
      expect((await setUp({ password: 'elevenchars' })).status).toBe(400);
      expect((await setUp({ role: 'admin' })).status).toBe(400);
      const statuses: number[] = [];
      for (let attempt = 0; attempt < 31; attempt++) statuses.push((await setUp({})).status);
      expect(statuses[0]).toBe(403);
      expect(statuses.at(-1)).toBe(429);
      expect(await server.application.signInStore.users.hasAdministrator()).toBe(false);
    } finally {
      await server.close();
    }
  });
});
