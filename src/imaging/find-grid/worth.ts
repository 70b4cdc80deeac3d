import type { AxisEvidence } from './axis-evidence.ts';
import type { AxisPlan } from './axis-plan.ts';
import { lengthOf, type Span } from './span.ts';

/** How much a photo may differ from the mean of its row, as a share of it, at no cost: two photos, or more. */
const UNEQUAL = { two: 0.25, more: 0.12 };
const COST_OF_INEQUALITY = 4;
/** Gaps of one grid are equally wide: up to this share, or so many pixels, apart. */
const ALIKE = { share: 0.3, pixels: 3 };
const COST_OF_ODD_GAP = 0.75;
/** Lines that are as visible as cuts but are none: where there are many, it is a pattern. */
const AS_CLEAR_AS_A_CUT = 0.8;
const COST_OF_LINE = 0.1;
const MOST_FOR_LINES = 1;

/**
 * What is seen of an axis's separators, as points for and against its being divided so. `across` are the
 * parts of the other axis.
 *
 * A cut that crosses other cuts is believed when it is seen along half its way. Where there is only one
 * row (or column), or there are many cuts, the posts, walls and bricks behind one person could be meant.
 * Cuts between photos are not hidden by the person, have one width, and are the only such lines.
 */
export function worthOf(axis: AxisEvidence, plan: AxisPlan, across: readonly Span[]): number {
  const { separators, parts } = plan;
  const isStrict = parts.length > 2 || across.length === 1;
  const worth = (visible: number): number =>
    isStrict ? Math.max(-2, 4 * (visible - 0.75)) : 2 * (visible - 0.5);
  const seen = separators.reduce((sum, { visible }) => sum + worth(visible), 0);
  const costs =
    isStrict && parts.length > 1 ? costOfOddGaps(separators) + costOfLines(axis, plan, across) : 0;
  return seen - costs - costOfUnequalParts(parts);
}

/** Photos of one grid are nearly equal; cuts a little off the middle cost nothing. */
export function costOfUnequalParts(parts: readonly Span[]): number {
  const mean = parts.reduce((sum, part) => sum + lengthOf(part), 0) / parts.length;
  const most = Math.max(...parts.map((part) => Math.abs(lengthOf(part) - mean) / mean));
  return COST_OF_INEQUALITY * Math.max(0, most - (parts.length > 2 ? UNEQUAL.more : UNEQUAL.two));
}

/** Gaps that are not like the others. */
export function costOfOddGaps(separators: readonly Span[]): number {
  const widths = separators.map(lengthOf).toSorted((one, other) => one - other);
  const usual = widths[Math.floor(widths.length / 2)] ?? 0;
  const odd = widths.filter((width) => Math.abs(width - usual) > Math.max(ALIKE.pixels, ALIKE.share * usual));
  return COST_OF_ODD_GAP * odd.length;
}

/** Counts the clear lines inside the photos of a plan. */
function costOfLines(axis: AxisEvidence, { parts }: AxisPlan, across: readonly Span[]): number {
  const clear = axis.peaks(across, AS_CLEAR_AS_A_CUT);
  const inside = clear.filter((at) => parts.some(({ from, to }) => at > from + 2 && at < to - 2));
  return Math.min(MOST_FOR_LINES, COST_OF_LINE * inside.length);
}
