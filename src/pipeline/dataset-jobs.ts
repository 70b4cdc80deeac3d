import type { Dataset, Datasets } from '../database/datasets.ts';
import type { RecentFailures } from '../database/recent-failures.ts';
import type { Hold, PersonLocks } from '../database/person-locks.ts';
import { type Persona, type Personas, REGENERATED, textOf } from '../database/personas.ts';
import type { Remakes } from '../database/remakes.ts';
import { ANSWER_ELSEWHERE, type GapCode } from '../database/schema.ts';
import { type AvatarError, isAvatarError } from '../domain/errors.ts';
import type { BiographyField } from '../domain/persona.ts';
import { isAnswerElsewhere } from '../domain/storage-error.ts';
import { isAcceptable } from '../domain/verdict.ts';
import type { Logger } from '../ports/logger.ts';
import { silentTracer, type Tracer } from '../ports/tracer.ts';
import type { PersonaWriter } from '../ports/persona-writer.ts';
import { createFailureBreaker, type Trouble } from './failure-breaker.ts';
import type { Job, JobHandlers, JobOf, JobOutcome } from './queue.ts';
import type { StageContext, StageDependencies } from './stage-context.ts';
import { createStorePatience } from './store-patience.ts';
import { rowsOf } from './picture-rows.ts';
import { makePictureSet } from './steps/make-picture-set.ts';
import { remakePicture } from './remake-picture.ts';
import { writePeople } from './steps/write-people.ts';
import { datasetStopped, isDatasetStopped, isNoFailure } from './stopped.ts';

/** Most people asked for in one call. */
export const BATCH_SIZE = 10;
/** How often one batch is asked for, the first time included. */
const ROUNDS = 4;
/** How many people may follow one who failed, at one position, until somebody lets the dataset go on. */
const REPLACEMENTS = 3;

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

/** The jobs that a dataset still needs: for every empty position a batch, for every written person pictures. */
export async function jobsToDo(
  dataset: Dataset,
  { datasets, personas, remakes }: Pick<DatasetJobsDependencies, 'datasets' | 'personas' | 'remakes'>,
): Promise<Job[]> {
  const [living, gaps, last, givenUp, unhappy] = await Promise.all([
    personas.living(dataset.id),
    datasets.gaps(dataset.id),
    personas.lastAttempts(dataset.id),
    datasets.timesGivenUp(dataset.id),
    remakes.people(dataset.id),
  ]);
  const settled = new Set([...living, ...gaps].map((place) => place.position));
  const jobs: Job[] = living.filter((person) => person.status === 'written').map(picturesOf);
  jobs.push(...unhappy.map(picturesOf));
  for (const positions of batchesOf(dataset)) {
    const unsettled = positions.filter((position) => !settled.has(position));
    // Whoever failed last there decides about a replacement; that may have been left undone.
    for (const position of unsettled) {
      const id = last.get(position);
      if (id !== undefined) jobs.push(picturesOf({ id, position }));
    }
    const neverWritten = unsettled.filter((position) => !last.has(position));
    const byTimes = Map.groupBy(neverWritten, (position) => givenUp.get(position) ?? 0);
    for (const [times, empty] of byTimes) {
      const batch = again(`batch-${positions[0]}`, times);
      // The whole batch, as it was asked for the first time: who is there already is not asked for again.
      const whole = times === 0 ? positions.filter((position) => !givenUp.has(position)) : empty;
      jobs.push({ kind: 'write', batch, attempt: 0, positions: whole });
    }
  }
  return jobs;
}

/** The job that makes, or makes again, pictures of somebody; or decides who follows them, where they failed. */
export function picturesOf({ id, position }: Pick<Persona, 'id' | 'position'>): Job {
  return { kind: 'pictures', personaId: id, position };
}

/**
 * Positions that are asked for together. Those that were there before the dataset was extended keep their batches,
 * and with them the names of what was paid for.
 */
function batchesOf({ count, extendedFrom }: Pick<Dataset, 'count' | 'extendedFrom'>): number[][] {
  const ends = [...extendedFrom, count];
  return ends.flatMap((end, part) => {
    const begin = part === 0 ? 0 : (ends[part - 1] as number);
    return Array.from({ length: Math.ceil((end - begin) / BATCH_SIZE) }, (_, batch) => {
      const first = begin + batch * BATCH_SIZE;
      return Array.from({ length: Math.min(BATCH_SIZE, end - first) }, (_, index) => first + index);
    });
  });
}

/** What was asked for and given up is asked for under a new name: under the old one the ledger has the old answers. */
const again = (batch: string, times: number): string => (times === 0 ? batch : `${batch}-again-${times}`);

/** Somebody else at this position. */
function replacementFor(position: number, lastAttempt: number, timesGivenUp: number): Job {
  const attempt = lastAttempt + 1;
  const batch = again(`position-${position}-${attempt}`, timesGivenUp);
  return { kind: 'write', batch, attempt, positions: [position] };
}

/** What is done with a dataset's jobs. Each can be done again at any time: it goes on where the tables are. */
export function createDatasetJobs(datasetId: string, dependencies: DatasetJobsDependencies): JobHandlers {
  const { datasets, personas, remakes, locks, send, tracer = silentTracer } = dependencies;
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

  async function replaceOrGiveUp(dataset: Dataset, persona: Persona): Promise<void> {
    const { position, attempt } = persona;
    const since = dataset.resumedAt ?? dataset.createdAt;
    const failed = await personas.failedAt(datasetId, position, since);
    // Whoever is wanted anew is followed by somebody else in any case. Else not where pictures that were paid for
    // may still come from another machine.
    const mayBeReplaced = dataset.replace && persona.failureCode !== ANSWER_ELSEWHERE;
    const isReplaced = persona.failureCode === REGENERATED || (mayBeReplaced && failed <= REPLACEMENTS);
    if (!isReplaced) await giveUpPosition(position, persona.failure ?? 'failed');
    // Where the dataset is paused, whoever resumes it makes the job for the empty position.
    const trouble = await breaker.afterPerson();
    if (trouble) await pauseForFailures(trouble, null);
    else if (isReplaced) {
      const times = (await datasets.timesGivenUp(datasetId)).get(position) ?? 0;
      await send(datasetId, [replacementFor(position, attempt, times)]);
    }
  }

  async function sendPictureJobs(positions: readonly number[]): Promise<void> {
    const written = await personas.written(datasetId, positions);
    await send(datasetId, written.map(picturesOf));
  }

  async function write(job: JobOf<'write'>, hold: Hold): Promise<void> {
    const { batch, attempt, positions } = job;
    const tightened = new Set<BiographyField>();
    let failed: AvatarError | undefined;
    for (let round = 0, counted = 0; counted < ROUNDS; round += 1, counted += 1) {
      const dataset = await running();
      if (!dataset) return;
      const filled = await personas.filled(datasetId, positions, attempt);
      const missing = positions.filter((position) => !filled.has(position));
      if (missing.length === 0) break;
      try {
        const context = {
          ...dependencies,
          ledger: dependencies.ledger.under(hold),
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
        if (written.isOld) counted -= 1;
        for (const field of written.broken) tightened.add(field);
        if (written.accepted > 0) await sendPictureJobs(positions);
      } catch (error) {
        if (isNoFailure(error) || !isAvatarError(error)) throw error;
        logger.warn(
          { stage: 'personas', batch, round, code: error.code },
          `asking for people failed: ${error.message}`,
        );
        // The same question would get the same answer; anything else may have been bad luck, once.
        const isLast = failed !== undefined || isSettled(error);
        failed = error;
        if (isLast) break;
      }
    }
    await sendPictureJobs(positions);
    const fault = failed && `nobody could be written: ${messageWithHint(failed)}`;
    await giveUpUnwritten(job, fault, isAnswerElsewhere(failed) ? ANSWER_ELSEWHERE : 'unwritten');
  }

  async function giveUpUnwritten(
    job: JobOf<'write'>,
    fault?: string,
    code: GapCode = 'unwritten',
  ): Promise<void> {
    const { batch, attempt, positions } = job;
    const filled = await personas.filled(datasetId, positions, attempt);
    const missing = positions.filter((position) => !filled.has(position));
    if (missing.length === 0) return;
    const reasons = new Set((await datasets.rejectionsOfBatch(datasetId, batch)).slice(-3));
    const why = reasons.size > 0 ? [...reasons].join(' · ') : 'the writer gave too few people';
    const reason = fault ?? `no usable person after ${ROUNDS} tries: ${why}`;
    for (const position of missing) await giveUpPosition(position, reason, code);
    const trouble = await breaker.afterUnwritten();
    if (trouble) await pauseForFailures(trouble, code);
  }

  function contextOf(dataset: Dataset, persona: Persona, hold: Hold): StageContext {
    const place = String(persona.position + 1).padStart(5, '0');
    return {
      ...dependencies,
      ledger: dependencies.ledger.under(hold),
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
  }

  async function makePictures(dataset: Dataset, persona: Persona, hold: Hold): Promise<void> {
    const started = performance.now();
    const person = textOf(persona);
    const context = contextOf(dataset, persona, hold);
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
      if (isNoFailure(error) || !isAvatarError(error)) throw error;
      // What was to be read of it is gone, and that is nobody's failure.
      if (await isDeleted()) throw datasetStopped();
      const code = isAnswerElsewhere(error) ? ANSWER_ELSEWHERE : error.code;
      const message = messageWithHint(error);
      await personas.fail(persona.id, message, code);
      context.logger.error({ code, position: persona.position + 1 }, `person failed: ${message}`);
    }
  }

  async function makePicturesAgain(dataset: Dataset, persona: Persona, hold: Hold): Promise<void> {
    const context = contextOf(dataset, persona, hold);
    const uploaded = (keys: readonly string[]) => patience.uploaded(keys);
    for (const remake of await remakes.openOf(persona.id)) {
      await remakePicture(
        { ...context, personas, remakes, uploaded },
        { persona, remake, images: dataset.images },
      );
    }
  }

  async function pictures({ personaId }: JobOf<'pictures'>, hold: Hold): Promise<void> {
    const dataset = await running();
    const persona = await personas.get(personaId);
    if (!dataset || !persona) return;
    if (persona.status === 'written') await makePictures(dataset, persona, hold);
    if (persona.status === 'completed') await makePicturesAgain(dataset, persona, hold);
    const after = await personas.get(personaId);
    if (after?.status === 'failed') await replaceOrGiveUp(dataset, after);
  }

  /**
   * Does a job unless somebody else does it just now; who that is may die of it, so it is looked at again. A dataset
   * that is stopped keeps its state, and whoever resumes it makes the jobs anew; where only this process stops, the
   * job goes back to the queue, for another.
   */
  async function alone(name: string, work: (hold: Hold) => Promise<void>): Promise<JobOutcome> {
    const outcome = await locks.alone<JobOutcome>(name, async (hold) => {
      try {
        await patience.job(() => work(hold));
        return 'done';
      } catch (error) {
        if (await isDeleted()) return 'done';
        if (isDatasetStopped(error)) return (await running()) ? 'later' : 'done';
        if (!isAvatarError(error) || error.code !== 'storage') throw error;
        await datasets.pause(datasetId, { code: 'storage', message: error.message, hint: error.hint });
        return 'done';
      }
    });
    if (outcome === 'done' && (await isDeleted())) await forgetDeleted();
    return outcome ?? 'later';
  }

  const isDeleted = async () => (await datasets.get(datasetId)) === undefined;

  /** What this process has stored for a dataset since somebody deleted it. */
  async function forgetDeleted(): Promise<void> {
    await dependencies.store.deleteAll(objectsOf(datasetId));
    logger.warn(
      {},
      'the dataset was deleted while this process worked on it; what came after that is deleted',
    );
  }

  return {
    write: (job) =>
      tracer.span('job write', { 'avatars.dataset_id': datasetId, 'avatars.batch': job.batch }, () =>
        alone(`write:${datasetId}:${job.batch}`, (hold) => write(job, hold)),
      ),
    pictures: (job) =>
      tracer.span(
        'job pictures',
        { 'avatars.dataset_id': datasetId, 'avatars.persona_id': job.personaId },
        () => alone(`person:${job.personaId}`, (hold) => pictures(job, hold)),
      ),
    async lost(job, reason) {
      if (job.kind === 'write') {
        await giveUpUnwritten(job, reason);
      } else {
        const persona = await personas.get(job.personaId);
        if (persona?.status === 'completed') {
          for (const remake of await remakes.openOf(persona.id)) await remakes.giveUp(remake, reason);
          return;
        }
        await personas.fail(job.personaId, reason, 'fault');
        await giveUpPosition(job.position, reason);
      }
    },
  };
}

/** Whether the same question would get the same answer. */
const isSettled = (error: AvatarError): boolean =>
  error.code === 'refused' || error.code === 'bad_request' || isAnswerElsewhere(error);

/** With the way out, where an answer is elsewhere: only who reads the reason can tell whether it is lost. */
const messageWithHint = (error: AvatarError): string =>
  isAnswerElsewhere(error) && error.hint !== undefined ? `${error.message} ${error.hint}` : error.message;
