import { AvatarError } from '../domain/errors.ts';
import type { Config } from '../runtime/config.ts';
import type { Dataset } from '../runtime/create-application.ts';
import { print, printJson, say, type Session } from './session.ts';

/** @throws AvatarError `usage` where no other process can reach the database */
export function checkDetach({ databaseUrl }: Config): void {
  if (databaseUrl !== undefined) return;
  throw new AvatarError('usage', '--detach needs a database that other processes can reach.', {
    hint: 'Set DATABASE_URL to a PostgreSQL server, or leave --detach out.',
  });
}

/** Says that a dataset was left to workers, and how to start one. */
export function reportDetached(
  { json }: Session,
  { id, count }: Dataset,
  { completed, failed }: { completed: number; failed: number } = { completed: 0, failed: 0 },
): void {
  const status = 'generating-data';
  if (json) printJson({ dataset: { id, status, requested: count, completed, failed } });
  else print(id);
  say(`The dataset waits for a worker. Start one with: avatars worker`);
  say(`What has been done: avatars show ${id}`);
}
