import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, launchChromium } from '../system/browser';
import { type Program, startProgram } from '../system/program';

let program: Program;
let browser: Browser;

beforeAll(async () => {
  program = await startProgram('server', { env: { DEMO: '0' } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

it.each([
  [390, 'light'],
  [1280, 'dark'],
] as const)('the page of the API is readable to all at %d px, %s', async (width, colorScheme) => {
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  try {
    const page = await context.newPage();
    const said: string[] = [];
    page.on('console', (message) => said.push(message.text()));
    await page.goto(`${program.url}/api/docs`, { waitUntil: 'networkidle' });
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    // From the list of calls to a call, and from there to what it answers, by keyboard.
    await page.locator('.calls a[href="#getGaps"]').focus();
    await page.keyboard.press('Enter');
    expect(page.url()).toContain('#getGaps');
    await page.locator('#getGaps a[href="#schema-GapReport"]').focus();
    await page.keyboard.press('Enter');
    expect(page.url()).toContain('#schema-GapReport');
    await page.locator('#schema-GapReport summary').focus();
    await page.keyboard.press('Enter');
    expect(await page.locator('#schema-GapReport pre').isVisible()).toBe(true);
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(said).toEqual([]);
  } finally {
    await context.close();
  }
});
