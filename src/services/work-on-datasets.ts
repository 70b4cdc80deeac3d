import { setTimeout as sleep } from 'node:timers/promises';
import type { Dataset } from '../database/datasets.ts';
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

  async function join(dataset: Dataset): Promise<void> {
    try {
      canMake(dataset);
      onNews({ event: 'joined', dataset });
      onNews({ event: 'left', dataset: await takePart(dataset) });
    } catch (error) {
      if (isAvatarError(error) && error.code === 'not_here') return onNews({ event: 'deleted', dataset });
      const reason = messageOf(error);
      const hint = isAvatarError(error) ? error.hint : undefined;
      if (failed.get(dataset.id)?.reason !== reason) onNews({ event: 'cannot', dataset, reason, hint });
      failed.set(dataset.id, { reason, againAt: performance.now() + AGAIN_AFTER_MS });
    } finally {
      taking.delete(dataset.id);
    }
  }

  async function look(): Promise<void> {
    for (const dataset of await running()) {
      const isDue = performance.now() >= (failed.get(dataset.id)?.againAt ?? 0);
      if (isDue && !taking.has(dataset.id)) taking.set(dataset.id, join(dataset));
    }
  }

  while (!stopping.aborted) {
    const somethingNew = new AbortController();
    const onStarted = () => somethingNew.abort();
    news?.addEventListener('started', onStarted);
    await look().catch((error: unknown) => onNews({ event: 'trouble', reason: messageOf(error) }));
    const signal = AbortSignal.any([stopping, somethingNew.signal]);
    await sleep(LOOK_EVERY_MS, undefined, { signal }).catch(() => undefined);
    news?.removeEventListener('started', onStarted);
  }
  await Promise.all(taking.values());
}
