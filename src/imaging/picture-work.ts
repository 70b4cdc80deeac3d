import type { CutPicture, GridHint, GridLayout, Look, PictureFacts } from '../ports/imaging.ts';
import { cutOut } from './cut.ts';
import { decode } from './decode.ts';
import { findGrid } from './find-grid/find-grid.ts';
import { measure } from './measure.ts';
import { openPicture } from './open-picture.ts';
import { perceptualHash } from './perceptual-hash.ts';
import { cropped } from './raster.ts';

export interface PictureTask {
  bytes: Uint8Array;
  /** Pictures with more pixels are refused before they are decoded. */
  mostPixels: number;
}

export interface GridTask extends PictureTask {
  hint: GridHint | undefined;
  /** Whether the photos are wanted too, or only where they are. */
  cut: boolean;
  /** Whether the photos will be checked. */
  look: boolean;
}

export interface GridResult {
  layout: GridLayout;
  /** One a cell; none where they were not wanted. */
  pictures: CutPicture[];
}

/** All that keeps the processor busy about a picture. */
export interface PictureWork {
  /** Finds the photos of a grid and cuts them out, with the pixels decoded once. */
  grid: (task: GridTask) => Promise<GridResult>;
  inspect: (task: PictureTask) => Promise<PictureFacts>;
  measure: (task: PictureTask) => Promise<Look>;
}

/** In this thread. */
export const pictureWork: PictureWork = {
  async grid({ bytes, hint, mostPixels, cut, look }) {
    const raster = await decode(bytes, mostPixels);
    const layout = findGrid(raster, hint);
    if (!cut) return { layout, pictures: [] };
    // All encoders are started first: what else is to be known of the photos is computed while they work.
    const encodings = layout.cells.map((cell) => cutOut(raster, cell));
    const facts = layout.cells.map((cell) => ({
      width: cell.width,
      height: cell.height,
      rectangle: cell,
      perceptualHash: perceptualHash(raster, cell),
    }));
    const looks = look
      ? Promise.all(layout.cells.map(async (cell) => measure(cropped(raster, cell))))
      : undefined;
    const [files, looked] = await Promise.all([Promise.all(encodings), looks]);
    const pictures = facts.map((fact, index): CutPicture => {
      const taken = looked?.[index];
      return { bytes: files[index]!, ...fact, ...(taken ? { look: taken } : {}) };
    });
    return { layout, pictures };
  },

  async inspect({ bytes, mostPixels }) {
    const { facts } = await openPicture(bytes, mostPixels);
    return { ...facts, perceptualHash: perceptualHash(await decode(bytes, mostPixels)) };
  },

  measure: async ({ bytes, mostPixels }) => measure(await decode(bytes, mostPixels)),
};
