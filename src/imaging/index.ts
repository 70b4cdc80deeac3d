import type { Imaging } from '../ports/imaging.ts';
import { cutOut } from './cut.ts';
import { decode } from './decode.ts';
import { findGrid } from './find-grid/find-grid.ts';
import { perceptualHash } from './perceptual-hash.ts';
import { MOST_PIXELS, openPicture, readable } from './open-picture.ts';

export { createSvgRenderer } from './svg-renderer.ts';

export interface ImagingOptions {
  /** Pictures with more pixels are refused before they are decoded. */
  mostPixels?: number;
}

/** WebP quality of thumbnails: small faces stay clean. */
const THUMBNAIL_QUALITY = 80;

/** Pictures in memory, with sharp. */
export function createImaging({ mostPixels = MOST_PIXELS }: ImagingOptions = {}): Imaging {
  return {
    async inspect(bytes) {
      const { facts } = await openPicture(bytes, mostPixels);
      return { ...facts, perceptualHash: perceptualHash(await decode(bytes, mostPixels)) };
    },

    async findGrid(bytes, hint) {
      return findGrid(await decode(bytes, mostPixels), hint);
    },

    async split(bytes, hint) {
      const raster = await decode(bytes, mostPixels);
      const layout = findGrid(raster, hint);
      const pictures = await Promise.all(layout.cells.map((cell) => cutOut(raster, cell)));
      return { layout, pictures };
    },

    async toPng(bytes) {
      const raster = await decode(bytes, mostPixels);
      const { width, height } = raster;
      return (await cutOut(raster, { left: 0, top: 0, width, height })).bytes;
    },

    async thumbnail(bytes, side) {
      const picture = await openPicture(bytes, mostPixels);
      const small = picture.pixels().resize(side, side, { fit: 'inside', withoutEnlargement: true });
      return readable(mostPixels, () => small.webp({ quality: THUMBNAIL_QUALITY }).toBuffer());
    },
  };
}
