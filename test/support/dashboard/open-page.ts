import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface OpenOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
}

export interface Opened {
  page: Page;
  context: BrowserContext;
  /** What the page said that it should not have: errors, warnings, blocked styles, requests to elsewhere. */
  complaints: string[];
}

/** What a broken connection says in a console, which is what those tests are about. */
const EXPECTED = /net::ERR_|Failed to load resource|status of (401|403|404|422|503)/;

/** @param cookie of a session; nobody is signed in without one */
export async function openPage(
  browser: Browser,
  url: string,
  path: string,
  options: OpenOptions & { cookie?: string | undefined } = {},
): Promise<Opened> {
  const { width = 1280, height = 800, theme = 'light', cookie } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  if (cookie !== undefined) {
    const [name = '', value = ''] = cookie.split('=', 2);
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !EXPECTED.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request: ${request.url()}`);
  });
  await page.goto(url + path);
  return { page, context, complaints };
}
