import AxeBuilder from '@axe-core/playwright';
import { type Browser, chromium, type Page } from 'playwright-core';
import { inject } from 'vitest';

/** The run's Chromium. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: inject('chromium'),
    args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
  });
}

/** What axe finds on a page once its style sheet is there, as "rule: place". */
export async function accessibilityFaults(page: Page): Promise<string[]> {
  // Without its style sheet a page has the browser's own colours, which axe finds fault with.
  await page.waitForLoadState('load');
  const { violations } = await new AxeBuilder({ page })
    // Without it every look opens a page of its own, and takes twice as long.
    .setLegacyMode(true)
    // To name every element that passes takes axe about as long as to look. WCAG 2.2 AA asks for the
    // rule of targets' sizes, which axe leaves out unless it is asked for.
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target.join(' ')}`),
  );
}

/** Opens all that a page explains on request, so that it is looked at too. */
export async function openExplained(page: Page): Promise<void> {
  await page.locator('details.explained').evaluateAll((all) => {
    for (const details of all) details.setAttribute('open', '');
  });
}
