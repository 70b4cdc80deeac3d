import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Application } from '../../../src/runtime/create-application.ts';
import { datasetSource } from '../../../src/services/dataset-source.ts';
import { makeDataset, openTestApplication } from '../../support/application.ts';
import { composeGrid } from '../../support/compose-grid.ts';
import { FIXTURES, missingFixtures } from '../../support/fixtures.ts';
import { startVendors, type Vendors } from '../../support/vendors.ts';

const missing = missingFixtures('portraits');
/** 512 × 512. */
const portrait = async (name: string) =>
  sharp(await readFile(join(FIXTURES, 'portraits', `${name}.jpg`)))
    .resize(512, 512)
    .png()
    .toBuffer();

/** Four photos of one person, as far as one portrait gives them: other crops, light and sides. */
async function fourPhotosOf(name: string): Promise<Buffer[]> {
  const file = await portrait(name);
  const changes: ((picture: Sharp) => Sharp)[] = [
    (picture) => picture.extract({ left: 38, top: 20, width: 435, height: 435 }),
    (picture) => picture.flop(),
    (picture) => picture.modulate({ brightness: 1.2 }),
    (picture) => picture.extract({ left: 20, top: 10, width: 470, height: 470 }).flop(),
  ];
  return Promise.all(changes.map((change) => change(sharp(file)).png().toBuffer()));
}

/** Everything real but the vendor: its pictures are portraits of people who do not exist. */
describe.skipIf(missing)(`portraits with a stranger among them${missing ? ` (${missing})` : ''}`, () => {
  let vendors: Vendors;
  let application: Application;
  beforeAll(async () => {
    const base = await portrait('female-00');
    const own = await fourPhotosOf('female-00');
    const stranger = await portrait('female-01');
    const grids = [await composeGrid(own.with(2, stranger)), await composeGrid(own)];
    let asked = 0;
    vendors = await startVendors({
      openai: { pictureFor: ({ path }) => (path.endsWith('/edits') ? grids[Math.min(asked++, 1)] : base) },
    });
    application = await openTestApplication(vendors.env);
  });
  afterAll(async () => {
    await application?.close();
    await vendors?.close();
  });

  it('are repaired with one more grid', async () => {
    const dataset = await makeDataset(application, { images: 4, requirePassed: true, replace: false });
    expect(dataset.status).toBe('completed');
    const charged = vendors.openai.calls.filter((call) => call.charged && call.kind === 'picture');
    expect(charged.map(({ path }) => path.split('/').at(-1))).toEqual(['generations', 'edits', 'edits']);
    for await (const person of (await datasetSource(dataset, application)).personas()) {
      expect(person).toMatchObject({ pictures_passed: 4, pictures_wanted: 4 });
      const similarities = person.images.map(({ verdict }) => verdict?.similarity ?? 0);
      expect(similarities).toHaveLength(4);
      expect(Math.min(...similarities)).toBeGreaterThan(0.68);
    }
  });
});
