import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import {
  CopyObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
  type S3ClientConfig,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startS3Server, type S3Server } from '../../support/s3-server/server.ts';

let server: S3Server;
beforeEach(async () => {
  server = await startS3Server({ pageSize: 2 });
});
afterEach(() => server.close());

interface Place {
  url: string;
  region: string;
  accessKey: string;
  secretKey: string;
}

function clientOf(place: Place, options: S3ClientConfig = {}): S3Client {
  return new S3Client({
    endpoint: place.url,
    region: place.region,
    credentials: { accessKeyId: place.accessKey, secretAccessKey: place.secretKey },
    forcePathStyle: true,
    maxAttempts: 1,
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    ...options,
  });
}

const object = { Bucket: 'avatars-test', Key: "a b/ü+(1)'!*.png" };
const put = (more = {}) =>
  new PutObjectCommand({ ...object, Body: '0123456789', ContentType: 'image/png', ...more });

async function statusOf(address: string, init?: RequestInit): Promise<number> {
  return (await fetch(address, init)).status;
}

describe('the S3 stand-in', () => {
  it('does what a plain client asks: put, head, get, a part, copy', async () => {
    const client = clientOf(server);
    await client.send(put({ Metadata: { dataset: 'd1' } }));
    const head = await client.send(new HeadObjectCommand(object));
    expect(head).toMatchObject({ ContentLength: 10, ContentType: 'image/png', Metadata: { dataset: 'd1' } });
    const part = await client.send(new GetObjectCommand({ ...object, Range: 'bytes=2-4' }));
    expect([await part.Body?.transformToString(), part.ContentRange]).toEqual(['234', 'bytes 2-4/10']);
    await client.send(
      new CopyObjectCommand({
        Bucket: object.Bucket,
        Key: 'copy',
        CopySource: encodeURIComponent(`${object.Bucket}/${object.Key}`),
      }),
    );
    expect(server.objects.get('copy')?.bytes.toString()).toBe('0123456789');
    expect(server.calls.map(({ operation }) => operation)).toEqual([
      'PutObject',
      'HeadObject',
      'GetObject',
      'CopyObject',
    ]);
  });

  it('lists in pages, in the order of bytes, with folders', async () => {
    const client = clientOf(server);
    for (const key of ['b', 'a/2', 'a/1', 'a/x/1', 'é', 'z']) await client.send(put({ Key: key }));
    const keys: (string | undefined)[] = [];
    let token: string | undefined;
    do {
      const page = await client.send(
        new ListObjectsV2Command({ Bucket: object.Bucket, ContinuationToken: token }),
      );
      expect(page.KeyCount).toBeLessThanOrEqual(2);
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key));
      token = page.NextContinuationToken;
    } while (token !== undefined);
    expect(keys).toEqual(['a/1', 'a/2', 'a/x/1', 'b', 'z', 'é']);
    const folders = await client.send(
      new ListObjectsV2Command({ Bucket: object.Bucket, Delimiter: '/', MaxKeys: 1 }),
    );
    expect(folders.CommonPrefixes).toEqual([{ Prefix: 'a/' }]);
  });

  it.each<[string, Partial<Place>, string]>([
    ['another secret', { secretKey: 'other' }, 'SignatureDoesNotMatch'],
    ['another access key', { accessKey: 'other' }, 'InvalidAccessKeyId'],
    ['another region', { region: 'other' }, 'AuthorizationHeaderMalformed'],
  ])('refuses %s', async (_, change, name) => {
    await expect(clientOf({ ...server, ...change }).send(put())).rejects.toMatchObject({ name });
    expect(server.objects.size).toBe(0);
  });

  it('refuses an ACL, trailing checksums, checksums, and an upload that does not say what it is', async () => {
    const refusals: [() => Promise<unknown>, string][] = [
      [() => clientOf(server).send(put({ ACL: 'private' })), 'AccessControlListNotSupported'],
      [
        () =>
          clientOf(server, { requestChecksumCalculation: 'WHEN_SUPPORTED' }).send(
            put({ Body: Readable.from(['01', '23']), ContentLength: 4 }),
          ),
        'NotImplemented',
      ],
      [
        () => clientOf(server, { requestChecksumCalculation: 'WHEN_SUPPORTED' }).send(put()),
        'NotImplemented',
      ],
      [
        () =>
          clientOf(server).send(
            new DeleteObjectsCommand({ Bucket: object.Bucket, Delete: { Objects: [{ Key: 'a' }] } }),
          ),
        'NotImplemented',
      ],
      [() => clientOf(server).send(put({ Bucket: 'other' })), 'NoSuchBucket'],
    ];
    for (const [send, name] of refusals) await expect(send()).rejects.toMatchObject({ name });
    const url = await getSignedUrl(clientOf(server), new PutObjectCommand(object));
    const bare = await fetch(url, { method: 'PUT', body: new Uint8Array(3) });
    expect([bare.status, await bare.text()]).toEqual([400, expect.stringContaining('InvalidArgument')]);
    expect(server.objects.size).toBe(0);
  });

  it('takes a signed URL for what was signed, and for nothing else', async () => {
    const client = clientOf(server);
    await client.send(put());
    await client.send(put({ Key: 'other' }));
    const url = await getSignedUrl(client, new GetObjectCommand(object), { expiresIn: 60 });
    expect(await statusOf(url)).toBe(200);
    expect(await statusOf(url, { method: 'DELETE' })).toBe(403);
    expect(await statusOf(url.replace(/\/avatars-test\/[^?]+/, '/avatars-test/other'))).toBe(403);
    expect(await statusOf(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=600'))).toBe(403);
    expect(await statusOf(url.replace('X-Amz-Expires=60', 'X-Amz-Expires=604801'))).toBe(400);
    expect(await statusOf(url.replace(/Signature=./, 'Signature=g'))).toBe(403);
    expect(await statusOf(url.split('?')[0] ?? '')).toBe(403);
    const past = new Date(Date.now() - 120_000);
    const expired = await getSignedUrl(client, new GetObjectCommand(object), {
      expiresIn: 60,
      signingDate: past,
    });
    expect(await statusOf(expired)).toBe(403);
    const checksummed = await getSignedUrl(
      clientOf(server, { responseChecksumValidation: 'WHEN_SUPPORTED' }),
      new GetObjectCommand(object),
    );
    expect(await statusOf(checksummed)).toBe(501);
  });

  it('breaks as it is told, for the calls that are chosen', async () => {
    const client = clientOf(server);
    server.setFault((call) => (server.calls.length % 2 === 1 && call.key !== '' ? 'slow-down' : undefined));
    await expect(client.send(put())).rejects.toMatchObject({ name: 'SlowDown' });
    await client.send(put());
    server.setFault('lost-answer');
    await expect(client.send(put({ Key: 'lost' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(server.objects.has('lost')).toBe(true);
    server.setFault(undefined);
    server.setDown(true);
    await expect(client.send(put({ Key: 'down' }))).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect(server.objects.has('down')).toBe(false);
    server.setDown(false);
    await client.send(put({ Key: 'up' }));
    expect(server.calls.map(({ status, error }) => error ?? status)).toEqual([
      'SlowDown',
      200,
      'lost-answer',
      200,
    ]);
  });
});

describe('the S3 stand-in as a process', () => {
  it('keeps its objects, however it ends', async () => {
    const directory = await mkdtemp(join(tmpdir(), 'avatars-s3-'));
    const start = async () => {
      const main = join(import.meta.dirname, '../../support/s3-server/main.ts');
      const child = spawn(process.execPath, [main, JSON.stringify({ directory })], {
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      const [line] = (await once(child.stdout, 'data')) as [Buffer];
      return { child, place: JSON.parse(String(line)) as Place };
    };
    const first = await start();
    await clientOf(first.place).send(put({ Metadata: { a: 'b' } }));
    first.child.kill('SIGKILL');
    await once(first.child, 'exit');
    const second = await start();
    const answer = await clientOf(second.place).send(new GetObjectCommand(object));
    expect(await answer.Body?.transformToString()).toBe('0123456789');
    expect(answer).toMatchObject({ ContentType: 'image/png', Metadata: { a: 'b' } });
    second.child.kill('SIGTERM');
    expect(await once(second.child, 'exit')).toEqual([0, null]);
    await rm(directory, { recursive: true });
  });
});
