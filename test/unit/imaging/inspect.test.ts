import { describe, expect, it } from 'vitest';
import { AvatarError } from '../../../src/domain/errors.ts';
import { createImaging } from '../../../src/imaging/index.ts';
import { animated, blank, fade } from '../../support/pictures.ts';

const imaging = createImaging();

async function refusal(bytes: Uint8Array): Promise<AvatarError> {
  const error: unknown = await imaging.inspect(bytes).then(
    () => new Error('was accepted'),
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(AvatarError);
  return error as AvatarError;
}

const half = (bytes: Buffer): Buffer => bytes.subarray(0, bytes.length / 2);

describe('inspect', () => {
  it.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['webp', 'image/webp'],
  ] as const)('reads %s by its content', async (format, mediaType) => {
    const facts = await imaging.inspect(await fade(60, 40).toFormat(format).toBuffer());
    expect(facts).toEqual({
      width: 60,
      height: 40,
      mediaType,
      perceptualHash: expect.stringMatching(/^[0-9a-f]{16}$/) as string,
    });
  });

  it.each([
    ['16 bits a channel', () => fade(60, 40).toColourspace('rgb16').png()],
    ['16-bit grey', () => fade(60, 40).toColourspace('grey16').png()],
    ['CMYK', () => fade(60, 40).toColourspace('cmyk').jpeg()],
    ['a palette', () => fade(60, 40).png({ palette: true })],
    ['transparent', () => fade(60, 40).ensureAlpha(0.5).png()],
    ['progressive', () => fade(60, 40).jpeg({ progressive: true })],
  ] as const)('reads a picture that is %s', async (_name, picture) => {
    expect(await imaging.inspect(await picture().toBuffer())).toMatchObject({ width: 60, height: 40 });
  });

  it('reads a picture of one pixel', async () => {
    expect(await imaging.inspect(await blank(1, 1).png().toBuffer())).toMatchObject({ width: 1, height: 1 });
  });

  it.each([5, 6, 7, 8])('gives the size as shown, EXIF orientation %i', async (orientation) => {
    const bytes = await fade(60, 40).jpeg().withMetadata({ orientation }).toBuffer();
    expect(await imaging.inspect(bytes)).toMatchObject({ width: 40, height: 60 });
  });

  it.each([
    ['an empty file', () => Promise.resolve(Buffer.alloc(0)), 'the file is empty'],
    ['text', () => Promise.resolve(Buffer.from('no picture at all')), 'not a PNG, JPEG or WebP'],
    ['an SVG', () => Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')), 'not a PNG'],
    ['a GIF', () => animated(8, 8).gif().toBuffer(), 'not a PNG, JPEG or WebP'],
    ['a TIFF', () => fade(60, 40).tiff().toBuffer(), 'not a PNG, JPEG or WebP'],
    ['an animation', () => animated(16, 16).webp().toBuffer(), 'animated (2 frames)'],
    ['half a PNG', async () => half(await fade(60, 40).png().toBuffer()), 'damaged or incomplete'],
    ['half a JPEG', async () => half(await fade(300, 200).jpeg().toBuffer()), 'damaged or incomplete'],
    ['half a WebP', async () => half(await fade(300, 200).webp().toBuffer()), 'damaged or incomplete'],
    [
      'only a header',
      async () => (await fade(60, 40).png().toBuffer()).subarray(0, 33),
      'damaged or incomplete',
    ],
    [
      '12,000 × 12,000 pixels',
      () => blank(12_000, 12_000).png({ compressionLevel: 1 }).toBuffer(),
      'more than 50 million pixels',
    ],
  ] as const)('refuses %s, with the reason and a way out', async (_name, picture, reason) => {
    const error = await refusal(await picture());
    expect(error.code).toBe('unreadable_picture');
    expect(error.message).toContain(reason);
    expect(error.hint).toBeTruthy();
  });

  it('refuses a huge picture by its header, before it is decoded', async () => {
    const bytes = await blank(4, 4).png().toBuffer();
    // Width and height in the IHDR chunk; what follows would not even fit.
    bytes.writeUInt32BE(30_000, 16);
    bytes.writeUInt32BE(30_000, 20);
    const before = process.memoryUsage().rss;
    const error = await refusal(bytes);
    expect(error.code).toBe('unreadable_picture');
    expect(process.memoryUsage().rss - before).toBeLessThan(200e6);
  });

  it('has a limit that can be lowered', async () => {
    const small = createImaging({ mostPixels: 100 });
    await expect(small.inspect(await blank(11, 10).png().toBuffer())).rejects.toMatchObject({
      code: 'unreadable_picture',
    });
    expect(await small.inspect(await blank(10, 10).png().toBuffer())).toMatchObject({ width: 10 });
  });
});
