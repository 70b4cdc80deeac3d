import type { Raster } from '../raster.ts';

/**
 * A picture seen along one axis. It is divided into `strips` strips across that axis, and every strip is
 * averaged to a single line of pixels. What runs straight across the picture (a gutter, the edge of a
 * photo) survives the averaging at full sharpness; hair, leaves, shoulders and noise blur away.
 */
export interface StripMeans {
  /** Pixels along the axis. */
  length: number;
  /** Pixels across the axis: what the strips divide. */
  across: number;
  strips: number;
  channels: number;
  /** `strips × length × channels`, from 0 to 255. */
  means: Float32Array;
}

/** Enough to see how far along its way a line is visible; few enough to average the noise out. */
const MOST_STRIPS = 48;
/** Pixels that a strip must at least be averaged over. */
const THINNEST_STRIP = 4;

/** Where each strip begins, and after the last one where it ends (pixels across the axis). */
function stripBounds(across: number): Uint32Array {
  const strips = Math.max(1, Math.min(MOST_STRIPS, Math.floor(across / THINNEST_STRIP)));
  return Uint32Array.from({ length: strips + 1 }, (_, strip) => Math.ceil((strip * across) / strips));
}

/**
 * Averages the picture both ways in one pass over its pixels: `x` shows vertical lines (positions are x),
 * `y` shows horizontal ones. Colours are multiplied by alpha, so that what a file hides under transparent
 * pixels cannot be seen here either.
 */
export function measureStrips({ data, width, height, channels }: Raster): Record<'x' | 'y', StripMeans> {
  const line = width * channels;
  const [rowBounds, columnBounds] = [stripBounds(height), stripBounds(width)];
  const xSums = new Uint32Array((rowBounds.length - 1) * line);
  const ySums = new Uint32Array((columnBounds.length - 1) * height * channels);
  let strip = 0;
  for (let y = 0; y < height; y += 1) {
    if (y === rowBounds[strip + 1]) strip += 1;
    const stored = data.subarray(y * line, (y + 1) * line);
    const row = channels === 4 ? premultiplied(stored) : stored;
    const sums = xSums.subarray(strip * line, (strip + 1) * line);
    for (let part = 0; part + 1 < columnBounds.length; part += 1) {
      const [from, to] = [columnBounds[part]! * channels, columnBounds[part + 1]! * channels];
      for (let channel = 0; channel < channels; channel += 1)
        ySums[(part * height + y) * channels + channel] = addTo(sums, row, from + channel, to, channels);
    }
  }
  return {
    x: { length: width, across: height, channels, ...meansOf(xSums, rowBounds) },
    y: { length: height, across: width, channels, ...meansOf(ySums, columnBounds) },
  };
}

/** Adds one channel of a part of a row to sums that lie like the row; the sum of that part is returned. */
function addTo(sums: Uint32Array, row: Uint8Array, from: number, to: number, step: number): number {
  let sum = 0;
  for (let at = from; at < to; at += step) {
    const value = row[at]!;
    sums[at]! += value;
    sum += value;
  }
  return sum;
}

function meansOf(sums: Uint32Array, bounds: Uint32Array): Pick<StripMeans, 'strips' | 'means'> {
  const strips = bounds.length - 1;
  const means = new Float32Array(sums.length);
  const line = sums.length / strips;
  for (let strip = 0; strip < strips; strip += 1) {
    const size = bounds[strip + 1]! - bounds[strip]!;
    for (let at = strip * line; at < (strip + 1) * line; at += 1) means[at] = sums[at]! / size;
  }
  return { strips, means };
}

function premultiplied(row: Uint8Array): Uint8Array {
  const result = new Uint8Array(row.length);
  for (let at = 0; at < row.length; at += 4) {
    const alpha = row[at + 3]!;
    for (let channel = at; channel < at + 3; channel += 1) result[channel] = (row[channel]! * alpha) / 255;
    result[at + 3] = alpha;
  }
  return result;
}
