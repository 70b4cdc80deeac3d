import { AvatarError } from '../domain/errors.ts';

const USUAL_HINT = 'Give a PNG, JPEG or WebP file that other programs can open.';

/** A picture that cannot be used, with the reason and what to do about it. */
export function unreadable(
  reason: string,
  options: { hint?: string; cause?: unknown } = {},
): AvatarError<'unreadable_picture'> {
  return new AvatarError('unreadable_picture', `The picture cannot be read: ${reason}.`, {
    hint: options.hint ?? USUAL_HINT,
    cause: options.cause,
  });
}
