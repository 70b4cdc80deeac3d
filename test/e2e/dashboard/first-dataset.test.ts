import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';

const DESCRIPTION = 'retired teachers in Lisbon who garden';
const REASON = 'The garden is a car park.';

interface Exported {
  firstname: string;
  lastname: string;
  review: string;
  images: { key: string; sha256: string; url: string }[];
}

describe.skipIf(!hasBrowser)('the way of a new user (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  let page: Page;
  let complaints: string[];
  const shots = mkdtempSync(join(tmpdir(), 'avatars-screenshots-'));
  const keep = (name: string) => page.screenshot({ path: join(shots, `${name}.png`) });

  beforeAll(async () => {
    dashboard = await startDashboard({ users: false });
    ({ page, complaints } = await dashboard.open(
      new URL(dashboard.setUpUrl ?? '').href.slice(dashboard.url.length),
    ));
  });
  afterAll(async () => {
    await dashboard?.close();
    console.log(`What the new user saw: ${shots}`);
  });

  // One step leads to the next.
  let broken = false;
  beforeEach(({ onTestFailed, skip }) => {
    if (broken) skip('the step before failed');
    onTestFailed(() => {
      broken = true;
    });
  });

  const people = () => page.getByRole('list', { name: 'People' }).getByRole('listitem');
  const shown = () => page.getByRole('article').first().getAttribute('aria-label');
  /** Whom the review shows after a key: somebody else than before. */
  async function decide(...keys: string[]): Promise<string> {
    const before = await page.getByRole('article').getAttribute('aria-label');
    for (const key of keys) await page.keyboard.press(key);
    await expect.poll(shown).not.toBe(before);
    return before ?? '';
  }

  it('begins at the printed link, which lets one in once', async () => {
    await page.getByLabel('Your name').fill('Nora New');
    await page.getByLabel('Email').fill('nora@example.org');
    await page.getByLabel('Password').fill('grass is green in the north');
    await keep('1-set-up');
    await page.getByRole('button', { name: 'Set up and go in' }).click();
    await page.getByRole('heading', { name: 'Make your first dataset' }).waitFor();
    await keep('2-nothing-yet');
    const { page: late, context } = await dashboard.open(
      (dashboard.setUpUrl ?? '').slice(dashboard.url.length),
    );
    await late.getByLabel('Your name').fill('Mallory');
    await late.getByLabel('Email').fill('mallory@example.org');
    await late.getByLabel('Password').fill('grass is green in the south');
    await late.getByRole('button', { name: 'Set up and go in' }).click();
    await late.getByRole('alert').waitFor();
    await context.close();
  });

  it('says the cost while one types, and shows one person before the others are made', async () => {
    await page.getByRole('link', { name: 'New dataset' }).first().click();
    const estimate = page.getByRole('complementary', { name: 'Estimate' });
    await page.getByLabel('Who are the people?').fill(DESCRIPTION);
    await estimate.getByText('for 80 pictures').waitFor();
    await page.getByLabel('People', { exact: true }).fill('5');
    await estimate.getByText('for 20 pictures').waitFor();
    await estimate.getByText('Free').waitFor();
    await keep('3-new-dataset');
    await page.getByRole('button', { name: 'Preview one person first' }).click();
    await page.getByRole('heading', { name: 'Is this the kind of person you want?' }).waitFor();
    await page.getByRole('article', { name: 'Instagram biography' }).waitFor({ timeout: 60_000 });
    const more = page.getByRole('button', { name: 'Make the other 4' });
    await expect.poll(() => more.isEnabled(), { timeout: 60_000 }).toBe(true);
    await page.locator('figure img').first().waitFor();
    await keep('4-preview');
    await more.click();
  });

  it('shows people as they are made, to the end', async () => {
    await page.getByRole('heading', { level: 1, name: DESCRIPTION }).waitFor();
    await keep('5-live');
    // Nothing is clicked and nothing is loaded again: what is new comes by itself.
    await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 90_000 });
    await expect.poll(() => people().count()).toBe(5);
    await expect.poll(() => people().locator('img').count()).toBe(5);
    expect(await page.getByTestId('live').textContent()).toMatch(/5 of 5 people are made/);
    await keep('6-wall');
  });

  let approved: string;
  let rejected: string;
  let again: string;
  let undone: string;

  it('lets one review with the keyboard alone', async () => {
    await page.getByRole('link', { name: 'Review', exact: true }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('article').getByRole('img').first().waitFor();
    await keep('7-review');
    approved = await decide('a');
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: /^Reject/ }).waitFor();
    await page.keyboard.type(REASON);
    rejected = await decide('Enter');
    await page.keyboard.press('g');
    await page.getByRole('dialog').getByText('It costs nothing').waitFor();
    again = await decide('Enter');
    await decide('n');
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'You have seen everybody' }).waitFor();
    await keep('8-seen');
    await page.keyboard.press('u');
    await expect.poll(shown).not.toBeNull();
    undone = (await shown()) ?? '';
    await page.getByRole('article').getByText('Not reviewed').waitFor();
    expect(new Set([approved, rejected, again, undone]).size).toBe(4);
  });

  it('has the other person in the place of whoever was made again', async () => {
    await page.getByRole('link', { name: 'Back to the dataset' }).click();
    await people().getByText(approved, { exact: true }).waitFor();
    await expect.poll(() => people().getByText(again, { exact: true }).count(), { timeout: 60_000 }).toBe(0);
    await expect.poll(() => people().count()).toBe(5);
    await people().filter({ hasText: approved }).getByText('Approved').waitFor();
    await people().filter({ hasText: rejected }).getByText('Rejected').waitFor();
  });

  it('gives a file with the approved people, and no others', async () => {
    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Approved people only' }).click();
    await keep('9-export');
    const arriving = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /^JSON Lines/ }).click();
    const download = await arriving;
    expect(download.suggestedFilename()).toMatch(/\.jsonl$/);
    const lines = readFileSync(await download.path(), 'utf8')
      .trim()
      .split('\n');
    const exported = lines.map((line) => JSON.parse(line) as Exported);
    expect(exported.map(({ firstname, lastname }) => `${firstname} ${lastname}`)).toEqual([approved]);
    expect(exported[0]).toMatchObject({ review: 'approved', images: { length: 4 } });
    expect(complaints).toEqual([]);
  });

  it('lets nobody in who is not known, and says so', async () => {
    const { page: strange, context } = await dashboard.open('/statistics');
    await strange.waitForURL(/sign-in\?to=(%2F|\/)statistics/);
    await strange.getByLabel('Email').fill('nobody@example.org');
    await strange.getByLabel('Password').fill('wrong');
    await strange.keyboard.press('Enter');
    await strange.getByRole('alert').getByText('The address or the password is wrong').waitFor();
    expect(await strange.getByLabel('Email').inputValue()).toBe('nobody@example.org');
    await context.close();
  });
});
