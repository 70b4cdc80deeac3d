import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { S3Refusal } from './refusal.ts';

export interface SigningIdentity {
  accessKey: string;
  secretKey: string;
  region: string;
}

/** Most that the clocks may differ: 15 minutes, in milliseconds. */
const LARGEST_SKEW = 15 * 60 * 1000;
const LONGEST_EXPIRY = 7 * 24 * 60 * 60;

/**
 * Recomputes AWS Signature Version 4, from the `Authorization` header or from a presigned URL, and refuses
 * what S3 refuses.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-authenticating-requests.html
 */
export function verifySignature(request: IncomingMessage, body: Buffer, identity: SigningIdentity): void {
  const [path = '/', search = ''] = (request.url ?? '/').split('?', 2);
  const query = parseQuery(search);
  const value = (name: string) => query.find(([key]) => key === name)?.[1];
  if (request.headers.authorization !== undefined) {
    const [, credential, signedHeaders, signature] =
      /^AWS4-HMAC-SHA256 Credential=(.+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]{64})$/.exec(
        request.headers.authorization,
      ) ?? [];
    if (!credential || !signedHeaders || !signature) {
      throw new S3Refusal(400, 'AuthorizationHeaderMalformed', 'The authorization header is malformed.');
    }
    const date = header(request, 'x-amz-date');
    const payload = header(request, 'x-amz-content-sha256');
    if (payload.startsWith('STREAMING-')) {
      throw new S3Refusal(501, 'NotImplemented', 'Streaming signatures are not implemented.');
    }
    const digest = createHash('sha256').update(body).digest('hex');
    if (payload !== 'UNSIGNED-PAYLOAD' && payload !== digest) {
      throw new S3Refusal(400, 'XAmzContentSHA256Mismatch', 'The body does not match x-amz-content-sha256.');
    }
    if (Math.abs(Date.now() - parseDate(date)) > LARGEST_SKEW) {
      throw new S3Refusal(403, 'RequestTimeTooSkewed', 'The time of the request differs too much.');
    }
    const parts = { path, query, signedHeaders, payload, date, credential, signature };
    compare(request, parts, identity);
    return;
  }
  const [credential, date, expires, signedHeaders, signature] = [
    'X-Amz-Credential',
    'X-Amz-Date',
    'X-Amz-Expires',
    'X-Amz-SignedHeaders',
    'X-Amz-Signature',
  ].map(value);
  if (!credential || !date || !expires || !signedHeaders || !signature) {
    throw new S3Refusal(403, 'AccessDenied', 'The request is not signed.');
  }
  if (value('X-Amz-Algorithm') !== 'AWS4-HMAC-SHA256' || !/^\d+$/.test(expires)) {
    throw new S3Refusal(400, 'AuthorizationQueryParametersError', 'Wrong algorithm or expiry.');
  }
  if (Number(expires) < 1 || Number(expires) > LONGEST_EXPIRY) {
    throw new S3Refusal(400, 'AuthorizationQueryParametersError', 'X-Amz-Expires must be within a week.');
  }
  if (Date.now() > parseDate(date) + Number(expires) * 1000) {
    throw new S3Refusal(403, 'AccessDenied', 'Request has expired');
  }
  const unsigned = query.filter(([name]) => name !== 'X-Amz-Signature');
  const payload = 'UNSIGNED-PAYLOAD';
  compare(request, { path, query: unsigned, signedHeaders, payload, date, credential, signature }, identity);
}

interface SignedParts {
  path: string;
  query: [string, string][];
  signedHeaders: string;
  payload: string;
  date: string;
  credential: string;
  signature: string;
}

function compare(request: IncomingMessage, parts: SignedParts, identity: SigningIdentity): void {
  // From the right: an access key may itself hold slashes and colons.
  const scope = parts.credential.split('/');
  const [day, region, service, end] = scope.splice(-4);
  if (scope.join('/') !== identity.accessKey) {
    throw new S3Refusal(403, 'InvalidAccessKeyId', 'The access key does not exist.');
  }
  if (day !== parts.date.slice(0, 8) || service !== 's3' || end !== 'aws4_request') {
    throw new S3Refusal(400, 'AuthorizationHeaderMalformed', 'The credential scope is wrong.');
  }
  if (region !== identity.region) {
    throw new S3Refusal(400, 'AuthorizationHeaderMalformed', `The region ${region} is wrong.`);
  }
  const names = parts.signedHeaders.split(';');
  const mustBeSigned = Object.keys(request.headers).filter(
    (name) => name === 'host' || name.startsWith('x-amz-'),
  );
  if (mustBeSigned.some((name) => !names.includes(name))) {
    throw new S3Refusal(403, 'AccessDenied', 'There were headers present which were not signed.');
  }
  const canonicalRequest = [
    request.method,
    parts.path
      .split('/')
      .map((segment) => encode(decodeURIComponent(segment)))
      .join('/'),
    parts.query
      .map(([name, value]) => `${encode(name)}=${encode(value)}`)
      .toSorted()
      .join('&'),
    ...names.map((name) => `${name}:${header(request, name).trim().replaceAll(/ +/g, ' ')}`),
    '',
    parts.signedHeaders,
    parts.payload,
  ].join('\n');
  const stringToSign = [
    'AWS4-HMAC-SHA256',
    parts.date,
    [day, region, service, end].join('/'),
    createHash('sha256').update(canonicalRequest).digest('hex'),
  ].join('\n');
  const signingKey = [day, region, service, end].reduce<string | Buffer>(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    `AWS4${identity.secretKey}`,
  );
  const expected = createHmac('sha256', signingKey).update(stringToSign).digest('hex');
  if (expected !== parts.signature) {
    throw new S3Refusal(403, 'SignatureDoesNotMatch', 'The signature does not match.', {
      // S3 really repeats these; nothing of it may end up in a log.
      AWSAccessKeyId: identity.accessKey,
      StringToSign: stringToSign,
      SignatureProvided: parts.signature,
      CanonicalRequest: canonicalRequest,
    });
  }
}

/** Percent-encoding as Signature Version 4 has it: everything but unreserved characters. */
function encode(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

export function parseQuery(search: string): [string, string][] {
  if (search === '') return [];
  return search.split('&').map((pair) => {
    const [name = '', value = ''] = pair.split(/=(.*)/s, 2);
    return [decodeURIComponent(name), decodeURIComponent(value)];
  });
}

function header(request: IncomingMessage, name: string): string {
  const value = request.headers[name];
  if (value === undefined) throw new S3Refusal(403, 'AccessDenied', `The header ${name} is missing.`);
  return String(value);
}

function parseDate(text: string): number {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text) ?? [];
  if (year === undefined) throw new S3Refusal(403, 'AccessDenied', 'The date is malformed.');
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}
