import type { DatasetSource, PictureView } from '../domain/dataset-view.ts';
import { isAcceptable } from '../domain/verdict.ts';

/**
 * The same dataset without the pictures that did not pass their checks, and without the people of whom no picture
 * is left. Drawings are neutral, and stay; a picture that was never checked has not passed.
 */
export function passedOnly(source: DatasetSource): DatasetSource {
  return {
    ...source,
    async *personas() {
      for await (const person of source.personas()) {
        const images = person.images.filter(isGood);
        if (images.length === 0) continue;
        const base = person.base_image;
        yield { ...person, images, base_image: base && isGood(base) ? base : null };
      }
    },
  };
}

const isGood = ({ verdict }: PictureView): boolean => verdict !== null && isAcceptable(verdict.outcome);
