import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../src/runtime/create-application.ts';
import { createDataset, makeDataset, openTestApplication, runDataset } from '../support/application.ts';
import { onePixel, UNUSABLE, UNUSUAL } from '../support/hostile-pictures.ts';
import { createPictureSource } from '../support/openai-server/pictures.ts';
import { startVendors, type Vendors } from '../support/vendors.ts';

const SIZE = { width: 320, height: 320 };
const CALLS = [
  ['base picture', 'generations', 'base'],
  ['grid', 'edits', 'grid'],
] as const;

/** What the vendor answers, whatever is asked for: bytes by the last part of the path. */
const answers = new Map<string, Buffer>();
const source = createPictureSource({ baseSize: SIZE, gridSize: SIZE, gutter: 16, noise: 0 });
let vendors: Vendors;
let application: Application;

beforeAll(async () => {
  vendors = await startVendors({
    openai: {
      baseSize: SIZE,
      gridSize: SIZE,
      respond: ({ path }) => {
        const picture = answers.get(path.split('/').at(-1) ?? '');
        return picture ? { name: 'other_picture', picture } : 'ok';
      },
    },
  });
  application = await openTestApplication({ ...vendors.env, IMAGES_PER_MINUTE: '1000000' });
  await makeDataset(application);
});
afterAll(async () => {
  await application.close();
  await vendors.close();
});

async function makeWith(path: string, picture: Buffer) {
  answers.clear();
  answers.set(path, picture);
  return runDataset(application, await createDataset(application, { replace: false }));
}

describe.each(CALLS)('a vendor whose %s is', (_, path, kind) => {
  it.each(Object.entries(UNUSABLE))('%s', async (_name, { says, bytes }) => {
    const dataset = await makeWith(path, await bytes());
    expect(dataset.status).toBe('incomplete');
    const [gap] = await application.datasets.gaps(dataset.id);
    // The limit is lower here than for files of the user's own.
    const reason = (gap?.reason ?? '').replace('16 million', '50 million');
    expect(reason).toMatch(says);
    expect(reason).not.toMatch(/unknown error|undefined|\[object|\n|\bat .+:\d+:\d+/i);
  });

  it('one pixel', async () => {
    const dataset = await makeWith(path, await onePixel());
    expect(dataset.status).toBe('incomplete');
    const [gap] = await application.datasets.gaps(dataset.id);
    expect(gap?.reason).toMatch(kind === 'base' ? /too small/ : /4 pictures were wanted, and only \d/);
  });

  it.each(Object.entries(UNUSUAL))('%s: used as any other', async (name, make) => {
    const dataset = await makeWith(path, await make(await source.picture(kind, 1, name)));
    const gaps = await application.datasets.gaps(dataset.id);
    expect({ status: dataset.status, gaps }).toEqual({ status: 'completed', gaps: [] });
    const [person] = await application.personas.page(dataset.id, 'completed', -1, 1);
    const pictures = await application.personas.picturesOf([person?.id ?? '']);
    const images = pictures.filter((picture) => picture.kind === 'cell');
    expect(images).toHaveLength(4);
    for (const { key, width, height } of images) {
      const picture = await sharp(await application.store.get(key)).metadata();
      expect(picture).toMatchObject({ format: 'png', depth: 'uchar', width, height });
      // Grids are 2×2 with gutters: a photo is a little less than half of one.
      expect(Math.min(width, height)).toBeGreaterThan(SIZE.width * 0.4);
    }
  });
});
