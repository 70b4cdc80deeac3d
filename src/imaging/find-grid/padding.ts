import type { AxisEvidence } from './axis-evidence.ts';
import { lengthOf, type Span } from './span.ts';

/** Padding is flat over at least this share of its area; captions, shadows and noise are the rest. */
export const FLAT = { wide: 0.8, narrow: 0.6 };
/** Narrower padding (pixels) is mixed with its neighbours' colours by compression. */
const NARROW = 8;
/** Colours (levels of 255) of padding beside one photo and beside the next. */
const SAME_COLOUR = 20;
/** Padding that fades from one colour to another is very flat, and differs by no more than this between photos. */
const FADING = { flat: 0.87, difference: 44 };

/** A line inside padding that is visible this far along says that the padding ends there. */
const STRONG_LINE = 0.6;
/** Closer to the edge of the padding it may be the edge itself, blurred or shadowed (pixels). */
const CLEAR_OF_EDGE = 4;
const COST_OF_LINE_INSIDE = 0.2;

/**
 * Whether a stretch along the axis can be padding: flat all along, and of one colour beside all photos.
 * `bands` are the stretches across the axis where the photos beside it are; `flat` is how flat it must be.
 */
export function canBePadding(axis: AxisEvidence, span: Span, bands: readonly Span[], flat = FLAT): boolean {
  if (lengthOf(span) < 3) return true;
  const inside = { from: span.from + 1, to: span.to - 1 };
  const flatness = axis.flatness(inside, bands);
  if (flatness < (lengthOf(span) < NARROW ? flat.narrow : flat.wide)) return false;
  const fades = flatness >= FADING.flat;
  return bands.every((band, index) => {
    const before = bands[index - 1];
    return (
      !before || differenceBeside(axis, inside, before, band) <= (fades ? FADING.difference : SAME_COLOUR)
    );
  });
}

/** How much the colour beside one photo differs from that beside the next, a quarter of the lines left out: shadows. */
function differenceBeside(axis: AxisEvidence, span: Span, before: Span, after: Span): number {
  const differences = Array.from({ length: lengthOf(span) }, (_, index) => {
    const line = { from: span.from + index, to: span.from + index + 1 };
    return difference(axis.colour(line, [before]), axis.colour(line, [after]));
  });
  return differences.toSorted((one, other) => one - other)[Math.floor(differences.length / 4)] ?? 0;
}

/** Largest difference in any channel. */
export function difference(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((level, channel) => Math.abs(level - (other[channel] ?? 0))));
}

/** Of the places of edges those that end a stretch of padding. */
export function strongLines(axis: AxisEvidence, peaks: readonly number[], bands: readonly Span[]): number[] {
  return peaks.filter((at) => axis.edgeAt(at, bands) >= STRONG_LINE);
}

/** What strong lines inside a stretch say against its being one padding. */
export function costOfLinesInside({ from, to }: Span, strong: readonly number[]): number {
  return (
    COST_OF_LINE_INSIDE * strong.filter((at) => at > from + CLEAR_OF_EDGE && at < to - CLEAR_OF_EDGE).length
  );
}
