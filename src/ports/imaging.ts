import type { Rectangle } from '../domain/picture.ts';
import type { PictureMeasures } from '../domain/verdict.ts';
import type { RgbPixels } from './face-verifier.ts';

export interface PictureFacts {
  /** Pixels, as shown. */
  width: number;
  height: number;
  mediaType: string;
  /** 16 hex digits; see StoredPicture. */
  perceptualHash: string;
}

/** Where the photos of a grid are. */
export interface GridLayout {
  rows: number;
  cols: number;
  /** From 0 to 1: how sure the finder is. */
  confidence: number;
  /** Whether a person should look before this cut is used. */
  review: boolean;
  /** One rectangle a photo, in reading order, borders trimmed. */
  cells: Rectangle[];
}

/** What is expected of a grid: a hint, not a law. */
export interface GridHint {
  rows: number;
  cols: number;
}

export interface CutPicture {
  /** PNG. */
  bytes: Uint8Array;
  width: number;
  height: number;
  /** Where in the grid it was. */
  rectangle: Rectangle;
  /** 16 hex digits; see StoredPicture. */
  perceptualHash: string;
  /** Only where it was asked for. */
  look?: Look;
}

/** What a check looks at. */
export interface Look {
  measures: PictureMeasures;
  /** At most 512 wide and high. */
  pixels: RgbPixels;
}

/** Pictures in memory: bytes in, bytes out, no files. */
export interface Imaging {
  /**
   * Decodes the header and the pixels.
   * @throws AvatarError `unreadable_picture`: not a picture, damaged, empty or larger than the limits
   */
  inspect(bytes: Uint8Array): Promise<PictureFacts>;
  /** Finds the photos in a grid. @throws AvatarError `unreadable_picture` */
  findGrid(bytes: Uint8Array, hint?: GridHint): Promise<GridLayout>;
  /**
   * Finds, cuts and trims; each photo as a PNG of its own.
   * @param options.look whether the photos will be checked: their pixels are at hand now, and nowhere later
   * @throws AvatarError `unreadable_picture`
   */
  split(
    bytes: Uint8Array,
    hint?: GridHint,
    options?: { look?: boolean },
  ): Promise<{ layout: GridLayout; pictures: CutPicture[] }>;
  /** The same picture, upright, as a PNG. @throws AvatarError `unreadable_picture` */
  toPng(bytes: Uint8Array): Promise<Uint8Array>;
  /** What a check of the picture looks at. @throws AvatarError `unreadable_picture` */
  measure(bytes: Uint8Array): Promise<Look>;
  /**
   * A small WebP whose longer side is at most `side` pixels. It keeps the picture's XMP, so that it too says how it
   * came to be.
   * @throws AvatarError `unreadable_picture`
   */
  thumbnail(bytes: Uint8Array, side: number): Promise<Uint8Array>;
}

/** Draws an SVG that this program made (never one from outside) into a PNG. */
export interface SvgRenderer {
  render(svg: string, size: { width: number; height: number }): Promise<Uint8Array>;
}
