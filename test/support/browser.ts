import { existsSync } from 'node:fs';
import bundled from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';
import { chromiumPath } from './chromium.ts';

const QUIET = ['quic', 'background-networking', 'component-update', 'sync', 'default-apps', 'gpu'];

/**
 * The machine's own Chromium, else the one that came through npm (Linux on x64), started so that it does nothing of its
 * own accord: whatever request is seen comes from the page.
 */
export async function launchBrowser(): Promise<Browser> {
  const own = chromiumPath;
  const executablePath = own ?? (await bundled.executablePath());
  if (!existsSync(executablePath)) throw new Error('There is no Chromium, neither here nor through npm.');
  return chromium.launch({
    executablePath,
    args: [
      ...(own === undefined ? bundled.args : []),
      '--no-sandbox',
      '--no-first-run',
      ...QUIET.map((part) => `--disable-${part}`),
    ],
  });
}

/** Whether `launchBrowser` finds one: the bundled one runs on this system alone. */
export const hasBrowser: boolean =
  chromiumPath !== undefined || (process.platform === 'linux' && process.arch === 'x64');
