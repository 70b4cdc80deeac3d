import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { PersonItem } from '../../../src/services/people-views.ts';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';

/** What the server says while its database is away. */
const AWAY = {
  title: 'Service Unavailable',
  status: 503,
  code: 'storage',
  detail: 'The database does not answer.',
  hint: 'Try again in a moment.',
};

describe.skipIf(!hasBrowser)('review by keyboard alone (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  let context: BrowserContext;
  let page: Page;
  let complaints: string[];
  /** The people of a new dataset, in the order in which they are reviewed. */
  let people: PersonItem[];

  beforeAll(async () => {
    dashboard = await startDashboard({ work: true });
  });
  afterAll(() => dashboard?.close());
  beforeEach(async () => {
    const dataset = await dashboard.add({ description: 'people to review' }, { count: 6 });
    await dashboard.server.application.datasets.settle(dataset);
    ({ items: people } = await dashboard.read<{ items: PersonItem[] }>(`/datasets/${dataset}/personas`));
    ({ page, context, complaints } = await dashboard.open(`/datasets/${dataset}/review?review=pending`, {
      role: 'admin',
    }));
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
  const storedPerson = (index: number) => dashboard.read<PersonItem>(`/personas/${people[index]?.id}`);
  const stored = async (index: number) => {
    const { review, review_reason: reason } = await storedPerson(index);
    return { review, reason };
  };
  /** Everybody who has the place of one of these people now. */
  const newPeople = async () => {
    const path = `/datasets/${people[0]?.dataset_id}/personas?status=completed`;
    return (await dashboard.read<{ items: PersonItem[] }>(path)).items;
  };
  const reviews = async () => Promise.all(people.map(async (_, index) => (await stored(index)).review));

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
    expect((await storedPerson(0)).status).toBe('completed');
    await press('Enter');
    await shows(1);
    await expect.poll(async () => (await storedPerson(0)).status).toBe('failed');
    await expect.poll(newPeople).toHaveLength(people.length);
    // Whoever has the place now comes at the end.
    await press('n', 'n', 'n', 'n', 'n');
    const [other] = await newPeople();
    await page
      .getByRole('article', { name: `${other?.firstname} ${other?.lastname}`, exact: true })
      .waitFor();
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
    expect(await reviews()).toEqual(people.map(() => 'pending'));
  });

  it('takes decisions back with U, the last one first, and shows whom they were about', async () => {
    await press('a', 'a', 'n');
    await shows(3);
    await press('u');
    await shows(1);
    await expect.poll(async () => (await reviews()).slice(0, 2)).toEqual(['approved', 'pending']);
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
    await press('0');
    await page.getByText('First picture', { exact: true }).waitFor();
    expect(await large.getByRole('listitem').count()).toBe(1);
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
    await page.route(/\/approve$/, (route) =>
      route.fulfill({ status: 503, contentType: 'application/problem+json', body: JSON.stringify(AWAY) }),
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
    await expect.poll(reviews).toEqual(people.map(() => 'approved'));
  });

  it('shows people who are made meanwhile, once everybody else was seen', async () => {
    await press('n', 'n', 'n', 'n', 'n', 'n');
    await page.getByRole('heading', { name: 'You have seen everybody' }).waitFor();
    const path = `/datasets/${people[0]?.dataset_id}`;
    await dashboard.server.call('POST', `/api/v1${path}/extend`, { as: 'admin', body: { count: 8 } });
    await page.getByRole('heading', { name: 'You have seen all who are made so far' }).waitFor();
    const made = await expect.poll(newPeople).toHaveLength(8).then(newPeople);
    for (const { firstname, lastname } of made.slice(6)) {
      await page.getByRole('article', { name: `${firstname} ${lastname}`, exact: true }).waitFor();
      await press('a');
    }
    await page.getByRole('heading', { name: 'You have seen everybody' }).waitFor();
  });

  it('shows at once what somebody else decides about whom one looks at', async () => {
    await dashboard.server.call('POST', `/api/v1/personas/${people[0]?.id}/reject`, {
      as: 'reviewer',
      body: { reason: 'The ears.' },
    });
    await page
      .getByRole('article', { name: nameOf(0), exact: true })
      .getByText('Rejected')
      .waitFor();
    expect(await stored(0)).toEqual({ review: 'rejected', reason: 'The ears.' });
  });

  it('keeps what is decided while the server is away, and sends it when it is back', async () => {
    await page.route('**/api/v1/personas/*/approve', (route) => route.abort());
    await press('a', 'a');
    await shows(2);
    expect((await reviews()).slice(0, 2)).toEqual(['pending', 'pending']);
    await page.unroute('**/api/v1/personas/*/approve');
    await expect.poll(async () => (await reviews()).slice(0, 2)).toEqual(['approved', 'approved']);
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
