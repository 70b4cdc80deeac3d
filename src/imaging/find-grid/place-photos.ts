import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, partsBetween } from './axis-plan.ts';
import type { Box } from './box.ts';
import type { Evidence, Layout } from './choose-layout.ts';
import { canBePadding } from './padding.ts';
import { lengthOf, type Span } from './span.ts';

/** An edge that is seen less than this along one photo is not there. */
const ABSENT = 0.35;
/** An edge that is seen this far along one photo is there. */
const PRESENT = 0.75;
/** How far, as a share of the axis, one photo's edge may be from those of its row or column: a print put down by hand. */
const CROOKED = 0.015;
/** How far a row's (or column's) whole separator may be from the others'. */
const STAGGERED = 0.08;
/** Separators of one grid are equally wide, give or take (pixels). */
const SAME_WIDTH = 2;

/**
 * The box of every photo, in reading order. Rows need not share their vertical lines, nor columns their
 * horizontal ones: each keeps the common lines unless they are absent there and others are clear.
 */
export function placePhotos(evidence: Evidence, layout: Layout): Box[] {
  const xOfRow = layout.y.parts.map((band) => adjusted(evidence.x, layout.x, band));
  const yOfColumn = layout.x.parts.map((band) => adjusted(evidence.y, layout.y, band));
  return xOfRow.flatMap((xs, row) =>
    xs.flatMap((x, column) => {
      const y = yOfColumn[column]?.[row];
      return y ? [{ x, y }] : [];
    }),
  );
}

/** The photos of one row (or column), which lies in `band`. */
function adjusted(axis: AxisEvidence, plan: AxisPlan, band: Span): Span[] {
  const clear = axis.peaks([band], PRESENT);
  const nudge = (at: number): number => {
    if (at === 0 || at === axis.length || axis.edgeAt(at, [band]) >= ABSENT) return at;
    const near = clear.filter((peak) => Math.abs(peak - at) <= CROOKED * axis.length);
    return near.toSorted((one, other) => axis.edgeAt(other, [band]) - axis.edgeAt(one, [band]))[0] ?? at;
  };
  const separators = plan.separators.map((separator) => {
    const { from, to } = staggered(axis, separator, clear, band) ?? separator;
    return from === to ? { from: nudge(from), to: nudge(from) } : { from: nudge(from), to: nudge(to) };
  });
  return partsBetween({ from: nudge(plan.outer.from), to: nudge(plan.outer.to) }, separators);
}

/** The same separator elsewhere, if it is clear there and absent in its usual place. */
function staggered(axis: AxisEvidence, usual: Span, clear: readonly number[], band: Span): Span | undefined {
  if (Math.max(axis.edgeAt(usual.from, [band]), axis.edgeAt(usual.to, [band])) >= ABSENT) return undefined;
  const width = lengthOf(usual);
  return clear
    .filter((from) => Math.abs(from - usual.from) <= STAGGERED * axis.length)
    .flatMap((from) => clear.filter((to) => to >= from).map((to) => ({ from, to })))
    .filter((span) => Math.abs(lengthOf(span) - width) <= (width === 0 ? 0 : SAME_WIDTH))
    .filter((span) => width === 0 || canBePadding(axis, span, [band]))
    .toSorted((one, other) => Math.abs(one.from - usual.from) - Math.abs(other.from - usual.from))[0];
}
