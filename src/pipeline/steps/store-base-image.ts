import { isAvatarError } from '../../domain/errors.ts';
import type { StoredPicture } from '../../domain/picture.ts';
import type { PictureEdit } from '../../ports/provenance.ts';
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
  const markedCopy = async (png: Uint8Array, edit: PictureEdit): Promise<Uint8Array> => {
    const [bytes = png] = maker
      ? await context.provenance.mark([png], { original, maker, edit })
      : await context.provenance.carryOver([png], original);
    return bytes;
  };
  const converted = async () => markedCopy(await context.imaging.toPng(original.bytes), 'converted');
  const bytes =
    base.mediaType === 'image/png'
      ? await markedCopy(original.bytes, 'marked').catch((error: unknown) => {
          // A PNG that lacks its last bytes can be seen, but not marked as it is; and it was paid for.
          if (isAvatarError(error) && error.code === 'unreadable_picture') return converted();
          throw error;
        })
      : await converted();
  const { width, height, perceptualHash } = base;
  return uploadPicture(context, 'base.png', { bytes, width, height, perceptualHash });
}
