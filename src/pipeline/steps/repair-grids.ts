import { isCallError } from '../../domain/errors.ts';
import { gridsFor } from '../../domain/picture.ts';
import { type JudgedGrid, MOST_REPAIRS, planRepair } from '../../domain/repair.ts';
import { isUncheckable, type Outcome } from '../../domain/verdict.ts';
import { settleAll } from '../settle-all.ts';
import type { StageContext } from '../stage-context.ts';
import {
  generateGridAgain,
  generateImagesFromBase,
  type GridImage,
  type ImagesFromBaseInput,
} from './generate-images-from-base.ts';
import { type JudgedCell, judgeGrid } from './judge-grid.ts';

export interface GridsInput extends ImagesFromBaseInput {
  /** Whether pictures that did not pass are to be replaced; without it, only those that are missing. */
  requirePassed: boolean;
}

/** A grid, or the attempt at one, in the place of grid `index`. */
interface MadeGrid {
  index: number;
  grid: GridImage | undefined;
  cells: JudgedCell[];
}

/**
 * The person's grids, cut and judged, and made again within a bound while too few of their photos are good. Each
 * grid that is made again is a purpose of its own in the ledger: whoever does this once more after a crash comes by
 * the same grids without paying, and goes on where it ended.
 * @returns every photo of every grid, in the order in which they were made
 * @throws CallError when one of the first grids is refused or fails for good
 */
export async function makeGoodGrids(
  context: StageContext,
  input: GridsInput,
): Promise<{ grids: GridImage[]; cells: JudgedCell[] }> {
  const first = await generateImagesFromBase(context, input);
  const made: MadeGrid[] = await settleAll(
    first.map(async (grid) => ({
      index: grid.index,
      grid,
      cells: await judgeGrid(context, grid, input.base),
    })),
  );
  for (;;) {
    const attempt = 1 + made.length - first.length;
    const again = gridsToMakeAgain(made, input);
    if (again.length === 0) break;
    made.push(
      ...(await settleAll(again.map(async (index, n) => makeAgain(context, input, index, attempt + n)))),
    );
  }
  return {
    grids: made.flatMap(({ grid }) => grid ?? []),
    cells: made.flatMap(({ cells }) => cells),
  };
}

function gridsToMakeAgain(made: readonly MadeGrid[], { images, requirePassed }: GridsInput): number[] {
  const outcomeOf = ({ verdict }: JudgedCell): Outcome => (requirePassed ? verdict.outcome : 'passed');
  const grids = made.map(({ index, cells }): JudgedGrid => ({ index, cells: cells.map(outcomeOf) }));
  // Another grid would not be checked either: nothing is paid for that.
  const uncheckable = requirePassed
    ? made.flatMap(({ cells }) => cells).filter(({ verdict }) => isUncheckable(verdict)).length
    : 0;
  const plan = planRepair({
    grids,
    wanted: images - uncheckable,
    // Where only the number of photos counts: as for any answer that cannot be used, one more for each.
    mostRepairs: requirePassed ? MOST_REPAIRS : gridsFor(images),
  });
  return plan.do === 'make-again' ? plan.grids : [];
}

/** A person who has pictures does not fail with the call that was to make them better. */
async function makeAgain(
  context: StageContext,
  input: GridsInput,
  follows: number,
  attempt: number,
): Promise<MadeGrid> {
  const log = context.logger.child({ stage: 'repair' });
  log.info({ grid: follows, attempt }, 'too few photos of this grid are good: it is made again');
  try {
    const grid = await generateGridAgain(context, input, { follows, attempt });
    return { index: follows, grid, cells: await judgeGrid(context, grid, input.base) };
  } catch (error) {
    if (!isCallError(error)) throw error;
    log.warn({ grid: follows, attempt, code: error.code }, `the grid could not be made: ${error.message}`);
    return { index: follows, grid: undefined, cells: [] };
  }
}
