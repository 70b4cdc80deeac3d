/** How far from an edge a left-over strip reaches, as part of the side: what a cut misses is narrow. */
const REACH = 0.08;
/** Pixels from one side of a line to the other: between them lies what resampling has blurred. */
const ACROSS = 2;
/** Steps of brightness (of 255) that are seen as an abrupt change. */
const STEP = 12;

/**
 * The straightest line close to and along an edge: the part of its length, 0 to 1, at which brightness changes
 * abruptly across it, less what is usual a little further in. A strip of the neighbouring photo, or of the
 * gutter, ends in a line along the whole edge; what is photographed hardly ever does.
 */
export function edgeLine(light: Float32Array, width: number, height: number): number {
  const columns = { length: height, depth: width, along: width, into: 1 };
  const rows = { length: width, depth: height, along: 1, into: width };
  return Math.max(
    ...[columns, rows].flatMap(({ length, depth, along, into }) => [
      strongestLine(light, { length, depth, along, into, start: 0 }),
      strongestLine(light, { length, depth, along, into: -into, start: (depth - 1) * into }),
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

function strongestLine(light: Float32Array, edge: Edge): number {
  const reach = Math.max(3, Math.round(edge.depth * REACH));
  if (edge.depth < 4 * reach) return 0;
  const parts = Array.from({ length: 2 * reach }, (_, depth) => changing(light, edge, depth));
  const usual = parts.slice(reach).toSorted((one, other) => one - other)[Math.floor(reach / 2)] ?? 0;
  return Math.max(0, Math.max(...parts.slice(0, reach)) - usual);
}

/** The part of the line `depth` pixels from the edge across which brightness changes abruptly. */
function changing(light: Float32Array, { length, along, into, start }: Edge, depth: number): number {
  let count = 0;
  for (let step = 0; step < length; step += 1) {
    const at = start + depth * into + step * along;
    if (Math.abs((light[at] ?? 0) - (light[at + ACROSS * into] ?? 0)) >= STEP) count += 1;
  }
  return count / length;
}
