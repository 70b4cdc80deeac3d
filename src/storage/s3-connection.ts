import { createHash } from 'node:crypto';
import type { S3Client, S3ClientConfig } from '@aws-sdk/client-s3';
import type { S3Driver } from 'flydrive/drivers/s3';
import type { Logger } from '../ports/logger.ts';

export interface S3Access {
  /** For example `https://s3.example.org` or `http://localhost:9000`; the bucket goes into the path. */
  endpoint: string;
  accessKey: string;
  secretKey: string;
  bucket: string;
  region: string;
}

/** Milliseconds. */
export interface S3TimeLimits {
  /** Until the connection stands. */
  connect: number;
  /** Without a single byte in either direction. */
  idle: number;
  /** From the start of a request until the answer begins. */
  request: number;
}

export const DEFAULT_TIME_LIMITS: S3TimeLimits = { connect: 10_000, idle: 60_000, request: 120_000 };

export interface S3Connection {
  driver: S3Driver;
  /** Whether any object's key starts with `prefix`. */
  holdsAny(prefix: string): Promise<boolean>;
}

/** Loads the AWS SDK, which takes a tenth of a second, and so only where an S3 store is really used. */
export async function connectS3(
  access: S3Access,
  limits: S3TimeLimits,
  logger: Logger,
): Promise<S3Connection> {
  const { S3Client, ListObjectsV2Command } = await import('@aws-sdk/client-s3');
  const { S3Driver } = await import('flydrive/drivers/s3');
  const client = new S3Client({
    endpoint: access.endpoint,
    region: access.region,
    credentials: { accessKeyId: access.accessKey, secretAccessKey: access.secretKey },
    forcePathStyle: true,
    // Retries are decided in one place, and that is not here.
    maxAttempts: 1,
    // Many stores answer 501 to the SDK's own checksums, which also end up in signed URLs.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    // A store or proxy that does not know `Expect: 100-continue` would cost seconds for each larger picture.
    expectContinueHeader: false,
    // Set, so that AWS_* variables and ~/.aws on this machine cannot change where pictures go.
    useFipsEndpoint: false,
    useDualstackEndpoint: false,
    useArnRegion: false,
    logger: sdkLogger(logger),
    requestHandler: {
      connectionTimeout: limits.connect,
      socketTimeout: limits.idle,
      requestTimeout: limits.request,
      throwOnRequestTimeout: true,
    },
  });
  sendMd5OfDeleteObjects(client);
  const driver = new S3Driver({
    client,
    bucket: access.bucket,
    visibility: 'private',
    // Sent otherwise, and refused by many stores.
    supportsACL: false,
  });
  return {
    driver,
    async holdsAny(prefix) {
      const command = new ListObjectsV2Command({ Bucket: access.bucket, Prefix: prefix, MaxKeys: 1 });
      return ((await client.send(command)).Contents ?? []).length > 0;
    },
  };
}

/**
 * The SDK would write warnings to the console, every request with its bytes to an `info`, and every failed one
 * to an `error`, which is thrown as well and explained where it is caught.
 */
function sdkLogger(logger: Logger): NonNullable<S3ClientConfig['logger']> {
  const warn = (...words: unknown[]) => {
    const text = words.filter((word) => typeof word === 'string').join(' ');
    if (text !== '') logger.warn({ stage: 'storage' }, text);
  };
  return { trace: ignore, debug: ignore, info: ignore, warn, error: ignore };
}

function ignore(): void {}

/**
 * DeleteObjects must carry a checksum. The SDK sends CRC32, which older stores answer with
 * MissingContentMD5; every store takes Content-MD5.
 * https://github.com/aws/aws-sdk-js-v3/blob/main/supplemental-docs/MD5_FALLBACK.md
 */
function sendMd5OfDeleteObjects(client: S3Client): void {
  client.middlewareStack.add(
    (next, context) => async (args) => {
      if (context.commandName !== 'DeleteObjectsCommand') return next(args);
      const request = args.request as { headers: Record<string, string>; body: string | Uint8Array };
      for (const name of Object.keys(request.headers)) {
        if (/^x-amz-(sdk-)?checksum-/i.test(name)) delete request.headers[name];
      }
      request.headers['content-md5'] = createHash('md5').update(request.body).digest('base64');
      return next(args);
    },
    // After the SDK's own checksum, which is in `build` too, and before the signature.
    { step: 'build', priority: 'low', name: 'sendMd5OfDeleteObjects' },
  );
}
