import { randomBytes } from 'node:crypto';
import type { DatasetView, PersonaView } from '../domain/dataset-view.ts';
import type { Quality } from '../domain/picture.ts';
import type { Logger } from '../ports/logger.ts';
import type { StageContext } from '../pipeline/stage-context.ts';
import { checkRequest, type RequestInput } from '../services/check-request.ts';
import { datasetSource, datasetView } from '../services/dataset-source.ts';
import type { Progress } from '../services/dataset-progress.ts';
import { createLogger } from '../telemetry/logger.ts';
import { type Config, readConfig } from './config.ts';
import { loadEnvironment, secretsOf } from './environment.ts';
import { createApplication } from './create-application.ts';
import { checkProviders, defaultProviders, type ProviderChoice } from './create-providers.ts';

export interface OpenOptions {
  /** Where everything is kept; `./avatar-data` unless AVATARS_DATA_DIR says otherwise. */
  dataDirectory?: string;
  /** Instead of the process environment and `.env`. */
  environment?: Record<string, string | undefined>;
  /** Without one, warnings and errors go to stderr. */
  logger?: Logger;
}

export interface GenerateOptions {
  /** Once aborted: no new calls; those in flight finish, and the dataset is paused. */
  signal?: AbortSignal;
  onProgress?: (progress: Progress) => void;
}

/** One open data directory (or database), for programs. */
export interface Avatars {
  readonly config: Config;
  /** What the stage functions take as their first argument; one for each person. */
  stageContext(
    options?: Partial<ProviderChoice> & { quality?: Quality; seed?: string },
  ): Promise<StageContext>;
  /** Makes a dataset and waits for its end. @throws AvatarError `usage`, `configuration` */
  generate(request: RequestInput, options?: GenerateOptions): Promise<DatasetView>;
  /** The completed people of a dataset, one after another. */
  people(datasetId: string): AsyncIterable<PersonaView>;
  close(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
}

/** Opens the data directory (or DATABASE_URL) for a program. @throws AvatarError `configuration`, `data_dir_locked` */
export async function openAvatars(options: OpenOptions = {}): Promise<Avatars> {
  const environment = options.environment ?? loadEnvironment(process.cwd(), process.env);
  const config = readConfig({
    ...environment,
    ...(options.dataDirectory === undefined ? {} : { AVATARS_DATA_DIR: options.dataDirectory }),
  });
  const logger =
    options.logger ?? createLogger({ level: config.logLevel ?? 'warn', secrets: secretsOf(config) });
  const application = await createApplication({ config, logger });
  const defaults = defaultProviders(config);

  async function* people(datasetId: string): AsyncGenerator<PersonaView> {
    const dataset = await application.datasets.get(datasetId);
    if (dataset) yield* (await datasetSource(dataset, application)).personas();
  }

  return {
    config,
    async stageContext(choice = {}) {
      const providers = { personaProvider: defaults.personas, pictureProvider: defaults.pictures, ...choice };
      checkProviders(config, providers);
      return application.stageContext(providers);
    },
    async generate(input, { signal, onProgress } = {}) {
      const { OFFLINE_LANGUAGES } = await import('../providers/offline/language/index.ts');
      const request = checkRequest(input, {
        ...defaults,
        seed: randomBytes(6).toString('hex'),
        offlineLanguages: OFFLINE_LANGUAGES,
        today: new Date(),
      });
      checkProviders(config, request);
      const dataset = await application.create(request);
      const ended = await application.run(dataset, {
        stopping: signal ?? new AbortController().signal,
        ...(onProgress ? { onProgress } : {}),
      });
      return datasetView(ended, application);
    },
    people,
    close: () => application.close(),
    [Symbol.asyncDispose]: () => application.close(),
  };
}
