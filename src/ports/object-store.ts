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
  exists(key: string): Promise<boolean>;
  /** Deletes every object whose key starts with `prefix` (which ends in `/`). */
  deleteAll(prefix: string): Promise<void>;
  /** A URL under which the object can be read: `file:` for a local folder, public or signed for S3. */
  url(key: string): Promise<ObjectUrl>;
  /** Writes, reads and deletes a small object. @throws AvatarError with what is wrong and what to do */
  check(): Promise<void>;
}
