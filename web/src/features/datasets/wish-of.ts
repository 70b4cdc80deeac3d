import type { Dataset, NewDataset } from '../../api/types.ts';

/** What was asked for, as it would be asked for again: for an estimate of the whole or of one person. */
export const wishOf = (dataset: Dataset, count: number = dataset.requested): NewDataset => ({
  description: dataset.description,
  count,
  images: dataset.images_per_person,
  language: dataset.language,
  quality: dataset.quality,
  persona_provider: dataset.persona_provider,
  picture_provider: dataset.picture_provider,
  require_passed: dataset.require_passed,
});
