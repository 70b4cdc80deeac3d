import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hasBrowser } from '../../support/browser.ts';
import { type Dashboard, startDashboard } from '../../support/dashboard/index.ts';

describe.skipIf(!hasBrowser)('the settings (skipped where there is no Chromium)', () => {
  let dashboard: Dashboard;
  beforeAll(async () => {
    dashboard = await startDashboard({ people: 1 });
  });
  afterAll(() => dashboard?.close());

  const stored = async () =>
    (await (await dashboard.server.call('GET', '/api/v1/settings', { as: 'admin' })).json()) as Record<
      string,
      unknown
    >;

  it('are saved, a share of failures in percent', async () => {
    const { page, context, complaints } = await dashboard.open('/settings', { role: 'admin' });
    const percent = page.getByLabel('Tell when so many people fail, in percent');
    await percent.fill('29');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await stored())['alert_failure_rate']).toBe(0.29);
    await page.reload();
    await expect.poll(() => percent.inputValue()).toBe('29');
    await percent.fill('');
    await page.getByRole('button', { name: 'Save' }).click();
    await expect.poll(async () => (await stored())['alert_failure_rate']).toBe(null);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('are not left unsaved without a question', async () => {
    const { page, context } = await dashboard.open('/settings', { role: 'admin' });
    const language = page.getByLabel('Language');
    await language.fill('Portuguese');
    const questions: string[] = [];
    let answer: 'accept' | 'dismiss' = 'dismiss';
    page.on('dialog', (dialog) => {
      questions.push(dialog.message());
      void dialog[answer]();
    });
    const away = page.getByRole('link', { name: 'Statistics' }).first();
    await away.click();
    await expect.poll(() => questions).toEqual(['What you changed is not saved. Leave all the same?']);
    expect(await language.inputValue()).toBe('Portuguese');
    answer = 'accept';
    await away.click();
    await page.getByRole('heading', { level: 1, name: 'Statistics' }).waitFor();
    expect((await stored())['default_language']).toBe('English');
    await context.close();
  });
});
