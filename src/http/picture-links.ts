import type { DatasetSource, PictureView } from '../domain/dataset-view.ts';

/**
 * The same dataset, its pictures named by their addresses here: where the object store has them may be a folder of
 * this machine, or an address that soon ends.
 */
export function linksThroughApi(source: DatasetSource, origin: string): DatasetSource {
  const linked = ({ expiresAt: _, ...picture }: PictureView): PictureView => ({
    ...picture,
    url: `${origin}/api/v1/pictures/${picture.id}/file`,
  });
  return {
    ...source,
    async *personas() {
      for await (const person of source.personas()) {
        const { base_image: base, images } = person;
        yield { ...person, base_image: base && linked(base), images: images.map(linked) };
      }
    },
  };
}
