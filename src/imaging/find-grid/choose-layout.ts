import type { GridHint } from '../../ports/imaging.ts';
import type { AxisEvidence } from './axis-evidence.ts';
import { type AxisPlan, evenPlan, planAxis } from './axis-plan.ts';
import type { Axis } from './box.ts';
import { lengthOf, type Span } from './span.ts';

/** What can be seen along both axes of a picture: vertical lines along x, horizontal ones along y. */
export type Evidence = Record<Axis, AxisEvidence>;

/** A grid of `y.parts` × `x.parts` photos. */
export interface Layout extends Record<Axis, AxisPlan> {
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
/** How much a photo may differ from the mean of its row, as a share of it, at no cost. */
const UNEQUAL = 0.25;
/** What a layout is worth without looking: two rows of two are what image models are asked for. */
const PRIOR = { twoByTwo: 0, single: 0.3, other: -0.3, hinted: 0.8 };

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
  return { layout: best, margin: next ? best.score - next.score : Infinity };
}

function fits({ x, y }: Evidence, rows: number, cols: number): boolean {
  const wideEnough = x.length >= cols * NARROWEST || cols === 1;
  return wideEnough && (y.length >= rows * NARROWEST || rows === 1);
}

function isSingle({ x, y }: Layout): boolean {
  return x.parts.length * y.parts.length === 1;
}

function evenLayout(evidence: Evidence, { rows, cols }: GridHint): Layout {
  return { x: evenPlan(evidence.x.length, cols), y: evenPlan(evidence.y.length, rows), score: 0 };
}

/** Layouts, most believable first. */
function rankLayouts(evidence: Evidence, hint: GridHint | undefined): Layout[] {
  const layoutOf = (x: AxisPlan, y: AxisPlan): Layout => {
    const [rows, cols] = [y.parts.length, x.parts.length];
    return { x, y, score: worthOf(x, rows) + worthOf(y, cols) + prior(rows, cols, hint) };
  };
  const countsUpTo = (most: number): number[] => Array.from({ length: most }, (_, index) => index + 1);
  const xs = countsUpTo(Math.max(MOST_PER_AXIS, hint?.cols ?? 1)).map((count) =>
    planAxis(evidence.x, count, [{ from: 0, to: evidence.y.length }]),
  );
  const ys = countsUpTo(Math.max(MOST_PER_AXIS, hint?.rows ?? 1)).map((count) =>
    planAxis(evidence.y, count, [{ from: 0, to: evidence.x.length }]),
  );
  const isHinted = (rows: number, cols: number): boolean => hint?.rows === rows && hint.cols === cols;
  return ys
    .flatMap((y) => xs.map((x) => layoutOf(x, y)))
    .filter(({ x, y }) => {
      const [rows, cols] = [y.parts.length, x.parts.length];
      return fits(evidence, rows, cols) && (rows * cols <= MOST_PHOTOS || isHinted(rows, cols));
    })
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

function prior(rows: number, cols: number, hint: GridHint | undefined): number {
  const hinted = hint?.rows === rows && hint.cols === cols ? PRIOR.hinted : 0;
  if (rows === 2 && cols === 2) return hinted + PRIOR.twoByTwo;
  return hinted + (rows * cols === 1 ? PRIOR.single : PRIOR.other);
}

/**
 * What the separators of an axis add. A line that crosses other lines is believed when it is seen along
 * half its way. Where there is only one row (or column), or there are many lines, posts and walls behind
 * one person could be meant: these are hidden by the person, a cut between photos is not.
 */
function worthOf({ separators, parts }: AxisPlan, partsAcross: number): number {
  const strict = parts.length > 2 || partsAcross === 1;
  const worth = (visible: number): number => (strict ? Math.max(-2, 4 * (visible - 0.75)) : 2 * (visible - 0.5));
  return separators.reduce((sum, { visible }) => sum + worth(visible), 0) - costOfUnequalParts(parts);
}

/** Photos of one grid are nearly equal; cuts a little off the middle cost nothing. */
function costOfUnequalParts(parts: readonly Span[]): number {
  const mean = parts.reduce((sum, part) => sum + lengthOf(part), 0) / parts.length;
  const most = Math.max(...parts.map((part) => Math.abs(lengthOf(part) - mean) / mean));
  return 4 * Math.max(0, most - UNEQUAL);
}
