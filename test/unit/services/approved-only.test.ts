import { expect, it } from 'vitest';
import type { DatasetSource, PersonaView } from '../../../src/domain/dataset-view.ts';
import type { ReviewState } from '../../../src/domain/review.ts';
import { approvedOnly } from '../../../src/services/approved-only.ts';
import { sampleDataset } from '../../support/sample-dataset.ts';

/** Of each person: themselves, the base picture, then the photos. */
async function withReviews(reviews: ReviewState[][]): Promise<DatasetSource> {
  const sample = await sampleDataset({ people: reviews.length });
  return {
    ...sample,
    async *personas() {
      for await (const person of sample.personas()) {
        const [own = 'pending', base = 'pending', ...photos] = reviews[person.position] ?? [];
        yield {
          ...person,
          review: own,
          base_image: person.base_image && { ...person.base_image, review: base },
          images: person.images.map((one, index) => ({ ...one, review: photos[index] ?? 'pending' })),
        };
      }
    },
  };
}

it('keeps people who were approved, without pictures that were rejected', async () => {
  const source = await withReviews([
    ['approved', 'pending', 'approved', 'rejected', 'pending', 'pending'],
    ['pending', 'approved', 'approved'],
    ['rejected'],
    ['approved', 'rejected', 'pending', 'pending', 'pending', 'rejected'],
    ['approved', 'approved', 'rejected', 'rejected', 'rejected', 'rejected'],
  ]);
  const people: PersonaView[] = [];
  for await (const person of approvedOnly(source).personas()) people.push(person);
  expect(people.map(({ position, images }) => [position, images.map(({ index }) => index)])).toEqual([
    [0, [0, 2, 3]],
    [3, [0, 1, 2]],
  ]);
  expect(people.map(({ base_image }) => base_image?.review ?? null)).toEqual(['pending', null]);
});
