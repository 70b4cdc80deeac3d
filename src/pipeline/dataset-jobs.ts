import type { Dataset, Datasets } from '../database/datasets.ts';
import type { RecentFailures } from '../database/recent-failures.ts';
import type { PersonLocks } from '../database/person-locks.ts';
import { type NewPicture, type Persona, type Personas, textOf } from '../database/personas.ts';
import { type AvatarError, isAvatarError } from '../domain/errors.ts';
import type { BiographyField } from '../domain/persona.ts';
import type { StoredPicture } from '../domain/picture.ts';
import { isAcceptable } from '../domain/verdict.ts';
import type { Logger } from '../ports/logger.ts';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import type { PersonaWriter } from '../ports/persona-writer.ts';
import { createFailureBreaker } from './failure-breaker.ts';
import type { Job, JobHandlers, JobOf, JobOutcome } from './queue.ts';
import type { StageDependencies } from './stage-context.ts';
import { createStorePatience } from './store-patience.ts';
import { makePictureSet, type PictureSet } from './steps/make-picture-set.ts';
import { writePeople } from './steps/write-people.ts';
import { isDatasetStopped } from './stopped.ts';

/** Most people asked for in one call. */
export const BATCH_SIZE = 10;
/** How often one batch is asked for, the first time included. */
const ROUNDS = 4;
/** How many people may follow one who failed, at one position. */
const REPLACEMENTS = 3;

export interface DatasetJobsDependencies extends StageDependencies {
  datasets: Datasets;
  personas: Personas;
  failures: RecentFailures;
  locks: PersonLocks;
  personaWriter: PersonaWriter;
  tracer?: Tracer | undefined;
  /** USD that a call is expected to cost; null where unknown. */
  usdExpected: { personas: number | null; prompt: number | null; base: number | null; grid: number | null };
  send: (datasetId: string, jobs: readonly Job[]) => Promise<void>;
}

/** Objects of a dataset are under this prefix. */
export const objectsOf = (datasetId: string) => `datasets/${datasetId}/`;

/** The jobs that a dataset still needs: for every empty position a batch, for every written person pictures. */
export async function jobsToDo(
  dataset: Dataset,
  { datasets, personas }: Pick<DatasetJobsDependencies, 'datasets' | 'personas'>,
): Promise<Job[]> {
  const [living, gaps, attempts] = await Promise.all([
    personas.living(dataset.id),
    datasets.gaps(dataset.id),
    personas.lastAttempts(dataset.id),
  ]);
  const settled = new Set([...living, ...gaps].map((place) => place.position));
  const jobs: Job[] = living
    .filter((person) => person.status === 'written')
    .map(({ id, position }) => ({ kind: 'pictures', personaId: id, position }));
  for (let first = 0; first < dataset.count; first += BATCH_SIZE) {
    const length = Math.min(BATCH_SIZE, dataset.count - first);
    const positions = Array.from({ length }, (_, index) => first + index);
    const empty = positions.filter((position) => !settled.has(position));
    if (empty.some((position) => !attempts.has(position))) {
      jobs.push({ kind: 'write', batch: `batch-${first}`, attempt: 0, positions });
    }
    for (const position of empty) {
      const last = attempts.get(position);
      if (last !== undefined) jobs.push(replacementFor(position, last));
    }
  }
  return jobs;
}

function replacementFor(position: number, lastAttempt: number): Job {
  const attempt = lastAttempt + 1;
  return { kind: 'write', batch: `position-${position}-${attempt}`, attempt, positions: [position] };
}

/** What is done with a dataset's jobs. Each can be done again at any time: it goes on where the tables are. */
export function createDatasetJobs(datasetId: string, dependencies: DatasetJobsDependencies): JobHandlers {
  const { datasets, personas, locks, send, tracer = silentTracer } = dependencies;
  const logger: Logger = dependencies.logger.child({ dataset: datasetId });
  const callsPrefix = `${objectsOf(datasetId)}calls/`;
  const patience = createStorePatience({
    store: dependencies.store,
    isRunning: async () => (await running()) !== undefined,
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

  async function giveUpPosition(position: number, reason: string, code?: 'unwritten'): Promise<void> {
    await datasets.addGap(datasetId, position, reason, code);
    logger.error({ position: position + 1 }, `nobody could be made for this position: ${reason}`);
  }

  async function replaceOrGiveUp(dataset: Dataset, persona: Persona): Promise<void> {
    const isReplaced = dataset.replace && persona.attempt < REPLACEMENTS;
    if (!isReplaced) await giveUpPosition(persona.position, persona.failure ?? 'failed');
    // Where the dataset is paused, whoever resumes it makes the job for the empty position.
    const trouble = await breaker.afterPerson();
    if (trouble) await datasets.pause(datasetId, trouble);
    else if (isReplaced) await send(datasetId, [replacementFor(persona.position, persona.attempt)]);
  }

  async function sendPictureJobs(positions: readonly number[]): Promise<void> {
    const written = await personas.written(datasetId, positions);
    await send(
      datasetId,
      written.map(({ id, position }) => ({ kind: 'pictures', personaId: id, position })),
    );
  }

  async function write(job: JobOf<'write'>): Promise<void> {
    const { batch, attempt, positions } = job;
    const tightened = new Set<BiographyField>();
    let failed: AvatarError | undefined;
    for (let round = 0; round < ROUNDS; round += 1) {
      const dataset = await running();
      if (!dataset) return;
      const filled = await personas.filled(datasetId, positions, attempt);
      const missing = positions.filter((position) => !filled.has(position));
      if (missing.length === 0) break;
      try {
        const context = {
          ...dependencies,
          logger,
          callsPrefix,
          priority: 0,
          usdExpected: dependencies.usdExpected.personas,
        };
        const written = await writePeople(context, {
          dataset,
          batch,
          attempt,
          positions: missing,
          round,
          tightened,
        });
        failed = undefined;
        for (const field of written.broken) tightened.add(field);
        if (written.accepted > 0) await sendPictureJobs(positions);
      } catch (error) {
        if (isDatasetStopped(error) || !isAvatarError(error) || error.code === 'storage') throw error;
        logger.warn(
          { stage: 'personas', batch, round, code: error.code },
          `asking for people failed: ${error.message}`,
        );
        // The same question would get the same answer; anything else may have been bad luck, once.
        const isLast = failed !== undefined || error.code === 'refused' || error.code === 'bad_request';
        failed = error;
        if (isLast) break;
      }
    }
    await sendPictureJobs(positions);
    await giveUpUnwritten(job, failed && `nobody could be written: ${failed.message}`);
  }

  async function giveUpUnwritten(job: JobOf<'write'>, fault?: string): Promise<void> {
    const { batch, attempt, positions } = job;
    const filled = await personas.filled(datasetId, positions, attempt);
    const missing = positions.filter((position) => !filled.has(position));
    if (missing.length === 0) return;
    const reasons = new Set((await datasets.rejectionsOfBatch(datasetId, batch)).slice(-3));
    const why = reasons.size > 0 ? [...reasons].join(' · ') : 'the writer gave too few people';
    const reason = fault ?? `no usable person after ${ROUNDS} tries: ${why}`;
    for (const position of missing) await giveUpPosition(position, reason, 'unwritten');
    const trouble = await breaker.afterUnwritten();
    if (trouble) await datasets.pause(datasetId, trouble);
  }

  async function makePictures(dataset: Dataset, persona: Persona): Promise<void> {
    const started = performance.now();
    const person = textOf(persona);
    const place = String(persona.position + 1).padStart(5, '0');
    const context = {
      ...dependencies,
      logger: logger.child({ persona: persona.id }),
      datasetId,
      personaId: persona.id,
      purposePrefix: `person:${persona.id}:`,
      callsPrefix,
      picturesPrefix: `${objectsOf(datasetId)}people/${place}-${persona.id}/`,
      priority: -persona.position,
      quality: dataset.quality,
      basePrompt: dataset.basePrompt,
      seed: persona.seed,
    };
    try {
      const { images, requirePassed } = dataset;
      const set = await makePictureSet(context, { person, images, requirePassed });
      await personas.savePrompt(persona.id, set.prompt);
      const rows = rowsOf(set);
      await patience.uploaded(rows.map((row) => row.key));
      await personas.complete(persona, rows);
      const duration = Math.round(performance.now() - started);
      const passed = set.images.filter(({ verdict }) => isAcceptable(verdict.outcome)).length;
      context.logger.info({ duration, pictures: set.images.length, passed }, 'person completed');
    } catch (error) {
      if (isDatasetStopped(error) || !isAvatarError(error) || error.code === 'storage') throw error;
      await personas.fail(persona.id, error.message, error.code);
      context.logger.error(
        { code: error.code, position: persona.position + 1 },
        `person failed: ${error.message}`,
      );
    }
  }

  async function pictures({ personaId }: JobOf<'pictures'>): Promise<void> {
    const dataset = await running();
    const persona = await personas.get(personaId);
    if (!dataset || !persona) return;
    if (persona.status === 'written') await makePictures(dataset, persona);
    const after = await personas.get(personaId);
    if (after?.status === 'failed') await replaceOrGiveUp(dataset, after);
  }

  /**
   * Does a job unless somebody else does it just now; who that is may die of it, so it is looked at again. A dataset
   * that is stopped keeps its state, and whoever resumes it makes the jobs anew; where only this process stops, the
   * job goes back to the queue, for another.
   */
  async function alone(name: string, work: () => Promise<void>): Promise<JobOutcome> {
    const outcome = await locks.alone<JobOutcome>(name, async () => {
      try {
        await patience.job(work);
        return 'done';
      } catch (error) {
        if (isDatasetStopped(error)) return (await running()) ? 'later' : 'done';
        if (!isAvatarError(error) || error.code !== 'storage') throw error;
        await datasets.pause(datasetId, { code: 'storage', message: error.message, hint: error.hint });
        return 'done';
      }
    });
    return outcome ?? 'later';
  }

  return {
    write: (job) =>
      tracer.span('job write', { 'avatars.dataset_id': datasetId, 'avatars.batch': job.batch }, () =>
        alone(`write:${datasetId}:${job.batch}`, () => write(job)),
      ),
    pictures: (job) =>
      tracer.span(
        'job pictures',
        { 'avatars.dataset_id': datasetId, 'avatars.persona_id': job.personaId },
        () => alone(`person:${job.personaId}`, () => pictures(job)),
      ),
    async lost(job, reason) {
      if (job.kind === 'write') {
        await giveUpUnwritten(job, reason);
      } else {
        await personas.fail(job.personaId, reason, 'fault');
        await giveUpPosition(job.position, reason);
      }
    },
  };
}

function rowsOf(set: PictureSet): NewPicture[] {
  const row = ({ key, sha256, width, height, bytes, mediaType, perceptualHash }: StoredPicture) => ({
    key,
    sha256,
    width,
    height,
    bytes,
    mediaType,
    perceptualHash,
  });
  return [
    { ...row(set.storedBase), kind: 'base', index: 0, callId: set.base.callId, verdict: set.base.verdict },
    ...set.grids.map((grid) => ({
      ...row(grid),
      kind: 'grid' as const,
      index: grid.index,
      callId: grid.callId,
    })),
    ...set.images.map((image, index) => ({
      ...row(image),
      kind: 'cell' as const,
      index,
      callId: image.grid.callId,
      rectangle: image.rectangle,
      verdict: image.verdict,
    })),
  ];
}
