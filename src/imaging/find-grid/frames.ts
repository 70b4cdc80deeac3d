import type { AxisEvidence } from './axis-evidence.ts';
import { across, AXES, type Axis, type Box } from './box.ts';
import type { Evidence } from './choose-layout.ts';
import { canBePadding } from './padding.ts';
import { lengthOf, type Span } from './span.ts';

/** A frame's inner edge is not hidden by what the photo shows: it is seen at least so far along. */
const CLEAR = 0.75;
/** Deepest frame, as a share of the photo's side: the foot of an instant photo. */
const DEEPEST = 0.2;
/** How much (pixels) the same frame may differ from photo to photo: prints put down by hand. */
const CROOKED = 6;
/** A frame is round every photo, on all sides: at least this share of photos, and of sides, must have it. */
const ALL_ROUND = 0.75;
/** The stretch of a side that is looked at: its middle, clear of the frame's other sides. */
const MIDDLE = { from: 0.15, to: 0.85 };

type End = 'from' | 'to';
const ENDS: readonly End[] = ['from', 'to'];

/**
 * Takes the frames off: paper, or a line round each photo. What is on one side only, or at one photo of
 * many, is a part of the photo: a post, the edge of a wall. `boxes` are in reading order.
 */
export function takeOffFrames(evidence: Evidence, boxes: readonly Box[], cols: number): Box[] {
  const inside = boxes.map(({ x, y }) => ({ x: { ...x }, y: { ...y } }));
  for (const axis of AXES) {
    for (const line of linesOf(axis, boxes.length, cols)) {
      for (const end of ENDS) {
        const found = line.map((index) => depthsOf(evidence[axis], boxes[index] as Box, axis, end));
        const depth = agreedDepth(found);
        for (const [at, index] of line.entries()) {
          const own = closest(found[at] ?? [], depth) ?? depth;
          (inside[index] as Box)[axis][end] += end === 'from' ? own : -own;
        }
      }
    }
  }
  return shareOfFramedSides(evidence, boxes, inside, cols) >= ALL_ROUND ? inside : [...boxes];
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
function depthsOf(evidence: AxisEvidence, box: Box, axis: Axis, end: End): number[] {
  const { from, to } = box[axis];
  const band = middleOfSide(box, axis);
  return clearEdges(evidence, band)
    .map((at) => (end === 'from' ? { from, to: at } : { from: at, to }))
    .filter(
      (frame) =>
        lengthOf(frame) > 1 &&
        lengthOf(frame) <= DEEPEST * (to - from) &&
        canBePadding(evidence, frame, [band]),
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
  return alike.toSorted((one, other) => holders(other, 1) - holders(one, 1) || other - one)[0] ?? 0;
}

/** The depth of a photo's own that is nearest to the common one. */
function closest(depths: readonly number[], common: number): number | undefined {
  const near = depths.filter((depth) => Math.abs(depth - common) <= CROOKED);
  return near.toSorted((one, other) => Math.abs(one - common) - Math.abs(other - common))[0];
}

/** Share of the photos' sides that a frame was taken off, or that had been found without theirs. */
function shareOfFramedSides(
  evidence: Evidence,
  boxes: readonly Box[],
  inside: readonly Box[],
  cols: number,
): number {
  let framed = 0;
  for (const axis of AXES) {
    const step = axis === 'x' ? 1 : cols;
    for (const line of linesOf(across(axis), boxes.length, cols)) {
      for (const [at, index] of line.entries()) {
        const box = inside[index] as Box;
        const clear = clearEdges(evidence[axis], middleOfSide(box, axis));
        const hasLine = (padding: Span): boolean =>
          clear.some((edge) => edge > padding.from + 1 && edge < padding.to - 1);
        const before = at === 0 ? 0 : (inside[index - step]?.[axis].to ?? 0);
        const after =
          at === line.length - 1 ? evidence[axis].length : (inside[index + step]?.[axis].from ?? 0);
        if (box[axis].from !== boxes[index]?.[axis].from || hasLine({ from: before, to: box[axis].from }))
          framed += 1;
        if (box[axis].to !== boxes[index]?.[axis].to || hasLine({ from: box[axis].to, to: after }))
          framed += 1;
      }
    }
  }
  return framed / (4 * boxes.length);
}
