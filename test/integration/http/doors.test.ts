import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERMISSIONS, permissionsOf, ROLES } from '../../../src/domain/access.ts';
import { type Operation, readOperations, somePath } from '../../support/operations.ts';
import { emailOf, startTestServer, TEST_PASSWORD, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let operations: Operation[];

beforeAll(async () => {
  server = await startTestServer();
  ({ operations } = await readOperations(server));
});
afterAll(() => server.close());

const hasBody = ({ method }: Operation) => ['POST', 'PUT', 'PATCH'].includes(method);
const bodyFor = (operation: Operation) => (hasBody(operation) ? { body: {} } : {});
const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe('every operation', () => {
  it('says what it needs', () => {
    expect(operations.length).toBeGreaterThanOrEqual(10);
    for (const { id, permission } of operations)
      expect([id, PERMISSIONS.includes(permission)]).toEqual([id, true]);
  });

  it('is closed to who is not known', async () => {
    const forged = 'avatars.session_token=abc.def';
    for (const operation of operations) {
      for (const headers of [
        {},
        { cookie: forged, origin: server.url },
        { 'x-api-key': 'avatars_unknown' },
      ]) {
        const answer = await server.call(operation.method, somePath(operation), {
          ...bodyFor(operation),
          headers,
        });
        expect([operation.id, answer.status, await codeOf(answer)]).toEqual([
          operation.id,
          401,
          'not_signed_in',
        ]);
      }
    }
  });

  it.each(ROLES)('is closed to a %s whose role does not allow it, and to no other', async (role) => {
    const allowed = permissionsOf(role);
    for (const operation of operations) {
      if (allowed.has(operation.permission)) continue;
      const answer = await server.call(operation.method, somePath(operation), {
        ...bodyFor(operation),
        as: role,
      });
      expect([operation.id, answer.status]).toEqual([operation.id, 403]);
    }
    const me = await server.call('GET', '/api/v1/me', { as: role });
    expect(((await me.json()) as { permissions: string[] }).permissions).toEqual([...allowed]);
  });

  it.each(PERMISSIONS)('is closed to a key with the scope %s alone where it needs another', async (scope) => {
    const body = { name: `only ${scope}`, scopes: [scope] };
    const created = await server.call('POST', '/api/v1/keys', { as: 'admin', body });
    const { secret } = (await created.json()) as { secret: string };
    for (const operation of operations.filter(({ permission }) => permission !== scope)) {
      const answer = await server.call(operation.method, somePath(operation), {
        ...bodyFor(operation),
        key: secret,
      });
      expect([operation.id, answer.status]).toEqual([operation.id, 403]);
    }
  });

  it('that changes something is closed to pages of other sites', async () => {
    const cookie = server.cookieOf('admin');
    const foreign: Record<string, string>[] = [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: server.url.replace('127.0.0.1', 'localhost.evil.example') },
      { origin: server.url, 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      {},
    ];
    for (const operation of operations.filter(({ method }) => method !== 'GET')) {
      for (const headers of foreign) {
        const answer = await server.call(operation.method, somePath(operation), {
          ...bodyFor(operation),
          headers: { cookie, ...headers },
        });
        expect([operation.id, headers, answer.status, await codeOf(answer)]).toEqual([
          operation.id,
          headers,
          403,
          'foreign_origin',
        ]);
      }
    }
  });

  it('that changes something takes JSON alone, also with a key', async () => {
    for (const operation of operations.filter(hasBody)) {
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]) {
        const answer = await server.call(operation.method, somePath(operation), {
          as: 'admin',
          body: '{}',
          headers: { 'content-type': type },
        });
        expect([operation.id, type, answer.status]).toEqual([operation.id, type, 415]);
      }
    }
  });
});

describe('log-in from a page of another site', () => {
  it('is refused', async () => {
    const body = { email: emailOf('viewer'), password: TEST_PASSWORD };
    const answer = await server.call('POST', '/api/auth/sign-in/email', {
      body,
      headers: { origin: 'https://evil.example' },
    });
    expect(answer.status).toBe(403);
    expect(answer.headers.getSetCookie()).toEqual([]);
  });
});

describe('what needs no session', () => {
  it('is health, log-in, set-up and the dashboard', async () => {
    const open = ['/healthz', '/readyz'];
    for (const path of open) expect([path, (await server.call('GET', path)).status]).toEqual([path, 200]);
    for (const path of [
      '/api',
      '/api/',
      '/api/v1',
      '/api/v1/',
      '/api/v2/me',
      '/api/v1/openapi.json',
      '/api/v1//me',
    ]) {
      const answer = await server.call('GET', path, { headers: { accept: 'text/html' } });
      expect([path, [401, 404].includes(answer.status)]).toEqual([path, true]);
    }
  });
});

describe('a name that leads here by DNS', () => {
  /** `fetch` sets the host itself. */
  const statusFor = (host: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      const sent = request(`${server.url}/healthz`, { headers: { host } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      sent.on('error', reject).end();
    });

  it('is not this server', async () => {
    for (const host of [
      'evil.example',
      'evil.example:7001',
      '127.0.0.1.evil.example',
      'localhost.evil.example',
      '0.0.0.0',
    ]) {
      expect([host, await statusFor(host)]).toEqual([host, 421]);
    }
    for (const host of ['localhost', 'localhost:8080', '127.0.0.1:1', '[::1]:7001']) {
      expect([host, await statusFor(host)]).toEqual([host, 200]);
    }
  });
});

describe('every answer', () => {
  it('forbids frames, guessed types and scripts that are not the dashboard’s', async () => {
    const answers = await Promise.all([
      server.call('GET', '/', { headers: { accept: 'text/html' } }),
      server.call('GET', '/healthz'),
      server.call('GET', '/api/v1/me'),
      server.call('GET', '/api/v1/me', { as: 'viewer' }),
      server.call('GET', '/nothing'),
      server.call('POST', '/api/auth/sign-in/email', { body: '{' }),
      server.call('POST', '/api/v1/keys', { as: 'viewer', body: { name: 'x'.repeat(300_000) } }),
      server.call('OPTIONS', '/api/v1/me', { headers: { origin: 'https://evil.example' } }),
    ]);
    for (const { url, status, headers } of answers) {
      const policy = headers.get('content-security-policy') ?? '';
      expect([url, status, headers.get('x-content-type-options')]).toEqual([url, status, 'nosniff']);
      expect(headers.get('x-frame-options')).toBe('DENY');
      expect(policy).toContain("default-src 'none'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).toContain("base-uri 'none'");
      expect(policy).not.toMatch(/unsafe|\*|data:/);
      expect(headers.get('access-control-allow-origin')).toBeNull();
      expect(headers.get('x-request-id')).toMatch(/^[\da-f-]{36}$/);
    }
  });
});
