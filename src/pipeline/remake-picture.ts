import { type Persona, type Personas, type Picture, textOf } from '../database/personas.ts';
import type { Remake, Remakes } from '../database/remakes.ts';
import { isCallError } from '../domain/errors.ts';
import { gridsFor } from '../domain/picture.ts';
import { isAcceptable } from '../domain/verdict.ts';
import { gridRow, photoRow } from './picture-rows.ts';
import type { StageContext } from './stage-context.ts';
import { generateBaseImage } from './steps/generate-base-image.ts';
import { generateImagePrompt } from './steps/generate-image-prompt.ts';
import { generateExtraGrid } from './steps/generate-images-from-base.ts';
import { type JudgedCell, judgeGrid } from './steps/judge-grid.ts';
import { uploadPicture } from './steps/upload-images-batch.ts';

interface RemakeContext extends StageContext {
  personas: Personas;
  remakes: Remakes;
  /** Waits until these are in the object store. */
  uploaded: (keys: readonly string[]) => Promise<void>;
}

interface RemakeInput {
  persona: Persona;
  remake: Remake;
  /** Pictures that each person has. */
  images: number;
}

/**
 * Makes one photo of a completed person again: one more grid, of which the photo that fits best takes the place.
 * Where none is good, or the call fails for good, the old photo stays. The order's id is part of the ledger's
 * purpose: whoever does this once more after a crash comes by the same grid without paying.
 */
export async function remakePicture(context: RemakeContext, input: RemakeInput): Promise<void> {
  const { personas, remakes } = context;
  const { persona, remake, images } = input;
  const person = textOf(persona);
  const log = context.logger.child({ stage: 'remake', picture: remake.pictureId });
  const pictures = await personas.picturesOf([persona.id]);
  const old = pictures.find(({ id }) => id === remake.pictureId);
  if (!old) return remakes.giveUp(remake, 'The picture was replaced meanwhile.');
  try {
    // Both were paid for when the person was made: the ledger has them.
    const prompt = persona.picturePrompt ?? (await generateImagePrompt(context, { person }));
    const base = await generateBaseImage(context, { person });
    const grids = pictures.filter(({ kind }) => kind === 'grid');
    const grid = await generateExtraGrid(
      context,
      { person, base, prompt, images },
      {
        name: remake.id,
        index: 1 + Math.max(-1, ...grids.map(({ index }) => index)),
        set: setOf(old, grids, images),
      },
    );
    const cells = await judgeGrid(context, grid, base);
    const best = bestOf(cells);
    if (!best) {
      log.warn({ photos: cells.length }, 'none of the new photos is good: the old one stays');
      return await remakes.giveUp(remake, 'None of the new photos passed the checks.', gridRow(grid));
    }
    const name = `image-${String(old.index + 1).padStart(2, '0')}-${remake.id}.png`;
    const photo = await uploadPicture(context, name, best.picture);
    await context.uploaded([grid.key, photo.key]);
    const { rectangle } = best.picture;
    const row = photoRow({ ...photo, rectangle, grid, verdict: best.verdict }, old.index);
    await remakes.replace(remake, gridRow(grid), row);
    log.info({ call: grid.callId, similarity: best.verdict.similarity }, 'picture made again');
  } catch (error) {
    if (!isCallError(error)) throw error;
    log.warn({ code: error.code }, `the grid could not be made: ${error.message}`);
    await remakes.giveUp(remake, error.message);
  }
}

/** The one most like the base picture of those that passed; drawings are all alike. */
function bestOf(cells: readonly JudgedCell[]): JudgedCell | undefined {
  const good = cells.filter(({ verdict }) => isAcceptable(verdict.outcome));
  return good.toSorted((one, other) => (other.verdict.similarity ?? 0) - (one.verdict.similarity ?? 0))[0];
}

/** Which of the person's sets the photo is of; a grid that was made again is told by its order. */
function setOf(photo: Picture, grids: readonly Picture[], images: number): number {
  const grid = grids.find(({ callId }) => callId === photo.callId);
  return (grid?.index ?? 0) % gridsFor(images);
}
