import type { DatasetSource } from '../domain/dataset-view.ts';
import type { ReviewFacts } from './review-facts.ts';

/** The same dataset without the people whom no reviewer has approved. */
export function approvedOnly(
  source: DatasetSource,
  { isApproved }: Pick<ReviewFacts, 'isApproved'>,
): DatasetSource {
  return {
    ...source,
    async *personas() {
      for await (const person of source.personas()) {
        if (await isApproved(person.id)) yield person;
      }
    },
  };
}
