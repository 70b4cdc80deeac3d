import type { StoredPicture } from '../../domain/picture.ts';
import type { StageContext } from '../stage-context.ts';
import type { BaseImage } from './generate-base-image.ts';
import { readOriginal } from './original-picture.ts';
import { uploadPicture } from './upload-images-batch.ts';

/**
 * Stores a marked copy of the base picture beside the person's other pictures, as `base.png`: the same pixels.
 * The vendor's own bytes stay where the ledger put them, and are what variations are made from.
 * @throws AvatarError `storage`
 */
export async function storeBaseImage(context: StageContext, base: BaseImage): Promise<StoredPicture> {
  const { original, maker } = await readOriginal(context, base, 'base picture');
  const isPng = base.mediaType === 'image/png';
  const png = isPng ? original.bytes : await context.imaging.toPng(original.bytes);
  const [bytes = png] = maker
    ? await context.provenance.mark([png], { original, maker, edit: isPng ? 'marked' : 'converted' })
    : await context.provenance.carryOver([png], original);
  const { width, height, perceptualHash } = base;
  return uploadPicture(context, 'base.png', { bytes, width, height, perceptualHash });
}
