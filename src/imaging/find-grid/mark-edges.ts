import type { StripMeans } from './strip-means.ts';

/** An edge stands out if its step is this many times as high as what is usual beside it … */
const OUTSTANDING = 2.5;
/** … and as this much noise (levels of 255) that is left after averaging a strip. */
const NOISE = 0.4;
/** Steps of a smooth fade are one level high, sometimes two after a change of light: no edge is so low (levels). */
const LOWEST = 1.6;
/** So many of the highest steps beside an edge are left out: the other side of a thin gutter is one. */
const LEFT_OUT = 2;
/** Lower steps (levels) can be stairs: what 8-bit rounding or lossy compression makes of a smooth fade. */
const LIKE_A_STAIR = 8;
const LIKE_A_LOW_STAIR = 3;
/** Other stairs are looked for this far on both sides (pixels): the lower the stairs, the longer they can be. */
const STAIRS_WITHIN = { low: 160, high: 48 };
/** At least so many more, each at least this part as high. */
const MANY_STAIRS = 2;
const LIKE_THIS = 0.6;

/** How wide an edge is looked for: the means of so many pixels before and after it are compared. */
interface Scale {
  width: number;
  /** What is usual is measured from this far to that far on both sides (pixels). */
  beside: { from: number; to: number };
}

const SHARP: Scale = { width: 1, beside: { from: 3, to: 9 } };
/** Soft edges, and what strong compression makes of an edge between two plain areas. */
const SOFT: Scale = { width: 4, beside: { from: 10, to: 16 } };

/** A soft edge is put where it is steepest if so much of its height is there. */
const MOSTLY = 0.5;

/** Steps along one strip: how high, and whether colour there rises or falls. Position i is before pixel i. */
interface Steps {
  heights: Float32Array;
  directions: Int8Array;
}

/**
 * Finds where, in each strip, the colour steps more sharply than it does beside that place.
 * @returns `strips × (length + 1)` marks: 1 where there is an edge before that pixel
 */
export function markEdges(measured: StripMeans): Uint8Array {
  const { length, strips } = measured;
  const marks = new Uint8Array(strips * (length + 1));
  const [sharp, soft] = [emptySteps(length), emptySteps(length)];
  for (let strip = 0; strip < strips; strip += 1) {
    const found = marks.subarray(strip * (length + 1), (strip + 1) * (length + 1));
    measureSteps(sharp, measured, strip, SHARP.width);
    for (let at = 1; at < length; at += 1) if (isEdge(sharp, at, SHARP)) found[at] = 1;
    measureSteps(soft, measured, strip, SOFT.width);
    for (let at = 1; at < length; at += 1) {
      if (!isEdge(soft, at, SOFT)) continue;
      const [from, to] = [Math.max(0, at - SOFT.width), Math.min(length, at + SOFT.width + 1)];
      if (!found.subarray(from, to).includes(1))
        found[sharpestPlace(sharp, at, from, to, soft.heights[at]!)] = 1;
    }
  }
  return marks;
}

/** One position more than there are pixels, so that what lies beside the last edge can be read as 0. */
function emptySteps(length: number): Steps {
  return { heights: new Float32Array(length + 1), directions: new Int8Array(length + 1) };
}

/** Fills in, for each position, the highest step of any channel between the means of `width` pixels before and after. */
function measureSteps(
  { heights, directions }: Steps,
  measured: StripMeans,
  strip: number,
  width: number,
): void {
  const { length, channels } = measured;
  const line = measured.means.subarray(strip * length * channels, (strip + 1) * length * channels);
  heights.fill(0);
  if (2 * width > length) return;
  const reach = width * channels;
  // For each channel, the sum of `width` pixels after a position less that of as many before, moved on pixel by pixel.
  const steps = new Float64Array(channels);
  for (let at = 0; at < reach; at += 1) steps[at % channels]! += line[at + reach]! - line[at]!;
  const last = length - width;
  for (let at = width, here = reach; at <= last; at += 1) {
    let highest = 0;
    for (let channel = 0; channel < channels; channel += 1, here += 1) {
      const step = steps[channel]!;
      if (Math.abs(step) > Math.abs(highest)) highest = step;
      if (at < last) steps[channel] = step + line[here + reach]! - 2 * line[here]! + line[here - reach]!;
    }
    heights[at] = Math.abs(highest) / width;
    directions[at] = highest > 0 ? 1 : -1;
  }
}

function isEdge(steps: Steps, at: number, { width, beside }: Scale): boolean {
  const { heights } = steps;
  const height = heights[at]!;
  if (height < LOWEST) return false;
  for (let near = 1; near <= width; near += 1) {
    if (height < (heights[at - near] ?? 0) || height < (heights[at + near] ?? 0)) return false;
  }
  if (height <= OUTSTANDING * (usualBeside(heights, at, beside) + NOISE)) return false;
  return height >= LIKE_A_STAIR || !isOneOfManyStairs(steps, at, width);
}

/** Where a soft edge is mostly one sharp step, that step's place; else its middle. */
function sharpestPlace({ heights }: Steps, middle: number, from: number, to: number, height: number): number {
  let best = middle;
  for (let at = from; at < to; at += 1) if (heights[at]! > heights[best]!) best = at;
  return heights[best]! >= MOSTLY * height ? best : middle;
}

/** Mean of the steps beside a position, the highest left out. */
function usualBeside(heights: Float32Array, at: number, beside: Scale['beside']): number {
  let sum = 0;
  let count = 0;
  let highest = 0;
  let second = 0;
  for (let away = beside.from; away <= beside.to; away += 1) {
    for (let near = at - away; near <= at + away; near += 2 * away) {
      if (near < 1 || near >= heights.length - 1) continue;
      const height = heights[near]!;
      sum += height;
      count += 1;
      if (height > highest) {
        second = highest;
        highest = height;
      } else if (height > second) second = height;
    }
  }
  return count <= LEFT_OUT ? 0 : (sum - highest - second) / (count - LEFT_OUT);
}

/** Whether the colour goes on in steps like this one, in the same direction: a staircase. */
function isOneOfManyStairs({ heights, directions }: Steps, at: number, width: number): boolean {
  const height = heights[at]!;
  const reach = height < LIKE_A_LOW_STAIR ? STAIRS_WITHIN.low : STAIRS_WITHIN.high;
  let stairs = 0;
  for (const way of [-1, 1]) {
    for (let away = 2 * width + 1; away <= reach; away += 1) {
      const near = at + way * away;
      if ((heights[near] ?? 0) < LIKE_THIS * height) continue;
      if (directions[near] === directions[at]) {
        stairs += 1;
        away += width - 1;
      } else if (away > STAIRS_WITHIN.high) break;
    }
  }
  return stairs >= MANY_STAIRS;
}
