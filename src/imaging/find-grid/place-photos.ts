import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, partsBetween, planAxis } from './axis-plan.ts';
import type { Box } from './box.ts';
import type { Evidence, Layout } from './choose-layout.ts';
import { lengthOf, type Span } from './span.ts';

/** An edge that is seen less than this along one photo is not there. */
const ABSENT = 0.35;
/** An edge that is seen this far along one photo is there. */
const PRESENT = 0.75;
/** How far, as a share of the axis, one photo's edge may be from those of its row or column: a print put down by hand. */
const CROOKED = 0.015;
/** How far a row's (or column's) separator may be from the others'. */
const STAGGERED = 0.08;
/** Separators of one grid are equally wide, give or take (pixels). */
const SAME_WIDTH = 2;

/**
 * The box of every photo, in reading order. Rows need not share their vertical lines, nor columns their
 * horizontal ones: each keeps the common lines unless they are absent there and others are clear.
 */
export function placePhotos(evidence: Evidence, layout: Layout): Box[] {
  const xOfRow = adjusted(evidence.x, layout.x, layout.y.parts);
  const yOfColumn = adjusted(evidence.y, layout.y, layout.x.parts);
  return xOfRow.flatMap((xs, row) =>
    xs.flatMap((x, column) => {
      const y = yOfColumn[column]?.[row];
      return y ? [{ x, y }] : [];
    }),
  );
}

/** For each row (or column), which fills its band, the stretches of its photos. */
function adjusted(axis: AxisEvidence, plan: AxisPlan, bands: readonly Span[]): Span[][] {
  const own = bands.map((band) => planAxis(axis, plan.parts.length, [band]).separators);
  const isStaggered = plan.separators.map(
    (usual, index) =>
    areStaggered(axis, usual, own.map((separators) => separators[index] ?? usual), bands), // prettier-ignore
  );
  return bands.map((band, row) => {
    const nudged = (at: number): number => nudge(axis, at, band);
    const separators = plan.separators.map((usual, index) => {
      if (isStaggered[index]) return own[row]?.[index] ?? usual;
      return usual.from === usual.to
        ? { from: nudged(usual.from), to: nudged(usual.from) }
        : { from: nudged(usual.from), to: nudged(usual.to) };
    });
    return partsBetween({ from: nudged(plan.outer.from), to: nudged(plan.outer.to) }, separators);
  });
}

/** Whether one separator is clear in every row, equally wide, but not in the same place. */
function areStaggered(
  axis: AxisEvidence,
  usual: Span,
  own: readonly Span[],
  bands: readonly Span[],
): boolean {
  const seen = (span: Span, band: Span): number =>
    Math.min(axis.edgeAt(span.from, [band]), axis.edgeAt(span.to, [band]));
  const widths = own.map(lengthOf);
  return (
    own.every((span) => Math.abs(span.from - usual.from) <= STAGGERED * axis.length) &&
    Math.max(...widths) - Math.min(...widths) <= (Math.min(...widths) === 0 ? 0 : SAME_WIDTH) &&
    bands.every((band, row) => seen(own[row] ?? usual, band) >= PRESENT) &&
    bands.some((band) => seen(usual, band) < ABSENT)
  );
}

/** The place of an edge in one band, if it is a little aside there. */
function nudge(axis: AxisEvidence, at: number, band: Span): number {
  if (at === 0 || at === axis.length || axis.edgeAt(at, [band]) >= ABSENT) return at;
  const near = axis
    .peaks([band], PRESENT / 2)
    .filter((peak) => Math.abs(peak - at) <= CROOKED * axis.length && axis.edgeAt(peak, [band]) >= PRESENT);
  return near.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0] ?? at;
}
