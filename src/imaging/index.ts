import type { Imaging } from '../ports/imaging.ts';
import { decode } from './decode.ts';
import { cutOut } from './cut.ts';
import { measurePicture as measureHere } from './measure.ts';
import { perceptualHash } from './perceptual-hash.ts';
import { MOST_PIXELS, openPicture, readable } from './open-picture.ts';
import { workOnGrid as workHere } from './work-on-grid.ts';

export { createImagingThreads, type ImagingThreads } from './imaging-threads.ts';
export { MOST_VENDOR_PIXELS } from './open-picture.ts';
export { createSvgRenderer } from './svg-renderer.ts';

export interface ImagingOptions {
  /** Pictures with more pixels are refused before they are decoded. */
  mostPixels?: number;
  /** Where grids are found and cut: in this thread, or in those of {@link createImagingThreads}. */
  workOnGrid?: typeof workHere;
  /** Where pictures are measured. */
  measurePicture?: typeof measureHere;
}

/** WebP quality of thumbnails: small faces stay clean. */
const THUMBNAIL_QUALITY = 80;

/** Pictures in memory, with sharp. */
export function createImaging(options: ImagingOptions = {}): Imaging {
  const { mostPixels = MOST_PIXELS, workOnGrid = workHere, measurePicture = measureHere } = options;
  return {
    async inspect(bytes) {
      const { facts } = await openPicture(bytes, mostPixels);
      return { ...facts, perceptualHash: perceptualHash(await decode(bytes, mostPixels)) };
    },

    async findGrid(bytes, hint) {
      return (await workOnGrid({ bytes, hint, mostPixels, cut: false })).layout;
    },

    split: (bytes, hint) => workOnGrid({ bytes, hint, mostPixels, cut: true }),

    async toPng(bytes) {
      const raster = await decode(bytes, mostPixels);
      const { width, height } = raster;
      return (await cutOut(raster, { left: 0, top: 0, width, height })).bytes;
    },

    measure: (bytes) => measurePicture({ bytes, mostPixels }),

    async thumbnail(bytes, side) {
      const picture = await openPicture(bytes, mostPixels);
      const small = picture.pixels().resize(side, side, { fit: 'inside', withoutEnlargement: true });
      return readable(mostPixels, () => small.webp({ quality: THUMBNAIL_QUALITY }).toBuffer());
    },
  };
}
