import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, partsBetween } from './axis-plan.ts';
import type { Box } from './box.ts';
import type { Evidence, GridPlan } from './grid-plan.ts';
import { findSeparators } from './separators.ts';
import { lengthOf, middleOf, type Span } from './span.ts';

/** An edge that is seen less than this along one photo is not there. */
const ABSENT = 0.35;
/** An edge that is seen this far along one photo is there. */
const PRESENT = 0.75;
/** How far, as a share of the axis, one photo's edge may be from those of its row or column: a print put down by hand. */
const CROOKED = 0.015;
/** So much further along must a row's own separator be seen than the common one. */
const MUCH_CLEARER = 0.4;
/** How far a row's (or column's) separator may be from the others'. */
const STAGGERED = 0.08;
/** Separators of one grid are equally wide, give or take (pixels). */
const SAME_WIDTH = 2;

/**
 * The box of every photo, in reading order. Rows need not share their vertical lines, nor columns their
 * horizontal ones: each keeps the common lines unless they are absent there and others are clear.
 */
export function placePhotos(evidence: Evidence, plan: GridPlan): Box[] {
  const xOfRow = adjusted(evidence.x, plan.x, plan.y.parts);
  const yOfColumn = adjusted(evidence.y, plan.y, plan.x.parts);
  return xOfRow.flatMap((xs, row) =>
    xs.flatMap((x, column) => {
      const y = yOfColumn[column]?.[row];
      return y ? [{ x, y }] : [];
    }),
  );
}

/** For each row (or column), which fills its band, the stretches of its photos. */
function adjusted(axis: AxisEvidence, plan: AxisPlan, bands: readonly Span[]): Span[][] {
  const pitch = axis.length / plan.parts.length;
  const staggered = plan.separators.map((usual) => staggeredPlaces(axis, usual, pitch, bands));
  return bands.map((band, row) => {
    const separators = plan.separators.map((usual, index) => {
      const own = staggered[index]?.[row];
      if (own) return own;
      // Neither edge of a gap goes beyond its middle.
      const middle = middleOf(usual);
      const from = nudge(axis, usual.from, band, { from: 0, to: middle });
      if (lengthOf(usual) === 0) return { from, to: from };
      return { from, to: nudge(axis, usual.to, band, { from: middle, to: axis.length }) };
    });
    const everywhere = { from: 0, to: axis.length };
    const outer = {
      from: nudge(axis, plan.outer.from, band, everywhere),
      to: nudge(axis, plan.outer.to, band, everywhere),
    };
    return partsBetween(outer, separators);
  });
}

/** Where each row has a separator, if it is clear and equally wide in all of them, but not in the same place. */
function staggeredPlaces(
  axis: AxisEvidence,
  usual: Span,
  pitch: number,
  bands: readonly Span[],
): Span[] | undefined {
  const candidates = bands.map((band) => {
    const search = { bands: [band], peaks: axis.peaks([band], PRESENT / 2) };
    return findSeparators(axis, search, middleOf(usual), pitch).filter(
      (own) => seen(axis, own, band) >= PRESENT && Math.abs(own.from - usual.from) <= STAGGERED * axis.length,
    );
  });
  // Where two rows' gaps overlap, or touch, what they have in common is not as wide as they are.
  const usualWidth = lengthOf(usual);
  const wider =
    candidates[0]
      ?.slice(0, 1)
      .map(lengthOf)
      .filter((width) => width > usualWidth + SAME_WIDTH) ?? [];
  for (const width of [usualWidth, ...wider]) {
    const own = candidates.flatMap(
      (row) => row.find((one) => Math.abs(lengthOf(one) - width) <= (width && SAME_WIDTH)) ?? [],
    );
    if (own.length < bands.length) continue;
    const isElsewhere = own.some((span, row) => {
      const band = bands[row];
      return band && seen(axis, usual, band) < seen(axis, span, band) - MUCH_CLEARER;
    });
    if (isElsewhere || width > usualWidth) return own;
  }
  return undefined;
}

function seen(axis: AxisEvidence, { from, to }: Span, band: Span): number {
  return Math.min(axis.edgeAt(from, [band]), axis.edgeAt(to, [band]));
}

/** The place of an edge in one band, if it is a little aside there. */
function nudge(axis: AxisEvidence, at: number, band: Span, within: Span): number {
  if (at === 0 || at === axis.length || axis.edgeAt(at, [band]) >= ABSENT) return at;
  const near = axis
    .peaks([band], PRESENT / 2)
    .filter((peak) => peak >= within.from && peak <= within.to)
    .filter((peak) => Math.abs(peak - at) <= CROOKED * axis.length && axis.edgeAt(peak, [band]) >= PRESENT);
  return near.toSorted((one, other) => Math.abs(one - at) - Math.abs(other - at))[0] ?? at;
}
