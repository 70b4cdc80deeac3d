import type { CutPicture, GridHint, GridLayout } from '../../ports/imaging.ts';
import type { StageContext } from '../stage-context.ts';

/** A grid as stored, or as bytes in memory. */
export type GridSource = { key: string } | Uint8Array;

/**
 * Stage 5: a grid into its photos, borders trimmed, each a PNG in memory. Nothing is written.
 * @param hint the rows and columns that are expected; 2×2 unless told otherwise
 * @throws AvatarError `unreadable_picture`
 */
export async function splitAndTrimImage(
  context: Pick<StageContext, 'imaging' | 'store'>,
  grid: GridSource,
  hint: GridHint = { rows: 2, cols: 2 },
): Promise<{ layout: GridLayout; pictures: CutPicture[] }> {
  const bytes = grid instanceof Uint8Array ? grid : await context.store.get(grid.key);
  return context.imaging.split(bytes, hint);
}
