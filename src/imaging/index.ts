import type { Imaging } from '../ports/imaging.ts';
import { decode } from './decode.ts';
import { cutOut } from './cut.ts';
import { MOST_PIXELS, openPicture, readable } from './open-picture.ts';
import { pictureWork, type PictureWork } from './picture-work.ts';

export { MOST_VENDOR_PIXELS } from './open-picture.ts';
export { createPictureThreads, type PictureThreads } from './picture-threads.ts';
export { createSvgRenderer } from './svg-renderer.ts';

export interface ImagingOptions {
  /** Pictures with more pixels are refused before they are decoded. */
  mostPixels?: number;
  /** Where the processor works: in this thread, or in those of {@link createPictureThreads}. */
  work?: PictureWork;
}

/** WebP quality of thumbnails: small faces stay clean. */
const THUMBNAIL_QUALITY = 80;

/** Pictures in memory, with sharp. */
export function createImaging(options: ImagingOptions = {}): Imaging {
  const { mostPixels = MOST_PIXELS, work = pictureWork } = options;
  return {
    inspect: (bytes) => work.inspect({ bytes, mostPixels }),
    measure: (bytes) => work.measure({ bytes, mostPixels }),

    async findGrid(bytes, hint) {
      return (await work.grid({ bytes, hint, mostPixels, cut: false, look: false })).layout;
    },

    split: (bytes, hint, { look = false } = {}) => work.grid({ bytes, hint, mostPixels, cut: true, look }),

    async toPng(bytes) {
      const raster = await decode(bytes, mostPixels);
      const { width, height } = raster;
      return cutOut(raster, { left: 0, top: 0, width, height });
    },

    async thumbnail(bytes, side) {
      const picture = await openPicture(bytes, mostPixels);
      const small = picture
        .pixels()
        .resize(side, side, { fit: 'inside', withoutEnlargement: true })
        .keepXmp();
      return readable(mostPixels, () => small.webp({ quality: THUMBNAIL_QUALITY }).toBuffer());
    },
  };
}
