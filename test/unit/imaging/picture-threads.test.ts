import { afterAll, describe, expect, it } from 'vitest';
import { createPictureThreads, createImaging } from '../../../src/imaging/index.ts';
import { drawGrid } from '../../support/grids/draw-grid.ts';

describe('grids in worker threads', () => {
  const threads = createPictureThreads(2);
  afterAll(() => threads.close());
  const here = createImaging();
  const there = createImaging({ work: threads });

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

  it('says of a picture that cannot be read what this thread says', async () => {
    const damaged = new TextEncoder().encode('no picture at all');
    const error = await here.findGrid(damaged).catch((caught: unknown) => caught);
    expect(error).toMatchObject({ code: 'unreadable_picture', hint: expect.any(String) });
    const { message, hint } = error as { message: string; hint: string };
    await expect(there.findGrid(damaged)).rejects.toMatchObject({
      code: 'unreadable_picture',
      message,
      hint,
    });
  });

  it('goes on after a picture that could not be read', async () => {
    const { bytes, cells } = await drawGrid('white-thick', 'threads');
    await expect(there.findGrid(new Uint8Array())).rejects.toMatchObject({ code: 'unreadable_picture' });
    expect((await there.findGrid(bytes)).cells).toHaveLength(cells.length);
  });
});
