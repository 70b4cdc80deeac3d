// Makes docs/screenshots/ anew: pages of the dashboard in a real browser, from a real server with people that the
// product makes offline. With a folder as argument it puts every page there instead, light and dark, wide and phone,
// as PNG files in full size.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { pagesOf } from '../test/support/dashboard/pages.ts';
import { startWithStates } from '../test/support/dashboard/states.ts';
import { startPostgres } from '../test/support/postgres.ts';

const KEPT_FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
/** Enough to see what a page looks like, in little space. */
const KEPT_WIDTH = 1000;
type Shot = readonly [name: string, theme: 'light' | 'dark', width: number];
const KEPT: readonly Shot[] = [
  ['datasets', 'light', 1280],
  ['new-dataset', 'dark', 1280],
  ['wall', 'light', 1280],
  ['wall-of-sets', 'dark', 1280],
  ['paused', 'light', 1280],
  ['person', 'light', 1280],
  ['review', 'dark', 1280],
  ['statistics', 'light', 1280],
  ['providers', 'dark', 1280],
  ['wall', 'dark', 360],
  ['person', 'dark', 360],
  ['review', 'light', 360],
];

const wholeFolder = process.argv[2];
const folder = wholeFolder ?? KEPT_FOLDER;
mkdirSync(folder, { recursive: true });
const postgres = await startPostgres();
const { dashboard, states, close } = await startWithStates(await postgres.createDatabase(), 24);
const pages = await pagesOf(dashboard, states);
const everything = pages.flatMap(({ name }): Shot[] => [
  [name, 'light', 1280],
  [name, 'dark', 1280],
  [name, 'light', 360],
  [name, 'dark', 360],
]);

for (const [name, theme, width] of wholeFolder === undefined ? KEPT : everything) {
  const wanted = pages.find((one) => one.name === name);
  if (!wanted) throw new Error(`There is no page ${name}.`);
  const { page, context } = await dashboard.open(wanted.path, {
    theme,
    width,
    height: width === 360 ? 740 : 850,
    ...(wanted.signedOut ? {} : { role: 'admin' }),
  });
  await page.locator(wanted.ready).first().waitFor();
  if (name === 'new-dataset') {
    await page.getByLabel('Who are the people?').fill('retired teachers in Lisbon who garden');
  }
  await page.waitForLoadState('networkidle', { timeout: 1500 }).catch(() => undefined);
  await page.waitForTimeout(500);
  const kind = `${name}-${width === 360 ? 'phone' : 'wide'}-${theme}`;
  const fullPage = wholeFolder === undefined ? name === 'person' && width > 360 : true;
  const shot = await page.screenshot({ fullPage });
  const file = join(folder, `${kind}.${wholeFolder === undefined ? 'webp' : 'png'}`);
  const picture = sharp(shot);
  await (
    wholeFolder === undefined
      ? picture.resize({ width: KEPT_WIDTH, withoutEnlargement: true }).webp({ quality: 78 })
      : picture
  ).toFile(file);
  console.log(file);
  await context.close();
}
await close();
await postgres.stop();
