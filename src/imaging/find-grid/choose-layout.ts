import type { GridHint } from '../../ports/imaging.ts';
import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, planAxis } from './axis-plan.ts';
import type { Axis } from './box.ts';

/** What can be seen along both axes of a picture: vertical lines along x, horizontal ones along y. */
export type Evidence = Record<Axis, AxisEvidence>;

/** A grid of `y.parts` × `x.parts` photos. */
export interface Layout extends Record<Axis, AxisPlan> {
  /** Higher is more believable. */
  score: number;
}

const MOST_PER_AXIS = 5;
const MOST_PHOTOS = 16;
/** Layouts that are looked at closely. */
const FINALISTS = 4;
/** What a layout is worth without looking: four photos are what is asked for. */
const PRIOR = { four: 0, single: 0.3, other: -0.3, hinted: 0.8 };

function prior(rows: number, cols: number, hint: GridHint | undefined): number {
  const hinted = hint?.rows === rows && hint.cols === cols ? PRIOR.hinted : 0;
  if (rows === 2 && cols === 2) return hinted + PRIOR.four;
  return hinted + (rows * cols === 1 ? PRIOR.single : PRIOR.other);
}

/**
 * What the separators of an axis add. A line that crosses other lines is believed when it is seen along
 * half its way. Where there is only one row (or column), or there are many lines, posts and walls behind
 * one person could be meant: these are hidden by the person, a cut between photos is not.
 */
function worthOf({ separators, parts }: AxisPlan, partsAcross: number): number {
  const strict = parts.length > 2 || partsAcross === 1;
  const worth = (visible: number): number =>
    strict ? Math.max(-2, 4 * (visible - 0.75)) : 2 * (visible - 0.5);
  return separators.reduce((sum, { visible }) => sum + worth(visible), 0);
}

/** All layouts, most believable first; the best of them looked at closely. */
export function rankLayouts(evidence: Evidence, hint?: GridHint): Layout[] {
  const layoutOf = (x: AxisPlan, y: AxisPlan): Layout => {
    const [rows, cols] = [y.parts.length, x.parts.length];
    return { x, y, score: worthOf(x, rows) + worthOf(y, cols) + prior(rows, cols, hint) };
  };
  const counts = Array.from({ length: MOST_PER_AXIS }, (_, index) => index + 1);
  const xs = counts.map((count) => planAxis(evidence.x, count, [{ from: 0, to: evidence.y.length }]));
  const ys = counts.map((count) => planAxis(evidence.y, count, [{ from: 0, to: evidence.x.length }]));
  return ys
    .flatMap((y) => xs.map((x) => layoutOf(x, y)))
    .filter(({ x, y }) => x.parts.length * y.parts.length <= MOST_PHOTOS)
    .toSorted(byScore)
    .slice(0, FINALISTS)
    .map(({ x, y }) =>
      // Now that it is known where photos would be, only their own stretches count.
      layoutOf(planAxis(evidence.x, x.parts.length, y.parts), planAxis(evidence.y, y.parts.length, x.parts)),
    )
    .toSorted(byScore);
}

function byScore(one: Layout, other: Layout): number {
  return other.score - one.score;
}
