import { AvatarError, isAvatarError } from './errors.ts';

/** The database was waited for, and did not come back. What was paid for until then is kept in the object store. */
export function databaseAway(seconds: number, reason: string, cause?: unknown): AvatarError<'database_away'> {
  const message = `The database could not be reached for ${seconds} seconds: ${reason}`;
  return new AvatarError('database_away', message, {
    hint: 'Answers that were paid for are kept. When the database can be reached again, go on with: avatars resume',
    cause,
  });
}

/** That error, also where a library has wrapped it into its own. */
export function databaseAwayIn(error: unknown): AvatarError | undefined {
  if (isAvatarError(error)) return error.code === 'database_away' ? error : undefined;
  return error instanceof Error && error.cause !== undefined ? databaseAwayIn(error.cause) : undefined;
}
