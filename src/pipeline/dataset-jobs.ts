import type { Hold } from '../database/person-locks.ts';
import { isAvatarError } from '../domain/errors.ts';
import { silentTracer } from '../ports/tracer.ts';
import { createDatasetWork, type DatasetJobsDependencies, objectsOf } from './dataset-work.ts';
import { createPicturesJob } from './pictures-job.ts';
import type { JobHandlers, JobOutcome } from './queue.ts';
import { isDatasetStopped } from './stopped.ts';
import { createWriteJob } from './write-job.ts';

/** What is done with a dataset's jobs. Each can be done again at any time: it goes on where the tables are. */
export function createDatasetJobs(datasetId: string, dependencies: DatasetJobsDependencies): JobHandlers {
  const { datasets, personas, remakes, locks, tracer = silentTracer } = dependencies;
  const work = createDatasetWork(datasetId, dependencies);
  const { logger, patience, running, isDeleted, giveUpPosition } = work;
  const { write, giveUpUnwritten } = createWriteJob(work);
  const { pictures } = createPicturesJob(work);

  /**
   * Does a job unless somebody else does it just now; who that is may die of it, so it is looked at again. A dataset
   * that is stopped keeps its state, and whoever resumes it makes the jobs anew; where only this process stops, the
   * job goes back to the queue, for another.
   */
  async function alone(name: string, job: (hold: Hold) => Promise<void>): Promise<JobOutcome> {
    const outcome = await locks.alone<JobOutcome>(name, async (hold) => {
      try {
        await patience.job(() => job(hold));
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
