import { AvatarError } from '../../domain/errors.ts';
import { bestCells } from '../../domain/repair.ts';
import { many } from '../../domain/text.ts';
import type { PersonaText } from '../../domain/persona.ts';
import type { StoredPicture } from '../../domain/picture.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { CutPicture } from '../../ports/imaging.ts';
import { settleAll } from '../settle-all.ts';
import type { StageContext } from '../stage-context.ts';
import { type BaseImage, generateBaseImage } from './generate-base-image.ts';
import { generateImagePrompt } from './generate-image-prompt.ts';
import type { GridImage } from './generate-images-from-base.ts';
import type { JudgedCell } from './judge-grid.ts';
import { makeGoodGrids } from './repair-grids.ts';
import { storeBaseImage } from './store-base-image.ts';
import { uploadImagesBatch } from './upload-images-batch.ts';

export interface PictureSet {
  prompt: string;
  base: BaseImage;
  /** The marked copy of the base picture. */
  storedBase: StoredPicture;
  grids: GridImage[];
  images: (StoredPicture & Pick<CutPicture, 'rectangle'> & { grid: GridImage; verdict: Verdict })[];
}

export interface PictureSetInput {
  person: PersonaText;
  /** Pictures wanted, 1 to 16. */
  images: number;
  /** Whether grids are made again until that many passed; the set then holds what there is in the end. */
  requirePassed: boolean;
}

/** Stages 2 to 6 of one person: prompt and base picture together, then all grids together. */
export async function makePictureSet(context: StageContext, input: PictureSetInput): Promise<PictureSet> {
  const { person } = input;
  const [prompt, base] = await settleAll([
    generateImagePrompt(context, { person }),
    generateBaseImage(context, { person }),
  ]);
  const [storedBase, { grids, cells }] = await settleAll([
    storeBaseImage(context, base),
    makeGoodGrids(context, { ...input, base, prompt }),
  ]);
  const chosen = choose(cells, grids.length, input);
  const stored = await uploadImagesBatch(
    context,
    chosen.map((one) => one.picture),
  );
  return {
    prompt,
    base,
    storedBase,
    grids,
    images: stored.map((picture, index) => {
      const { grid, verdict, picture: source } = chosen[index] as JudgedCell;
      return { ...picture, rectangle: source.rectangle, grid, verdict };
    }),
  };
}

/** As many photos as are wanted, the best of all that were paid for. @throws AvatarError `too_few_pictures` */
function choose(
  cells: readonly JudgedCell[],
  grids: number,
  { images, requirePassed }: PictureSetInput,
): JudgedCell[] {
  const ranked = cells.map((cell) => ({ cell, outcome: cell.verdict.outcome }));
  const best = bestCells(ranked, images);
  const least = requirePassed ? 1 : images;
  if (best.length >= least) return best.map(({ cell }) => cell);
  throw new AvatarError(
    'too_few_pictures',
    `${many(images, 'picture')} ${images === 1 ? 'was' : 'were'} wanted, and only ${best.length} could be cut from ${grids === 1 ? 'the grid' : `${grids} grids`}.`,
  );
}
