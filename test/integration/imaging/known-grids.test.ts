import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, it } from 'vitest';
import { createImaging } from '../../../src/imaging/index.ts';
import { gridPath, gridsMissing, type KnownGrid, readKnownGrids } from '../../support/grids/fixtures.ts';
import { type GridScore, scoreGrid, summarise } from '../../support/grids/score.ts';

/** What `bench/find-grid.ts` measures in full, as limits below which a change has broken something. */
describe.skipIf(gridsMissing)(
  `grids with known photos${gridsMissing ? ` (skipped: ${gridsMissing})` : ''}`,
  () => {
    const results: { grid: KnownGrid; score: GridScore }[] = [];

    beforeAll(async () => {
      const imaging = createImaging();
      for (const grid of await readKnownGrids()) {
        const { cells } = await imaging.findGrid(await readFile(gridPath(grid.file)));
        results.push({ grid, score: scoreGrid(grid.cells, cells) });
      }
    });

    it('are found as well as promised', () => {
      const summary = summarise(results.map(({ score }) => score));
      expect(summary.mean).toBeGreaterThanOrEqual(0.985);
      expect(summary.every95).toBeGreaterThanOrEqual(0.9);
      expect(summary.wrongCounts / summary.grids).toBeLessThanOrEqual(0.03);
    });

    it('keep the whole photo where it looks like a gutter or has lines', () => {
      const traps = results.filter(({ grid }) => grid.tags.some((tag) => tag.startsWith('trap:')));
      expect(traps.length).toBeGreaterThan(0);
      expect(traps.filter(({ score }) => score.overTrimmed > 0).map(({ grid }) => grid.file)).toEqual([]);
    });
  },
);
