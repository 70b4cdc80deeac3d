import { mkdirSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { scratchFolder } from '../../support/avatars.ts';
import { startTestServer, type TestServer } from '../../support/test-server.ts';

let server: TestServer;
let port: number;

beforeAll(async () => {
  const web = join(scratchFolder(), 'dist');
  mkdirSync(join(web, 'assets'), { recursive: true });
  writeFileSync(join(web, '..', 'outside.txt'), 'secret');
  writeFileSync(join(web, 'index.html'), '<!doctype html><title>Dashboard</title>');
  writeFileSync(join(web, 'assets', 'main-1a2b.js'), `console.log(${JSON.stringify('x'.repeat(2000))})`);
  writeFileSync(join(web, '.env'), 'OPENAI_API_KEY=sk-1');
  server = await startTestServer({ webFolder: web });
  port = Number(new URL(server.url).port);
});
afterAll(() => server.close());

/** What the server answers to bytes on a connection, until it closes it. */
function send(
  text: string,
  { to = port, slowly = false } = {},
): Promise<{ answer: string; milliseconds: number }> {
  const started = performance.now();
  return new Promise((resolve) => {
    let answer = '';
    const socket = connect(to, '127.0.0.1');
    const timer = slowly ? setInterval(() => socket.write('x'), 50) : undefined;
    socket.on('error', () => {});
    socket.on('data', (data) => (answer += data.toString()));
    socket.on('close', () => {
      clearInterval(timer);
      resolve({ answer, milliseconds: performance.now() - started });
    });
    socket.write(text);
  });
}

const head = (...lines: string[]) => ['', ...lines, 'Connection: close', '', ''].join('\r\n').slice(2);

describe('a body above the limit', () => {
  it('is refused by its length, before it is sent', async () => {
    const answer = await new Promise<number | undefined>((resolve, reject) => {
      const headers = { 'content-type': 'application/json', 'content-length': 10 ** 9 };
      const sent = request(
        `${server.url}/api/auth/sign-in/email`,
        { method: 'POST', headers },
        (response) => {
          resolve(response.statusCode);
          sent.destroy();
        },
      );
      sent.on('error', reject);
      // Nothing of the body is ever sent: whoever waited for it would wait in vain.
      sent.flushHeaders();
    });
    expect(answer).toBe(413);
  });

  it('is refused while it comes, where it does not tell its length', async () => {
    let sent = 0;
    const endless = new Readable({
      read() {
        sent += 16_384;
        this.push(Buffer.alloc(16_384, 0x20));
      },
    });
    const answer = await fetch(`${server.url}/api/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Readable.toWeb(endless),
      duplex: 'half',
    }).then(
      ({ status }) => status,
      // The connection may be closed before the answer is read.
      () => 413,
    );
    endless.destroy();
    expect(answer).toBe(413);
    expect(sent).toBeLessThan(20 * 2 ** 20);
    expect((await server.call('GET', '/healthz')).status).toBe(200);
  });

  it('is refused also from who is signed in', async () => {
    const body = { name: 'x'.repeat(300_000), scopes: ['read'] };
    const refused = await server.call('POST', '/api/v1/keys', { as: 'viewer', body });
    expect(refused.status).toBe(413);
    // What is left of the body is read by nobody: the connection is not for another request.
    expect(refused.headers.get('connection')).toBe('close');
  });
});

describe('a request that does not end', () => {
  const timeLimits = { headers: 400, request: 800, keepAlive: 400, check: 100 };

  it.each([
    ['in its headers', 'GET /healthz HTTP/1.1\r\nHost: localhost\r\nX-Slow: '],
    [
      'in its body',
      head(
        'POST /api/auth/sign-in/email HTTP/1.1',
        'Host: localhost',
        'Content-Type: application/json',
        'Content-Length: 100000',
      ),
    ],
  ])('%s is closed after a while', async (_, text) => {
    const other = await startTestServer({ users: false, timeLimits });
    try {
      const to = Number(new URL(other.url).port);
      const { answer, milliseconds } = await send(text, { to, slowly: true });
      expect(answer).toMatch(/^HTTP\/1\.1 408/);
      expect(milliseconds).toBeLessThan(10_000);
    } finally {
      await other.close();
    }
  });
});

describe('what is no HTTP', () => {
  it.each([
    ['noise', '\u0000\u0001\u0002\r\n\r\n', 400],
    [
      'two lengths',
      head('POST /api/set-up HTTP/1.1', 'Host: localhost', 'Content-Length: 1', 'Content-Length: 2'),
      400,
    ],
    [
      'a length and chunks',
      head('POST /api/set-up HTTP/1.1', 'Host: localhost', 'Content-Length: 5', 'Transfer-Encoding: chunked'),
      400,
    ],
    ['no host', head('GET /healthz HTTP/1.1'), 400],
    ['long headers', head('GET /healthz HTTP/1.1', 'Host: localhost', `X-Long: ${'x'.repeat(20_000)}`), 431],
  ])('%s is refused', async (_, text, status) => {
    expect((await send(text)).answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status}`));
  });
});

describe('files of the dashboard', () => {
  it('are served with types, and those that never change for good', async () => {
    const index = await server.call('GET', '/datasets/1', { headers: { accept: 'text/html' } });
    expect([index.status, index.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    expect(index.headers.get('cache-control')).toBe('no-cache');
    const script = await server.call('GET', '/assets/main-1a2b.js', { headers: { 'accept-encoding': 'br' } });
    expect(script.headers.get('content-encoding')).toBe('br');
    expect(await script.text()).toContain('xxx');
    expect(script.headers.get('cache-control')).toContain('immutable');
    const etag = script.headers.get('etag') ?? '';
    const again = await server.call('GET', '/assets/main-1a2b.js', { headers: { 'if-none-match': etag } });
    expect(again.status).toBe(304);
  });

  it('are no others, whatever the path', async () => {
    for (const path of [
      '/../outside.txt',
      '/..%2foutside.txt',
      '/%2e%2e/outside.txt',
      '/assets/../../outside.txt',
      '/assets/..%2f..%2foutside.txt',
      '/assets%5c..%5c..%5coutside.txt',
      '//etc/passwd',
      '/%00',
      '/.env',
      '/index.html%00.js',
      '/__proto__',
      '/%ff',
    ]) {
      const { answer } = await send(head(`GET ${path} HTTP/1.1`, 'Host: localhost'));
      expect([path, answer.split('\r\n')[0]]).toEqual([path, expect.stringMatching(/^HTTP\/1\.1 40[04] /)]);
      expect(answer).not.toMatch(/secret|OPENAI/);
    }
  });
});

describe('ids', () => {
  it('are ids, and no paths', async () => {
    for (const id of ['..%2f..%2fserver-secret', '%2e%2e', '1', '%00', "'%20or%201=1--", 'x'.repeat(5000)]) {
      for (const path of [`/api/v1/datasets/${id}`, `/api/v1/users/${id}`]) {
        const answer = await server.call(path.includes('users') ? 'DELETE' : 'GET', path, { as: 'admin' });
        expect([path, [400, 404].includes(answer.status)]).toEqual([path, true]);
      }
    }
  });
});
