import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createImaging } from '../../../src/imaging/index.ts';
import { drawGrid } from '../../support/grids/draw-grid.ts';
import { blank, fade } from '../../support/pictures.ts';

const imaging = createImaging();

/** Four fading photos on white, cut lines known. */
async function quarters(): Promise<Buffer> {
  const photo = await fade(100, 80).png().toBuffer();
  const places = [
    [10, 10],
    [130, 10],
    [10, 110],
    [130, 110],
  ] as const;
  return blank(240, 200, '#fff')
    .composite(places.map(([left, top]) => ({ input: photo, left, top })))
    .png()
    .toBuffer();
}

describe('split', () => {
  it('gives each photo as a PNG of its own, pixel for pixel', async () => {
    const photo = await fade(100, 80).raw().toBuffer();
    const { layout, pictures } = await imaging.split(await quarters(), { rows: 2, cols: 2 });
    expect(pictures.map(({ rectangle }) => rectangle)).toEqual(layout.cells);
    expect(pictures).toHaveLength(4);
    for (const { bytes, width, height } of pictures) {
      expect({ width, height }).toEqual({ width: 100, height: 80 });
      const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
      expect((await sharp(bytes).metadata()).format).toBe('png');
      expect(info).toMatchObject({ width: 100, height: 80, channels: 3 });
      expect(data.equals(photo)).toBe(true);
    }
  });

  it('agrees with findGrid', async () => {
    const { bytes } = await drawGrid('near-black', 'unit 4');
    expect((await imaging.split(bytes)).layout).toEqual(await imaging.findGrid(bytes));
  });

  it('cuts a picture as it is shown, not as it is stored', async () => {
    const upright = await quarters();
    // Stored on its side, with the note to turn it back.
    const stored = await sharp(upright)
      .rotate(-90)
      .jpeg({ quality: 95 })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    const { pictures } = await imaging.split(stored);
    expect(pictures.map(({ rectangle }) => rectangle)).toEqual((await imaging.findGrid(upright)).cells);
    const shown = await sharp(pictures[0]?.bytes).stats();
    const meant = await fade(100, 80).stats();
    expect(Math.abs((shown.channels[0]?.mean ?? 0) - (meant.channels[0]?.mean ?? 255))).toBeLessThan(3);
  });

  it('keeps transparency only where there is some', async () => {
    const clear = {
      width: 240,
      height: 200,
      channels: 4 as const,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    };
    const photo = await fade(110, 90).png().toBuffer();
    const round = await fade(110, 90)
      .ensureAlpha()
      .composite([
        {
          input: Buffer.from('<svg width="110" height="90"><rect width="110" height="90" rx="20"/></svg>'),
          blend: 'dest-in',
        },
      ])
      .png()
      .toBuffer();
    const grid = await sharp({ create: clear })
      .composite([
        { input: round, left: 0, top: 0 },
        { input: photo, left: 130, top: 0 },
        { input: photo, left: 0, top: 110 },
        { input: photo, left: 130, top: 110 },
      ])
      .png()
      .toBuffer();
    const { pictures } = await imaging.split(grid);
    const channels = await Promise.all(
      pictures.map(async ({ bytes }) => (await sharp(bytes).metadata()).channels),
    );
    expect(pictures.map(({ width, height }) => [width, height])).toEqual(
      Array.from({ length: 4 }, () => [110, 90]),
    );
    expect(channels).toEqual([4, 3, 3, 3]);
  });

  it('refuses what cannot be read', async () => {
    await expect(imaging.split(Buffer.from('nothing'))).rejects.toMatchObject({ code: 'unreadable_picture' });
  });
});
