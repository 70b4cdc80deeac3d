import { drawnVerdict, judge, looksDrawn, unreadableVerdict, type Verdict } from '../domain/verdict.ts';
import { isAvatarError, messageOf } from '../domain/errors.ts';
import type { Face } from '../ports/face-verifier.ts';
import type { Look } from '../ports/imaging.ts';
import type { StageContext } from './stage-context.ts';

/** A picture that was looked at. */
export interface CheckedPicture {
  verdict: Verdict;
  /** Embedding of its main face; null where there is none, or where nobody could look. */
  face: readonly number[] | null;
}

type CheckContext = Pick<StageContext, 'imaging' | 'faces' | 'imageModel' | 'logger'>;

/**
 * Judges one picture. Never throws: what cannot be found out is a verdict, too.
 * @param reference the person's base picture; left out for the base picture itself
 */
export async function checkPicture(
  context: CheckContext,
  picture: { bytes: Uint8Array; look?: Look },
  reference?: Pick<CheckedPicture, 'face'>,
): Promise<CheckedPicture> {
  if (context.imageModel.provider === 'offline') return { verdict: drawnVerdict(), face: null };
  try {
    const { measures, pixels } = picture.look ?? (await context.imaging.measure(picture.bytes));
    const longest = Math.max(pixels.width, pixels.height);
    const found = looksDrawn(measures) ? undefined : await facesIn(context, pixels);
    const face = found?.[0]?.embedding ?? null;
    const verdict = judge({
      measures,
      faces: found?.map(({ box, score }) => ({ size: box.width / longest, score })),
      likeness: likenessOf(context, face, reference),
    });
    return { verdict, face };
  } catch (error) {
    if (!isAvatarError(error) || error.code !== 'unreadable_picture') throw error;
    return { verdict: unreadableVerdict(error.message), face: null };
  }
}

/** `undefined` when the check itself failed: that says nothing about the picture. */
async function facesIn(
  { faces, logger }: CheckContext,
  pixels: Parameters<CheckContext['faces']['faces']>[0],
): Promise<Face[] | undefined> {
  try {
    return await faces.faces(pixels);
  } catch (error) {
    logger.warn({ stage: 'check' }, `the check for faces could not run: ${messageOf(error)}`);
    return undefined;
  }
}

function likenessOf(
  { faces }: CheckContext,
  face: CheckedPicture['face'],
  reference: Pick<CheckedPicture, 'face'> | undefined,
): 'base' | 'missing' | number {
  if (!reference) return 'base';
  return face && reference.face ? faces.compare(reference.face, face) : 'missing';
}
