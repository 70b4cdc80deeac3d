import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { inspect, promisify } from 'node:util';
import { afterEach, describe, expect, it, onTestFinished } from 'vitest';
import type { ObjectStore } from '../../../src/ports/object-store.ts';
import { createS3Store, type S3StoreDependencies } from '../../../src/storage/s3-store.ts';
import { createSilentLogger } from '../../../src/telemetry/logger.ts';
import { startS3Server, type S3Server, type S3ServerOptions } from '../../support/s3-server/server.ts';

const png = { contentType: 'image/png' };
const bytes = Buffer.from('picture');
const limits = { connect: 1000, idle: 300, request: 600 };
let server: S3Server;

async function start(
  options: S3ServerOptions = {},
  access: Partial<S3StoreDependencies> = {},
): Promise<ObjectStore> {
  server = await startS3Server(options);
  return createS3Store({
    ...server,
    endpoint: server.url,
    logger: createSilentLogger(),
    timeLimits: limits,
    ...access,
  });
}

afterEach(() => server?.close());

async function errorOf(promise: Promise<unknown>): Promise<Error & { hint?: string }> {
  return promise.then(
    () => {
      throw new Error('It should have failed');
    },
    (error: Error) => error,
  );
}

describe('what the S3 store sends', () => {
  it('sends content type and metadata, no ACL and no checksum of its own', async () => {
    const store = await start();
    await store.put('a/b.png', bytes, { ...png, metadata: { synthetic: 'true', dataset: 'd1' } });
    expect(server.objects.get('a/b.png')).toMatchObject({
      contentType: 'image/png',
      metadata: { synthetic: 'true', dataset: 'd1' },
    });
    expect(server.calls.map(({ operation, status }) => [operation, status])).toEqual([['PutObject', 200]]);
  });

  it('signs URLs for seven days, and says when they expire', async () => {
    const store = await start();
    const { url, expiresAt } = await store.url('a/b.png');
    expect(url).toContain('X-Amz-Expires=604800');
    expect(url).not.toMatch(/checksum/i);
    const days = ((expiresAt?.getTime() ?? 0) - Date.now()) / (24 * 60 * 60 * 1000);
    expect(days).toBeGreaterThan(6.99);
    expect(days).toBeLessThanOrEqual(7);
  });

  it('signs URLs for as long as it is told, and they end then', async () => {
    const store = await start({}, { signedUrlSeconds: 1 });
    await store.put('a.png', bytes, png);
    const { url, expiresAt } = await store.url('a.png');
    expect((await fetch(url)).status).toBe(200);
    await new Promise((resolve) => setTimeout(resolve, (expiresAt?.getTime() ?? 0) - Date.now() + 50));
    expect((await fetch(url)).status).toBe(403);
  });

  it.each([0, -1, 604_801, Number.NaN])('refuses a life of %d seconds', async (signedUrlSeconds) => {
    await expect(start({}, { signedUrlSeconds })).rejects.toMatchObject({ code: 'usage' });
  });

  it.each(['https://cdn.example.org/pictures', 'https://cdn.example.org/pictures/'])(
    'puts the encoded key behind the public base %s',
    async (publicUrlBase) => {
      const store = await start({}, { publicUrlBase });
      expect(await store.url('a b/ü?#.png')).toEqual({
        url: 'https://cdn.example.org/pictures/a%20b/%C3%BC%3F%23.png',
      });
      expect(server.calls).toEqual([]);
    },
  );

  it('deletes page by page', async () => {
    const store = await start({ pageSize: 2 });
    for (let index = 0; index < 5; index += 1) await store.put(`a/${index}.png`, bytes, png);
    await store.deleteAll('a/');
    expect(server.objects.size).toBe(0);
    expect(server.calls.filter(({ operation }) => operation === 'DeleteObjects')).toHaveLength(3);
  });

  it('leaves nothing of a check behind', async () => {
    const store = await start();
    await store.check();
    expect(server.objects.size).toBe(0);
  });

  it('does not load the AWS SDK before the store is used', async () => {
    const module = join(import.meta.dirname, '../../../src/storage/s3-store.ts');
    const script = `
      import { Module } from 'node:module';
      import { createS3Store } from ${JSON.stringify(module)};
      const loaded = () => Object.keys(Module._cache).some((path) => path.includes('@aws-sdk'));
      const logger = { debug() {} };
      const store = createS3Store({ endpoint: 'http://127.0.0.1:9', accessKey: 'a', secretKey: 'b', bucket: 'c', region: 'd', logger });
      const before = loaded();
      await store.url('a.png');
      console.log(JSON.stringify([before, loaded()]));`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', script]);
    expect(JSON.parse(stdout)).toEqual([false, true]);
  });
});

describe('what the S3 store says when it fails', () => {
  it.each<[string, Partial<S3StoreDependencies>, string, RegExp]>([
    ['a wrong secret', { secretKey: 'wrong-secret-key' }, 'credentials', /S3_SECRET_KEY/],
    ['an unknown access key', { accessKey: 'unknown-access-key' }, 'credentials', /S3_ACCESS_KEY/],
    ['a bucket that does not exist', { bucket: 'not-there' }, 'no_bucket', /S3_BUCKET_NAME/],
    ['a wrong region', { region: 'eu-west-9' }, 'wrong_region', /S3_REGION/],
  ])('names %s', async (_, access, failure, hint) => {
    const store = await start({}, access);
    const error = await errorOf(store.check());
    expect(error).toMatchObject({ code: 'storage', failure, retryable: false });
    expect(error.message).toContain(new URL(server.url).host);
    expect(error.hint).toMatch(hint);
    expect(server.calls).toHaveLength(1);
  });

  it('tells a missing object from a missing bucket', async () => {
    const store = await start({}, { bucket: 'not-there' });
    expect(await errorOf(store.get('a.png'))).toMatchObject({ code: 'storage', failure: 'no_bucket' });
  });

  it.each([
    ['slow-down', 'busy'],
    ['internal-error', 'busy'],
    ['down', 'unreachable'],
    ['lost-answer', 'unreachable'],
    ['hang', 'timed_out'],
  ] as const)('makes one attempt at %s, and says that another may help', async (fault, failure) => {
    const store = await start();
    server.setFault(fault);
    const error = await errorOf(store.put('a.png', bytes, png));
    expect(error).toMatchObject({ code: 'storage', failure, retryable: true });
    expect(error.message).toContain('"a.png" in bucket "avatars-test"');
    expect(error.hint).toBeTruthy();
    expect(server.calls).toHaveLength(1);
    server.setFault(undefined);
    await store.put('a.png', bytes, png);
    expect(await store.exists('a.png')).toBe(true);
  });

  it('does not take half an answer for the whole', async () => {
    const store = await start();
    await store.put('a.png', Buffer.alloc(2_000_000), png);
    server.setFault('half');
    expect(await errorOf(store.get('a.png'))).toMatchObject({ failure: 'unreachable', retryable: true });
  });

  it('says that a server is down, and works again when it is up', async () => {
    const store = await start();
    server.setDown(true);
    expect(await errorOf(store.exists('a.png'))).toMatchObject({ failure: 'unreachable', retryable: true });
    server.setDown(false);
    expect(await store.exists('a.png')).toBe(false);
  });

  it('says that nothing listens there, and that a host is not known', async () => {
    const refused = await start({}, { endpoint: 'http://127.0.0.1:1' });
    expect(await errorOf(refused.check())).toMatchObject({
      failure: 'unreachable',
      message: expect.stringContaining('ECONNREFUSED'),
      hint: expect.stringContaining('S3_ENDPOINT'),
    });
    const unknown = await start({}, { endpoint: 'http://store.invalid' });
    expect(await errorOf(unknown.check())).toMatchObject({ failure: 'unreachable', retryable: true });
  });

  it('says that https was asked of an http server', async () => {
    server = await startS3Server();
    const endpoint = server.url.replace('http:', 'https:');
    const store = createS3Store({ ...server, endpoint, logger: createSilentLogger() });
    expect(await errorOf(store.check())).toMatchObject({
      failure: 'unreachable',
      retryable: false,
      hint: expect.stringContaining('http or https'),
    });
  });

  it('does not believe in a deletion that was refused within a 200', async () => {
    const store = await start({ undeletable: /keep/ });
    await store.put('a/keep.png', bytes, png);
    await store.put('a/go.png', bytes, png);
    expect(await errorOf(store.deleteAll('a/'))).toMatchObject({ failure: 'denied' });
    expect([...server.objects.keys()]).toEqual(['a/keep.png']);
  });

  it.each<[string, RequestListener, string]>([
    ['a web server', (_, response) => response.writeHead(200).end('<html>hello</html>'), 'damaged'],
    ['a web server without that page', (_, response) => response.writeHead(404).end('<html>'), 'failed'],
    ['a proxy that wants a password', (_, response) => response.writeHead(403).end('no'), 'denied'],
    ['a proxy with nothing behind it', (_, response) => response.writeHead(502).end('bad gateway'), 'busy'],
    ['a full store', (_, response) => response.writeHead(507).end(), 'full'],
  ])('is not taken in by %s', async (_, listener, failure) => {
    const other = createServer(listener).listen(0, '127.0.0.1');
    onTestFinished(() => void other.close());
    await once(other, 'listening');
    const endpoint = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
    const store = await start({}, { endpoint });
    const error = await errorOf(store.check());
    expect(error).toMatchObject({ code: 'storage', failure });
    expect(error.hint).toBeTruthy();
  });

  it('keeps keys and signatures out of every part of the error', async () => {
    for (const access of [{ secretKey: 'wrong-secret-key' }, { accessKey: 'unknown-access-key' }, {}]) {
      const store = await start({}, access);
      if (!('secretKey' in access || 'accessKey' in access)) server.setFault('hang');
      const shown = inspect(await errorOf(store.put('a.png', bytes, png)), { depth: 20, showHidden: true });
      for (const secret of [server.secretKey, server.accessKey, 'wrong-secret-key', 'unknown-access-key']) {
        expect(shown).not.toContain(secret);
      }
      expect(shown).not.toMatch(/signature=|AWS4-HMAC|SignatureProvided|[0-9a-f]{64}/i);
      await server.close();
    }
    server = await startS3Server();
  });
});
