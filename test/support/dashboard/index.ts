import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { DatabaseConnection } from '../../../src/database/connection.ts';
import type { Role } from '../../../src/domain/access.ts';
import type { DatasetRequest } from '../../../src/domain/dataset.ts';
import { ensureDashboard } from '../../../scripts/build-dashboard.ts';
import { makeDataset } from '../application.ts';
import { openTestDatabase } from '../databases.ts';
import { launchBrowser } from '../browser.ts';
import { datasetRequest } from '../requests.ts';
import { startTestServer, type TestServer } from '../test-server.ts';
import { type Copy, copyPeople } from './copy-people.ts';

export interface OpenOptions {
  width?: number;
  height?: number;
  theme?: 'light' | 'dark';
  /** Nobody is signed in without one. */
  role?: Role;
}

/** A window with a page. */
export interface Opened {
  page: Page;
  context: BrowserContext;
  /** What the page said that it should not have: errors, warnings, blocked styles, requests to elsewhere. */
  complaints: string[];
}

/** The product's server with its dashboard, a browser, and people whom the product has drawn. */
export interface Dashboard {
  server: TestServer;
  /** A completed dataset of the people that others are copied from. */
  sample: string;
  open(path: string, options?: OpenOptions): Promise<Opened>;
  /** The JSON of an answer to the administrator. */
  read<Answer>(path: string): Promise<Answer>;
  /** Writes a dataset down that holds copies of the sample's people; what it lacks is not made by itself. */
  add(changes: Partial<DatasetRequest>, copies: Omit<Copy, 'from' | 'into'>): Promise<string>;
  close(): Promise<void>;
}

/**
 * @param options.people how many are drawn for the sample
 * @param options.work whether the server also works on datasets
 */
export async function startDashboard({
  people = 6,
  work = false,
  database = () => openTestDatabase('PGlite'),
}: {
  people?: number;
  work?: boolean;
  database?: () => Promise<DatabaseConnection>;
} = {}): Promise<Dashboard> {
  const connection = await database();
  const server = await startTestServer({ connection, webFolder: ensureDashboard(), work });
  const { application } = server;
  const drawn = { personaProvider: 'offline', pictureProvider: 'offline', seed: 'dashboard' } as const;
  const { id: sample } = await makeDataset(application, { ...drawn, count: people });
  const browser = await launchBrowser();
  return {
    server,
    sample,
    open: (path, options) => openPage(browser, server, path, options),

    async read(path) {
      const answer = await server.call('GET', `/api/v1${path}`, { as: 'admin' });
      return (await answer.json()) as never;
    },

    async add(changes, copies) {
      const { id } = await application.create(datasetRequest({ count: copies.count, ...changes }));
      await application.datasets.start(id);
      await copyPeople(connection.db, { ...copies, from: sample, into: id });
      return id;
    },

    async close() {
      await browser.close();
      await server.close();
    },
  };
}

/** What a broken connection says in a console, which is what those tests are about. */
const EXPECTED = /net::ERR_|Failed to load resource|status of (401|403|404|409|422|503)/;

export async function openPage(
  browser: Browser,
  server: Pick<TestServer, 'url' | 'cookieOf'>,
  path: string,
  { width = 1280, height = 800, theme = 'light', role }: OpenOptions = {},
): Promise<Opened> {
  const { url } = server;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: theme });
  if (role) {
    const [name = '', value = ''] = server.cookieOf(role).split(/=(.*)/s);
    await context.addCookies([{ name, value, url, httpOnly: true, sameSite: 'Lax' }]);
  }
  const page = await context.newPage();
  const complaints = watch(page, url);
  await page.goto(url + path);
  return { page, context, complaints };
}

/** Gives a page time, and collects what it complains of from now on. */
export function watch(page: Page, url: string): string[] {
  // A guard against what hangs, wide enough for a machine that is busy with something else.
  page.setDefaultTimeout(90_000);
  const complaints: string[] = [];
  page.on('console', (message) => {
    const text = message.text();
    if (['error', 'warning'].includes(message.type()) && !EXPECTED.test(text)) complaints.push(text);
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('request', (request) => {
    if (!request.url().startsWith(url)) complaints.push(`request: ${request.url()}`);
  });
  return complaints;
}
