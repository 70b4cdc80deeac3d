import { describe, expect, it } from 'vitest';
import { bestMatching, scoreGrid, summarise } from '../../support/grids/score.ts';

const square = (left: number, top: number, side = 100) => ({ left, top, width: side, height: side });

/** The square at 50, 50 that lost some pixels at its left. */
const cell = (by: number) => [{ left: 50 + by, top: 50, width: 100 - by, height: 100 }];

describe('scoring of found photos', () => {
  it('matches in any order', () => {
    const score = scoreGrid([square(0, 0), square(200, 0)], [square(200, 0), square(0, 0)]);
    expect(score).toEqual({ score: 1, photos: [1, 1], wrongCount: false, overTrimmed: 0, leftOver: 0 });
  });

  it('counts missing and extra photos as nothing', () => {
    expect(scoreGrid([square(0, 0), square(200, 0)], [square(0, 0)])).toMatchObject({
      score: 0.5,
      wrongCount: true,
    });
    expect(scoreGrid([square(0, 0)], [square(0, 0), square(200, 0)])).toMatchObject({
      score: 0.5,
      wrongCount: true,
    });
  });

  it('tells too much cut off from too little, with three pixels of grace', () => {
    const truth = [{ left: 50, top: 50, width: 100, height: 100 }];
    expect(scoreGrid(truth, cell(3))).toMatchObject({ overTrimmed: 0, leftOver: 0 });
    expect(scoreGrid(truth, cell(4))).toMatchObject({ overTrimmed: 1, leftOver: 0 });
    expect(scoreGrid(truth, cell(-4))).toMatchObject({ overTrimmed: 0, leftOver: 1 });
  });

  it('finds the best matching, not the greedy one', () => {
    // Greedy takes 0.9 and is left with 0.1.
    expect(
      bestMatching([
        [0.9, 0.8],
        [0.8, 0.1],
      ]).toSorted(([one], [other]) => one - other),
    ).toEqual([
      [0, 1],
      [1, 0],
    ]);
    expect(bestMatching([[0.2], [0.7], [0.4]])).toEqual([[1, 0]]);
  });

  it('sums up', () => {
    const scores = [scoreGrid([square(0, 0)], [square(0, 0)]), scoreGrid([square(0, 0)], [])];
    expect(summarise(scores)).toMatchObject({
      grids: 2,
      mean: 0.5,
      median: 0.5,
      every95: 0.5,
      wrongCounts: 1,
    });
  });
});
