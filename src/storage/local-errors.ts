import { StorageError, type StorageFailure } from '../domain/storage-error.ts';

interface Explanation {
  failure: StorageFailure;
  retryable?: boolean;
  reason: string;
  hint: string;
}

/** System error codes: https://nodejs.org/api/errors.html#common-system-errors */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: { failure: 'full', reason: 'the disk is full', hint: 'Free some space, or choose another folder.' },
  EDQUOT: {
    failure: 'full',
    reason: "the user's disk quota is used up",
    hint: 'Free some space, or choose another folder.',
  },
  EACCES: {
    failure: 'denied',
    reason: 'no permission',
    hint: 'Make the folder writable for this user, or choose another one with --data-dir.',
  },
  EPERM: {
    failure: 'denied',
    reason: 'not permitted',
    hint: 'Make the folder writable for this user, or choose another one with --data-dir.',
  },
  EROFS: {
    failure: 'read_only',
    reason: 'the file system is read-only',
    hint: 'Choose a folder on a writable disk with --data-dir.',
  },
  ENOTDIR: {
    failure: 'failed',
    reason: 'a file is where a folder should be',
    hint: 'Move the file away, or choose another folder with --data-dir.',
  },
  EEXIST: {
    failure: 'failed',
    reason: 'a file is where a folder should be',
    hint: 'Move the file away, or choose another folder with --data-dir.',
  },
  EISDIR: {
    failure: 'failed',
    reason: 'a folder is where a file should be',
    hint: 'Move the folder away, or choose another folder with --data-dir.',
  },
  ENAMETOOLONG: {
    failure: 'bad_request',
    reason: 'the path is too long',
    hint: 'Choose a folder with a shorter path with --data-dir.',
  },
  EMFILE: {
    failure: 'busy',
    retryable: true,
    reason: 'too many files are open',
    hint: 'Raise the limit of open files (ulimit -n), or lower IMAGE_CONCURRENCY.',
  },
  ENFILE: {
    failure: 'busy',
    retryable: true,
    reason: 'too many files are open',
    hint: 'Close other programs, or lower IMAGE_CONCURRENCY.',
  },
  EBUSY: {
    failure: 'busy',
    retryable: true,
    reason: 'the file is in use',
    hint: 'Close the program that holds the file open.',
  },
  EIO: {
    failure: 'failed',
    reason: 'the disk reports an input/output error',
    hint: 'Check the disk.',
  },
};

/** Says in words why the local folder did not do what it was asked. */
export function explainLocalError(error: unknown, action: string, path: string): StorageError {
  const code = systemCode(error) ?? 'unknown error';
  const known = EXPLANATIONS[code];
  return new StorageError(`Cannot ${action} ${path}: ${known ? `${known.reason} (${code})` : code}.`, {
    failure: known?.failure ?? 'failed',
    retryable: known?.retryable ?? false,
    hint: known?.hint ?? 'Check the folder, or choose another one with --data-dir.',
    cause: error,
  });
}

export function systemCode(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
