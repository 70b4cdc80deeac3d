import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../../../src/domain/verdict.ts';
import { exportDataset } from '../../../../src/export/index.ts';
import { hasBrowser, launchBrowser } from '../../../support/browser.ts';
import { NASTY_TEXTS } from '../../../support/nasty-texts.ts';
import { sampleDataset, type SampleOptions } from '../../../support/sample-dataset.ts';

const thumbnail = (bytes: Uint8Array, side: number): Promise<Uint8Array> =>
  sharp(bytes).resize(side, side, { fit: 'inside', withoutEnlargement: true }).webp().toBuffer();

const nasty = Object.values(NASTY_TEXTS);
const nastyPerson: SampleOptions['person'] = (position) => {
  const text = nasty[position];
  if (text === undefined) return {};
  return { firstname: text, bio_facebook: text, bio_instagram: text, bio_x: text, bio_tiktok: text };
};

const verdicts: Partial<Verdict>[] = [
  {},
  { outcome: 'could-not-tell', reasons: [{ code: 'unsure-person', words: 'Maybe.' }] },
  {
    outcome: 'failed',
    reasons: [
      { code: 'blurred', words: 'Too "blurred" <b>by far</b>.' },
      { code: 'no-face', words: 'No face.' },
    ],
  },
  { outcome: 'not-a-photo', reasons: [{ code: 'drawn', words: 'It is a drawing.' }] },
];

// What runs in the page is text: the types of a browser stay out of a program for Node.
const CARDS_THAT_ARE_CUT = `
  [...document.querySelectorAll('.card')].filter((card) => card.scrollWidth > card.clientWidth).length`;

/** Searches, then scrolls from top to bottom; gives the milliseconds of the longest wait for a frame. */
const LONGEST_WAIT = `(async () => {
  const field = document.getElementById('find');
  const frame = () => new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
  let longest = 0;
  for (const words of ['tomato', 'pupil number 77', 'nobody', '']) {
    const from = performance.now();
    field.value = words;
    field.dispatchEvent(new Event('input'));
    await new Promise((done) => setTimeout(done, 130)); // the page waits for more letters that long
    await frame();
    longest = Math.max(longest, performance.now() - from - 130);
  }
  for (let part = 0; part < 15; part += 1) {
    const from = performance.now();
    scrollTo(0, (document.documentElement.scrollHeight / 15) * part);
    await frame();
    longest = Math.max(longest, performance.now() - from);
  }
  return longest;
})()`;

// A machine without Chromium still runs everything else; CHROMIUM_PATH names one in another place.
describe.skipIf(!hasBrowser)('the gallery in Chromium (skipped where there is none)', () => {
  let folder: string;
  let browser: Browser;
  let small: string;
  let large: string;
  /** One picture of each outcome. */
  let judged: string;
  /** As many people as one page takes. */
  let full: string;
  /** What went wrong in the pages of a test: messages of the console, errors, requests beyond the disk. */
  const complaints: string[] = [];

  async function write(name: string, options: SampleOptions): Promise<string> {
    const out = join(folder, name);
    const source = await sampleDataset(options);
    const { path } = await exportDataset(source, { format: 'html', out, thumbnail });
    return pathToFileURL(path).href;
  }

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'avatars-browser-test-'));
    small = await write('small', { people: nasty.length + 3, images: 4, person: nastyPerson });
    judged = await write('judged', { people: 1, images: 4, verdict: ({ index }) => verdicts[index] });
    large = await write('large', { people: 500, images: 4 });
    full = await write('full', { people: 2500, person: () => ({ base_image: null, images: [] }) });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await rm(folder, { recursive: true, force: true });
  });
  afterEach(() => {
    const heard = complaints.splice(0);
    if (heard.length > 0) throw new Error(`The page complains:\n${heard.join('\n')}`);
  });

  async function open(
    url: string,
    width = 1280,
    options: { javaScriptEnabled?: boolean } = {},
  ): Promise<Page> {
    const page = await browser.newPage({ viewport: { width, height: 800 }, ...options });
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('dialog', (dialog) => complaints.push(`dialog: ${dialog.message()}`));
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(url);
    return page;
  }

  const shown = (page: Page) => page.locator('.card:not([hidden])').count();
  const names = (page: Page) => page.locator('.card:not([hidden]) h3').allTextContents();

  it('shows hostile texts as they are, and runs none of them', async () => {
    const page = await open(small);
    for (const [position, text] of nasty.entries()) {
      const cardOf = page.locator(`#person-${position + 1}`);
      expect(await cardOf.locator('h3').textContent()).toMatch(text);
      expect(await cardOf.locator('.bio .text').allTextContents()).toEqual([text, text, text, text]);
    }
    await page.close();
  });

  it('is finished with its style and its small pictures', async () => {
    const page = await open(small);
    const picture = page.locator('#person-1 img').first();
    await picture.scrollIntoViewIfNeeded();
    await expect.poll(() => page.evaluate(`document.querySelector('#person-1 img').naturalWidth`)).toBe(96);
    expect(await page.evaluate(`getComputedStyle(document.querySelector('.synthetic')).display`)).toBe(
      'flex',
    );
    await page.close();
  });

  it('finds people by what they wrote, by gender and by age', async () => {
    const page = await open(large);
    expect(await shown(page)).toBe(500);
    await page.getByRole('searchbox').fill('EVORA áUREA');
    await expect.poll(() => shown(page)).toBe(24);
    expect(await page.locator('#count').textContent()).toBe('24 of 500 people');
    await page.getByLabel('Gender').selectOption('m');
    await expect.poll(() => shown(page)).toBe(12);
    await page.getByLabel('Youngest age').fill('75');
    await page.getByLabel('Oldest age').fill('80');
    await expect.poll(() => shown(page)).toBeLessThan(12);
    await page.getByRole('searchbox').fill('nobody is called this');
    await expect.poll(() => shown(page)).toBe(0);
    await page.getByRole('button', { name: 'Show everybody' }).click();
    expect(await shown(page)).toBe(500);
    await page.close();
  });

  it('puts people in order', async () => {
    const page = await open(large);
    await page.getByLabel('Order').selectOption('first');
    expect((await names(page)).slice(0, 2)).toEqual(['Áurea Anjos', 'Áurea Anjos']);
    await page.getByLabel('Order').selectOption('old');
    expect(await page.locator('.card .facts span:first-child').first().textContent()).toBe('89');
    await page.getByLabel('Order').selectOption('place');
    expect((await names(page)).slice(0, 2)).toEqual(['Beatriz Oliveira', 'Júlio Pinheiro']);
    await page.close();
  });

  it.each([500, 2500])('stays quick with %i people', async (people) => {
    const started = performance.now();
    const page = await open(people === 500 ? large : full);
    expect(performance.now() - started).toBeLessThan(10_000);
    const longest = await page.evaluate<number>(LONGEST_WAIT);
    // A fifth of a second on a free machine; a list whose every item is counted anew takes 20 s.
    expect(longest).toBeLessThan(4_000);
    await page.close();
  });

  it.each([360, 768, 2560])('has nothing that sticks out at %i pixels', async (width) => {
    const page = await open(small, width);
    for (const view of ['Cards', 'Faces']) {
      await page.getByRole('button', { name: view }).click();
      // Cards out of sight have no content to stick out: each is brought into view.
      for (const cardOf of await page.locator('.card').all()) await cardOf.scrollIntoViewIfNeeded();
      expect(await page.evaluate('document.documentElement.scrollWidth - innerWidth')).toBeLessThanOrEqual(0);
      expect(await page.evaluate(CARDS_THAT_ARE_CUT)).toBe(0);
    }
    await page.close();
  });

  it('says how each picture was judged, in words, and why beside the large one', async () => {
    const page = await open(judged);
    const badges = page.locator('#person-1 .set .verdict');
    expect(await badges.locator('span').allTextContents()).toEqual([
      'passed',
      'could not tell',
      'failed',
      'drawn',
    ]);
    for (const badge of await badges.all()) expect(await badge.isVisible()).toBe(true);
    expect(await badges.nth(2).getAttribute('title')).toBe('Too "blurred" <b>by far</b>. No face.');
    expect(await page.getByRole('link', { name: /picture 4 of 5 failed/ }).count()).toBe(1);
    await badges.nth(2).click();
    expect(await page.locator('#found').textContent()).toBe('failed: Too "blurred" <b>by far</b>. No face.');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    expect(await page.locator('#found').textContent()).toBe('passed');
    await page.close();
  });

  it('shows the originals by keyboard alone', async () => {
    const page = await open(small);
    await page.keyboard.press('/');
    expect(await page.evaluate('document.activeElement.id')).toBe('find');
    await page.locator('#person-2 .photo').first().focus();
    await page.keyboard.press('Enter');
    const box = page.getByRole('dialog');
    expect(await box.isVisible()).toBe(true);
    expect(await box.locator('#which').textContent()).toBe('1 of 5');
    await expect
      .poll(() => box.locator('#large').getAttribute('src'))
      .toMatch(/pictures\/0002\S*\/base\.png$/);
    await page.keyboard.press('ArrowLeft');
    expect(await box.locator('#which').textContent()).toBe('5 of 5');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    expect(await box.locator('#which').textContent()).toBe('2 of 5');
    await page.keyboard.press('Escape');
    expect(await box.isVisible()).toBe(false);
    expect(await page.evaluate('document.activeElement.className')).toBe('photo');
    await page.close();
  });

  it('shows everybody without its script, too', async () => {
    const page = await open(small, 1280, { javaScriptEnabled: false });
    expect(await shown(page)).toBe(nasty.length + 3);
    expect(await page.locator('#tools').isVisible()).toBe(false);
    await page.close();
  });
});
