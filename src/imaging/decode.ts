import { openPicture, readable } from './open-picture.ts';
import { isOpaque, type Raster, withoutAlpha } from './raster.ts';

/**
 * Decodes a picture once, upright, to 8-bit RGB, or RGBA where anything is transparent.
 * @throws AvatarError `unreadable_picture`
 */
export async function decode(bytes: Uint8Array, mostPixels: number): Promise<Raster> {
  const picture = await openPicture(bytes, mostPixels);
  const { data, info } = await readable(mostPixels, () =>
    picture.pixels().raw({ depth: 'uchar' }).toBuffer({ resolveWithObject: true }),
  );
  const { width, height } = info;
  const raster: Raster = { data, width, height, channels: info.channels === 4 ? 4 : 3 };
  const whole = { left: 0, top: 0, width, height };
  return raster.channels === 4 && isOpaque(raster, whole) ? withoutAlpha(raster) : raster;
}
