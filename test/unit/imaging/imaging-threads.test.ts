import { afterAll, describe, expect, it } from 'vitest';
import { createImagingThreads, createImaging } from '../../../src/imaging/index.ts';
import { drawGrid } from '../../support/grids/draw-grid.ts';

describe('imaging in worker threads', () => {
  const threads = createImagingThreads(2);
  afterAll(() => threads.close());
  const here = createImaging();
  const there = createImaging(threads);

  it('finds and cuts, several at once, what is found and cut in this thread', async () => {
    const styles = ['white-thick', 'near-black', 'three-by-three'] as const;
    const grids = await Promise.all(styles.map((style) => drawGrid(style, 'threads')));
    const found = await Promise.all(grids.map(({ bytes }) => there.split(bytes)));
    const expected = await Promise.all(grids.map(({ bytes }) => here.split(bytes)));
    expect(found.map(({ layout }) => layout)).toEqual(expected.map(({ layout }) => layout));
    const pictures = (results: typeof found) =>
      results.flatMap((result) => result.pictures.map(({ bytes }) => Buffer.from(bytes).toString('base64')));
    expect(pictures(found)).toHaveLength(4 + 4 + 9);
    expect(pictures(found)).toEqual(pictures(expected));
  });

  it('measures what is measured in this thread, and leaves this one to others meanwhile', async () => {
    const { bytes } = await drawGrid('three-by-three', 'threads');
    await there.measure(bytes);
    const before = performance.eventLoopUtilization();
    const found = await there.measure(bytes);
    const { active } = performance.eventLoopUtilization(before);
    const start = performance.now();
    const expected = await here.measure(bytes);
    const whole = performance.now() - start;
    expect(found.measures).toEqual(expected.measures);
    expect(found.pixels).toMatchObject({ width: expected.pixels.width, height: expected.pixels.height });
    expect(Buffer.compare(found.pixels.data, expected.pixels.data)).toBe(0);
    // Only the copies of bytes and pixels are made here.
    expect(active).toBeLessThan(whole / 2);
  });

  it('says of a picture that cannot be read what this thread says', async () => {
    const damaged = new TextEncoder().encode('no picture at all');
    const error = await here.findGrid(damaged).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unreadable_picture', hint: expect.any(String) });
    const { message, hint } = error as { message: string; hint: string };
    const told = { code: 'unreadable_picture', message, hint };
    await expect(there.findGrid(damaged)).rejects.toMatchObject(told);
    await expect(there.measure(damaged)).rejects.toMatchObject(told);
  });

  it('goes on after a picture that could not be read', async () => {
    const { bytes, cells } = await drawGrid('white-thick', 'threads');
    await expect(there.findGrid(new Uint8Array())).rejects.toMatchObject({ code: 'unreadable_picture' });
    expect((await there.findGrid(bytes)).cells).toHaveLength(cells.length);
  });
});
