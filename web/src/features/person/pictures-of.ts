import type { Persona, PictureSummary } from '../../api/types.ts';
import { nameOf } from './name-of.ts';

export const picturesOf = <Shown extends PictureSummary>(person: {
  base_image: Shown | null;
  images: Shown[];
}): Shown[] => [...(person.base_image ? [person.base_image] : []), ...person.images];

export function pictureName(person: Persona, picture: PictureSummary): string {
  return picture.kind === 'base'
    ? `First picture of ${nameOf(person)}, synthetic`
    : `Picture ${picture.index + 1} of ${nameOf(person)}, synthetic`;
}

/** Why a picture is not fine; that a drawing is a drawing is said by its verdict. */
export const shownReasons = ({ verdict }: PictureSummary) =>
  (verdict?.reasons ?? []).filter(({ code }) => code !== 'drawn');
