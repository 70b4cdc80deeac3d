import type { Dataset, Datasets } from '../database/datasets.ts';
import { AvatarError } from '../domain/errors.ts';
import type { ObjectStore, Spool } from '../ports/object-store.ts';
import { objectsOf } from '../pipeline/dataset-work.ts';

interface Dependencies {
  store: Pick<ObjectStore, 'spool'>;
  datasets: Datasets;
}

/**
 * Uploads what earlier runs had to leave on this machine. Where a dataset's own objects cannot be uploaded, it
 * is paused before anything is paid for, and given back.
 */
export async function uploadFirst(
  id: string,
  { store, datasets }: Dependencies,
): Promise<Dataset | undefined> {
  const { spool } = store;
  if (!spool) return undefined;
  await spool.flush();
  if ((await spool.waiting(objectsOf(id))).length === 0) return undefined;
  const trouble = spool.trouble();
  // Without trouble another process has just put something there, which is its own to upload.
  if (!trouble) return undefined;
  const { message, hint } = trouble;
  await datasets.pause(id, { code: 'storage', message, hint });
  return sayWhatWaits(id, { store, datasets });
}

/** Uploads what can be uploaded at the end of a run, and adds to the reason of a pause what could not. */
export async function sayWhatWaits(id: string, { store, datasets }: Dependencies): Promise<Dataset> {
  const dataset = await datasets.get(id);
  if (!dataset) throw new AvatarError('not_here', `The dataset ${id} was deleted.`);
  const { spool } = store;
  if (!spool) return dataset;
  if (!spool.trouble()) await spool.flush();
  const words = describe(spool, await spool.waiting(objectsOf(id)));
  if (words === undefined || dataset.status !== 'paused' || dataset.pause === null) return dataset;
  const { code, message, hint } = dataset.pause;
  const goOn = `avatars resume ${id} uploads what waits, and goes on.`;
  await datasets.explainPause(id, {
    code,
    message: `${message} ${words}`,
    hint: hint === undefined || hint.includes('avatars resume') ? goOn : `${hint} Then ${goOn}`,
  });
  return (await datasets.get(id)) ?? dataset;
}

function describe(spool: Spool, keys: readonly string[]): string | undefined {
  if (keys.length === 0) return undefined;
  const texts = keys.filter((key) => key.endsWith('.txt')).length;
  const pictures = keys.length - texts;
  const parts = [
    ...(pictures > 0 ? [`${pictures} ${pictures === 1 ? 'picture' : 'pictures'}`] : []),
    ...(texts > 0 ? [`${texts} ${texts === 1 ? 'text' : 'texts'}`] : []),
  ];
  return `Nothing is lost: ${parts.join(' and ')} ${keys.length === 1 ? 'waits' : 'wait'} in ${spool.folder}.`;
}
