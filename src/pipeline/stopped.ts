import { AvatarError, isAvatarError } from '../domain/errors.ts';
import { isAnswerElsewhere } from '../domain/storage-error.ts';

/** Nothing more may be sent for this dataset now: it was paused or cancelled, or this process is stopping. */
export function datasetStopped(): AvatarError<'dataset_stopped'> {
  return new AvatarError('dataset_stopped', 'The dataset was stopped.');
}

/**
 * Nothing may be sent for this purpose now, since another process has sent a call for it and lives: whoever looks again
 * later finds the answer.
 */
export function heldElsewhere(): AvatarError<'dataset_stopped'> {
  return new AvatarError('dataset_stopped', 'Another process works on this.');
}

export function isDatasetStopped(error: unknown): boolean {
  return isAvatarError(error) && error.code === 'dataset_stopped';
}

/** Whether an error ends the job and says nothing about the people that it is for. */
export function isNoFailure(error: unknown): boolean {
  if (isAnswerElsewhere(error)) return false;
  return !isAvatarError(error) || NO_FAILURES.includes(error.code);
}

const NO_FAILURES: readonly string[] = ['dataset_stopped', 'storage', 'database_away'];
