import type { Dataset, Datasets } from '../database/datasets.ts';
import { AvatarError } from '../domain/errors.ts';

/**
 * The dataset that a user names by its id or by the beginning of it.
 * @throws AvatarError `not_here`, `usage`
 */
export async function findDataset(datasets: Datasets, reference: string): Promise<Dataset> {
  const hint = 'avatars list shows every dataset with its id.';
  if (!/^[0-9a-f-]{4,36}$/i.test(reference)) {
    throw new AvatarError('usage', `"${reference.slice(0, 60)}" is not the id of a dataset.`, { hint });
  }
  const [found, second] = await datasets.startingWith(reference);
  if (!found) throw new AvatarError('not_here', `There is no dataset ${reference}.`, { hint });
  if (second) {
    throw new AvatarError('usage', `More than one dataset starts with ${reference}.`, {
      hint: `Give more of the id. ${hint}`,
    });
  }
  return found;
}
