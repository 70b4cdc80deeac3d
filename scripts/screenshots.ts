// Makes docs/screenshots/ anew: every page of the dashboard in a real browser, with people that the product makes
// offline. The server does not work on datasets, so that every state of one can be shown at once.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { startDashboard } from '../test/support/dashboard/index.ts';
import { pagesOf } from '../test/support/dashboard/pages.ts';
import { addStates } from '../test/support/dashboard/states.ts';

const FOLDER = resolve(import.meta.dirname, '../docs/screenshots');
/** Kept small: enough to see what a page looks like. */
const KEPT_WIDTH = 1000;

const SHOWN = [
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
] as const;

const dashboard = await startDashboard({ people: 24 });
const states = await addStates(dashboard, { large: 1_000 });
mkdirSync(FOLDER, { recursive: true });
for (const [name, theme, width] of SHOWN) {
  const wanted = pagesOf(states).find((one) => one.name === name);
  if (!wanted) throw new Error(`There is no page ${name}.`);
  const { page, context } = await dashboard.open(wanted.path, {
    theme,
    width,
    height: width === 360 ? 740 : 850,
    role: 'admin',
  });
  await page.locator(wanted.ready).first().waitFor();
  if (name === 'new-dataset') {
    await page.getByLabel('Who are the people?').fill('retired teachers in Lisbon who garden');
  }
  await page.waitForLoadState('networkidle', { timeout: 3000 }).catch(() => undefined);
  await page.waitForTimeout(500);
  const shot = await page.screenshot({ fullPage: name === 'person' && width > 360 });
  const file = join(FOLDER, `${name}-${width === 360 ? 'phone' : 'wide'}-${theme}.webp`);
  await sharp(shot)
    .resize({ width: KEPT_WIDTH, withoutEnlargement: true })
    .webp({ quality: 78 })
    .toFile(file);
  console.log(file);
  await context.close();
}
await dashboard.close();
