import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { AxeResults } from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { top } from './service';

/** Debian's Chromium: Playwright's own is not downloaded. */
export const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-dev-shm-usage'],
  });

export type Look = { scheme: 'light' | 'dark'; width: 1440 | 390 };

export const looks: Look[] = [
  { scheme: 'light', width: 1440 },
  { scheme: 'dark', width: 1440 },
  { scheme: 'light', width: 390 },
  // Only for its picture: colours are checked by the one, room by the other of its neighbours.
  ...(process.env.UPDATE_SCREENSHOTS ? [{ scheme: 'dark', width: 390 } as const] : []),
];

export const openContext = (browser: Browser, url: string, look: Look = { scheme: 'light', width: 1440 }) =>
  browser.newContext({
    baseURL: url,
    colorScheme: look.scheme,
    viewport: { width: look.width, height: look.width === 390 ? 844 : 900 },
    reducedMotion: 'reduce',
    acceptDownloads: true,
  });

/** Errors that a person would only see in the console; an answer of the API that is expected to fail is none. */
export function collectErrors(context: BrowserContext): string[] {
  const errors: string[] = [];
  context.on('weberror', (error) => errors.push(`${error.error()}`));
  context.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
      errors.push(message.text());
  });
  return errors;
}

// Pictures are committed only when somebody means to: UPDATE_SCREENSHOTS=1 ./test e2e pages
const pictures = join(top, process.env.UPDATE_SCREENSHOTS ? 'web/e2e/screenshots' : 'build/test/screenshots');

export async function takePicture(page: Page, name: string) {
  mkdirSync(pictures, { recursive: true });
  await page.screenshot({ path: join(pictures, `${name}.png`), animations: 'disabled' });
}

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One line per violation of WCAG 2.2 A and AA that axe finds; empty is what we want. */
export async function findBarriers(page: Page): Promise<string[]> {
  await page.evaluate(axeSource); // not as a script element: the Content-Security-Policy refuses those
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
  const results = (await page.evaluate(
    `axe.run(document, { runOnly: ${JSON.stringify(tags)} })`,
  )) as AxeResults;
  return results.violations.map(
    ({ id, help, nodes }) =>
      `${id}: ${help} (${nodes
        .map((node) => node.target.join(' '))
        .slice(0, 3)
        .join(' | ')})`,
  );
}
