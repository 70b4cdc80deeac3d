import { createHash } from 'node:crypto';
import type { StoredPicture } from '../../domain/picture.ts';
import type { CutPicture } from '../../ports/imaging.ts';
import type { StageContext } from '../stage-context.ts';

/**
 * Stage 6: stores a person's pictures side by side, as `image-01.png` and so on, in the order given.
 * @throws AvatarError `storage`
 */
export async function uploadImagesBatch(
  context: Pick<StageContext, 'store' | 'picturesPrefix' | 'datasetId'>,
  pictures: readonly CutPicture[],
): Promise<StoredPicture[]> {
  return Promise.all(
    pictures.map(async ({ bytes, width, height }, index) => {
      const key = `${context.picturesPrefix}image-${String(index + 1).padStart(2, '0')}.png`;
      await context.store.put(key, bytes, {
        contentType: 'image/png',
        metadata: {
          synthetic: 'true',
          ...(context.datasetId === null ? {} : { dataset: context.datasetId }),
        },
      });
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      return { key, sha256, width, height, bytes: bytes.byteLength, mediaType: 'image/png' };
    }),
  );
}
