import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser, launchBrowser } from '../../support/browser.ts';
import { type DashboardServer, startDashboardServer, TOKEN } from '../../support/dashboard-server/index.ts';
import { openPage } from '../../support/dashboard-server/open-page.ts';
import { makeSample, type Sample } from '../../support/dashboard-server/sample.ts';

describe.skipIf(!hasBrowser)('the way of a new user (skipped where there is no Chromium)', () => {
  let sample: Sample;
  let server: DashboardServer;
  let browser: Browser;
  beforeAll(async () => {
    sample = await makeSample(6);
    server = await startDashboardServer(sample, { empty: true });
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });

  it('leads from the set-up link to a first dataset, its review and its export', async () => {
    const { page, context, complaints } = await openPage(browser, server.url, `/set-up?token=${TOKEN}`);
    await page.getByLabel('Your name').fill('Nora New');
    await page.getByLabel('Email').fill('nora@example.org');
    await page.getByLabel('Password').fill('grass is green in the north');
    await page.getByRole('button', { name: 'Set up and go in' }).click();

    await page.getByRole('heading', { name: 'Make your first dataset' }).waitFor();
    await page.getByRole('link', { name: 'New dataset' }).first().click();
    await page.getByLabel('Who are the people?').fill('retired teachers in Lisbon who garden');
    await page.getByLabel('People', { exact: true }).fill('5');
    const estimate = page.getByRole('complementary', { name: 'Estimate' });
    await estimate.getByText('Free').waitFor();
    await estimate.getByText('for 20 pictures').waitFor();

    await page.getByRole('button', { name: 'Preview one person first' }).click();
    await page.getByRole('heading', { name: 'Is this the kind of person you want?' }).waitFor();
    await page.getByRole('article', { name: 'Instagram biography' }).waitFor();
    const more = page.getByRole('button', { name: 'Make the other 4' });
    await expect.poll(() => more.isEnabled()).toBe(true);
    await more.click();

    await page.getByRole('heading', { level: 1, name: /^retired teachers/ }).waitFor();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
    await expect.poll(() => people.count()).toBe(5);
    expect(server.state.datasets.size).toBe(1);

    await page.getByRole('link', { name: 'Review', exact: true }).click();
    await page.getByRole('article').waitFor();
    await page.keyboard.press('a');
    await expect.poll(() => page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('1');
    await page.getByRole('link', { name: 'Back to the dataset' }).click();

    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Approved people only' }).click();
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /^JSON Lines/ }).click();
    expect((await download).url()).toMatch(/export\?format=jsonl&approved=true$/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('says why it cannot let somebody in', async () => {
    const { page, context } = await openPage(browser, server.url, '/statistics');
    await page.waitForURL(/sign-in\?to=(%2F|\/)statistics/);
    await page.getByLabel('Email').fill('nobody@example.org');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').getByText('Invalid email or password').waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe('nobody@example.org');
    await context.close();
  });
});

describe.skipIf(!hasBrowser)('a dataset that is watched (skipped where there is no Chromium)', () => {
  let server: DashboardServer;
  let browser: Browser;
  beforeAll(async () => {
    server = await startDashboardServer(await makeSample(6));
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await server?.close();
  });
  const open = (path: string) => openPage(browser, server.url, path, { role: 'admin' });

  it('says why it is paused, and goes on to the end when it is resumed', async () => {
    const dataset = server.state.add('people who paused', 9, 3, {
      status: 'paused',
      paused: { code: 'money', message: 'The account has no money left.', hint: 'Top it up, then resume.' },
    });
    const { page, context, complaints } = await open(`/datasets/${dataset.id}`);
    await page.getByText('Top it up, then resume.').waitFor();
    await page.getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
    await expect.poll(() => people.count()).toBe(9);
    expect(await page.getByTestId('live').textContent()).toMatch(/9 of 9 people are made/);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('connects again by itself when the server was killed and started, and shows what happened meanwhile', async () => {
    const dataset = server.state.add('people behind a broken line', 4, 4);
    const { page, context } = await open(`/datasets/${dataset.id}`);
    const people = page.getByRole('list', { name: 'People' });
    await people.getByRole('listitem').first().waitFor();
    await server.stop();
    await page.getByText('The server does not answer.').waitFor();
    const [first] = server.state.peopleOf(dataset.id);
    if (first) first.review = 'rejected';
    await server.start();
    await page.getByText('Connected again.').waitFor();
    await people.getByText('Rejected').waitFor();
    server.state.run(Object.assign(dataset, { requested: 6 }));
    await expect.poll(() => people.getByRole('listitem').count()).toBe(6);
    await context.close();
  });

  it('is deleted only when somebody types so', async () => {
    const dataset = server.state.add('people to delete', 2, 2);
    const { page, context } = await open(`/datasets/${dataset.id}`);
    await page.getByRole('button', { name: 'More actions' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    const sure = page.getByRole('dialog').getByRole('button', { name: 'Delete', exact: true });
    // It says that it is disabled, and can still be reached and clicked.
    await sure.click({ force: true });
    expect(server.state.datasets.has(dataset.id)).toBe(true);
    await page.getByLabel('Type "delete" to confirm').fill('delete');
    await sure.click();
    await page.getByRole('heading', { level: 1, name: 'Datasets' }).waitFor();
    expect(server.state.datasets.has(dataset.id)).toBe(false);
    await context.close();
  });

  it('keeps to the limits of each platform when text is edited, and shows what the server refuses', async () => {
    const dataset = server.state.add('people to edit', 1, 1);
    const [person] = server.state.peopleOf(dataset.id);
    const { page, context } = await open(`/datasets/${dataset.id}/people/${person?.id}`);
    await page.getByRole('button', { name: 'Edit text' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('TikTok').fill('🌱'.repeat(81));
    await dialog.getByText('1 letters too many for TikTok.').waitFor();
    await dialog.getByLabel('TikTok').fill('🌱'.repeat(80));
    await dialog.getByLabel('X', { exact: true }).fill('My pupils are 12 now');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByRole('alert').getByText('Everyone is 18 or older.').waitFor();
    await dialog.getByLabel('X', { exact: true }).fill('My <b>garden</b> is wide');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('article', { name: 'X biography' }).getByText('My <b>garden</b> is wide').waitFor();
    expect(person?.bio_tiktok).toBe('🌱'.repeat(80));
    await context.close();
  });
});
