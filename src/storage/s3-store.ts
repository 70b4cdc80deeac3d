import { AvatarError, isAvatarError } from '../domain/errors.ts';
import { StorageError } from '../domain/storage-error.ts';
import type { Logger } from '../ports/logger.ts';
import type { ObjectStore, ObjectUrl } from '../ports/object-store.ts';
import { probe } from './probe.ts';
import { checkKey, checkPrefix, checkPutOptions } from './rules.ts';
import {
  connectS3,
  DEFAULT_TIME_LIMITS,
  type S3Access,
  type S3Connection,
  type S3TimeLimits,
} from './s3-connection.ts';
import { explainS3Error, isNoSuchKey } from './s3-errors.ts';

/** Longest life of a signed URL in seconds: seven days is all that Signature Version 4 allows. */
export const LONGEST_SIGNED_URL_SECONDS = 7 * 24 * 60 * 60;

export interface S3StoreDependencies extends S3Access {
  /** When set, objects are read by everybody under this URL, and URLs are not signed. */
  publicUrlBase?: string | undefined;
  /** Life of a signed URL, from 1 to 604800 seconds (seven days, the default). */
  signedUrlSeconds?: number | undefined;
  /** Others than {@link DEFAULT_TIME_LIMITS}. */
  timeLimits?: Partial<S3TimeLimits> | undefined;
  logger: Logger;
}

/**
 * An object store behind the S3 API, with the bucket in the path. Each call makes exactly one attempt;
 * `retryable` on the error says whether another may help.
 *
 * A store answers "not there" to the question for an object in a bucket that does not exist, so `exists` is
 * false then; `put`, `get` and `check` name the missing bucket.
 */
export function createS3Store(dependencies: S3StoreDependencies): ObjectStore {
  const { bucket, endpoint, logger, publicUrlBase } = dependencies;
  const signedUrlSeconds = dependencies.signedUrlSeconds ?? LONGEST_SIGNED_URL_SECONDS;
  if (!(signedUrlSeconds >= 1 && signedUrlSeconds <= LONGEST_SIGNED_URL_SECONDS)) {
    throw new AvatarError(
      'usage',
      `A signed URL lives from 1 to ${LONGEST_SIGNED_URL_SECONDS} seconds, not ${signedUrlSeconds}.`,
    );
  }
  const limits = { ...DEFAULT_TIME_LIMITS, ...dependencies.timeLimits };
  const storeName = `bucket "${bucket}" at ${new URL(endpoint).host}`;
  const placeOf = (key: string) => `"${key}" in ${storeName}`;

  function throwMissing(error: unknown, key: string): never {
    if (!isNoSuchKey(error)) throw error;
    throw new AvatarError('not_here', `There is no object ${placeOf(key)}.`, {
      hint: 'It was deleted, or another bucket is meant (S3_BUCKET_NAME).',
    });
  }

  let connection: Promise<S3Connection> | undefined;
  const connect = () => (connection ??= connectS3(dependencies, limits, logger));

  const store: ObjectStore = {
    kind: 's3',

    async put(key, bytes, options) {
      checkKey(key);
      checkPutOptions(key, options);
      const started = performance.now();
      await guard('store', placeOf(key), async () => {
        const { driver } = await connect();
        await driver.put(key, bytes, {
          contentType: options.contentType,
          ...(options.metadata && { Metadata: { ...options.metadata } }),
        });
      });
      logger.debug(
        { key, bytes: bytes.byteLength, duration: Math.round(performance.now() - started) },
        'object stored',
      );
    },

    async get(key) {
      checkKey(key);
      return guard('read', placeOf(key), async () => {
        const { driver } = await connect();
        return driver.getBytes(key).catch((error: unknown) => throwMissing(error, key));
      });
    },

    async stream(key) {
      checkKey(key);
      return guard('read', placeOf(key), async () => {
        const { driver } = await connect();
        return driver.getStream(key).catch((error: unknown) => throwMissing(error, key));
      });
    },

    async exists(key) {
      checkKey(key);
      return guard('look for', placeOf(key), async () => (await connect()).driver.exists(key));
    },

    async deleteAll(prefix) {
      checkPrefix(prefix);
      await guard('delete', placeOf(prefix), async () => {
        const s3 = await connect();
        await s3.driver.deleteAll(prefix);
        // A store answers 200 even where it refused to delete single objects, and FlyDrive does not look.
        if (!(await s3.holdsAny(prefix))) return;
        throw new StorageError(`Not every object under ${placeOf(prefix)} could be deleted.`, {
          failure: 'denied',
          retryable: false,
          hint: 'Check that the key may delete (s3:DeleteObject), that no object is locked, and that nothing writes there.',
        });
      });
      logger.debug({ prefix }, 'objects deleted');
    },

    async url(key): Promise<ObjectUrl> {
      checkKey(key);
      if (publicUrlBase !== undefined) return { url: publicUrl(publicUrlBase, key) };
      return guard('sign a URL for', placeOf(key), async () => {
        const { driver } = await connect();
        const url = await driver.getSignedUrl(key, { expiresIn: signedUrlSeconds });
        return { url, expiresAt: expiryOf(url) };
      });
    },

    check: () => probe(store, `The ${storeName}`),
  };
  return store;
}

async function guard<Result>(action: string, place: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    throw isAvatarError(error) ? error : explainS3Error(error, action, place);
  }
}

function publicUrl(base: string, key: string): string {
  return `${base.replace(/\/+$/, '')}/${key.split('/').map(encodeURIComponent).join('/')}`;
}

/** Read from the URL itself, so that it is exactly what the store will go by. */
function expiryOf(url: string): Date {
  const query = new URL(url).searchParams;
  const [, year, month, day, hour, minute, second] = (
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(query.get('X-Amz-Date') ?? '') ?? []
  ).map(Number);
  const signed = Date.UTC(year!, month! - 1, day, hour, minute, second);
  return new Date(signed + Number(query.get('X-Amz-Expires')) * 1000);
}
