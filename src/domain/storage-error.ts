import { AvatarError, isAvatarError } from './errors.ts';

/** What kept the object store from doing what it was asked. */
export type StorageFailure =
  /** The key, the prefix or the metadata is not allowed. */
  | 'bad_request'
  /** No connection, or it broke. */
  | 'unreachable'
  /** Connected, and no answer in time. */
  | 'timed_out'
  /** The store asks for patience, or failed on its own side. */
  | 'busy'
  /** The store does not know the key, or the signature is wrong. */
  | 'credentials'
  /** Known, but not allowed to do this. */
  | 'denied'
  | 'no_bucket'
  | 'wrong_region'
  | 'full'
  | 'read_only'
  /** What came back is not what was stored. */
  | 'damaged'
  /** An answer that was paid for is not in the store: it waits on another machine, or is lost. */
  | 'elsewhere'
  | 'failed';

interface StorageErrorDetails {
  failure: StorageFailure;
  /** Whether the same request may succeed later without anybody changing anything. */
  retryable: boolean;
  hint?: string | undefined;
  cause?: unknown;
}

/** The object store did not do what it was asked. Its `code` is `storage`. */
export class StorageError extends AvatarError<'storage'> {
  readonly failure: StorageFailure;
  readonly retryable: boolean;

  constructor(message: string, details: StorageErrorDetails) {
    super('storage', message, details);
    this.failure = details.failure;
    this.retryable = details.retryable;
  }
}

/** Whether `error` is a {@link StorageError}, judged by its fields. */
export function isStorageError(error: unknown): error is StorageError {
  return isAvatarError(error) && error.code === 'storage' && 'retryable' in error;
}

/** Whether an answer that was paid for is missing. It concerns one person or batch, and not the store. */
export function isAnswerElsewhere(error: unknown): boolean {
  return isStorageError(error) && error.failure === 'elsewhere';
}
