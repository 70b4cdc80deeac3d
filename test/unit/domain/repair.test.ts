import { describe, expect, it } from 'vitest';
import { bestCells, type JudgedGrid, planRepair } from '../../../src/domain/repair.ts';
import type { Outcome } from '../../../src/domain/verdict.ts';

const grid = (index: number, good: number): JudgedGrid => ({
  index,
  cells: Array.from({ length: 4 }, (_, cell): Outcome => (cell < good ? 'passed' : 'failed')),
});

describe('planRepair', () => {
  it('does nothing where enough passed, drawings counted', () => {
    expect(planRepair({ wanted: 4, grids: [grid(0, 4)] })).toEqual({ do: 'enough' });
    const drawn: JudgedGrid = { index: 0, cells: Array.from({ length: 4 }, () => 'not-a-photo' as const) };
    expect(planRepair({ wanted: 4, grids: [drawn] })).toEqual({ do: 'enough' });
  });

  it('makes the worst grid again, and only as many as are needed', () => {
    expect(planRepair({ wanted: 7, grids: [grid(0, 4), grid(1, 1)] })).toEqual({
      do: 'make-again',
      grids: [1],
    });
    expect(planRepair({ wanted: 8, grids: [grid(0, 0), grid(1, 1), grid(2, 3)] })).toEqual({
      do: 'make-again',
      grids: [0, 1],
    });
  });

  it('keeps the good cells of a grid that was made again', () => {
    expect(planRepair({ wanted: 4, grids: [grid(0, 2), grid(0, 2)] })).toEqual({ do: 'enough' });
  });

  it('stays within its budget, and then says how many passed', () => {
    expect(planRepair({ wanted: 4, grids: [grid(0, 1), grid(0, 1)], mostRepairs: 2 }).do).toBe('make-again');
    expect(planRepair({ wanted: 4, grids: [grid(0, 1), grid(0, 1), grid(0, 0)], mostRepairs: 2 })).toEqual({
      do: 'give-up',
      passed: 2,
      missing: 2,
    });
    expect(planRepair({ wanted: 4, grids: [grid(0, 0)], mostRepairs: 0 }).do).toBe('give-up');
  });

  it('takes a doubt for not passed', () => {
    const unsure: JudgedGrid = { index: 0, cells: ['passed', 'passed', 'passed', 'could-not-tell'] };
    expect(planRepair({ wanted: 4, grids: [unsure] }).do).toBe('make-again');
  });
});

it('keeps good cells before doubtful ones, and those before failed ones, in the order in which they were made', () => {
  const cells = (['failed', 'could-not-tell', 'passed', 'not-a-photo', 'passed'] as const).map(
    (outcome, id) => ({ id, outcome }),
  );
  expect(bestCells(cells, 4).map(({ id }) => id)).toEqual([1, 2, 3, 4]);
  expect(bestCells(cells, 2).map(({ id }) => id)).toEqual([2, 3]);
});
