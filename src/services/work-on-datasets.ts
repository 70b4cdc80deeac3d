import type { Dataset } from '../database/datasets.ts';
import { databaseAwayIn } from '../domain/database-away.ts';
import { isAvatarError, messageOf } from '../domain/errors.ts';

/** What happens to a worker, for whoever watches it. */
export type WorkerNews =
  | { event: 'joined'; dataset: Dataset }
  /** It has ended, was paused, or this process was told to stop: see its status. */
  | { event: 'left'; dataset: Dataset }
  | { event: 'deleted'; dataset: Dataset }
  /** This process cannot take part: a provider is not configured, or something of its own failed. */
  | { event: 'cannot'; dataset: Dataset; reason: string; hint: string | undefined }
  /** The database does not answer; this process goes on asking. */
  | { event: 'trouble'; reason: string };

interface Dependencies {
  /** Datasets that run, the oldest first. */
  running: () => Promise<Dataset[]>;
  /** @throws AvatarError `configuration` where this process lacks what the dataset needs */
  canMake: (dataset: Dataset) => void;
  /** Does jobs of a dataset until it ends, is paused, or this process is told to stop. */
  takePart: (dataset: Dataset) => Promise<Dataset>;
  /** Says `started` when there is a reason to look at once. */
  news?: EventTarget;
}

/** Milliseconds between two looks for datasets. */
const LOOK_EVERY_MS = 1_000;
/** Milliseconds after which a dataset is tried again in which this process could not take part. */
const AGAIN_AFTER_MS = 60_000;

/** Takes part in every dataset that runs, also in those that begin later, until told to stop. */
export async function workOnDatasets(
  { running, canMake, takePart, news }: Dependencies,
  { stopping, onNews }: { stopping: AbortSignal; onNews: (news: WorkerNews) => void },
): Promise<void> {
  const taking = new Map<string, Promise<void>>();
  const failed = new Map<string, { reason: string; againAt: number }>();
  let trouble: string | undefined;

  /** Said once, however often it is found again. */
  function sayTrouble(error: unknown): void {
    const reason = messageOf(error);
    if (trouble === undefined) onNews({ event: 'trouble', reason });
    trouble = reason;
  }

  async function join(dataset: Dataset): Promise<void> {
    try {
      canMake(dataset);
      onNews({ event: 'joined', dataset });
      onNews({ event: 'left', dataset: await takePart(dataset) });
    } catch (error) {
      if (isAvatarError(error) && error.code === 'not_here') return onNews({ event: 'deleted', dataset });
      // That says nothing about the dataset: it is joined again as soon as the database answers.
      if (databaseAwayIn(error)) return sayTrouble(error);
      const reason = messageOf(error);
      const hint = isAvatarError(error) ? error.hint : undefined;
      if (failed.get(dataset.id)?.reason !== reason) onNews({ event: 'cannot', dataset, reason, hint });
      failed.set(dataset.id, { reason, againAt: performance.now() + AGAIN_AFTER_MS });
    } finally {
      taking.delete(dataset.id);
    }
  }

  async function look(): Promise<void> {
    const datasets = await running();
    trouble = undefined;
    for (const dataset of datasets) {
      const isDue = performance.now() >= (failed.get(dataset.id)?.againAt ?? 0);
      if (isDue && !taking.has(dataset.id)) taking.set(dataset.id, join(dataset));
    }
  }

  let somethingNew = false;
  let wake: () => void = () => {};
  const rouse = () => {
    somethingNew = true;
    wake();
  };
  news?.addEventListener('started', rouse);
  stopping.addEventListener('abort', rouse);
  while (!stopping.aborted) {
    // What comes while it looks is looked for again, since it may have come too late.
    somethingNew = false;
    await look().catch(sayTrouble);
    if (somethingNew) continue;
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, LOOK_EVERY_MS);
      wake = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
  news?.removeEventListener('started', rouse);
  stopping.removeEventListener('abort', rouse);
  await Promise.all(taking.values());
}
