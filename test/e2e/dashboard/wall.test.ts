import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../../../src/database/personas.ts';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';
import { openTestDatabase } from '../../support/databases.ts';
import { verdictOfPhoto } from '../../support/dashboard/states.ts';

/** Scrolls a screen at a time, as a hand does; gives the milliseconds of each frame, sorted. */
const SCROLL = (screens: number) => `(async () => {
  const frames = [];
  for (let step = 0; step < ${screens} * 8; step += 1) {
    const from = performance.now();
    scrollBy(0, innerHeight / 8);
    await new Promise((done) => requestAnimationFrame(done));
    frames.push(performance.now() - from);
  }
  return frames.sort((a, b) => a - b);
})()`;

const PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/** Scrolls by the clock, however many frames the browser makes of it. */
const FLING = (screens: number, aSecond: number) => `(async () => {
  let before = performance.now();
  for (let left = ${screens}; left > 0; ) {
    await new Promise(requestAnimationFrame);
    const now = performance.now();
    const step = Math.min(left, (${aSecond} * (now - before)) / 1000);
    before = now;
    left -= step;
    scrollBy(0, innerHeight * step);
  }
})()`;

/** How far anything moved that nobody moved, as the browser counts it. */
const WATCH_SHIFTS = `window.shifted = 0; new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.shifted += entry.value;
}).observe({ type: 'layout-shift', buffered: false });`;

describe.skipIf(!hasBrowser)('the wall of ten thousand people (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  let path: string;
  /** The first people of it. */
  let people: Persona[];

  beforeAll(async () => {
    dashboard = await startDashboard({ people: 8, database: () => openTestDatabase('PostgreSQL') });
    const description = 'people of every kind who take the night train from Vienna to Venice';
    const id = await dashboard.add({ description }, { count: 10_000, verdictOf: verdictOfPhoto });
    const { datasets, personas } = dashboard.server.application;
    await datasets.settle(id);
    path = `/datasets/${id}`;
    people = await personas.page(id, 'completed', -1, 2);
  });
  afterAll(() => dashboard?.close());
  beforeEach(async () => {
    ({ page, context, complaints } = await dashboard.open(path, { role: 'admin' }));
    await tiles().first().locator('a').waitFor();
  });
  afterEach(async () => {
    await context.close();
    if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
  });
  const tiles = () => page.getByRole('list', { name: 'People' }).getByRole('listitem');

  it('holds only what is in sight, however far one scrolls, and nothing jumps', async () => {
    await page.evaluate(WATCH_SHIFTS);
    const frames = await page.evaluate<number[]>(SCROLL(40));
    expect(await tiles().count()).toBeLessThan(120);
    await expect.poll(() => tiles().first().locator('a').count()).toBe(1);
    expect(Number(await tiles().first().getAttribute('aria-posinset'))).toBeGreaterThan(200);
    expect(await page.evaluate('window.shifted')).toBeLessThan(0.02);
    // 16 ms on a free machine; a wall that draws everybody anew takes seconds.
    expect(frames[Math.floor(frames.length / 2)]).toBeLessThan(100);
    await page.evaluate('scrollTo(0, 0)');
    await expect.poll(() => tiles().first().getAttribute('aria-posinset')).toBe('1');
    await tiles().first().locator('a').waitFor();
  });

  it('fetches no pictures while it rushes by, and those in sight when it rests', async () => {
    let fetched = 0;
    const place = async () => Number(await tiles().first().getAttribute('aria-posinset'));
    // Pictures that no cache keeps, so that each one that is wanted is seen here.
    await page.route('**/thumbnail?*', (route) => {
      fetched += 1;
      return route.fulfill({
        body: PIXEL,
        contentType: 'image/png',
        headers: { 'cache-control': 'no-store' },
      });
    });
    // A list that is walked for the first time stands still at its end until more is known of it.
    while ((await place()) < 600) await page.evaluate(FLING(10, 10));
    await page.evaluate('scrollTo(0, 0)');
    await expect.poll(place).toBe(1);
    fetched = 0;
    await page.evaluate(FLING(20, 10));
    const rushed = fetched;
    const passed = await place();
    expect(passed).toBeGreaterThan(300);
    // Some before it was fast; without that rule it is everybody who passed.
    expect(rushed).toBeLessThan(passed / 3);
    const shown = 'Array.from(document.images).filter((one) => one.naturalWidth > 0).length';
    await expect.poll(() => page.evaluate(shown)).toBeGreaterThan(12);
    expect(fetched).toBeGreaterThan(rushed);
  });

  it('keeps filters in the address, and takes them from there', async () => {
    await page.getByLabel('Review').selectOption('rejected');
    await page.getByRole('heading', { name: 'Nobody is like that' }).waitFor();
    expect(page.url()).toMatch(/\?review=rejected$/);
    await page.getByRole('button', { name: 'Show everybody' }).click();
    await tiles().first().locator('a').waitFor();
    const [first] = people;
    await page.goto(`${dashboard.server.url}${path}?gender=${first?.gender}&q=${first?.lastname}`);
    await tiles().first().locator('a').waitFor();
    expect(await page.getByRole('searchbox').inputValue()).toBe(first?.lastname);
    expect(await tiles().first().textContent()).toContain(first?.lastname);
  });

  it('changes what an event says while somebody looks, without a jump', async () => {
    await page.evaluate('scrollTo(0, 900)');
    await page.evaluate('scrollTo(0, 0)');
    await tiles().nth(1).locator('a').waitFor();
    await page.evaluate(WATCH_SHIFTS);
    await dashboard.server.call('POST', `/api/v1/personas/${people[1]?.id}/approve`, {
      as: 'reviewer',
      body: {},
    });
    await tiles().nth(1).getByText('Approved').waitFor();
    expect(await page.evaluate('window.shifted')).toBeLessThan(0.02);
  });

  it('is where it was when one comes back from a person', async () => {
    await page.evaluate(SCROLL(20));
    await tiles().first().locator('a').waitFor();
    const before = await page.evaluate<number>('scrollY');
    expect(before).toBeGreaterThan(3_000);
    const inSight = tiles().nth(30).locator('a');
    await inSight.waitFor();
    await inSight.evaluate((link: { click: () => void }) => link.click());
    await page.getByRole('article', { name: 'Instagram biography' }).waitFor();
    const heading = page.getByRole('heading', { level: 1 });
    const name = await heading.textContent();
    await page.getByRole('link', { name: /^Next person/ }).click();
    await expect.poll(() => heading.textContent()).not.toBe(name);
    await page.goBack();
    await expect.poll(() => heading.textContent()).toBe(name);
    await page.goBack();
    await tiles().first().locator('a').waitFor();
    await expect.poll(() => page.evaluate<number>('scrollY')).toBeGreaterThan(before - 200);
    expect(await page.evaluate<number>('scrollY')).toBeLessThan(before + 200);
  });

  it('is walked with the arrow keys', async () => {
    await tiles().first().locator('a').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowDown');
    const focused = () =>
      page.evaluate<string>(`document.activeElement.closest('[data-index]')?.dataset.index`);
    await expect.poll(async () => Number(await focused())).toBeGreaterThan(3);
    await page.keyboard.press('Enter');
    await page.getByRole('article', { name: 'Facebook biography' }).waitFor();
    await page.goBack();
    await tiles().first().locator('a').waitFor();
  });

  it('says of every person that they are synthetic', async () => {
    expect(await tiles().nth(2).textContent()).toMatch(/Synthetic/);
    const images = page.locator('main img');
    for (const image of await images.all()) expect(await image.getAttribute('alt')).not.toBeNull();
  });
});
