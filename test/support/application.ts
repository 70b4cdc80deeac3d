import { DEFAULT_POLICY } from '../../src/pipeline/policy.ts';
import { readConfig } from '../../src/runtime/config.ts';
import {
  type Application,
  type ApplicationDependencies,
  createApplication,
  type Dataset,
} from '../../src/runtime/create-application.ts';
import type { DatasetRequest } from '../../src/domain/dataset.ts';
import { settingsOf } from './databases.ts';
import { datasetRequest } from './requests.ts';
import { createSilentLogger } from '../../src/telemetry/logger.ts';

/** The program without its command line, in an empty folder, with waiting times that a test can bear. */
export async function openTestApplication(
  environment: Record<string, string>,
  dependencies: Partial<ApplicationDependencies> = {},
): Promise<Application> {
  return createApplication({
    config: readConfig(await settingsOf(environment)),
    logger: createSilentLogger(),
    policy: {
      ...DEFAULT_POLICY,
      backoffBaseMs: 1,
      backoffMostMs: 5,
      unavailableTries: 2,
      rateLimitedTries: 3,
    },
    ...dependencies,
  });
}

/** Writes a dataset down whose people and pictures come over HTTP. */
export function createDataset(
  application: Application,
  changes: Partial<DatasetRequest> = {},
): Promise<Dataset> {
  return application.create(
    datasetRequest({ count: 1, personaProvider: 'flowise', pictureProvider: 'openai', ...changes }),
  );
}

/** Starts a dataset, or goes on with it, and waits until it has ended or is paused. */
export function runDataset(
  application: Application,
  dataset: Dataset,
  stopping: AbortSignal = new AbortController().signal,
): Promise<Dataset> {
  return application.run(dataset, { stopping });
}

export async function makeDataset(
  application: Application,
  changes: Partial<DatasetRequest> = {},
): Promise<Dataset> {
  return runDataset(application, await createDataset(application, changes));
}
