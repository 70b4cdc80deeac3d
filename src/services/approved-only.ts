import type { DatasetSource } from '../domain/dataset-view.ts';

/**
 * The same dataset with the people who were approved alone, without their pictures that were rejected, and without
 * those of whom no picture is left. A picture about which nothing was decided stays: the person was approved with it.
 */
export function approvedOnly(source: DatasetSource): DatasetSource {
  return {
    ...source,
    async *personas() {
      for await (const person of source.personas()) {
        if (person.review !== 'approved') continue;
        const images = person.images.filter(({ review }) => review !== 'rejected');
        if (images.length === 0) continue;
        const base = person.base_image;
        yield { ...person, images, base_image: base?.review === 'rejected' ? null : base };
      }
    },
  };
}
