import sharp, { type Sharp } from 'sharp';
import { describe, expect, it } from 'vitest';
import { PICTURE_LIMITS } from '../../../src/domain/verdict-limits.ts';
import { looksDrawn } from '../../../src/domain/verdict.ts';
import { createImaging } from '../../../src/imaging/index.ts';
import { createPictureSource } from '../../support/openai-server/pictures.ts';
import { blank } from '../../support/pictures.ts';

const imaging = createImaging();
const measure = async (picture: Sharp) => (await imaging.measure(await picture.png().toBuffer())).measures;

/** Something like a photo: soft shapes with the noise of a sensor. */
async function photo(size = 400): Promise<Buffer> {
  const source = createPictureSource({
    baseSize: { width: size, height: size },
    gridSize: { width: size, height: size },
    gutter: 4,
    noise: 12,
  });
  return source.picture('base', 0, 'photo');
}

describe('measures', () => {
  it('finds the size and gives pixels that a face check can bear', async () => {
    const { measures, pixels } = await imaging.measure(await photo(1024));
    expect(measures).toMatchObject({ width: 1024, height: 1024 });
    expect(pixels).toMatchObject({ width: 512, height: 512 });
    expect(pixels.data).toHaveLength(512 * 512 * 3);
  });

  it('tells a blank picture', async () => {
    expect((await measure(blank(300, 300))).contrast).toBeLessThan(PICTURE_LIMITS.leastContrast);
    expect((await measure(sharp(await photo()))).contrast).toBeGreaterThan(PICTURE_LIMITS.leastContrast);
  });

  it('tells a blurred picture from a sharp one', async () => {
    expect((await measure(sharp(await photo()).blur(12))).sharpness).toBeLessThan(
      PICTURE_LIMITS.leastSharpness,
    );
    expect((await measure(sharp(await photo()))).sharpness).toBeGreaterThan(PICTURE_LIMITS.leastSharpness);
  });

  it('tells drawn areas from photographed ones, also after JPEG', async () => {
    const drawing = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400"><rect width="400" height="400" fill="#cde"/><circle cx="200" cy="160" r="90" fill="#fca"/><circle cx="170" cy="150" r="8"/><circle cx="230" cy="150" r="8"/></svg>',
    );
    expect(looksDrawn(await measure(sharp(drawing)))).toBe(true);
    const jpeg = sharp(await sharp(drawing).jpeg({ quality: 85 }).toBuffer());
    expect(looksDrawn(await measure(jpeg))).toBe(true);
    expect(looksDrawn(await measure(sharp(await photo())))).toBe(false);
  });

  it.each([
    ['left', { left: 0, top: 0, width: 12, height: 400 }],
    ['right', { left: 388, top: 0, width: 12, height: 400 }],
    ['top', { left: 0, top: 0, width: 400, height: 12 }],
    ['bottom', { left: 0, top: 388, width: 400, height: 12 }],
  ])('finds a strip of something else at the %s', async (_, { left, top, width, height }) => {
    const strip = await sharp(await photo())
      .extract({ left: 100, top: 100, width: 100, height: 100 })
      .resize(width, height, { fit: 'fill' })
      .negate()
      .png()
      .toBuffer();
    const picture = sharp(await photo()).composite([{ input: strip, left, top }]);
    expect((await measure(picture)).edgeLine).toBeGreaterThan(PICTURE_LIMITS.edgeLine);
    expect((await measure(sharp(await photo()))).edgeLine).toBeLessThan(PICTURE_LIMITS.edgeLine);
  });

  it('refuses what cannot be opened', async () => {
    await expect(imaging.measure(Buffer.from('no picture'))).rejects.toMatchObject({
      code: 'unreadable_picture',
    });
  });
});
