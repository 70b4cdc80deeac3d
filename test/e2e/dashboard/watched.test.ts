import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Dataset } from '../../../web/src/api/client.ts';
import { hasBrowser } from '../../support/browser.ts';
import { createDataset, makeDataset, peopleOf, waitForDataset } from '../../support/dashboard/datasets.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';
import { startVendors, type Vendors } from '../../support/vendors.ts';

const AT_ONCE = 2;

describe.skipIf(!hasBrowser)('a dataset that is watched (skipped where there is no Chromium)', () => {
  let vendors: Vendors;
  let dashboard: Dashboard;
  const paid = { persona_provider: 'flowise', picture_provider: 'openai', quality: 'low' } as const;
  beforeAll(async () => {
    vendors = await startVendors({ openai: { latencyMs: 250 } });
    dashboard = await startDashboard({ env: { ...vendors.env, IMAGE_CONCURRENCY: String(AT_ONCE) } });
  });
  afterAll(async () => {
    await dashboard?.close();
    await vendors?.close();
  });
  const open = (path: string) => dashboard.open(path, { role: 'admin' });

  it('says why it is paused, and goes on to the end when it may cost more', async () => {
    const wish = { ...paid, description: 'people who cost more than was thought', count: 3, max_cost: 0.08 };
    const dataset = await makeDataset(dashboard, wish);
    expect(dataset.status).toBe('paused');
    const { page, context, complaints } = await open(`/datasets/${dataset.id}`);
    await page.getByText('The next call would pass the limit of $0.08.').waitFor();
    await page.getByLabel('New limit in USD').fill('1');
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 60_000 });
    const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
    await expect.poll(() => people.locator('img').count()).toBe(3);
    expect(await page.getByTestId('live').textContent()).toMatch(/3 of 3 people are made/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes on by itself when the server was killed and started again, and so does the page', async () => {
    const before = vendors.openai.calls.filter(({ charged }) => charged).length;
    const { id } = await createDataset(dashboard, { ...paid, description: 'people behind a kill', count: 4 });
    const { page, context } = await open(`/datasets/${id}`);
    await waitForDataset(dashboard, id, ({ completed }) => completed > 0);
    await dashboard.kill();
    await page.getByText('The server does not answer.').waitFor();
    await dashboard.start();
    await page.getByText('Connected again.').waitFor({ timeout: 30_000 });
    // From here nobody touches the page.
    await page.getByText('Completed', { exact: true }).first().waitFor({ timeout: 60_000 });
    const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
    await expect.poll(() => people.locator('img').count()).toBe(4);
    const { cost } = await dashboard.call<Dataset>('GET', `/datasets/${id}`);
    const charged = vendors.openai.calls.filter((call) => call.charged).length - before;
    // A base picture and a grid each. Only what was in flight when it was killed is sent again.
    expect(charged).toBeGreaterThanOrEqual(8);
    expect(charged).toBeLessThanOrEqual(8 + Math.min(AT_ONCE, cost.unknown));
    await context.close();
  });

  it('leaves the page of whoever looks when somebody else deletes it', async () => {
    const { id } = await makeDataset(dashboard, { description: 'people who go', count: 1 });
    const { page, context, complaints } = await open(`/datasets/${id}`);
    await page.getByRole('list', { name: 'People' }).locator('img').first().waitFor();
    await dashboard.call('DELETE', `/datasets/${id}`);
    await page.getByText('This dataset was deleted.').first().waitFor({ state: 'attached' });
    await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is deleted only when somebody types so', async () => {
    const { id } = await makeDataset(dashboard, { description: 'people to delete', count: 1 });
    const known = () => dashboard.call<Dataset>('GET', `/datasets/${id}`).then(({ status }) => status);
    const { page, context } = await open(`/datasets/${id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const sure = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true });
    // It says that it is disabled, and can still be reached and clicked.
    await sure.click({ force: true });
    expect(await known()).toBe('completed');
    await page.getByLabel('Type "delete" to confirm').fill('delete');
    await sure.click();
    await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor();
    await expect(known()).rejects.toThrow('404');
    await context.close();
  });

  it('keeps to the limits of each platform when text is edited, and shows what the server refuses', async () => {
    const dataset = await makeDataset(dashboard, { description: 'people to edit', count: 1 });
    const [person] = await peopleOf(dashboard, dataset.id);
    const { page, context } = await open(`/datasets/${dataset.id}/people/${person?.id}`);
    await page.getByRole('button', { name: 'Edit text' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('TikTok').fill('🌱'.repeat(81));
    await dialog.getByText('1 letters too many for TikTok.').waitFor();
    await dialog.getByLabel('TikTok').fill('🌱'.repeat(80));
    await dialog.getByLabel('X', { exact: true }).fill('I am 12 years old');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('X', { exact: true }).fill('My <b>garden</b> is wide');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article', { name: 'X biography' }).getByText('My <b>garden</b> is wide').waitFor();
    const [edited] = await peopleOf(dashboard, dataset.id);
    expect(edited?.bio_tiktok).toBe('🌱'.repeat(80));
    await context.close();
  });
});
