import type { NewPicture } from '../database/personas.ts';
import type { Rectangle, StoredPicture } from '../domain/picture.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { GridImage } from './steps/generate-images-from-base.ts';
import type { PictureSet } from './steps/make-picture-set.ts';

/** What is written down of a person's pictures. */
export function rowsOf(set: PictureSet): NewPicture[] {
  const { storedBase, base } = set;
  return [
    { ...stored(storedBase), kind: 'base', index: 0, callId: base.callId, verdict: base.verdict },
    ...set.grids.map(gridRow),
    ...set.images.map((image, index) => photoRow(image, index)),
  ];
}

export function gridRow(grid: GridImage): NewPicture {
  return { ...stored(grid), kind: 'grid', index: grid.index, callId: grid.callId };
}

export function photoRow(
  photo: StoredPicture & { rectangle: Rectangle; grid: GridImage; verdict: Verdict },
  index: number,
): NewPicture {
  const { rectangle, grid, verdict } = photo;
  return { ...stored(photo), kind: 'cell', index, callId: grid.callId, rectangle, verdict };
}

const stored = ({ key, sha256, width, height, bytes, mediaType, perceptualHash }: StoredPicture) => ({
  key,
  sha256,
  width,
  height,
  bytes,
  mediaType,
  perceptualHash,
});
