import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/browser.ts';
import type { Dashboard } from '../../support/dashboard/index.ts';
import { type PageToSee, pagesOf } from '../../support/dashboard/pages.ts';
import { startWithStates, type States } from '../../support/dashboard/states.ts';
import { createTestDatabase } from '../../support/shared-postgres.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Every rule that axe has, good practice included, as `rule: element`. */
async function violations(page: Page): Promise<string[]> {
  // Through the debugger: the policy of the page allows no script but its own, and stays in force.
  await page.evaluate(AXE);
  const { violations: found } = await page.evaluate<AxeResults>(`axe.run({ resultTypes: ['violations'] })`);
  return found.flatMap(({ id, nodes }) =>
    nodes.slice(0, 3).map(({ html }) => `${id}: ${html.slice(0, 200)}`),
  );
}

/** How many pixels a page is wider than its window. */
const STICKS_OUT = 'document.scrollingElement.scrollWidth - document.documentElement.clientWidth';

/** Words that nobody can read: outside of the window, or cut by their box without an ellipsis. */
const CUT_OFF = `[...document.querySelectorAll('body *')].filter((element) => {
  const words = [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim() !== '');
  if (!words || !element.checkVisibility({ visibilityProperty: true }) || element.closest('.sr-only, svg, option')) return false;
  const { overflowX, textOverflow, webkitLineClamp } = getComputedStyle(element);
  const cut = overflowX !== 'visible' && overflowX !== 'auto' && overflowX !== 'scroll' && textOverflow !== 'ellipsis'
    && webkitLineClamp === 'none' && element.scrollWidth > element.clientWidth + 1;
  let box = element.parentElement;
  while (box && !/auto|scroll|hidden|clip/.test(getComputedStyle(box).overflowX)) box = box.parentElement;
  const { right, left } = element.getBoundingClientRect();
  return cut || (box === null && (right > document.documentElement.clientWidth + 1 || left < -1));
}).map((element) => element.outerHTML.slice(0, 160))`;

describe.skipIf(!hasBrowser)('every page of the dashboard (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  let states: States;
  let pages: PageToSee[];
  let close: () => Promise<void>;
  beforeAll(async () => {
    ({ dashboard, states, close } = await startWithStates(await createTestDatabase(), 6));
    pages = await pagesOf(dashboard, states);
  });
  afterAll(() => close?.());

  it.each([
    ['light', 1280],
    ['dark', 1280],
    ['light', 360],
    ['dark', 360],
  ] as const)('has no violation for axe and nothing that sticks out: %s, %i pixels', async (theme, width) => {
    const found: Record<string, unknown> = {};
    for (const { name, path, ready, signedOut } of pages) {
      const { page, context, complaints } = await dashboard.open(path, {
        width,
        theme,
        ...(signedOut ? {} : { role: 'admin' as const }),
      });
      await page.locator(ready).first().waitFor();
      const wrong = [...(await violations(page)), ...complaints];
      const sticksOut = await page.evaluate<number>(STICKS_OUT);
      const cutOff = await page.evaluate<string[]>(CUT_OFF);
      if (wrong.length > 0) found[name] = wrong;
      if (sticksOut > 0) found[`${name} sticks out`] = sticksOut;
      if (cutOff.length > 0) found[`${name} is cut off`] = cutOff;
      await context.close();
    }
    expect(found).toEqual({});
  });

  it.each(['light', 'dark'] as const)('has no violation in what opens over a page: %s', async (theme) => {
    const found: Record<string, string[]> = {};
    const [person, wall] = ['person', 'wall'].map(
      (name) => pages.find((one) => one.name === name)?.path ?? '',
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
        theme,
        role: 'admin',
        width: 360,
      });
      await page.getByRole('button', { name }).first().click();
      await page.locator(opens).waitFor();
      const wrong = [...(await violations(page)), ...complaints];
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
    await page.goto(`${dashboard.url}/datasets/new`);
    await page.getByText('only administrators can do it').waitFor();
    await page.goto(`${dashboard.url}/settings`);
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
