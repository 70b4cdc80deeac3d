import { isAcceptable, type Outcome } from './verdict.ts';

/** Grids that may be made again for one person, unless told otherwise. */
export const MOST_REPAIRS = 2;

const EXPECTED_GOOD_CELLS = 2;

/** One grid that was paid for, and how its cells were judged. */
export interface JudgedGrid {
  /** From 0: which of the person's grids. One that was made again has the index of the one that it follows. */
  index: number;
  cells: readonly Outcome[];
}

export type Repair =
  | { do: 'enough' }
  /** These grids, all at the same time; the good cells of what there is are kept. */
  | { do: 'make-again'; grids: number[] }
  | { do: 'give-up'; passed: number; missing: number };

export interface RepairRequest {
  /** Pictures that must have passed. */
  wanted: number;
  /** Everything that was made so far, in the order in which it was made. */
  grids: readonly JudgedGrid[];
  /** Grids that may be made again, those included that were. */
  mostRepairs?: number;
}

/**
 * What follows when a person's pictures have been judged. Pure, and without a memory of its own: it can be asked
 * again from the tables at any time, and a grid counts as made again when its index is there more than once.
 * The grids with the fewest good cells go first, since they have the most to gain; no more are made than the
 * missing pictures take when every second new cell passes.
 */
export function planRepair({ wanted, grids, mostRepairs = MOST_REPAIRS }: RepairRequest): Repair {
  const passed = grids.flatMap(({ cells }) => cells).filter(isAcceptable).length;
  if (passed >= wanted) return { do: 'enough' };
  const missing = wanted - passed;
  const indexes = [...new Set(grids.map(({ index }) => index))];
  const left = mostRepairs - (grids.length - indexes.length);
  const worst = indexes
    .map((index) => ({ index, good: goodCells(grids, index) }))
    .toSorted((one, other) => one.good - other.good || one.index - other.index)
    .slice(0, Math.min(left, Math.ceil(missing / EXPECTED_GOOD_CELLS)));
  if (worst.length === 0) return { do: 'give-up', passed, missing };
  return { do: 'make-again', grids: worst.map(({ index }) => index) };
}

/** Good cells in the newest grid of this index: what it has to be improved upon. */
function goodCells(grids: readonly JudgedGrid[], index: number): number {
  const newest = grids.findLast((grid) => grid.index === index);
  return newest?.cells.filter(isAcceptable).length ?? 0;
}

/**
 * Which of a person's cells are kept: good ones before doubtful ones, and those before failed ones; of equals,
 * those that were made first. They keep the order in which they were made.
 */
export function bestCells<Cell extends { outcome: Outcome }>(cells: readonly Cell[], wanted: number): Cell[] {
  const rank = ({ outcome }: Cell) => (isAcceptable(outcome) ? 0 : outcome === 'could-not-tell' ? 1 : 2);
  const best = new Set(cells.toSorted((one, other) => rank(one) - rank(other)).slice(0, wanted));
  return cells.filter((cell) => best.has(cell));
}
