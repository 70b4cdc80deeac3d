import { AvatarError } from '../domain/errors.ts';
import { type Config, type Environment, readConfig } from '../runtime/config.ts';
import { loadEnvironment, secretsOf } from '../runtime/environment.ts';
import type { Application } from '../runtime/create-application.ts';
import type { Logger } from '../ports/logger.ts';
import { createLogger } from '../telemetry/logger.ts';
import { wholeNumber } from '../services/check-request.ts';
import { createLiveLine, type LiveLine } from './live-line.ts';
import type { CommonOptions } from './program.ts';
import { reportError } from './report-error.ts';

/** What a command works with. */
export interface Session {
  config: Config;
  /** The variables that it was read from, the file `.env` included. */
  environment: Environment;
  logger: Logger;
  /** The line that shows how far a run is, where stderr is a terminal. */
  live: LiveLine | undefined;
  json: boolean;
}

/**
 * Reads the configuration, runs a command and sets the exit code that it returns. Whatever it throws becomes
 * a message on stderr.
 */
export async function inSession(
  options: CommonOptions & { concurrency?: string },
  command: (session: Session) => Promise<number>,
): Promise<void> {
  let secrets: string[] = [];
  try {
    const environment: Environment = {
      ...loadEnvironment(currentFolder(), process.env),
      ...(options.dataDir === undefined ? {} : { AVATARS_DATA_DIR: checkDataDirectory(options.dataDir) }),
    };
    const config = readConfig(environment);
    const password = environment['FLOWISE_PASSWORD'];
    secrets = [...secretsOf(config), ...(password ? [password] : [])];
    if (options.concurrency !== undefined) {
      config.imageConcurrency = wholeNumber('--concurrency', options.concurrency, 1, 1000);
    }
    const live = process.stderr.isTTY ? createLiveLine(process.stderr) : undefined;
    // On a terminal the live line tells what is done; the log keeps to what went wrong unless asked.
    const level = config.logLevel ?? (live ? 'error' : 'info');
    const logger = createLogger({ level, secrets, beforeLine: () => live?.clear() });
    process.exitCode = await command({ config, environment, logger, live, json: options.json === true });
  } catch (error) {
    process.exitCode = reportError(error, { secrets });
  }
}

function currentFolder(): string {
  try {
    return process.cwd();
  } catch (error) {
    throw new AvatarError('configuration', 'The current folder does not exist any more.', {
      hint: 'Change to another folder, and try again.',
      cause: error,
    });
  }
}

/** An empty one is a variable of a script that is not set: what was meant is not the default. */
function checkDataDirectory(given: string): string {
  if (given.trim() !== '') return given;
  throw new AvatarError('usage', '--data-dir is empty.', {
    hint: 'Name a folder, or leave the option out for ./avatar-data.',
  });
}

/** Runs `work` with the application open, and closes it whatever happens. */
export async function withApplication<Result>(
  session: Session,
  work: (application: Application) => Promise<Result>,
): Promise<Result> {
  const { createApplication } = await import('../runtime/create-application.ts');
  const application = await createApplication(session);
  try {
    return await work(application);
  } finally {
    await application.close();
  }
}

/** One object on one line of stdout. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A message for people; results go to stdout, everything else here. */
export function say(text: string): void {
  process.stderr.write(`${text}\n`);
}
