import { createHash } from 'node:crypto';
import type { DatasetSource, PersonaView, PictureView } from '../domain/dataset-view.ts';
import { AvatarError } from '../domain/errors.ts';

/**
 * The bytes of a picture, compared with what was stored: a copy that was damaged on the way is not exported.
 * @throws AvatarError `storage`; `not_here` when the store has lost the picture
 */
export async function readPicture(source: DatasetSource, picture: PictureView): Promise<Uint8Array> {
  const bytes = await source.readObject(picture.key);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  if (sha256 === picture.sha256) return bytes;
  throw new AvatarError(
    'storage',
    `${picture.key} is not the picture that was stored (SHA-256 ${sha256} instead of ${picture.sha256}).`,
    { hint: 'The object was changed or damaged in the store. Restore it there, then export again.' },
  );
}

/** All pictures of a person, base picture first. */
export function picturesOfPerson({ base_image: base, images }: PersonaView): PictureView[] {
  return base ? [base, ...images] : images;
}
