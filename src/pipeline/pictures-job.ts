import type { Dataset } from '../database/datasets.ts';
import type { Hold } from '../database/person-locks.ts';
import { type Persona, REGENERATED, textOf } from '../database/personas.ts';
import { ANSWER_ELSEWHERE } from '../database/schema.ts';
import { isAvatarError } from '../domain/errors.ts';
import { isAnswerElsewhere } from '../domain/storage-error.ts';
import { isAcceptable } from '../domain/verdict.ts';
import { type DatasetWork, messageWithHint, objectsOf } from './dataset-work.ts';
import { replacementFor } from './jobs-to-do.ts';
import { rowsOf } from './picture-rows.ts';
import type { JobOf } from './queue.ts';
import { remakePicture } from './remake-picture.ts';
import type { StageContext } from './stage-context.ts';
import { makePictureSet } from './steps/make-picture-set.ts';
import { datasetStopped, isNoFailure } from './stopped.ts';

/** How many people may follow one who failed, at one position, until somebody lets the dataset go on. */
const REPLACEMENTS = 3;

/** Makes the pictures of a person, makes them again, or decides who follows somebody who failed. */
export function createPicturesJob(work: DatasetWork) {
  const { datasetId, dependencies, logger, callsPrefix, patience, breaker, running, isDeleted } = work;
  const { datasets, personas, remakes, send } = dependencies;

  async function replaceOrGiveUp(dataset: Dataset, persona: Persona): Promise<void> {
    const { position, attempt } = persona;
    const since = dataset.resumedAt ?? dataset.createdAt;
    const failed = await personas.failedAt(datasetId, position, since);
    // Whoever is wanted anew is followed by somebody else in any case. Else not where pictures that were paid for
    // may still come from another machine.
    const mayBeReplaced = dataset.replace && persona.failureCode !== ANSWER_ELSEWHERE;
    const isReplaced = persona.failureCode === REGENERATED || (mayBeReplaced && failed <= REPLACEMENTS);
    if (!isReplaced) await work.giveUpPosition(position, persona.failure ?? 'failed');
    // Where the dataset is paused, whoever resumes it makes the job for the empty position.
    const trouble = await breaker.afterPerson();
    if (trouble) await work.pauseForFailures(trouble, null);
    else if (isReplaced) {
      const times = (await datasets.timesGivenUp(datasetId)).get(position) ?? 0;
      await send(datasetId, [replacementFor(position, attempt, times)]);
    }
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

  return { pictures };
}
