import type { Persona, PictureSummary } from '../../api/types.ts';
import { nameOf } from './name-of.ts';

export const picturesOf = <Shown extends PictureSummary>(person: {
  base_image: Shown | null;
  images: Shown[];
}): Shown[] => [...(person.base_image ? [person.base_image] : []), ...person.images];

/** What a picture is called by, wherever it is shown: 0 is the first one, that the others are made from. */
export const numberOf = ({ kind, index }: PictureSummary): number => (kind === 'base' ? 0 : index + 1);

export const labelOf = (picture: PictureSummary): string =>
  picture.kind === 'base' ? 'First picture' : `Picture ${numberOf(picture)}`;

export function pictureName(person: Persona, picture: PictureSummary): string {
  return `${labelOf(picture)} of ${nameOf(person)}, synthetic`;
}

/** Why a picture is not fine; that a drawing is a drawing is said by its verdict. */
export const shownReasons = ({ verdict }: PictureSummary) =>
  (verdict?.reasons ?? []).filter(({ code }) => code !== 'drawn');
