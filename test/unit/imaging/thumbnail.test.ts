import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createImaging } from '../../../src/imaging/index.ts';
import { fade } from '../../support/pictures.ts';

const imaging = createImaging();

describe('thumbnail', () => {
  it.each([
    [400, 300, 64, 48],
    [300, 400, 48, 64],
    [40, 30, 40, 30],
  ])('of %i × %i is a WebP of %i × %i at most', async (width, height, smallWidth, smallHeight) => {
    const bytes = await imaging.thumbnail(await fade(width, height).png().toBuffer(), 64);
    expect(await sharp(bytes).metadata()).toMatchObject({
      format: 'webp',
      width: smallWidth,
      height: smallHeight,
    });
  });

  it('stands upright', async () => {
    const bytes = await imaging.thumbnail(
      await fade(400, 300).jpeg().withMetadata({ orientation: 6 }).toBuffer(),
      64,
    );
    const { width, height, orientation } = await sharp(bytes).metadata();
    expect({ width, height, orientation }).toEqual({ width: 48, height: 64, orientation: undefined });
  });

  it('says as well as the picture does how it came to be', async () => {
    const packet = '<x:xmpmeta xmlns:x="adobe:ns:meta/"/>';
    const bytes = await imaging.thumbnail(await fade(200, 100).withXmp(packet).png().toBuffer(), 64);
    expect((await sharp(bytes).metadata()).xmpAsString).toContain(packet);
  });

  it('refuses what cannot be read', async () => {
    await expect(imaging.thumbnail(Buffer.from('nothing'), 64)).rejects.toMatchObject({
      code: 'unreadable_picture',
    });
  });
});
