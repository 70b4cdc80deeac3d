import { createHash } from 'node:crypto';
import type { StoredPicture } from '../../domain/picture.ts';
import type { CutPicture } from '../../ports/imaging.ts';
import type { StageContext } from '../stage-context.ts';
import { syntheticMetadata } from '../synthetic-metadata.ts';

type UploadContext = Pick<StageContext, 'store' | 'picturesPrefix' | 'datasetId'>;

/**
 * Stage 6: stores a person's pictures side by side, as `image-01.png` and so on, in the order given.
 * @throws AvatarError `storage`
 */
export async function uploadImagesBatch(
  context: UploadContext,
  pictures: readonly CutPicture[],
): Promise<StoredPicture[]> {
  return Promise.all(
    pictures.map(async (picture, index) =>
      uploadPicture(context, `image-${String(index + 1).padStart(2, '0')}.png`, picture),
    ),
  );
}

/** Stores one PNG of a person. @throws AvatarError `storage` */
export async function uploadPicture(
  context: UploadContext,
  name: string,
  picture: Omit<CutPicture, 'rectangle'>,
): Promise<StoredPicture> {
  const { bytes, width, height, perceptualHash } = picture;
  const key = `${context.picturesPrefix}${name}`;
  const putting = context.store.put(key, bytes, {
    contentType: 'image/png',
    metadata: syntheticMetadata(context.datasetId),
  });
  // While the store waits for the disk or the network.
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await putting;
  return { key, sha256, width, height, bytes: bytes.byteLength, mediaType: 'image/png', perceptualHash };
}
