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
const MOST_STRIPS = 64;
/** Pixels that a strip must at least be averaged over. */
const THINNEST_STRIP = 4;

/** The strip that each pixel across the axis belongs to. */
function stripOfPixel(across: number, strips: number): Uint16Array {
  return Uint16Array.from({ length: across }, (_, at) => Math.floor((at * strips) / across));
}

function emptyMeans(length: number, across: number, channels: number): StripMeans {
  const strips = Math.max(1, Math.min(MOST_STRIPS, Math.floor(across / THINNEST_STRIP)));
  return { length, across, strips, channels, means: new Float32Array(strips * length * channels) };
}

function divideBySize({ means, length, channels, strips, across }: StripMeans): void {
  const sizes = new Uint32Array(strips);
  for (const strip of stripOfPixel(across, strips)) sizes[strip] = (sizes[strip] ?? 0) + 1;
  const line = length * channels;
  for (let at = 0; at < means.length; at += 1)
    means[at] = (means[at] ?? 0) / (sizes[Math.floor(at / line)] ?? 1);
}

/**
 * Averages the picture both ways in one pass over its pixels: `x` shows vertical lines (positions are x),
 * `y` shows horizontal ones. Colours are multiplied by alpha, so that what
 * a file hides under transparent pixels cannot be seen here either.
 */
export function measureStrips(raster: Raster): Record<'x' | 'y', StripMeans> {
  const { width, height, channels } = raster;
  const columns = emptyMeans(width, height, channels);
  const rows = emptyMeans(height, width, channels);
  const stripOfRow = stripOfPixel(height, columns.strips);
  const stripOfColumn = stripOfPixel(width, rows.strips);
  const pixels = channels === 4 ? premultiplied(raster.data) : raster.data;
  const line = width * channels;
  for (let y = 0; y < height; y += 1) {
    const pixelRow = pixels.subarray(y * line, (y + 1) * line);
    const columnsAt = (stripOfRow[y] ?? 0) * line;
    const target = columns.means.subarray(columnsAt, columnsAt + line);
    for (let at = 0; at < line; at += 1) target[at] = (target[at] ?? 0) + (pixelRow[at] ?? 0);
    for (let x = 0, at = 0; x < width; x += 1) {
      const rowsAt = ((stripOfColumn[x] ?? 0) * height + y) * channels;
      for (let channel = 0; channel < channels; channel += 1, at += 1) {
        rows.means[rowsAt + channel] = (rows.means[rowsAt + channel] ?? 0) + (pixelRow[at] ?? 0);
      }
    }
  }
  divideBySize(columns);
  divideBySize(rows);
  return { x: columns, y: rows };
}

function premultiplied(data: Uint8Array): Uint8Array {
  const result = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3] ?? 0;
    result[at] = ((data[at] ?? 0) * alpha) / 255;
    result[at + 1] = ((data[at + 1] ?? 0) * alpha) / 255;
    result[at + 2] = ((data[at + 2] ?? 0) * alpha) / 255;
    result[at + 3] = alpha;
  }
  return result;
}
