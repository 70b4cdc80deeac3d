import type { CutPicture, GridHint, GridLayout } from '../../ports/imaging.ts';
import type { StageContext } from '../stage-context.ts';
import { type PictureSource, readOriginal } from './original-picture.ts';

/** A grid as stored, or as bytes in memory. With its paid call, it is known who made it. */
export type GridSource = PictureSource;

/**
 * Stage 5: a grid into its photos, borders trimmed, each a PNG in memory. Nothing is written. Photos of a grid
 * that this system had made are marked as synthetic; those of any other grid carry its own marks on, if it has
 * any.
 * @param hint the rows and columns that are expected; 2×2 unless told otherwise
 * @param options.look whether the photos will be checked
 * @throws AvatarError `unreadable_picture`
 */
export async function splitAndTrimImage(
  context: Pick<StageContext, 'imaging' | 'store' | 'provenance' | 'ledger'>,
  grid: GridSource,
  hint: GridHint = { rows: 2, cols: 2 },
  { look = false } = {},
): Promise<{ layout: GridLayout; pictures: CutPicture[] }> {
  const { original, maker } = await readOriginal(context, grid, 'grid');
  const { layout, pictures } = await context.imaging.split(original.bytes, hint, { look });
  const files = pictures.map((picture) => picture.bytes);
  const marked = maker
    ? await context.provenance.mark(files, { original, maker, edit: 'cropped' })
    : await context.provenance.carryOver(files, original);
  return {
    layout,
    pictures: pictures.map((picture, index) => ({ ...picture, bytes: marked[index] ?? picture.bytes })),
  };
}
