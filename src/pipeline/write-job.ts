import type { Hold } from '../database/person-locks.ts';
import { ANSWER_ELSEWHERE, type GapCode } from '../database/schema.ts';
import { type AvatarError, isAvatarError } from '../domain/errors.ts';
import type { BiographyField } from '../domain/persona.ts';
import { isAnswerElsewhere } from '../domain/storage-error.ts';
import { type DatasetWork, messageWithHint } from './dataset-work.ts';
import { picturesOf } from './jobs-to-do.ts';
import type { JobOf } from './queue.ts';
import { writePeople } from './steps/write-people.ts';
import { isNoFailure } from './stopped.ts';

/** How often one batch is asked for, the first time included. */
const ROUNDS = 4;

/** Has the people of a batch written, and sends the jobs for their pictures. */
export function createWriteJob(work: DatasetWork) {
  const { datasetId, dependencies, logger, callsPrefix, breaker, running } = work;
  const { datasets, personas, send } = dependencies;

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
    for (const position of missing) await work.giveUpPosition(position, reason, code);
    const trouble = await breaker.afterUnwritten();
    if (trouble) await work.pauseForFailures(trouble, code);
  }

  return { write, giveUpUnwritten };
}

/** Whether the same question would get the same answer. */
const isSettled = (error: AvatarError): boolean =>
  error.code === 'refused' || error.code === 'bad_request' || isAnswerElsewhere(error);
