import type { RgbPixels } from '../ports/face-verifier.ts';

/** How far from an edge a left-over strip reaches, as part of the side: what a cut misses is narrow. */
const REACH = 0.08;
/** Pixels from one side of a line to the other: between them lies what resampling has blurred. */
const ACROSS = 2;
/** Differences of a channel (of 255) that are seen as an abrupt change. */
const STEP = 10;
/** How much more the picture changes across a line than on either side of it. */
const ABRUPT = 1.5;

/**
 * The straightest line close to and along an edge: the part of its length, 0 to 1, at which the picture changes
 * abruptly across it, less what is usual a little further in. A strip of the neighbouring photo, or of the
 * gutter, ends in a line along the whole edge; what is photographed hardly ever does.
 */
export function edgeLine({ data, width, height }: RgbPixels): number {
  const columns = { length: height, depth: width, along: width, into: 1 };
  const rows = { length: width, depth: height, along: 1, into: width };
  return Math.max(
    ...[columns, rows].flatMap(({ length, depth, along, into }) => [
      strongestLine(data, { length, depth, along, into, start: 0 }),
      strongestLine(data, { length, depth, along, into: -into, start: (depth - 1) * into }),
    ]),
  );
}

interface Edge {
  /** Pixels along the edge, and from it to the other one. */
  length: number;
  depth: number;
  /** Distance in the array to the next pixel along the edge, and to the next one into the picture. */
  along: number;
  into: number;
  /** Index of the edge's first pixel. */
  start: number;
}

function strongestLine(pixels: Uint8Array, edge: Edge): number {
  const reach = Math.max(3, Math.round(edge.depth * REACH));
  if (edge.depth < 4 * reach) return 0;
  const parts = Array.from({ length: 2 * reach }, (_, depth) => changing(pixels, edge, depth));
  const usual = parts.slice(reach).toSorted((one, other) => one - other)[Math.floor(reach / 2)] ?? 0;
  return Math.max(0, Math.max(...parts.slice(0, reach)) - usual);
}

/** The part of the line `depth` pixels from the edge across which the picture changes, and only there. */
function changing(pixels: Uint8Array, { length, along, into, start }: Edge, depth: number): number {
  let count = 0;
  for (let step = 0; step < length; step += 1) {
    const at = start + depth * into + step * along;
    const across = difference(pixels, at, at + ACROSS * into);
    if (across < STEP) continue;
    const beyond = depth < ACROSS ? 0 : difference(pixels, at - ACROSS * into, at);
    const within = difference(pixels, at + ACROSS * into, at + 2 * ACROSS * into);
    if (across > ABRUPT * Math.max(beyond, within)) count += 1;
  }
  return count / length;
}

/** The largest difference of the three channels of two pixels, 0 to 255. */
function difference(pixels: Uint8Array, one: number, other: number): number {
  let most = 0;
  for (let channel = 0; channel < 3; channel += 1) {
    most = Math.max(most, Math.abs((pixels[one * 3 + channel] ?? 0) - (pixels[other * 3 + channel] ?? 0)));
  }
  return most;
}
