import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../../support/avatars.ts';
import { createTestDatabase, DATABASES } from '../../support/databases.ts';
import {
  emailOf,
  sessionCookie,
  startTestServer,
  TEST_PASSWORD,
  type TestServer,
} from '../../support/test-server.ts';

const json = async (answer: Response) => (await answer.json()) as Record<string, unknown>;

describe.each(DATABASES)('signing in, on %s', (database) => {
  let environment: Record<string, string>;
  let server: TestServer;

  beforeAll(async () => {
    environment = {
      AVATARS_DATA_DIR: scratchFolder(),
      ...(database === 'PostgreSQL' ? { DATABASE_URL: await createTestDatabase() } : {}),
    };
    server = await startTestServer({ environment });
  });
  afterAll(() => server.close());

  const signIn = (email: string, password: string) =>
    server.call('POST', '/api/auth/sign-in/email', { body: { email, password } });
  const withCookie = (cookie: string, path = '/api/v1/me') =>
    server.call('GET', path, { headers: { cookie } });

  async function newUser(name: string, role = 'viewer') {
    const email = `${name}@example.org`;
    const body = { email, name, role, password: TEST_PASSWORD };
    const created = await server.call('POST', '/api/v1/users', { as: 'admin', body });
    expect(created.status).toBe(201);
    const cookie = sessionCookie(await signIn(email, TEST_PASSWORD));
    return { id: (await json(created))['id'] as string, email, cookie };
  }

  async function newKey(cookie: string, scopes: string[]) {
    const answer = await server.call('POST', '/api/v1/keys', {
      body: { name: 'a program', scopes },
      headers: { cookie, origin: server.url },
    });
    return { status: answer.status, ...(await json(answer)) } as {
      status: number;
      id: string;
      secret: string;
    };
  }

  it('gives a session in a cookie that scripts cannot read and other sites cannot use', async () => {
    const answer = await signIn(emailOf('viewer').toUpperCase(), TEST_PASSWORD);
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie()).toEqual([
      expect.stringMatching(
        /^avatars\.session_token=[^;]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Strict$/,
      ),
    ]);
    expect(await json(answer)).toMatchObject({ role: 'viewer', permissions: ['read'] });
    expect((await withCookie(sessionCookie(answer))).status).toBe(200);
  });

  it('tells neither whether the address nor whether the password is wrong', async () => {
    const answers = await Promise.all([
      signIn('nobody@example.org', TEST_PASSWORD),
      signIn(emailOf('viewer'), 'not the password at all'),
    ]);
    const [one, other] = await Promise.all(answers.map(json));
    expect(answers.map(({ status }) => status)).toEqual([401, 401]);
    expect({ ...one, request_id: '' }).toEqual({ ...other, request_id: '' });
  });

  it('ends a session when its user signs out, also for who kept the cookie', async () => {
    const cookie = sessionCookie(await signIn(emailOf('viewer'), TEST_PASSWORD));
    const out = await server.call('POST', '/api/auth/sign-out', { headers: { cookie, origin: server.url } });
    expect(out.status).toBe(200);
    expect((await withCookie(cookie)).status).toBe(401);
  });

  it('does not take a cookie whose signature is another one', async () => {
    const cookie = sessionCookie(await signIn(emailOf('viewer'), TEST_PASSWORD));
    const [token = ''] = cookie.split('.').slice(1).join('.').split('=').slice(1);
    const forged = `avatars.session_token=${token.slice(0, 20)}.${Buffer.alloc(32).toString('base64')}`;
    expect((await withCookie(forged)).status).toBe(401);
  });

  it('has no way to sign up, and none of the other routes of better-auth', async () => {
    for (const path of [
      '/sign-up/email',
      '/update-user',
      '/api-key/create',
      '/api-key/verify',
      '/reset-password',
    ]) {
      const answer = await server.call('POST', `/api/auth${path}`, {
        body: { email: 'new@example.org', password: TEST_PASSWORD, name: 'New' },
      });
      expect([path, answer.status]).toEqual([path, 404]);
    }
  });

  it('keeps no password and no key in clear', async () => {
    const { cookie } = await newUser('hashed');
    const { secret } = await newKey(cookie, ['read']);
    const { db } = server.application.signInStore;
    const result: unknown = await db.execute(
      sql`select (select string_agg(a::text, '') from accounts a) || (select string_agg(k::text, '') from api_keys k) as everything`,
    );
    const [row] = (result as { rows: { everything: string }[] }).rows;
    expect(row?.everything).toContain('avatars_');
    expect(row?.everything).not.toContain(TEST_PASSWORD);
    expect(row?.everything).not.toContain(secret);
  });

  it('lets a key do what its scopes and its owner allow, and follows when the owner’s role changes', async () => {
    const { id, cookie } = await newUser('owner', 'reviewer');
    expect((await newKey(cookie, ['administer'])).status).toBe(422);
    const { secret } = await newKey(cookie, ['review']);
    const permissions = async () => json(await server.call('GET', '/api/v1/me', { key: secret }));
    expect((await permissions())['code']).toBe('not_allowed');
    const both = await newKey(cookie, ['read', 'review']);
    const me = async () => json(await server.call('GET', '/api/v1/me', { key: both.secret }));
    expect((await me())['permissions']).toEqual(['read', 'review']);
    await server.call('PATCH', `/api/v1/users/${id}`, { as: 'admin', body: { role: 'viewer' } });
    expect((await me())['permissions']).toEqual(['read']);
  });

  it('lets no key make keys', async () => {
    const { secret } = await newKey(server.cookieOf('admin'), ['read', 'administer']);
    const answer = await server.call('POST', '/api/v1/keys', {
      key: secret,
      body: { name: 'more', scopes: ['generate'] },
    });
    expect(answer.status).toBe(403);
  });

  it('lets no key make anybody who may do more than it may, or sign in as them', async () => {
    const { secret } = await newKey(server.cookieOf('admin'), ['read', 'administer']);
    const person = (name: string, role: string) => ({
      name,
      email: `${name}@example.org`,
      password: 'a lift to Bica',
      role,
    });
    const add = (body: object) => server.call('POST', '/api/v1/users', { key: secret, body });
    expect((await add(person('boss', 'admin'))).status).toBe(403);
    expect((await add(person('watcher', 'viewer'))).status).toBe(201);
    const owner = await newUser('judge', 'reviewer');
    const change = (body: object) => server.call('PATCH', `/api/v1/users/${owner.id}`, { key: secret, body });
    expect((await change({ password: 'a lift to Lavra' })).status).toBe(403);
    expect((await change({ role: 'admin' })).status).toBe(403);
    expect((await change({ disabled: true })).status).toBe(200);
  });

  it('shows a user their own keys only, and deletes no others', async () => {
    const owner = await newUser('keeper');
    const other = await newUser('taker');
    const { id, secret } = await newKey(owner.cookie, ['read']);
    const list = async (cookie: string) =>
      JSON.stringify(await json(await withCookie(cookie, '/api/v1/keys')));
    expect(await list(owner.cookie)).toContain(id);
    expect(await list(owner.cookie)).not.toContain(secret);
    expect(await list(other.cookie)).not.toContain(id);
    const remove = (cookie: string) =>
      server.call('DELETE', `/api/v1/keys/${id}`, { headers: { cookie, origin: server.url } });
    expect((await remove(other.cookie)).status).toBe(404);
    expect((await remove(owner.cookie)).status).toBe(204);
    expect((await server.call('GET', '/api/v1/me', { key: secret })).status).toBe(401);
  });

  it('ends sessions and keys of who is disabled, and lets them in again when enabled', async () => {
    const { id, email, cookie } = await newUser('leaver');
    const { secret } = await newKey(cookie, ['read']);
    const set = (disabled: boolean) =>
      server.call('PATCH', `/api/v1/users/${id}`, { as: 'admin', body: { disabled } });
    expect(await json(await set(true))).toMatchObject({ disabled: true });
    expect((await withCookie(cookie)).status).toBe(401);
    expect((await server.call('GET', '/api/v1/me', { key: secret })).status).toBe(401);
    expect((await signIn(email, TEST_PASSWORD)).status).toBe(401);
    await set(false);
    expect((await signIn(email, TEST_PASSWORD)).status).toBe(200);
    expect((await server.call('GET', '/api/v1/me', { key: secret })).status).toBe(401);
  });

  it('gives another password only to who knows the present one, and then ends the other sessions', async () => {
    const { email, cookie } = await newUser('changer');
    const mine = sessionCookie(await signIn(email, TEST_PASSWORD));
    const change = (current: string, next: string) =>
      server.call('POST', '/api/auth/change-password', {
        headers: { cookie: mine, origin: server.url },
        body: { current_password: current, new_password: next },
      });
    expect((await change('not the password', 'nine geese in the fog')).status).toBe(401);
    expect((await change(TEST_PASSWORD, 'too short')).status).toBe(400);
    expect((await change(TEST_PASSWORD, 'nine geese in the fog')).status).toBe(200);
    expect((await withCookie(cookie)).status).toBe(401);
    expect((await signIn(email, 'nine geese in the fog')).status).toBe(200);
  });

  it('never loses its last administrator', async () => {
    const me = await json(await server.call('GET', '/api/v1/me', { as: 'admin' }));
    const path = `/api/v1/users/${String(me['id'])}`;
    for (const body of [{ role: 'viewer' }, { disabled: true }]) {
      expect((await server.call('PATCH', path, { as: 'admin', body })).status).toBe(409);
    }
    expect((await server.call('DELETE', path, { as: 'admin' })).status).toBe(409);
    const second = await newUser('second', 'admin');
    // Each takes the other's role at the same moment: one of the two stays.
    const both = await Promise.all([
      server.call('PATCH', path, {
        body: { role: 'viewer' },
        headers: { cookie: second.cookie, origin: server.url },
      }),
      server.call('PATCH', `/api/v1/users/${second.id}`, { as: 'admin', body: { role: 'viewer' } }),
    ]);
    expect(await server.application.signInStore.users.hasAdministrator()).toBe(true);
    const statuses = both.map(({ status }) => status).toSorted((a, b) => a - b);
    expect([
      [200, 403],
      [200, 409],
    ]).toContainEqual(statuses);
    // For the tests below.
    const { users } = server.application.signInStore;
    await users.change(String(me['id']), { role: 'admin' });
  });

  it('keeps sessions over a new start, and limits log-ins over it', async () => {
    const cookie = server.cookieOf('reviewer');
    // The tests before have signed in often enough for a limit of its own.
    await server.application.signInStore.attempts.forget('address:127.0.0.1');
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 10; attempt++)
      statuses.push((await signIn('guessed@example.org', 'x')).status);
    expect(new Set(statuses)).toEqual(new Set([401]));
    await server.close();
    server = await startTestServer({ environment, users: false });
    expect((await withCookie(cookie)).status).toBe(200);
    const refused = await signIn('guessed@example.org', 'x');
    expect(refused.status).toBe(429);
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(900);
    expect(await json(refused)).toMatchObject({ code: 'too_many_attempts', status: 429 });
  });

  it('limits log-ins from one address, whichever account is tried', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 31; attempt++) {
      statuses.push((await signIn(`user${attempt}@example.org`, 'x')).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it.runIf(database === 'PGlite')('keeps what it signs with in a file that only its user reads', () => {
    const path = join(environment['AVATARS_DATA_DIR'] ?? '', 'server-secret');
    expect(readFileSync(path, 'utf8')).toMatch(/^[\w-]{43}$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
  });
});

it('shares sessions between servers on one PostgreSQL', async () => {
  const environment = { DATABASE_URL: await createTestDatabase() };
  const one = await startTestServer({ environment });
  const other = await startTestServer({ environment, users: false });
  try {
    const answer = await other.call('GET', '/api/v1/me', { headers: { cookie: one.cookieOf('viewer') } });
    expect(answer.status).toBe(200);
  } finally {
    await one.close();
    await other.close();
  }
});

it('signs in over https alone where its address says so', async () => {
  const server = await startTestServer({ environment: { AVATARS_URL: 'https://avatars.example.org' } });
  try {
    expect(server.cookieOf('admin')).toMatch(/^__Secure-avatars\.session_token=/);
    const answer = await server.call('POST', '/api/auth/sign-in/email', {
      body: { email: emailOf('admin'), password: TEST_PASSWORD },
      headers: { origin: 'https://avatars.example.org' },
    });
    expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure(?:;|$)/);
  } finally {
    await server.close();
  }
});
