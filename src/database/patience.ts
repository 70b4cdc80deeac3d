import { setTimeout as sleep } from 'node:timers/promises';
import { databaseAway } from '../domain/database-away.ts';
import { messageOf } from '../domain/errors.ts';
import type { Logger } from '../ports/logger.ts';
import { isAway } from './postgres-errors.ts';

/** How a process waits for a database that is away: restarted, failed over, or behind a network that broke. */
export interface DatabasePatience {
  /**
   * Runs `work`, and again for as long as the database cannot be reached. What was under way when the connection
   * broke may have happened: `work` must be something that may be done twice.
   * @throws AvatarError `database_away` when it stayed away for too long; everything else as it is
   */
  patiently: <Result>(work: () => Promise<Result>) => Promise<Result>;
  /** How often the database has come back. */
  readonly returns: number;
}

/** Milliseconds. A restart takes seconds, a failover of a managed PostgreSQL one to two minutes. */
const PATIENCE_MS = 180_000;
const FIRST_DELAY_MS = 100;
const MOST_DELAY_MS = 1_000;
/** Milliseconds. A connection that breaks is replaced at once: nobody needs to hear of it. */
const QUIET_MS = 500;

/** The embedded database goes with this process. */
export const NO_PATIENCE: DatabasePatience = { patiently: (work) => work(), returns: 0 };

/** One for all statements of a process: the first that fails begins to wait, and all of them end it together. */
export function createDatabasePatience(
  logger: Logger | undefined,
  patienceMs: number = PATIENCE_MS,
): DatabasePatience {
  const log = logger?.child({ stage: 'database' });
  let awaySince: number | undefined;
  let isSaid = false;
  let returns = 0;

  function away(error: unknown): void {
    awaySince ??= performance.now();
    const milliseconds = performance.now() - awaySince;
    if (milliseconds >= patienceMs)
      throw databaseAway(Math.round(milliseconds / 1000), messageOf(error), error);
    if (isSaid || milliseconds < QUIET_MS) return;
    isSaid = true;
    // On a terminal only errors are shown, and here a run stands still.
    log?.error(
      { code: (error as { code?: unknown }).code },
      `The database cannot be reached; waiting … (${messageOf(error)})`,
    );
  }

  function back(): void {
    if (awaySince === undefined) return;
    if (isSaid) log?.info({}, 'The database answers again.');
    awaySince = undefined;
    isSaid = false;
    returns += 1;
  }

  return {
    async patiently(work) {
      for (let tries = 0; ; tries += 1) {
        try {
          const result = await work();
          back();
          return result;
        } catch (error) {
          if (!isAway(error)) throw error;
          away(error);
          const step = Math.min(MOST_DELAY_MS, FIRST_DELAY_MS * 2 ** tries);
          await sleep(step * (0.5 + Math.random() / 2));
        }
      }
    },
    get returns() {
      return returns;
    },
  };
}
