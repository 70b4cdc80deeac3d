import { AvatarError } from '../../domain/errors.ts';
import { many } from '../../domain/text.ts';
import type { PersonaText } from '../../domain/persona.ts';
import type { StoredPicture } from '../../domain/picture.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { CutPicture } from '../../ports/imaging.ts';
import { checkPicture } from '../check-picture.ts';
import { settleAll } from '../settle-all.ts';
import type { StageContext } from '../stage-context.ts';
import { type BaseImage, generateBaseImage } from './generate-base-image.ts';
import { generateImagePrompt } from './generate-image-prompt.ts';
import { generateImagesFromBase, type GridImage } from './generate-images-from-base.ts';
import { splitAndTrimImage } from './split-and-trim-image.ts';
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

/** Stages 2 to 6 of one person: prompt and base picture together, then all grids together. */
export async function makePictureSet(
  context: StageContext,
  input: { person: PersonaText; images: number },
): Promise<PictureSet> {
  const { person, images } = input;
  const [prompt, base] = await settleAll([
    generateImagePrompt(context, { person }),
    generateBaseImage(context, { person }),
  ]);
  const grids = await generateImagesFromBase(context, { person, base, prompt, images });
  const cut = await settleAll(grids.map(async (grid) => cutGrid(context, grid)));
  const chosen = cut.flat().slice(0, images);
  if (chosen.length < images) {
    throw new AvatarError(
      'too_few_pictures',
      `${many(images, 'picture')} ${images === 1 ? 'was' : 'were'} wanted, and only ${chosen.length} could be cut from ${grids.length === 1 ? 'the grid' : `${grids.length} grids`}.`,
    );
  }
  const [stored, storedBase, verdicts] = await settleAll([
    uploadImagesBatch(
      context,
      chosen.map((one) => one.picture),
    ),
    storeBaseImage(context, base),
    Promise.all(
      chosen.map(async ({ picture }) => (await checkPicture(context, picture.bytes, base)).verdict),
    ),
  ]);
  return {
    prompt,
    base,
    storedBase,
    grids,
    images: stored.map((picture, index) => {
      const { grid, picture: source } = chosen[index] as (typeof chosen)[number];
      return { ...picture, rectangle: source.rectangle, grid, verdict: verdicts[index] as Verdict };
    }),
  };
}

async function cutGrid(
  context: StageContext,
  grid: GridImage,
): Promise<{ grid: GridImage; picture: CutPicture }[]> {
  const { layout, pictures } = await splitAndTrimImage(context, grid);
  const { rows, cols, confidence } = layout;
  const log = context.logger.child({ stage: 'split' });
  if (layout.review) log.warn({ rows, cols, confidence }, 'the cuts of this grid are uncertain');
  else log.debug({ rows, cols, confidence }, 'grid cut');
  return pictures.map((picture) => ({ grid, picture }));
}
