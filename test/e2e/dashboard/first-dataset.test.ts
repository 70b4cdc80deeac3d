import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { hasSaid, scratchFolder } from '../../support/avatars.ts';
import { hasBrowser, launchBrowser } from '../../support/browser.ts';
import { watch } from '../../support/dashboard/index.ts';
import { type RunningServer, startAsNewcomer } from '../../support/running-server.ts';

/** Where the pictures of the last run are. */
const SCREENSHOTS = resolve(import.meta.dirname, '../../../test-results/first-dataset');
const PASSWORD = 'grass is green in the north';

async function setUp(page: Page, { setUpUrl }: RunningServer): Promise<void> {
  await page.goto(setUpUrl ?? '');
  await page.getByLabel('Your name').fill('Nora New');
  await page.getByLabel('Email').fill('nora@example.org');
  await page.getByLabel('Password').fill(PASSWORD);
}

describe.skipIf(!hasBrowser)('the way of a new user (skipped where there is no Chromium)', () => {
  let browser: Browser;
  const servers: RunningServer[] = [];
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterEach(async () => {
    for (const { child, ended } of servers.splice(0)) {
      child.kill('SIGKILL');
      await ended;
    }
  });
  afterAll(() => browser?.close());

  async function start(env: Record<string, string>, args?: string[]): Promise<RunningServer> {
    const server = await startAsNewcomer(env, args);
    servers.push(server);
    return server;
  }

  const people = (page: Page) => page.getByRole('list', { name: 'People' }).getByRole('listitem');
  const shows = (page: Page, name: string) =>
    page.getByRole('article', { name: new RegExp(`^${name}`) }).waitFor();

  it('leads from the printed link to a first dataset, its review and its export', async () => {
    rmSync(SCREENSHOTS, { recursive: true, force: true });
    mkdirSync(SCREENSHOTS, { recursive: true });
    let shots = 0;
    const server = await start({ AVATARS_DATA_DIR: scratchFolder() });
    await hasSaid(server, `The dashboard is at ${server.url}`);
    const context = await browser.newContext({ acceptDownloads: true });
    const page = await context.newPage();
    const complaints = watch(page, server.url);
    const shoot = async (name: string) => {
      shots += 1;
      await page.screenshot({ path: join(SCREENSHOTS, `${String(shots).padStart(2, '0')}-${name}.png`) });
    };

    await setUp(page, server);
    await shoot('set-up');
    await page.getByRole('button', { name: 'Set up and go in' }).click();
    await page.getByRole('heading', { name: 'Make your first dataset' }).waitFor();
    await shoot('nothing-yet');

    await page.getByRole('link', { name: 'New dataset' }).first().click();
    await page.getByLabel('Who are the people?').fill('retired teachers in Lisbon who garden');
    const estimate = page.getByRole('complementary', { name: 'Estimate' });
    await page.getByLabel('People', { exact: true }).fill('3');
    await estimate.getByText('for 12 pictures').waitFor();
    await page.getByLabel('People', { exact: true }).fill('5');
    await estimate.getByText('for 20 pictures').waitFor();
    await estimate.getByText('Free').waitFor();
    await shoot('new-dataset');

    await page.getByRole('button', { name: 'Preview one person first' }).click();
    await page.getByRole('heading', { name: 'Is this the kind of person you want?' }).waitFor();
    await page.getByRole('article', { name: 'Instagram biography' }).waitFor();
    const more = page.getByRole('button', { name: 'Make the other 4' });
    await expect.poll(() => more.isEnabled()).toBe(true);
    // What was typed and what was made are still there after a reload.
    await page.reload();
    await expect.poll(() => more.isEnabled()).toBe(true);
    await page.getByRole('article', { name: 'Instagram biography' }).waitFor();
    await shoot('preview');
    await more.click();

    await page.getByRole('heading', { level: 1, name: /^retired teachers/ }).waitFor();
    await expect.poll(() => people(page).count()).toBe(5);
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await shoot('dataset');

    // From here on with keys alone.
    const everybody = await context.request.get(
      page.url().replace('/datasets/', '/api/v1/datasets/') + '/personas',
    );
    const { items } = (await everybody.json()) as { items: { firstname: string; lastname: string }[] };
    const names = items.map(({ firstname, lastname }) => `${firstname} ${lastname}`);
    expect(names).toHaveLength(5);
    await page.getByRole('link', { name: 'Review', exact: true }).focus();
    await page.keyboard.press('Enter');
    await shows(page, names[0] ?? '');
    await shoot('review');
    await page.keyboard.press('a');
    await shows(page, names[1] ?? '');
    await page.keyboard.press('r');
    await page.getByRole('dialog', { name: /^Reject/ }).waitFor();
    await page.keyboard.press('2');
    await shows(page, names[2] ?? '');
    await page.keyboard.press('u');
    await shows(page, names[1] ?? '');
    await page.keyboard.press('a');
    await shows(page, names[2] ?? '');
    await page.keyboard.press('g');
    await page.getByRole('dialog', { name: /again\?$/ }).waitFor();
    await page.keyboard.press('Enter');
    await shows(page, names[3] ?? '');
    await page.getByRole('link', { name: 'Back to the dataset' }).focus();
    await page.keyboard.press('Enter');
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await expect.poll(() => people(page).getByText('Approved').count()).toBe(2);
    await expect.poll(() => people(page).count()).toBe(5);
    await shoot('reviewed');

    await page.getByRole('button', { name: 'Export' }).click();
    await page.getByRole('menuitemcheckbox', { name: 'Approved people only' }).click();
    await shoot('export');
    const download = page.waitForEvent('download');
    await page.getByRole('menuitem', { name: /^JSON Lines/ }).click();
    const lines = readFileSync(await (await download).path(), 'utf8')
      .trim()
      .split('\n');
    const exported = lines.map((line) => JSON.parse(line) as { firstname?: string; lastname?: string });
    expect(
      exported.flatMap(({ firstname, lastname }) => (firstname ? [`${firstname} ${lastname}`] : [])),
    ).toEqual(names.slice(0, 2));
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('goes on by itself when the server is killed in the middle and started again', async () => {
    const env = { AVATARS_DATA_DIR: scratchFolder() };
    const server = await start(env);
    const context = await browser.newContext();
    const page = await context.newPage();
    watch(page, server.url);
    await setUp(page, server);
    await page.getByRole('button', { name: 'Set up and go in' }).click();
    await page.getByRole('link', { name: 'New dataset' }).first().click();
    await page.getByLabel('Who are the people?').fill('night-shift nurses in Manchester');
    await page.getByLabel('People', { exact: true }).fill('24');
    await page.getByRole('button', { name: 'Make all 24 now' }).click();
    await people(page).getByRole('link').first().waitFor();
    server.child.kill('SIGKILL');
    await server.ended;
    await page.getByText('The server does not answer.').waitFor();
    expect(await page.getByTestId('live').textContent()).not.toMatch(/24 of 24/);

    await start(env, ['--port', new URL(server.url).port]);
    await page.getByText('Connected again.').waitFor();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    expect(await page.getByTestId('live').textContent()).toMatch(/24 of 24 people are made/);
    await context.close();
  });
});
