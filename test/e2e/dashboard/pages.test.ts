import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';
import { pagesOf } from '../../support/dashboard/pages.ts';
import { addStates, type States } from '../../support/dashboard/states.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** What axe finds, good practice included, as `rule: element`. @param rules all of them unless told */
async function violations(page: Page, rules?: readonly string[]): Promise<string[]> {
  // Through the debugger: the policy of the page allows no script but its own, and stays in force.
  if (!(await page.evaluate<boolean>(`'axe' in window`))) await page.evaluate(AXE);
  const options = { resultTypes: ['violations'], ...(rules ? { runOnly: rules } : {}) };
  const { violations: found } = await page.evaluate<AxeResults>(`axe.run(${JSON.stringify(options)})`);
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

/** What axe still finds a moment later: on a busy machine a colour may be between two themes at first. */
async function settled(page: Page, rules?: readonly string[]): Promise<string[]> {
  let found = await violations(page, rules);
  for (let tries = 0; tries < 5 && found.length > 0; tries += 1) {
    await page.waitForTimeout(200);
    found = await violations(page, rules);
  }
  return found;
}

/** The dashboard's pages say by a class which theme they wear; the reference is a style sheet alone. */
const WORN = `document.getElementById('root') === null
  || document.documentElement.classList.contains('dark') === matchMedia('(prefers-color-scheme: dark)').matches`;

/** Another theme, once its colours are there: without motion they do not fade, and come with the next frame. */
async function wear(page: Page, colorScheme: 'light' | 'dark'): Promise<void> {
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  await expect.poll(() => page.evaluate<boolean>(WORN)).toBe(true);
  await page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))');
}

/** How many pixels a page is wider than its window. */
const STICKS_OUT = 'document.scrollingElement.scrollWidth - document.documentElement.clientWidth';

/** Words that cannot be read: outside of the window, or cut by their box without an ellipsis. */
const CUT_OFF = `[...document.querySelectorAll('body *')].filter((element) => {
  const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  // What only screen readers hear is a dot, or lies to the left of everything.
  if (!words || element.clientWidth === 1 || element.getBoundingClientRect().right < 0 || element.closest('.sr-only, svg, option, script, style')) return false;
  if (!element.checkVisibility({ visibilityProperty: true })) return false;
  const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
  const cut = /hidden|clip/.test(overflowX) && textOverflow !== 'ellipsis' && webkitLineClamp === 'none'
    && element.scrollWidth > element.clientWidth + 1;
  let box = element.parentElement;
  while (box && getComputedStyle(box).overflowX === 'visible') box = box.parentElement;
  const { right, left } = element.getBoundingClientRect();
  return cut || (box === null && (right > document.documentElement.clientWidth + 1 || left < -1));
}).map((element) => element.outerHTML.slice(0, 160))`;

describe.skipIf(!hasBrowser)('every page of the dashboard (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  let states: States;
  beforeAll(async () => {
    dashboard = await startDashboard({ people: 8 });
    states = await addStates(dashboard, { large: 2_000 });
  });
  afterAll(() => dashboard?.close());

  // Light and dark differ in colours alone, wide and narrow in everything else.
  it('has no violation for axe, light or dark, wide or on a phone, and nothing is cut off', async () => {
    const found: Record<string, unknown> = {};
    for (const { name, path, ready, signedOut } of pagesOf(states)) {
      const { page, context, complaints } = await dashboard.open(path, signedOut ? {} : { role: 'admin' });
      await page.locator(ready).first().waitFor();
      await wear(page, 'light');
      const note = async (look: string, rules?: readonly string[]) => {
        const wrong = [
          ...(await settled(page, rules)),
          ...(await page.evaluate<string[]>(CUT_OFF)).map((element) => `cut off: ${element}`),
        ];
        const sticksOut = await page.evaluate<number>(STICKS_OUT);
        if (sticksOut > 0) wrong.push(`sticks out by ${sticksOut} pixels`);
        if (wrong.length > 0) found[`${name}, ${look}`] = wrong;
      };
      await note('light, wide');
      await wear(page, 'dark');
      await note('dark, wide', ['color-contrast']);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.locator(ready).first().waitFor();
      await note('dark, 360 pixels');
      await wear(page, 'light');
      await note('light, 360 pixels', ['color-contrast']);
      if (complaints.length > 0) found[`${name} complains`] = complaints;
      await context.close();
    }
    expect(found).toEqual({});
  });

  it('has no violation in what opens over a page, light or dark', async () => {
    const found: Record<string, string[]> = {};
    const [person, wall] = ['person', 'wall'].map(
      (name) => pagesOf(states).find((one) => one.name === name)?.path ?? '',
    );
    const openings = [
      [person, 'Edit text', 'dialog'],
      [person, /^Picture 1 of/, 'dialog'],
      [person, 'Make again', 'dialog'],
      [wall, 'Export', '[role=menu]'],
      [wall, 'More actions', '[role=menu]'],
      ['/access', 'Add a user', 'dialog'],
      ['/access', 'Make a key', 'dialog'],
    ] as const;
    for (const [path, name, opens] of openings) {
      const { page, context, complaints } = await dashboard.open(path ?? '', {
        role: 'admin',
        width: 360,
      });
      await page.getByRole('button', { name }).first().click();
      await page.locator(opens).waitFor();
      await wear(page, 'light');
      const light = await settled(page);
      await wear(page, 'dark');
      const wrong = [...light, ...(await settled(page, ['color-contrast'])), ...complaints];
      if (wrong.length > 0) found[String(name)] = wrong;
      expect(await page.evaluate<number>(STICKS_OUT)).toBeLessThanOrEqual(0);
      await context.close();
    }
    expect(found).toEqual({});
  });

  it('gives the focus to the heading when another page opens', async () => {
    const { page, context } = await dashboard.open('/', { role: 'admin' });
    await page
      .getByRole('navigation', { name: 'Main' })
      .first()
      .getByRole('link', { name: 'Settings' })
      .click();
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    expect(await page.evaluate('document.activeElement.tagName + document.activeElement.textContent')).toBe(
      'H1Settings',
    );
    expect(await page.title()).toBe('Settings · Avatars');
    await context.close();
  });

  it('says to everybody what they may not do', async () => {
    const { page, context } = await dashboard.open(`/datasets/${states.usual}`, {
      role: 'viewer',
    });
    const review = page.getByRole('button', { name: 'Review' });
    await review.waitFor();
    expect(await review.getAttribute('aria-description')).toMatch(/can look, not decide/);
    await page.goto(`${dashboard.server.url}/datasets/new`);
    await page.getByText('only administrators can do it').waitFor();
    await page.goto(`${dashboard.server.url}/settings`);
    expect(await page.getByLabel('Language').isDisabled()).toBe(true);
    await context.close();
  });

  it('follows the switch of light and dark, and keeps it', async () => {
    const { page, context } = await dashboard.open('/', { role: 'admin', theme: 'light' });
    const dark = () => page.evaluate<boolean>(`document.documentElement.classList.contains('dark')`);
    expect(await dark()).toBe(false);
    await page.getByRole('button', { name: 'Light or dark' }).click();
    await page.getByRole('menuitem', { name: 'Dark' }).click();
    expect(await dark()).toBe(true);
    await page.reload();
    expect(await dark()).toBe(true);
    await context.close();
  });
});
