import type { CutPicture, GridHint, GridLayout } from '../ports/imaging.ts';
import { cutOut } from './cut.ts';
import { decode } from './decode.ts';
import { findGrid } from './find-grid/find-grid.ts';

export interface GridTask {
  bytes: Uint8Array;
  hint: GridHint | undefined;
  /** Pictures with more pixels are refused before they are decoded. */
  mostPixels: number;
  /** Whether the photos are wanted too, or only where they are. */
  cut: boolean;
}

export interface GridResult {
  layout: GridLayout;
  /** One a cell; none where they were not wanted. */
  pictures: CutPicture[];
}

/** All that keeps the processor busy about a grid, with the pixels decoded once. */
export async function workOnGrid({ bytes, hint, mostPixels, cut }: GridTask): Promise<GridResult> {
  const raster = await decode(bytes, mostPixels);
  const layout = findGrid(raster, hint);
  const pictures = cut ? await Promise.all(layout.cells.map((cell) => cutOut(raster, cell))) : [];
  return { layout, pictures };
}
