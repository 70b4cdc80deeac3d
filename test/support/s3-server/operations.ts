import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { S3Refusal, unescape, xml, type XmlValue } from './refusal.ts';
import { etagOf, type S3Object, type Shelf } from './shelf.ts';

export interface OperationInput {
  shelf: Shelf;
  bucket: string;
  key: string;
  query: ReadonlyMap<string, string>;
  headers: IncomingHttpHeaders;
  body: Buffer;
  rules: StrictRules;
}

/** What a strict store refuses; each can be switched off. */
export interface StrictRules {
  /** PUT must say its content type. */
  requireContentType: boolean;
  /** The SDK's own checksum headers get 501. */
  refuseChecksums: boolean;
  /** Keys in a listing page, at most 1000. */
  pageSize: number;
  /** Objects that DeleteObjects refuses, one by one, within its 200. */
  undeletable: RegExp | undefined;
}

export interface Answer {
  status: number;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export type Operation = (input: OperationInput) => Answer;

export function putObject({ shelf, key, headers, body, rules }: OperationInput): Answer {
  const contentType = headers['content-type'];
  if (contentType === undefined && rules.requireContentType) {
    throw new S3Refusal(400, 'InvalidArgument', 'The content type is missing.');
  }
  if (headers['content-length'] === undefined) {
    throw new S3Refusal(411, 'MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  const object = {
    bytes: body,
    contentType: contentType ?? 'binary/octet-stream',
    metadata: metadataOf(headers),
    etag: etagOf(body),
    lastModified: new Date(),
  };
  shelf.set(key, object);
  return { status: 200, headers: { etag: object.etag } };
}

export function getObject(input: OperationInput): Answer {
  const object = find(input.shelf, input.key);
  const headers = headersOf(object);
  const range = input.headers.range;
  if (range === undefined) return { status: 200, headers, body: object.bytes };
  const [, first, last] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? [];
  const size = object.bytes.length;
  if (first === undefined || Number(first) >= size) {
    throw new S3Refusal(416, 'InvalidRange', 'The requested range is not satisfiable');
  }
  const end = last ? Math.min(Number(last), size - 1) : size - 1;
  const part = object.bytes.subarray(Number(first), end + 1);
  return {
    status: 206,
    headers: {
      ...headers,
      'content-length': String(part.length),
      'content-range': `bytes ${first}-${end}/${size}`,
    },
    body: part,
  };
}

export function headObject({ shelf, key }: OperationInput): Answer {
  return { status: 200, headers: headersOf(find(shelf, key)) };
}

export function deleteObject({ shelf, key }: OperationInput): Answer {
  shelf.delete(key);
  return { status: 204 };
}

export function copyObject({ shelf, bucket, key, headers }: OperationInput): Answer {
  const source = decodeURIComponent(String(headers['x-amz-copy-source'])).replace(/^\//, '');
  if (!source.startsWith(`${bucket}/`)) {
    throw new S3Refusal(404, 'NoSuchBucket', 'The specified bucket does not exist');
  }
  const object = { ...find(shelf, source.slice(bucket.length + 1)), lastModified: new Date() };
  shelf.set(key, object);
  return xmlAnswer('CopyObjectResult', {
    ETag: object.etag,
    LastModified: object.lastModified.toISOString(),
  });
}

export function listObjects({ shelf, bucket, query, rules }: OperationInput): Answer {
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const pageSize = Math.min(Number(query.get('max-keys') ?? 1000), rules.pageSize, 1000);
  const token = query.get('continuation-token');
  const after = token === undefined ? query.get('start-after') : Buffer.from(token, 'base64url').toString();
  const entries = new Map<string, S3Object | undefined>();
  for (const key of [...shelf.objects.keys()].toSorted(byBytes)) {
    if (!key.startsWith(prefix)) continue;
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    const name = cut === -1 ? key : key.slice(0, cut + delimiter.length);
    if (after !== undefined && byBytes(name, after) <= 0) continue;
    entries.set(name, cut === -1 ? shelf.objects.get(key) : undefined);
  }
  const page = [...entries].slice(0, pageSize);
  const isTruncated = page.length < entries.size;
  const last = page.at(-1)?.[0];
  return xmlAnswer('ListBucketResult', {
    Name: bucket,
    Prefix: prefix,
    KeyCount: page.length,
    MaxKeys: pageSize,
    IsTruncated: isTruncated,
    ...(isTruncated && last && { NextContinuationToken: Buffer.from(last).toString('base64url') }),
    Contents: page.flatMap(([name, object]) =>
      object
        ? {
            Key: name,
            LastModified: object.lastModified.toISOString(),
            ETag: object.etag,
            Size: object.bytes.length,
          }
        : [],
    ),
    CommonPrefixes: page.flatMap(([name, object]) => (object ? [] : { Prefix: name })),
  });
}

export function deleteObjects({ shelf, headers, body, rules }: OperationInput): Answer {
  const sum = headers['content-md5'];
  if (sum === undefined) {
    throw new S3Refusal(400, 'MissingContentMD5', 'Missing required header for this request: Content-MD5.');
  }
  if (sum !== createHash('md5').update(body).digest('base64')) {
    throw new S3Refusal(400, 'BadDigest', 'The Content-MD5 you specified did not match.');
  }
  const document = body.toString();
  const keys = [...document.matchAll(/<Key>([^<]*)<\/Key>/g)].map((match) => unescape(match[1] ?? ''));
  if (keys.length === 0 || keys.length > 1000) {
    throw new S3Refusal(400, 'MalformedXML', 'Between 1 and 1000 keys can be deleted.');
  }
  const quiet = document.includes('<Quiet>true</Quiet>');
  const refused = keys.filter((key) => rules.undeletable?.test(key));
  const deleted = keys.filter((key) => !refused.includes(key));
  for (const key of deleted) shelf.delete(key);
  return xmlAnswer('DeleteResult', {
    Deleted: quiet ? [] : deleted.map((Key) => ({ Key })),
    Error: refused.map((Key) => ({ Key, Code: 'AccessDenied', Message: 'Access Denied' })),
  });
}

function find(shelf: Shelf, key: string): S3Object {
  const object = shelf.objects.get(key);
  if (!object) throw new S3Refusal(404, 'NoSuchKey', 'The specified key does not exist.', { Key: key });
  return object;
}

function headersOf(object: S3Object): Record<string, string> {
  return {
    'content-type': object.contentType,
    'content-length': String(object.bytes.length),
    etag: object.etag,
    'last-modified': object.lastModified.toUTCString(),
    ...Object.fromEntries(
      Object.entries(object.metadata).map(([name, value]) => [`x-amz-meta-${name}`, value]),
    ),
  };
}

function metadataOf(headers: IncomingHttpHeaders): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => name.startsWith('x-amz-meta-'))
      .map(([name, value]) => [name.slice('x-amz-meta-'.length), String(value)]),
  );
}

function xmlAnswer(root: string, content: { [name: string]: XmlValue }): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml' }, body: xml(root, content) };
}

/** S3 lists keys in the order of their UTF-8 bytes. */
function byBytes(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
