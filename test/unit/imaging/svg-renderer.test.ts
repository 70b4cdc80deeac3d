import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { createSvgRenderer } from '../../../src/imaging/index.ts';

const circle =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect x="5" width="5" height="10" fill="#f00"/></svg>';

describe('SVG renderer', () => {
  it('draws a PNG of the size asked for, on white', async () => {
    const png = await createSvgRenderer().render(circle, { width: 300, height: 200 });
    const { data, info } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    expect(info).toMatchObject({ width: 300, height: 200, channels: 3 });
    expect([...data.subarray(0, 3)]).toEqual([255, 255, 255]);
    expect([...data.subarray(299 * 3, 300 * 3)]).toEqual([255, 0, 0]);
  });

  it('draws sharply, however small the SVG says it is', async () => {
    const tiny = circle.replace('<svg ', '<svg width="10" height="10" ');
    const png = await createSvgRenderer().render(tiny, { width: 200, height: 200 });
    const { data } = await sharp(png).raw().toBuffer({ resolveWithObject: true });
    const greens = Array.from({ length: 200 }, (_, x) => data[(100 * 200 + x) * 3 + 1] ?? -1);
    expect(greens.filter((green) => green > 5 && green < 250).length).toBeLessThanOrEqual(2);
  });

  it('draws the same bytes each time', async () => {
    const renderer = createSvgRenderer();
    const [one, other] = [
      await renderer.render(circle, { width: 64, height: 64 }),
      await renderer.render(circle, { width: 64, height: 64 }),
    ];
    expect(Buffer.from(one).equals(Buffer.from(other))).toBe(true);
  });
});
