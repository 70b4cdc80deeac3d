import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Persona } from '../../../web/src/api/client.ts';
import { hasBrowser } from '../../support/browser.ts';
import { makeDataset, multiplyPeople, peopleOf } from '../../support/dashboard/datasets.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';
import { createTestDatabase } from '../../support/shared-postgres.ts';

describe.skipIf(!hasBrowser)('review by keyboard alone (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  /** Whose people each test reviews copies of. */
  let made: string;
  let dataset: string;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  /** The people of a new dataset, in the order in which they are reviewed. */
  let people: Persona[];

  beforeAll(async () => {
    dashboard = await startDashboard({ databaseUrl: await createTestDatabase() });
    made = (await makeDataset(dashboard, { description: 'bakers in Ghent', count: 6 })).id;
  });
  afterAll(() => dashboard?.close());
  beforeEach(async () => {
    dataset = await multiplyPeople(dashboard, made, { description: 'people to review', count: 6 });
    people = await peopleOf(dashboard, dataset);
    const path = `/datasets/${dataset}/review?review=pending`;
    ({ page, context, complaints } = await dashboard.open(path, { role: 'admin' }));
    await shows(0);
  });
  afterEach(async () => {
    await context.close();
    if (complaints.length > 0) throw new Error(`The page complains:\n${complaints.join('\n')}`);
  });

  const nameOf = (index: number): string => `${people[index]?.firstname} ${people[index]?.lastname}`;
  const shows = (index: number) => page.getByRole('article', { name: nameOf(index), exact: true }).waitFor();
  const press = (...keys: string[]) =>
    keys.reduce((before, key) => before.then(() => page.keyboard.press(key)), Promise.resolve());
  const stored = async (index: number) => {
    const { review, review_reason: reason } = await dashboard.call<Persona>(
      'GET',
      `/personas/${people[index]?.id}`,
    );
    return { review, reason };
  };
  const storedReviews = async () => (await peopleOf(dashboard, dataset)).map(({ review }) => review);

  it('approves with A and goes on', async () => {
    await press('a');
    await shows(1);
    await expect.poll(() => stored(0)).toEqual({ review: 'approved', reason: null });
  });

  it('rejects with R and the number of a reason', async () => {
    await press('r');
    await page.getByRole('dialog', { name: /^Reject/ }).waitFor();
    await press('3');
    await shows(1);
    await expect
      .poll(() => stored(0))
      .toEqual({ review: 'rejected', reason: 'Text and pictures do not fit together.' });
  });

  it('rejects with a reason that one types, whose letters and digits are no commands', async () => {
    await press('r');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('a 1980s haircut');
    await press('Enter');
    await shows(1);
    await expect.poll(() => stored(0)).toEqual({ review: 'rejected', reason: 'a 1980s haircut' });
  });

  it('leaves the question with Escape and decides nothing', async () => {
    await press('r');
    await page.getByRole('dialog').waitFor();
    await press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await shows(0);
    expect(await stored(0)).toEqual({ review: 'pending', reason: null });
  });

  it('makes somebody again with G, after it has said the cost', async () => {
    await press('g');
    const dialog = page.getByRole('dialog', { name: /again\?$/ });
    await dialog.getByText('It costs nothing').waitFor();
    const place = async () =>
      (await peopleOf(dashboard, dataset)).find(
        ({ position, status }) => position === 0 && status === 'completed',
      );
    expect((await place())?.id).toBe(people[0]?.id);
    await press('Enter');
    await shows(1);
    await expect.poll(async () => (await place())?.attempt, { timeout: 60_000 }).toBe(1);
  });

  it('goes forward with N and the arrow, and back with P and the other arrow', async () => {
    await press('n');
    await shows(1);
    await press('ArrowRight');
    await shows(2);
    await press('p');
    await shows(1);
    await press('ArrowLeft');
    await shows(0);
    expect(await storedReviews()).toEqual(people.map(() => 'pending'));
  });

  it('takes decisions back with U, the last one first, and shows whom they were about', async () => {
    await press('a', 'a', 'n');
    await shows(3);
    await press('u');
    await shows(1);
    await expect.poll(async () => (await storedReviews()).slice(0, 2)).toEqual(['approved', 'pending']);
    await press('u');
    await shows(0);
    await expect.poll(async () => (await stored(0)).review).toBe('pending');
  });

  it('shows one picture large with its number, and small again', async () => {
    await press('3');
    const large = page.getByRole('list', { name: 'Pictures side by side' });
    expect(await large.getByRole('listitem').count()).toBe(2);
    await press('4');
    await page.getByText('Picture 4', { exact: true }).waitFor();
    await press('Escape');
    await page.getByRole('list', { name: 'Pictures', exact: true }).waitFor();
    await press('9');
    expect(await large.count()).toBe(0);
  });

  it('lists the keys with ?', async () => {
    await press('?');
    await page
      .getByRole('dialog', { name: 'Keys of the review' })
      .getByText('Undo the last decision')
      .waitFor();
    await press('a');
    expect((await stored(0)).review).toBe('pending');
  });

  it('reaches every button with Tab too, and acts with Enter', async () => {
    for (let steps = 0; steps < 60; steps += 1) {
      await press('Tab');
      if ((await page.evaluate<string>('document.activeElement.textContent.trim()')).startsWith('Approve'))
        break;
    }
    await press('Enter');
    await shows(1);
    await expect.poll(async () => (await stored(0)).review).toBe('approved');
  });

  it('takes back what the server refuses, and says so', async () => {
    // A database that is away: what a real one answers then, in place of one answer.
    await page.route('**/approve', (route) =>
      route.fulfill({
        status: 503,
        contentType: 'application/problem+json',
        body: JSON.stringify({
          title: 'Not now',
          status: 503,
          code: 'storage',
          detail: 'The database does not answer.',
        }),
      }),
    );
    await press('a');
    await page.getByRole('alert').getByText('The database does not answer.').waitFor();
    await press('p');
    await shows(0);
    await page.getByRole('article').getByText('Not reviewed').waitFor();
    expect((await stored(0)).review).toBe('pending');
  });

  it('counts, and ends when everybody was seen', async () => {
    await press('a', 'a', 'a');
    await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('3');
    await press('a', 'a', 'a');
    await page.getByRole('heading', { name: 'You have seen everybody' }).waitFor();
    await press('p');
    await shows(5);
    await expect.poll(storedReviews).toEqual(people.map(() => 'approved'));
  });

  it('refuses a reviewer what costs money, in words', async () => {
    const other = await dashboard.open(new URL(page.url()).pathname, { role: 'reviewer' });
    await other.page.getByRole('article').waitFor();
    await other.page.keyboard.press('g');
    await other.page.getByText('only administrators can do it', { exact: false }).first().waitFor();
    expect(await other.page.getByRole('dialog').count()).toBe(0);
    await other.context.close();
  });
});
