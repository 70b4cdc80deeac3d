import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';
import { emailOf, TEST_PASSWORD } from '../../support/test-server.ts';

describe.skipIf(!hasBrowser)('who may come in (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await startDashboard({ people: 1 });
  });
  afterAll(() => dashboard?.close());

  const signIn = (email: string, password: string) =>
    dashboard.server.call('POST', '/api/auth/sign-in/email', { body: { email, password } });

  it('lets nobody in with a wrong password, and leads to where one wanted to go', async () => {
    const { page, context } = await dashboard.open('/statistics');
    await page.waitForURL(/sign-in\?to=(%2F|\/)statistics/);
    await page.getByLabel('Email').fill('nobody@example.org');
    await page.getByLabel('Password').fill('wrong');
    await page.keyboard.press('Enter');
    await page.getByRole('alert').waitFor();
    expect(await page.getByLabel('Email').inputValue()).toBe('nobody@example.org');
    await page.getByLabel('Email').fill(emailOf('viewer'));
    await page.getByLabel('Password').fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: 'Statistics' }).waitFor();
    await context.close();
  });

  it('lets somebody change their password, who has to know the present one', async () => {
    const { page, context, complaints } = await dashboard.open('/', { role: 'viewer' });
    await page.getByRole('button', { name: 'You: viewer' }).click();
    await page.getByRole('menuitem', { name: 'Change your password' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change your password' });
    await dialog.getByLabel('Present password').fill('not the one it is');
    await dialog.getByLabel('New password').fill('a barge full of sand');
    await page.keyboard.press('Enter');
    await dialog.getByRole('alert').waitFor();
    await dialog.getByLabel('Present password').fill(TEST_PASSWORD);
    await page.keyboard.press('Enter');
    await dialog.waitFor({ state: 'detached' });
    expect((await signIn(emailOf('viewer'), TEST_PASSWORD)).status).toBe(401);
    expect((await signIn(emailOf('viewer'), 'a barge full of sand')).status).toBe(200);
    // Whoever changed it stays signed in.
    await page.goto(`${dashboard.server.url}/statistics`);
    await page.getByRole('heading', { level: 1, name: 'Statistics' }).waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('lets an administrator add somebody, and give them another password', async () => {
    const { page, context, complaints } = await dashboard.open('/access', { role: 'admin' });
    await page.getByRole('button', { name: 'Add a user' }).click();
    const dialog = page.getByRole('dialog', { name: 'Add a user' });
    await dialog.getByLabel('Name').fill('Inês');
    await dialog.getByLabel('Email').fill('ines@example.org');
    await dialog.getByLabel('First password').fill('a ferry to Barreiro');
    await dialog.getByRole('button', { name: 'Add' }).click();
    await page.getByText('ines@example.org').waitFor();
    expect((await signIn('ines@example.org', 'a ferry to Barreiro')).status).toBe(200);
    await page
      .getByRole('listitem')
      .filter({ hasText: 'ines@' })
      .getByRole('button', { name: 'New password' })
      .click();
    await page.getByLabel('New password').fill('a tram to Ajuda');
    await page.getByRole('button', { name: 'Give it' }).click();
    await expect.poll(async () => (await signIn('ines@example.org', 'a tram to Ajuda')).status).toBe(200);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('gives a key that may do what was chosen, and shows it once', async () => {
    const { page, context, complaints } = await dashboard.open('/access', { role: 'admin' });
    await page.getByRole('button', { name: 'Make a key' }).click();
    await page.getByLabel('What is it for?').fill('nightly export');
    await page.getByRole('button', { name: 'Make it' }).click();
    const key = (await page.getByRole('dialog', { name: 'Your key' }).locator('code').textContent()) ?? '';
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').getByText('The key is never shown again.').first().waitFor();
    await page.getByRole('button', { name: 'I have kept it' }).click();
    await page.getByText('nightly export').waitFor();
    expect(await page.content()).not.toContain(key);
    expect((await dashboard.server.call('GET', '/api/v1/datasets', { key })).status).toBe(200);
    const settings = await dashboard.server.call('PATCH', '/api/v1/settings', { key, body: {} });
    expect(settings.status).toBe(403);
    expect(complaints).toEqual([]);
    await context.close();
  });
});
