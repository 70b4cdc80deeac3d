import type { Dataset, Datasets } from '../database/datasets.ts';
import type { PersonLocks } from '../database/person-locks.ts';
import type { Personas } from '../database/personas.ts';
import type { RecentFailures } from '../database/recent-failures.ts';
import type { Remakes } from '../database/remakes.ts';
import type { GapCode } from '../database/schema.ts';
import type { AvatarError } from '../domain/errors.ts';
import { isAnswerElsewhere } from '../domain/storage-error.ts';
import type { Logger } from '../ports/logger.ts';
import type { PersonaWriter } from '../ports/persona-writer.ts';
import type { Tracer } from '../ports/tracer.ts';
import { createFailureBreaker, type Trouble } from './failure-breaker.ts';
import type { Job } from './queue.ts';
import type { StageDependencies } from './stage-context.ts';
import { createStorePatience } from './store-patience.ts';

export interface DatasetJobsDependencies extends StageDependencies {
  datasets: Datasets;
  personas: Personas;
  remakes: Remakes;
  failures: RecentFailures;
  locks: PersonLocks;
  personaWriter: PersonaWriter;
  tracer?: Tracer | undefined;
  /** USD that a call is expected to cost; null where unknown. */
  usdExpected: { personas: number | null; prompt: number | null; base: number | null; grid: number | null };
  send: (datasetId: string, jobs: readonly Job[]) => Promise<void>;
  /** Once aborted, this process is to end. */
  stopping: AbortSignal;
}

/** Objects of a dataset are under this prefix. */
export const objectsOf = (datasetId: string) => `datasets/${datasetId}/`;

/** What the jobs of one dataset share. */
export type DatasetWork = ReturnType<typeof createDatasetWork>;

export function createDatasetWork(datasetId: string, dependencies: DatasetJobsDependencies) {
  const { datasets } = dependencies;
  const logger: Logger = dependencies.logger.child({ dataset: datasetId });
  const callsPrefix = `${objectsOf(datasetId)}calls/`;
  const patience = createStorePatience({
    store: dependencies.store,
    isRunning: async () => !dependencies.stopping.aborted && (await running()) !== undefined,
    peopleLeft,
  });
  const breaker = createFailureBreaker(datasetId, dependencies.failures, peopleLeft);

  /** The dataset, while there is anything to do for it. */
  async function running(): Promise<Dataset | undefined> {
    const dataset = await datasets.get(datasetId);
    return dataset?.status === 'generating-data' || dataset?.status === 'generating-images'
      ? dataset
      : undefined;
  }

  /** People of a running dataset who are neither completed nor given up. */
  async function peopleLeft(): Promise<number> {
    const [dataset, { completed, gaps }] = await Promise.all([running(), datasets.counts(datasetId)]);
    return Math.max(0, (dataset?.count ?? 0) - completed - gaps);
  }

  async function giveUpPosition(position: number, reason: string, code?: GapCode): Promise<void> {
    if (!(await datasets.addGap(datasetId, position, reason, code))) return;
    logger.error({ position: position + 1 }, `nobody could be made for this position: ${reason}`);
  }

  /** Where the cause lies in nobody, nobody is given up because of it. */
  function pauseForFailures({ since, ...reason }: Trouble, code: GapCode | null): Promise<void> {
    return datasets.pauseForFailures(datasetId, reason, { since, code });
  }

  const isDeleted = async () => (await datasets.get(datasetId)) === undefined;

  return {
    datasetId,
    dependencies,
    logger,
    callsPrefix,
    patience,
    breaker,
    running,
    isDeleted,
    giveUpPosition,
    pauseForFailures,
  };
}

/** With the way out, where an answer is elsewhere: only who reads the reason can tell whether it is lost. */
export const messageWithHint = (error: AvatarError): string =>
  isAnswerElsewhere(error) && error.hint !== undefined ? `${error.message} ${error.hint}` : error.message;
