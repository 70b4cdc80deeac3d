import type { GridHint } from '../../ports/imaging.ts';
import { type AxisPlan, evenPlan, planAxis } from './axis-plan.ts';
import { dropLoneBorders } from './borders.ts';
import type { Axis } from './box.ts';
import type { Evidence, GridPlan } from './grid-plan.ts';
import { worthOf } from './worth.ts';

/** Plans of both axes that are believed together. */
export interface Layout extends GridPlan {
  /** How believable it is, from what is seen and what is usual. Scores of one picture can be compared. */
  score: number;
}

export interface Choice {
  layout: Layout;
  /** By how much it is more believable than the next best. */
  margin: number;
}

/** Grids up to this size are found without being told. */
const MOST_PER_AXIS = 5;
const MOST_PHOTOS = 16;
/** Narrower photos are not looked for (pixels). */
const NARROWEST = 16;
/** Layouts that are looked at closely. */
const FINALISTS = 4;
/** What a layout is worth without looking: two rows of two are what image models are asked for. */
const PRIOR = { twoByTwo: 0, single: 0.3, other: -0.3, hinted: 0.5 };

/**
 * Chooses how many rows and columns there are, and where. If nothing shows a grid where one is expected,
 * it is equal parts.
 */
export function chooseLayout(evidence: Evidence, hint?: GridHint): Choice {
  const expected = hint && fits(evidence, hint.rows, hint.cols) ? hint : undefined;
  const ranked = rankLayouts(evidence, expected);
  const [best, next] = ranked;
  if (!best) throw new Error('A picture without any layout: not even one photo.');
  if (expected && isSingle(best) && expected.rows * expected.cols > 1) {
    return { layout: evenLayout(evidence, expected), margin: 0 };
  }
  // A picture too small for the expected grid is no such grid, but nobody can be sure of that.
  if (hint && !expected) return { layout: best, margin: 0 };
  return { layout: best, margin: next ? best.score - next.score : Infinity };
}

function fits({ x, y }: Evidence, rows: number, cols: number): boolean {
  const wideEnough = x.length >= cols * NARROWEST || cols === 1;
  return wideEnough && (y.length >= rows * NARROWEST || rows === 1);
}

function isSingle({ x, y }: Layout): boolean {
  return x.parts.length * y.parts.length === 1;
}

/** Equal parts: what is left to do where nothing can be seen. */
export function evenLayout(evidence: Evidence, { rows, cols }: GridHint): Layout {
  return { x: evenPlan(evidence.x.length, cols), y: evenPlan(evidence.y.length, rows), score: 0 };
}

/** Layouts, most believable first. */
function rankLayouts(evidence: Evidence, hint: GridHint | undefined): Layout[] {
  const xs = roughPlans(evidence, 'x', hint?.cols);
  const ys = roughPlans(evidence, 'y', hint?.rows);
  return ys
    .flatMap((y) => xs.map((x) => ({ x, y })))
    .filter((plan) => isPossible(evidence, plan, hint))
    .map((plan) => scored(evidence, plan, hint))
    .toSorted(byScore)
    .slice(0, FINALISTS)
    .map((rough) => scored(evidence, lookClosely(evidence, rough), hint))
    .toSorted(byScore);
}

/** Plans of one axis for every number of photos, seen along its whole way. */
function roughPlans(evidence: Evidence, axis: Axis, expected = 1): AxisPlan[] {
  const everywhere = [{ from: 0, to: evidence[axis].across }];
  const counts = Array.from({ length: Math.max(MOST_PER_AXIS, expected) }, (_, index) => index + 1);
  return counts.map((count) => planAxis(evidence[axis], count, everywhere));
}

/** Now that it is known where photos would be, only their own stretches count. */
function lookClosely(evidence: Evidence, { x, y }: GridPlan): GridPlan {
  return dropLoneBorders(evidence, {
    x: planAxis(evidence.x, x.parts.length, y.parts),
    y: planAxis(evidence.y, y.parts.length, x.parts),
  });
}

function isPossible(evidence: Evidence, { x, y }: GridPlan, hint: GridHint | undefined): boolean {
  const [rows, cols] = [y.parts.length, x.parts.length];
  return fits(evidence, rows, cols) && (rows * cols <= MOST_PHOTOS || isHinted(rows, cols, hint));
}

function isHinted(rows: number, cols: number, hint: GridHint | undefined): boolean {
  return hint?.rows === rows && hint.cols === cols;
}

function scored(evidence: Evidence, { x, y }: GridPlan, hint: GridHint | undefined): Layout {
  const seen = worthOf(evidence.x, x, y.parts) + worthOf(evidence.y, y, x.parts);
  return { x, y, score: seen + prior(y.parts.length, x.parts.length, hint) };
}

function byScore(one: Layout, other: Layout): number {
  return other.score - one.score;
}

function prior(rows: number, cols: number, hint: GridHint | undefined): number {
  const hinted = isHinted(rows, cols, hint) ? PRIOR.hinted : 0;
  if (rows === 2 && cols === 2) return hinted + PRIOR.twoByTwo;
  return hinted + (rows * cols === 1 ? PRIOR.single : PRIOR.other);
}
