import { afterUncertainCut, type Verdict } from '../../domain/verdict.ts';
import type { CutPicture } from '../../ports/imaging.ts';
import { checkPicture } from '../check-picture.ts';
import type { StageContext } from '../stage-context.ts';
import type { BaseImage } from './generate-base-image.ts';
import type { GridImage } from './generate-images-from-base.ts';
import { splitAndTrimImage } from './split-and-trim-image.ts';

/** A photo that was cut from a grid and looked at. */
export interface JudgedCell {
  grid: GridImage;
  picture: CutPicture;
  verdict: Verdict;
}

/**
 * Cuts a grid and judges its photos. Where the cuts are uncertain, none of the photos passes, drawings included:
 * somebody should look.
 * @throws AvatarError `unreadable_picture`, `storage`
 */
export async function judgeGrid(
  context: StageContext,
  grid: GridImage,
  base: Pick<BaseImage, 'face'>,
): Promise<JudgedCell[]> {
  const { layout, pictures } = await splitAndTrimImage(context, grid, undefined, {
    // Nobody looks at what was drawn here.
    look: context.imageModel.provider !== 'offline',
  });
  const { rows, cols, confidence, review } = layout;
  const log = context.logger.child({ stage: 'split', call: grid.callId });
  if (review) log.warn({ rows, cols, confidence }, 'the cuts of this grid are uncertain');
  else log.debug({ rows, cols, confidence }, 'grid cut');
  return Promise.all(
    pictures.map(async (picture) => {
      const { verdict } = await checkPicture(context, picture, base);
      return { grid, picture, verdict: review ? afterUncertainCut(verdict) : verdict };
    }),
  );
}
