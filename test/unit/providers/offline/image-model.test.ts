import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Subject } from '../../../../src/ports/image-model.ts';
import { createOfflineImageModel } from '../../../../src/providers/offline/index.ts';
import { sharpRenderer } from '../../../support/svg-renderer.ts';
import { newCall } from './support.ts';

const model = createOfflineImageModel({ renderer: sharpRenderer });

const subject = (wish: Partial<Subject> = {}): Subject => ({
  seed: 'one',
  gender: 'f',
  age: 35,
  ethnicity: 'White',
  ...wish,
});

const base = async (wish?: Partial<Subject>) =>
  (await model.generate({ prompt: 'a selfie', quality: 'low', subject: subject(wish) }, newCall())).bytes;

const reference = { bytes: new Uint8Array([1]), mediaType: 'image/png', fileName: 'base.png' };

const grid = async (gridIndex = 0, wish?: Partial<Subject>) =>
  (
    await model.edit(
      { prompt: 'four photos', quality: 'low', subject: subject(wish), reference, gridIndex },
      newCall(),
    )
  ).bytes;

interface Pixels {
  data: Buffer;
  width: number;
  height: number;
}

async function pixelsOf(png: Uint8Array): Promise<Pixels> {
  const { data, info } = await sharp(png).removeAlpha().raw().toBuffer({ resolveWithObject: true });
  return { data, width: info.width, height: info.height };
}

/** Share of pixels that are nearly white in a rectangle. */
function whiteness(
  { data, width }: Pixels,
  left: number,
  top: number,
  right: number,
  bottom: number,
): number {
  let white = 0;
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      const at = (y * width + x) * 3;
      if (Math.min(data[at] ?? 0, data[at + 1] ?? 0, data[at + 2] ?? 0) > 244) white += 1;
    }
  }
  return white / ((right - left) * (bottom - top));
}

describe('createOfflineImageModel', () => {
  it('draws PNG pictures of 1024 × 1024, and reports no usage', async () => {
    const answer = await model.generate({ prompt: '', quality: 'high', subject: subject() }, newCall());
    expect(answer.mediaType).toBe('image/png');
    expect(answer).not.toHaveProperty('usage');
    for (const png of [answer.bytes, await grid()]) {
      expect(await sharp(png).metadata()).toMatchObject({ format: 'png', width: 1024, height: 1024 });
    }
    expect(model).toMatchObject({ provider: 'offline', model: 'drawn' });
  });

  it('draws the same pixels for the same subject, also in another instance', async () => {
    const other = createOfflineImageModel({ renderer: sharpRenderer });
    const again = await other.generate({ prompt: 'else', quality: 'auto', subject: subject() }, newCall());
    expect((await pixelsOf(again.bytes)).data.equals((await pixelsOf(await base())).data)).toBe(true);
    expect((await pixelsOf(await grid(1))).data.equals((await pixelsOf(await grid(1))).data)).toBe(true);
  });

  it('draws other people for other seeds, and other scenes for other grids', async () => {
    const pictures = [await base(), await base({ seed: 'two' }), await grid(0), await grid(1), await grid(2)];
    const distinct = new Set(
      await Promise.all(pictures.map(async (png) => (await pixelsOf(png)).data.toString('latin1'))),
    );
    expect(distinct.size).toBe(pictures.length);
  });

  it('draws a grid of four photos with white gutters of 16 pixels and nothing white along their edges', async () => {
    for (const [gridIndex, seed] of ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].entries()) {
      const pixels = await pixelsOf(await grid(gridIndex % 4, { seed, age: 25 + gridIndex * 8 }));
      for (const at of [0, 504, 1008]) {
        expect(whiteness(pixels, at, 0, at + 16, 1024)).toBe(1);
        expect(whiteness(pixels, 0, at, 1024, at + 16)).toBe(1);
      }
      const edges = [16, 520].flatMap((left) =>
        [16, 520].flatMap((top) => [
          whiteness(pixels, left, top, left + 488, top + 2),
          whiteness(pixels, left, top + 486, left + 488, top + 488),
          whiteness(pixels, left, top, left + 2, top + 488),
          whiteness(pixels, left + 486, top, left + 488, top + 488),
        ]),
      );
      expect(Math.max(...edges)).toBeLessThan(0.5);
    }
  });

  it.each(['', '0', 'ünï "quotes" <svg>', '🌱'.repeat(300)])('takes %j as a seed', async (seed) => {
    expect((await pixelsOf(await base({ seed }))).width).toBe(1024);
  });

  it.each([
    { gender: 'nonbinary', age: 18, ethnicity: null },
    { gender: '', age: 120, ethnicity: '"><script>' },
    { gender: 'Frau', age: 44, ethnicity: 'türkischer Herkunft' },
    { gender: 'm', age: 91, ethnicity: 'Afro-Brazilian' },
  ])('draws anybody: $gender, $age, $ethnicity', async (wish) => {
    expect((await pixelsOf(await grid(0, wish))).height).toBe(1024);
  });

  it('asks for a reference as a real service does', async () => {
    const empty = { ...reference, bytes: new Uint8Array() };
    const asked = model.edit(
      { prompt: '', quality: 'low', subject: subject(), reference: empty, gridIndex: 0 },
      newCall(),
    );
    await expect(asked).rejects.toMatchObject({ code: 'bad_request', billed: 'no', retryable: false });
  });

  it('draws nothing when the call was cancelled', async () => {
    const asked = model.generate(
      { prompt: '', quality: 'low', subject: subject() },
      newCall(AbortSignal.abort()),
    );
    await expect(asked).rejects.toMatchObject({ code: 'interrupted' });
  });
});
