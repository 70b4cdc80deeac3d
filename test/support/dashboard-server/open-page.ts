import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Role } from '../../../src/domain/access.ts';
import { PASSWORD } from './index.ts';

export interface OpenOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** Nobody is signed in without one. */
  role?: Role;
}

/** What a page said that it should not have: errors, warnings, blocked styles, requests to elsewhere. */
export type Complaints = string[];

/** What a broken connection says in a console, which is what those tests are about. */
const EXPECTED = /net::ERR_|Failed to load resource|status of (401|403|404|422|503)/;

/** A window with a page at `path`, and everything that it complains of. */
export async function openPage(
  browser: Browser,
  url: string,
  path: string,
  { width = 1280, height = 800, theme = 'light', role }: OpenOptions = {},
): Promise<{ page: Page; context: BrowserContext; complaints: Complaints }> {
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  if (role) {
    const answer = await context.request.post(`${url}/api/auth/sign-in/email`, {
      data: { email: `${role}@example.org`, password: PASSWORD },
    });
    if (!answer.ok()) throw new Error(`Nobody could sign in: ${answer.status()}`);
  }
  const page = await context.newPage();
  const complaints: Complaints = [];
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
