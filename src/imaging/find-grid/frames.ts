import type { AxisEvidence } from './axis-evidence.ts';
import { across, AXES, type Axis, type Box } from './box.ts';
import type { Evidence } from './grid-plan.ts';
import { canBePadding, FLAT } from './padding.ts';
import { lengthOf, type Span } from './span.ts';

/** A frame's inner edge is not hidden by what the photo shows: it is seen at least so far along. */
const CLEAR = 0.75;
/** Where other photos have the edge of their frame, less is enough. */
const SEEN_WHERE_COMMON = 0.5;
/** Deepest frame, as a share of the photo's side: the foot of an instant photo. */
const DEEPEST = 0.3;
/** How much (pixels) the same frame may differ from photo to photo: prints put down by hand. */
const CROOKED = 6;
/** A frame is round every photo, on all sides: at least this share of photos, and of sides, must have it. */
const ALL_ROUND = 0.75;
/** How flat frames are that several photos have alike: there may be writing on them. */
const WRITTEN_ON = { wide: 0.55, narrow: 0.6 };
/** The stretch of a side that is looked at: its middle, clear of the frame's other sides. */
const MIDDLE = { from: 0.15, to: 0.85 };

type End = 'from' | 'to';
const ENDS: readonly End[] = ['from', 'to'];

/**
 * Takes the frames off: paper, or a line round each photo. What is on one side only, or at one photo of
 * many, is a part of the photo: a post, the edge of a wall. `boxes` are in reading order.
 */
export function takeOffFrames(evidence: Evidence, boxes: readonly Box[], cols: number): Box[] {
  const flat = boxes.length > 1 ? WRITTEN_ON : FLAT;
  const inside = boxes.map(({ x, y }) => ({ x: { ...x }, y: { ...y } }));
  for (const axis of AXES) {
    for (const line of linesOf(axis, boxes.length, cols)) {
      for (const end of ENDS) {
        const found = line.map((index) => depthsOf(evidence[axis], boxes[index] as Box, axis, end, flat));
        const depth = agreedDepth(found);
        for (const [at, index] of line.entries()) {
          const box = boxes[index] as Box;
          const common = box[axis][end] + (end === 'from' ? depth : -depth);
          const isSeen = evidence[axis].edgeAt(common, [middleOfSide(box, axis)]) >= SEEN_WHERE_COMMON;
          const own = isSeen ? depth : (closest(found[at] ?? [], depth) ?? depth);
          (inside[index] as Box)[axis][end] += end === 'from' ? own : -own;
        }
      }
    }
  }
  return shareOfFramedSides(evidence, boxes, inside, cols) >= (boxes.length > 1 ? ALL_ROUND : 1)
    ? inside
    : [...boxes];
}

/** Photos that begin and end together on an axis: the indexes of each column (x) or row (y). */
function linesOf(axis: Axis, count: number, cols: number): number[][] {
  const lines: number[][] = [];
  for (let index = 0; index < count; index += 1) {
    (lines[axis === 'x' ? index % cols : Math.floor(index / cols)] ??= []).push(index);
  }
  return lines;
}

/** How deep, in pixels, a frame on one side of a photo may be. */
function depthsOf(evidence: AxisEvidence, box: Box, axis: Axis, end: End, flat: typeof FLAT): number[] {
  const { from, to } = box[axis];
  const band = middleOfSide(box, axis);
  return clearEdges(evidence, band)
    .map((at) => (end === 'from' ? { from, to: at } : { from: at, to }))
    .filter(
      (frame) =>
        lengthOf(frame) > 1 &&
        lengthOf(frame) <= DEEPEST * (to - from) &&
        canBePadding(evidence, frame, [band], flat),
    )
    .map(lengthOf);
}

function middleOfSide(box: Box, axis: Axis): Span {
  const side = box[across(axis)];
  return { from: side.from + MIDDLE.from * lengthOf(side), to: side.from + MIDDLE.to * lengthOf(side) };
}

function clearEdges(evidence: AxisEvidence, band: Span): number[] {
  return evidence.peaks([band], CLEAR / 2).filter((at) => evidence.edgeAt(at, [band]) >= CLEAR);
}

/** The deepest frame that enough of the photos have, 0 if there is none. */
function agreedDepth(found: readonly number[][]): number {
  const holders = (depth: number, tolerance: number): number =>
    found.filter((depths) => depths.some((own) => Math.abs(own - depth) <= tolerance)).length;
  const common = found.flat().filter((depth) => holders(depth, CROOKED) >= ALL_ROUND * found.length);
  const deepest = Math.max(0, ...common);
  const alike = common.filter((depth) => deepest - depth <= CROOKED);
  return alike.toSorted((one, other) => holders(other, 1) - holders(one, 1) || one - other)[0] ?? 0;
}

/** The depth of a photo's own that is nearest to the common one. */
function closest(depths: readonly number[], common: number): number | undefined {
  const near = depths.filter((depth) => Math.abs(depth - common) <= CROOKED);
  return near.toSorted((one, other) => Math.abs(one - common) - Math.abs(other - common))[0];
}

/**
 * Share of the photos' sides that a frame was taken off, or that had been found inside theirs. A border
 * without a line in it does not count: it may be the frame itself, or none.
 */
function shareOfFramedSides(
  evidence: Evidence,
  boxes: readonly Box[],
  inside: readonly Box[],
  cols: number,
): number {
  let framed = 0;
  let sides = 0;
  for (const axis of AXES) {
    const { length } = evidence[axis];
    const step = axis === 'x' ? 1 : cols;
    for (const line of linesOf(across(axis), boxes.length, cols)) {
      for (const index of line) {
        const own = (inside[index] as Box)[axis];
        const clear = clearEdges(evidence[axis], middleOfSide(inside[index] as Box, axis));
        for (const end of ENDS) {
          const neighbour =
            index === (end === 'from' ? line[0] : line.at(-1))
              ? undefined
              : inside[index + (end === 'from' ? -step : step)];
          const padding =
            end === 'from'
              ? { from: neighbour?.[axis].to ?? 0, to: own.from }
              : { from: own.to, to: neighbour?.[axis].from ?? length };
          const hasLine = clear.some((edge) => edge > padding.from + 1 && edge < padding.to - 1);
          const isFramed = hasLine || own[end] !== boxes[index]?.[axis][end];
          if (isFramed) framed += 1;
          if (isFramed || neighbour || lengthOf(padding) <= 1) sides += 1;
        }
      }
    }
  }
  return sides === 0 ? 0 : framed / sides;
}
