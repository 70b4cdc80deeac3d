import type { RgbPixels } from '../ports/face-verifier.ts';

export type Point = readonly [x: number, y: number];

/** x → a·x − b·y + left, y → b·x + a·y + top: turns, scales and moves, and never shears. */
export interface Similarity {
  a: number;
  b: number;
  left: number;
  top: number;
}

export const apply = ({ a, b, left, top }: Similarity, [x, y]: Point): Point => [
  a * x - b * y + left,
  b * x + a * y + top,
];

/** How many units of the target one unit of the source is. */
export const scaleOf = ({ a, b }: Similarity): number => Math.hypot(a, b);

/** The similarity that carries two points to two others. */
export function fit(
  [from, fromEnd]: readonly [Point, Point],
  [to, toEnd]: readonly [Point, Point],
): Similarity {
  const [x, y] = [fromEnd[0] - from[0], fromEnd[1] - from[1]];
  const [u, v] = [toEnd[0] - to[0], toEnd[1] - to[1]];
  const square = x * x + y * y;
  const a = (x * u + y * v) / square;
  const b = (x * v - y * u) / square;
  return { a, b, left: to[0] - a * from[0] + b * from[1], top: to[1] - b * from[0] - a * from[1] };
}

/**
 * A square of `side` pixels out of a picture; `toPicture` says where each of its pixels lies. What is outside of
 * the picture is black.
 * @param samples a pixel of the square is the mean of samples² places: 2 where it is made smaller
 * @returns RGB from 0 to 255, side × side × 3
 */
export function sampleSquare(
  { data, width, height }: RgbPixels,
  side: number,
  toPicture: Similarity,
  samples: number,
): Float32Array {
  const square = new Float32Array(side * side * 3);
  const share = 1 / (samples * samples);
  const { a, b, left, top } = toPicture;
  for (let index = 0; index < side * side * samples * samples; index += 1) {
    const sample = index % (samples * samples);
    const pixel = (index - sample) * share;
    const u = (pixel % side) + ((sample % samples) + 0.5) / samples - 0.5;
    const v = Math.floor(pixel / side) + (Math.floor(sample / samples) + 0.5) / samples - 0.5;
    const x = a * u - b * v + left;
    const y = b * u + a * v + top;
    const column = Math.floor(x);
    const row = Math.floor(y);
    for (let corner = 0; corner < 4; corner += 1) {
      const [right, below] = [corner & 1, corner >> 1];
      const [px, py] = [column + right, row + below];
      if (px < 0 || py < 0 || px >= width || py >= height) continue;
      const weight = share * (right ? x - column : 1 - x + column) * (below ? y - row : 1 - y + row);
      const from = (py * width + px) * 3;
      for (let channel = 0; channel < 3; channel += 1) {
        const at = pixel * 3 + channel;
        square[at] = (square[at] ?? 0) + weight * (data[from + channel] ?? 0);
      }
    }
  }
  return square;
}

/** The same square with left and right exchanged. */
export function mirrored(square: Float32Array, side: number): Float32Array {
  const other = new Float32Array(square.length);
  for (let at = 0; at < side * side; at += 1) {
    const column = at % side;
    const from = (at - column + side - 1 - column) * 3;
    other.set(square.subarray(from, from + 3), at * 3);
  }
  return other;
}
