import { AvatarError, isAvatarError } from '../domain/errors.ts';

/** Nothing more may be sent for this dataset now: it was paused or cancelled, or this process is stopping. */
export function datasetStopped(): AvatarError<'dataset_stopped'> {
  return new AvatarError('dataset_stopped', 'The dataset was stopped.');
}

export function isDatasetStopped(error: unknown): boolean {
  return isAvatarError(error) && error.code === 'dataset_stopped';
}
