import type { DatasetView } from './dataset-view.ts';
import { grouped, many } from './text.ts';

type Facts = Pick<DatasetView, 'people_short' | 'images_per_person'>;

/** That people have fewer pictures that passed than were required, as a sentence; null where nobody has. */
export function shortOfPictures({ people_short: short, images_per_person: images }: Facts): string | null {
  if (short === null || short === 0) return null;
  const who = short === 1 ? '1 person has' : `${grouped(short)} people have`;
  const pictures = images === 1 ? 'no picture' : `fewer than ${many(images, 'picture')}`;
  return `${who} ${pictures} that passed the checks.`;
}
