import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { expect } from 'vitest';
import { accessibilityFaults } from './browser';

/** Where screenshots go, for whoever wants to look. */
const SHOTS = process.env.SCREENSHOTS;

const ALL = [
  [390, 'dark', 'sv'],
  [1280, 'light', 'en'],
  [390, 'light', 'en'],
  [1280, 'dark', 'sv'],
] as const;

/** The widths, schemes and languages in which pages are looked at. */
export const LOOKS = SHOTS ? ALL : ALL.slice(0, 2);

/** Walks pages in a browser that must have nothing to complain about. */
export async function inBrowser(
  browser: Browser,
  options: BrowserContextOptions,
  walk: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const said: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (message) => {
      // Chromium tells of every form that was refused, and of links that are over.
      // So it does of a network that is gone.
      if (!/status of 4(22|03|10)|ERR_INTERNET_DISCONNECTED/.test(message.text()))
        said.push(message.text());
    });
    await walk(page);
  } finally {
    await context.close();
  }
  expect(said).toEqual([]);
}

/** Looks at a page as everybody has to be able to. */
export async function seen(page: Page, name: string, look: { width: number; colorScheme: string }) {
  const { width, colorScheme } = look;
  expect([name, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
    name,
    width,
  ]);
  expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
  if (SHOTS)
    await page.screenshot({
      path: path.join(SHOTS, `${name}-${width}-${colorScheme}.png`),
      fullPage: true,
    });
}

export async function signInByPage(page: Page, email: string, password: string) {
  await page.locator('input[name=email]').fill(email);
  await page.locator('input[name=password]').fill(password);
  await page.locator('form button').first().click();
}
