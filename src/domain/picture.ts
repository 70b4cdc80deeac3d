/** A rectangle in whole pixels, as shown (after EXIF orientation). */
export interface Rectangle {
  left: number;
  top: number;
  width: number;
  height: number;
}

export const QUALITIES = ['low', 'medium', 'high', 'auto'] as const;
export type Quality = (typeof QUALITIES)[number];

/** Photos in one grid. */
export const CELLS_PER_GRID = 4;
export const MOST_IMAGES = 16;

/** Grids that `images` pictures take: one per four. */
export function gridsFor(images: number): number {
  return Math.ceil(images / CELLS_PER_GRID);
}

export type PictureKind = 'base' | 'grid' | 'cell';

/** A stored picture: where its bytes are, never the bytes. */
export interface StoredPicture {
  /** Key in the object store. */
  key: string;
  /** Lower-case hex SHA-256 of the stored bytes. */
  sha256: string;
  /** Pixels, as shown. */
  width: number;
  height: number;
  /** Size of the stored file in bytes. */
  bytes: number;
  mediaType: string;
  /** What it shows, as 64 bits in 16 hex digits: similar pictures differ in few of them. */
  perceptualHash: string;
}

/**
 * Bits in which two perceptual hashes may differ and still mean the same picture, encoded anew or resized.
 * bench/perceptual-hash.md has the figures that this comes from.
 */
export const SAME_PICTURE_BITS = 6;
