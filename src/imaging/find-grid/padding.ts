import type { AxisEvidence } from './axis-evidence.ts';
import { lengthOf, type Span } from './span.ts';

/** Padding is flat over at least this share of its area; captions and shadows are the rest. */
const FLAT_ENOUGH = 0.7;
/** Narrower stretches hold too few pixels, mixed with their neighbours', to be judged (pixels). */
const TOO_NARROW_TO_JUDGE = 3;
/** Colours (levels of 255) of padding beside one photo and beside the next. */
const SAME_COLOUR = 24;
/** A line inside padding that is visible this far along says that the padding ends there. */
const STRONG_LINE = 0.6;
/** Closer to the edge of the padding it may be the edge itself, blurred or shadowed (pixels). */
const CLEAR_OF_EDGE = 4;
const COST_OF_LINE_INSIDE = 0.2;

/**
 * Whether a stretch along the axis can be padding: flat all along, and of one colour beside all photos.
 * `bands` are the stretches across the axis where the photos beside it are.
 */
export function canBePadding(axis: AxisEvidence, span: Span, bands: readonly Span[]): boolean {
  if (lengthOf(span) >= TOO_NARROW_TO_JUDGE && axis.flatness(span, bands) < FLAT_ENOUGH) return false;
  return bands.every((band, index) => {
    const before = bands[index - 1];
    return before === undefined || goesOn(axis, span, before, band);
  });
}

/**
 * Whether the colour beside one photo goes on beside the next: anywhere across the stretch (a shadow may
 * darken a part of it), or where the two come close (a gutter may fade from one colour to another).
 */
function goesOn(axis: AxisEvidence, span: Span, before: Span, after: Span): boolean {
  for (let at = span.from; at < span.to; at += 1) {
    const line = { from: at, to: at + 1 };
    if (difference(axis.colour(line, [before]), axis.colour(line, [after])) <= SAME_COLOUR) return true;
  }
  const reach = axis.across / 24;
  const last = { from: Math.max(before.from, before.to - reach), to: before.to };
  const first = { from: after.from, to: Math.min(after.to, after.from + reach) };
  return difference(axis.colour(span, [last]), axis.colour(span, [first])) <= SAME_COLOUR;
}

/** Largest difference in any channel. */
export function difference(one: readonly number[], other: readonly number[]): number {
  return Math.max(...one.map((level, channel) => Math.abs(level - (other[channel] ?? 0))));
}

/** What clear lines inside a stretch say against its being one padding. */
export function costOfLinesInside(axis: AxisEvidence, span: Span, peaks: readonly number[], bands: readonly Span[]): number {
  const inside = peaks.filter((at) => at > span.from + CLEAR_OF_EDGE && at < span.to - CLEAR_OF_EDGE);
  return COST_OF_LINE_INSIDE * inside.filter((at) => axis.edgeAt(at, bands) >= STRONG_LINE).length;
}
