import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { PersonItem } from '../../../src/services/people-views.ts';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';
import { datasetRequest } from '../../support/requests.ts';

describe.skipIf(!hasBrowser)('a dataset and its people (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await startDashboard({ work: true });
  });
  afterAll(() => dashboard?.close());

  async function completed(description: string, count: number): Promise<string> {
    const id = await dashboard.add({ description }, { count });
    await dashboard.server.application.datasets.settle(id);
    return id;
  }

  it('says why it is paused, and goes on to the end when it is resumed', async () => {
    const { application } = dashboard.server;
    const { id } = await application.create(datasetRequest({ description: 'people who paused', count: 9 }));
    await application.datasets.start(id);
    await application.datasets.pause(id, {
      code: 'money',
      message: 'The account has no money left.',
      hint: 'Top it up, then resume.',
    });
    const { page, context, complaints } = await dashboard.open(`/datasets/${id}`, { role: 'admin' });
    await page.getByText('Top it up, then resume.').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
    await expect.poll(() => people.count()).toBe(9);
    expect(await page.getByTestId('live').textContent()).toMatch(/9 of 9 people are made/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says how much is spent when it met its limit, and goes on with another one', async () => {
    const { application } = dashboard.server;
    const request = datasetRequest({ description: 'people who cost much', count: 2, maxCost: 1 });
    const { id } = await application.create(request);
    await application.datasets.start(id);
    await application.datasets.pause(id, {
      code: 'max-cost',
      message: 'The next call would pass --max-cost.',
      hint: `Raise it with: avatars resume ${id} --max-cost 2.5`,
      enough_usd: 2.5,
    });
    const { page, context, complaints } = await dashboard.open(`/datasets/${id}`, { role: 'admin' });
    await page.getByText('The next call would pass the limit of $1.00.').waitFor();
    const limit = page.getByLabel('New limit in USD');
    expect(await limit.inputValue()).toBe('2.5');
    await limit.fill('3');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    expect(await dashboard.read(`/datasets/${id}`)).toMatchObject({ max_cost: 3, completed: 2 });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says why it cannot be made yet, and keeps what is typed over a reload', async () => {
    const { page, context, complaints } = await dashboard.open('/datasets/new', { role: 'admin' });
    const description = page.getByLabel('Who are the people?');
    await description.fill('harbour pilots in Rotterdam');
    await page.getByLabel('People', { exact: true }).fill('0');
    await page.getByRole('button', { name: 'Make the dataset' }).press('Enter');
    await page.getByText('Say first who the people are, and how many.').last().waitFor();
    await page.getByLabel('People', { exact: true }).fill('7');
    await page.reload();
    expect(await description.inputValue()).toBe('harbour pilots in Rotterdam');
    expect(await page.getByLabel('People', { exact: true }).inputValue()).toBe('7');
    await description.fill('children of 12 years');
    const refused = page.getByRole('button', { name: 'Make all 7 now' });
    await expect.poll(() => refused.getAttribute('aria-disabled')).toBe('true');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('stands in an open list as soon as somebody else makes it, and says there why it pauses', async () => {
    const { page, context, complaints } = await dashboard.open('/', { role: 'viewer' });
    await page.getByRole('article').first().waitFor();
    const { application } = dashboard.server;
    const request = datasetRequest({ description: 'weavers in Guimarães', count: 2 });
    const { id } = await application.create(request);
    await application.datasets.start(id);
    const card = page.getByRole('article').filter({ hasText: 'weavers in Guimarães' });
    await card.waitFor();
    await application.datasets.pause(id, { code: 'money', message: 'There is no money left.' });
    await card.getByText('There is no money left.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('gets more people of the same kind', async () => {
    const id = await completed('bell founders', 2);
    const { page, context, complaints } = await dashboard.open(`/datasets/${id}`, { role: 'admin' });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'More people' }).click();
    const dialog = page.getByRole('dialog', { name: 'More people' });
    await dialog.getByLabel('How many more').fill('3');
    await dialog.getByText('Free, in about').waitFor();
    await dialog.getByRole('button', { name: 'Make them' }).click();
    await expect
      .poll(() => dashboard.read(`/datasets/${id}`))
      .toMatchObject({
        status: 'completed',
        requested: 5,
        completed: 5,
      });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('takes whoever looks at it back to all datasets when somebody else deletes it', async () => {
    const id = await completed('people who go', 1);
    const { page, context, complaints } = await dashboard.open(`/datasets/${id}`, { role: 'viewer' });
    await page.getByRole('list', { name: 'People' }).locator('img').first().waitFor();
    await dashboard.server.call('DELETE', `/api/v1/datasets/${id}`, { as: 'admin' });
    await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor();
    expect(await page.getByTestId('live').textContent()).toBe('This dataset was deleted.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is nothing at an address where no dataset and no person is', async () => {
    const { page, context, complaints } = await dashboard.open('/', { role: 'viewer' });
    const nobody = '01a2a2a2-0000-7000-8000-000000000000';
    for (const path of [
      `/datasets/${nobody}`,
      '/datasets/not-an-id/review',
      `/datasets/${nobody}/people/${nobody}`,
    ]) {
      await page.goto(dashboard.server.url + path);
      await page.getByText('There is nothing at this address').waitFor();
    }
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says a refusal beside the button that was pressed, and asks before it throws changes away', async () => {
    const id = await completed('people with much to say', 1);
    const { items } = await dashboard.read<{ items: PersonItem[] }>(`/datasets/${id}/personas`);
    const path = `/datasets/${id}/people/${items[0]?.id}`;
    const { page, context, complaints } = await dashboard.open(path, { role: 'reviewer' });
    await page.getByRole('button', { name: 'Edit text' }).click();
    const dialog = page.getByRole('dialog', { name: 'Edit text' });
    await dialog.getByLabel('About').fill('Collects bells.');
    await page.route('**/api/v1/personas/*', (route) => route.abort());
    await dialog.getByRole('button', { name: 'Save' }).click();
    const alert = dialog.getByRole('alert');
    await alert.getByText('The server cannot be reached.').waitFor();
    const [problem, save] = [
      await alert.boundingBox(),
      await dialog.getByRole('button', { name: 'Save' }).boundingBox(),
    ];
    expect((save?.y ?? 0) - (problem?.y ?? 0)).toBeLessThan(200);
    await page.keyboard.press('Escape');
    await dialog.getByText('What you changed is not saved.').first().waitFor();
    expect(await dialog.getByLabel('About').inputValue()).toBe('Collects bells.');
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is deleted only when somebody types so', async () => {
    const id = await completed('people to delete', 2);
    const status = async () =>
      (await dashboard.server.call('GET', `/api/v1/datasets/${id}`, { as: 'admin' })).status;
    const { page, context } = await dashboard.open(`/datasets/${id}`, { role: 'admin' });
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const sure = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true });
    // It says that it is disabled, and can still be reached and clicked.
    await sure.click({ force: true });
    expect(await status()).toBe(200);
    await page.getByLabel('Type "delete" to confirm').fill('delete');
    await sure.click();
    await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor();
    expect(await status()).toBe(404);
    await context.close();
  });

  it('keeps to the limits of each platform when text is edited, and shows what the server refuses', async () => {
    const id = await completed('people to edit', 1);
    const { items } = await dashboard.read<{ items: PersonItem[] }>(`/datasets/${id}/personas`);
    const person = items[0]?.id ?? '';
    const { page, context } = await dashboard.open(`/datasets/${id}/people/${person}`, { role: 'admin' });
    await page.getByRole('button', { name: 'Edit text' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('TikTok').fill('🌱'.repeat(81));
    await dialog.getByText('1 letters too many for TikTok.').waitFor();
    await dialog.getByLabel('TikTok').fill('🌱'.repeat(80));
    await dialog.getByLabel('X', { exact: true }).fill('I am 12 years old');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    expect((await dashboard.read<PersonItem>(`/personas/${person}`)).bio_x).not.toBe('I am 12 years old');
    await dialog.getByLabel('X', { exact: true }).fill('My <b>garden</b> is wide');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article', { name: 'X biography' }).getByText('My <b>garden</b> is wide').waitFor();
    expect((await dashboard.read<PersonItem>(`/personas/${person}`)).bio_tiktok).toBe('🌱'.repeat(80));
    await context.close();
  });
});
