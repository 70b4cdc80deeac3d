import type { Readable } from 'node:stream';
import type { StorageError } from '../domain/storage-error.ts';

export interface PutOptions {
  contentType: string;
  /** Kept beside the object where the store can (S3 user metadata); values are ASCII. */
  metadata?: Readonly<Record<string, string>>;
}

export interface ObjectUrl {
  url: string;
  /** When the URL stops to work; left out where it does not. */
  expiresAt?: Date;
}

/** Stage 6. Keys use `/`, and never start with it or hold `..`. */
export interface ObjectStore {
  readonly kind: 'local' | 's3';
  /** @throws AvatarError `storage` */
  put(key: string, bytes: Uint8Array, options: PutOptions): Promise<void>;
  /** @throws AvatarError `storage`; `not_here` when there is no such object */
  get(key: string): Promise<Uint8Array>;
  /**
   * The same bytes as {@link ObjectStore.get}, a piece at a time, for whoever passes them on.
   * @throws AvatarError `storage`; `not_here` when there is no such object; the stream itself fails when it breaks off
   */
  stream(key: string): Promise<Readable>;
  exists(key: string): Promise<boolean>;
  /** Deletes every object whose key starts with `prefix` (which ends in `/`). */
  deleteAll(prefix: string): Promise<void>;
  /** A URL under which the object can be read: `file:` for a local folder, public or signed for S3. */
  url(key: string): Promise<ObjectUrl>;
  /** Writes, reads and deletes a small object. @throws AvatarError with what is wrong and what to do */
  check(): Promise<void>;
  /** Where objects wait on this machine while the store is down; left out where none can. */
  readonly spool?: Spool;
}

/** Objects that only this machine has. `get` and `exists` of the store see them too. */
export interface Spool {
  /** Absolute path, for people. */
  readonly folder: string;
  /**
   * Why the store does not take objects now. While this is retryable, nothing is lost by going on; where it is
   * not, somebody has to change something, and nothing more should be paid for.
   */
  trouble(): StorageError | undefined;
  /** Keys of the objects that start with `prefix`. */
  waiting(prefix: string): Promise<string[]>;
  holdsAny(keys: readonly string[]): Promise<boolean>;
  /** Uploads everything, or finds out that it cannot: then {@link Spool.trouble} says why. */
  flush(): Promise<void>;
  /** Stops asking whether the store is back. */
  close(): void;
}
