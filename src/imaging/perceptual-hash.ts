import type { Rectangle } from '../domain/picture.ts';
import type { Raster } from './raster.ts';

/*
 * What a picture shows, as 64 bits that stay nearly the same when it is encoded anew or made smaller: the
 * signs of its lowest frequencies against their median (Zauner, "Implementation and Benchmarking of Perceptual
 * Image Hash Functions", 2010, pHash). Own code, so that a hash in a database means the same whatever version
 * of an image library computed it.
 */

/** Samples of one side: enough for the frequencies that are kept, and few enough to forget the noise. */
const SIDE = 32;
/** Frequencies of one direction that are kept. The first, the mean, is left out. */
const KEPT = 8;

const COSINES = Float64Array.from({ length: KEPT * SIDE }, (_, at) => {
  const [frequency, x] = [Math.floor(at / SIDE) + 1, at % SIDE];
  return Math.cos(((2 * x + 1) * frequency * Math.PI) / (2 * SIDE));
});

/**
 * @param area the part of the raster that is the picture; the whole of it unless told
 * @returns 16 lower-case hex digits
 */
export function perceptualHash(
  raster: Raster,
  area: Rectangle = { left: 0, top: 0, width: raster.width, height: raster.height },
): string {
  const coefficients = lowFrequencies(shrink(raster, area));
  const median = medianOf(coefficients);
  let bits = 0n;
  for (const value of coefficients) bits = (bits << 1n) | (value > median ? 1n : 0n);
  return bits.toString(16).padStart(16, '0');
}

/** Mean brightness of SIDE × SIDE areas; what is transparent counts as white, which is what is seen on a page. */
function shrink(raster: Raster, area: Rectangle): Float64Array {
  const columns = edges(area.left, area.width);
  const rows = edges(area.top, area.height);
  const means = new Float64Array(SIDE * SIDE);
  for (let row = 0; row < SIDE; row += 1) {
    const [top, bottom] = rows(row);
    for (let column = 0; column < SIDE; column += 1) {
      const [left, right] = columns(column);
      means[row * SIDE + column] = meanBrightness(raster, left, right, top, bottom);
    }
  }
  return means;
}

/** Where an area starts and ends: at least one pixel, also in a picture smaller than SIDE. */
function edges(start: number, length: number) {
  return (index: number): [number, number] => {
    const from = start + Math.floor((index * length) / SIDE);
    return [from, Math.max(from + 1, start + Math.floor(((index + 1) * length) / SIDE))];
  };
}

function meanBrightness(
  { data, width, channels }: Raster,
  left: number,
  right: number,
  top: number,
  bottom: number,
): number {
  let sum = 0;
  for (let y = top; y < bottom; y += 1) {
    const end = (y * width + right) * channels;
    for (let at = (y * width + left) * channels; at < end; at += channels) {
      // ITU-R BT.601, in whole numbers of a thousandth.
      const luma = 299 * (data[at] ?? 0) + 587 * (data[at + 1] ?? 0) + 114 * (data[at + 2] ?? 0);
      if (channels === 3) sum += luma;
      else sum += 255_000 + ((luma - 255_000) * (data[at + 3] ?? 0)) / 255;
    }
  }
  return sum / (1000 * (right - left) * (bottom - top));
}

/** The discrete cosine transform's frequencies 1 to KEPT in both directions. */
function lowFrequencies(samples: Float64Array): Float64Array {
  const rows = new Float64Array(SIDE * KEPT);
  for (let y = 0; y < SIDE; y += 1) {
    for (let frequency = 0; frequency < KEPT; frequency += 1) {
      let sum = 0;
      for (let x = 0; x < SIDE; x += 1) {
        sum += (samples[y * SIDE + x] ?? 0) * (COSINES[frequency * SIDE + x] ?? 0);
      }
      rows[y * KEPT + frequency] = sum;
    }
  }
  const result = new Float64Array(KEPT * KEPT);
  for (let down = 0; down < KEPT; down += 1) {
    for (let across = 0; across < KEPT; across += 1) {
      let sum = 0;
      for (let y = 0; y < SIDE; y += 1) {
        sum += (rows[y * KEPT + across] ?? 0) * (COSINES[down * SIDE + y] ?? 0);
      }
      result[down * KEPT + across] = sum;
    }
  }
  return result;
}

function medianOf(values: Float64Array): number {
  const sorted = values.toSorted();
  const middle = sorted.length / 2;
  return ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}
