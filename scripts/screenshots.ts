// Makes docs/screenshots/ anew: every page of the dashboard in a real browser, with people that the product makes
// offline. The server does not work on datasets, so that every state of one can be shown at once. With a folder as
// argument it puts all pages there instead, light and dark, wide and narrow, as PNG files of full length.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { openEmbedded } from '../src/database/connection.ts';
import { scratchFolder } from '../test/support/avatars.ts';
import { startDashboard } from '../test/support/dashboard/index.ts';
import { pagesOf } from '../test/support/dashboard/pages.ts';
import { addStates } from '../test/support/dashboard/states.ts';

const wanted = process.argv[2];
const folder = wanted ?? resolve(import.meta.dirname, '../docs/screenshots');
/** Kept small: enough to see what a page looks like. */
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

const dashboard = await startDashboard({ people: 24, database: () => openEmbedded(scratchFolder()) });
const states = await addStates(dashboard, { large: 1_000 });
const pages = pagesOf(states);
const everything = pages.flatMap(({ name }) =>
  [1280, 360].flatMap((width): Shot[] => [
    [name, 'light', width],
    [name, 'dark', width],
  ]),
);
mkdirSync(folder, { recursive: true });
for (const [name, theme, width] of wanted === undefined ? KEPT : everything) {
  const shown = pages.find((one) => one.name === name);
  if (!shown) throw new Error(`There is no page ${name}.`);
  const { page, context } = await dashboard.open(shown.path, {
    theme,
    width,
    height: width === 360 ? 740 : 850,
    ...(shown.signedOut ? {} : { role: 'admin' as const }),
  });
  await page.locator(shown.ready).first().waitFor();
  if (name === 'new-dataset') {
    await page.getByLabel('Who are the people?').fill('retired teachers in Lisbon who garden');
  }
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  await page.waitForTimeout(500);
  const file = join(folder, `${name}-${width === 360 ? 'phone' : 'wide'}-${theme}`);
  if (wanted === undefined) {
    const shot = await page.screenshot({ fullPage: name === 'person' && width > 360 });
    await sharp(shot)
      .resize({ width: KEPT_WIDTH, withoutEnlargement: true })
      .webp({ quality: 78 })
      .toFile(`${file}.webp`);
  } else {
    await page.screenshot({ fullPage: true, path: `${file}.png` });
  }
  console.log(file);
  await context.close();
}
await dashboard.close();
