import { isAvatarError, messageOf } from '../domain/errors.ts';
import { StorageError, type StorageFailure } from '../domain/storage-error.ts';

interface Explanation {
  failure: StorageFailure;
  retryable?: boolean;
  reason: string;
  hint: string;
}

/** System error codes: https://nodejs.org/api/errors.html#common-system-errors */
const EXPLANATIONS: Readonly<Record<string, Explanation>> = {
  ENOSPC: {
    failure: 'full',
    reason: 'the disk is full',
    hint: 'Free some space, or choose another folder {with}.',
  },
  EDQUOT: {
    failure: 'full',
    reason: "the user's disk quota is used up",
    hint: 'Free some space, or choose another folder {with}.',
  },
  EACCES: {
    failure: 'denied',
    reason: 'no permission',
    hint: 'Make the folder writable for this user, or choose another one {with}.',
  },
  EPERM: {
    failure: 'denied',
    reason: 'not permitted',
    hint: 'Make the folder writable for this user, or choose another one {with}.',
  },
  EROFS: {
    failure: 'read_only',
    reason: 'the file system is read-only',
    hint: 'Choose a folder on a writable disk {with}.',
  },
  ENOTDIR: {
    failure: 'failed',
    reason: 'a file is where a folder should be',
    hint: 'Move the file away, or choose another folder {with}.',
  },
  EEXIST: {
    failure: 'failed',
    reason: 'a file, or a link that leads nowhere, is where a folder should be',
    hint: 'Move the file away, or choose another folder {with}.',
  },
  ENOENT: {
    failure: 'failed',
    reason: 'the folder above it is gone, or takes nothing new',
    hint: 'Choose another folder {with}.',
  },
  EISDIR: {
    failure: 'failed',
    reason: 'a folder is where a file should be',
    hint: 'Move the folder away, or choose another folder {with}.',
  },
  ELOOP: {
    failure: 'failed',
    reason: 'links lead to each other in a circle',
    hint: 'Correct the link, or choose another folder {with}.',
  },
  ENAMETOOLONG: {
    failure: 'bad_request',
    reason: 'the path is too long',
    hint: 'Choose a folder with a shorter path {with}.',
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

/**
 * Says in words why the disk did not do what it was asked.
 * @param option the option of the command line that names another place
 */
export function explainFileError(
  error: unknown,
  action: string,
  path: string,
  option = '--data-dir',
): StorageError {
  const known = EXPLANATIONS[systemCode(error) ?? ''];
  const hint = known?.hint ?? 'Check the folder, or choose another one {with}.';
  return new StorageError(`Cannot ${action} ${path}: ${reasonOf(error)}.`, {
    failure: known?.failure ?? 'failed',
    retryable: known?.retryable ?? false,
    hint: hint.replace('{with}', `with ${option}`),
    cause: error,
  });
}

/** The reason of an error of the system in words, with its code: "the disk is full (ENOSPC)". */
export function reasonOf(error: unknown): string {
  const code = systemCode(error);
  const known = EXPLANATIONS[code ?? ''];
  return known ? `${known.reason} (${code})` : (code ?? messageOf(error));
}

/** The code of an error of the system, also of one that was explained already. */
export function systemCode(error: unknown): string | undefined {
  if (isAvatarError(error)) return systemCode(error.cause);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return typeof code === 'string' ? code : undefined;
}
