import type { Dataset, Datasets } from '../database/datasets.ts';
import { AvatarError } from '../domain/errors.ts';

/** @throws AvatarError `not_here` */
export async function findDataset(datasets: Pick<Datasets, 'get'>, id: string): Promise<Dataset> {
  const dataset = await datasets.get(id);
  if (!dataset) throw new AvatarError('not_here', `There is no dataset ${id}.`);
  return dataset;
}
