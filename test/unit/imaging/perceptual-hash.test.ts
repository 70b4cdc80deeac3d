import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { SAME_PICTURE_BITS } from '../../../src/domain/picture.ts';
import { createImaging } from '../../../src/imaging/index.ts';
import { fade } from '../../support/pictures.ts';

const imaging = createImaging();
const hashOf = async (bytes: Uint8Array) => (await imaging.inspect(bytes)).perceptualHash;

function distance(one: string, other: string): number {
  const bits = BigInt(`0x${one}`) ^ BigInt(`0x${other}`);
  return [...bits.toString(2)].filter((bit) => bit === '1').length;
}

/** Blobs of light at places that the seed decides. */
function scene(seed: number) {
  const circles = Array.from({ length: 12 }, (_, index) => {
    const [x, y, size] = [97, 61, 37].map((step) => ((seed * 131 + index) * step * (index + 3)) % 400);
    return `<circle cx="${x}" cy="${y}" r="${20 + ((size ?? 0) % 80)}" fill="hsl(${(x ?? 0) % 360} 60% ${20 + ((y ?? 0) % 60)}%)"/>`;
  });
  return sharp(
    Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" width="400" height="400">${circles.join('')}</svg>`),
  ).flatten({ background: '#888' });
}

describe('a perceptual hash', () => {
  it('stays within the threshold when a picture is encoded anew or made smaller', async () => {
    for (const seed of [1, 2, 3, 4]) {
      const original = await hashOf(await scene(seed).png().toBuffer());
      expect(original).toMatch(/^[0-9a-f]{16}$/);
      for (const other of [
        scene(seed).jpeg({ quality: 40 }),
        sharp(await scene(seed).png().toBuffer())
          .resize(150)
          .webp(),
        sharp(await scene(seed).png().toBuffer())
          .resize(1000)
          .jpeg(),
      ]) {
        expect(distance(original, await hashOf(await other.toBuffer()))).toBeLessThanOrEqual(
          SAME_PICTURE_BITS,
        );
      }
    }
  });

  it('is far apart for other pictures', async () => {
    const hashes = await Promise.all(
      [1, 2, 3, 4, 5].map(async (seed) => hashOf(await scene(seed).png().toBuffer())),
    );
    for (const [index, one] of hashes.entries()) {
      for (const other of hashes.slice(index + 1)) {
        expect(distance(one, other)).toBeGreaterThan(SAME_PICTURE_BITS);
      }
    }
  });

  it('of a cut picture is that of its file', async () => {
    const grid = await fade(400, 400).png().toBuffer();
    const { pictures } = await imaging.split(grid, { rows: 1, cols: 1 });
    for (const { bytes, perceptualHash } of pictures) expect(await hashOf(bytes)).toBe(perceptualHash);
  });

  it.each([
    [1, 1],
    [3, 200],
    [31, 33],
  ])('exists for a picture of %i × %i', async (width, height) => {
    expect(await hashOf(await fade(width, height).png().toBuffer())).toMatch(/^[0-9a-f]{16}$/);
  });

  it('takes what is transparent for white', async () => {
    const seen = await scene(2).png().toBuffer();
    const mask = Buffer.from(
      '<svg width="400" height="400"><rect width="400" height="200" fill="white"/></svg>',
    );
    const half = await sharp(seen)
      .ensureAlpha()
      .composite([{ input: mask, blend: 'dest-in' }])
      .png()
      .toBuffer();
    const flat = await sharp(half).flatten({ background: 'white' }).png().toBuffer();
    expect(distance(await hashOf(half), await hashOf(flat))).toBeLessThanOrEqual(2);
  });
});
