import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { launchChromium } from '../system/browser';
import { type Program, startProgram } from '../system/program';

let program: Program;
let browser: Browser;
let report: string;
let questionnaire: string;

beforeAll(async () => {
  program = await startProgram('embedded');
  browser = await launchChromium();
  [report = ''] = /\S+report\?access=\S+/.exec(program.printed) ?? [];
  [questionnaire = ''] = /\S+\/q\/\S+/.exec(program.printed) ?? [];
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** Walks pages and gives what their policies forbade. */
async function forbidden(walk: (page: Page) => Promise<void>): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const violations: string[] = [];
  try {
    await context.exposeBinding('told', (_, text: string) => violations.push(text));
    await context.addInitScript(`
      addEventListener('securitypolicyviolation', (event) =>
        told(event.effectiveDirective + ' ' + event.blockedURI + ' ' + event.sample));`);
    const page = await context.newPage();
    page.on('console', (message) => {
      if (/content security policy/i.test(message.text())) violations.push(message.text());
    });
    page.on('pageerror', (error) => violations.push(error.message));
    await walk(page);
  } finally {
    await context.close();
  }
  return violations;
}

it('the report runs within its policy and stays interactive', async () => {
  const violations = await forbidden(async (page) => {
    await page.goto(report, { waitUntil: 'networkidle' });
    // Sorted without a new page: the scripts run.
    await page.evaluate('window.stillHere = true');
    await page.locator('table').first().locator('thead th a, thead th button').first().click();
    await page.waitForFunction(() => new URLSearchParams(location.search).has('sort'));
    expect(await page.evaluate('window.stillHere')).toBe(true);
    // Its figures come by a request of the script.
    const [answer] = await Promise.all([
      page.waitForResponse((response) => response.url().includes('/report.data')),
      page.evaluate(() => {
        const select = document.querySelector('form select');
        if (!(select instanceof HTMLSelectElement)) throw new Error('no settings');
        select.selectedIndex = (select.selectedIndex + 1) % select.options.length;
        select.dispatchEvent(new Event('change', { bubbles: true }));
      }),
    ]);
    expect(answer.status()).toBe(200);
    expect(await page.evaluate('window.stillHere')).toBe(true);
    await page.goto(`${program.url}/nowhere`, { waitUntil: 'networkidle' });
    await page.goto(program.url, { waitUntil: 'networkidle' });
  });
  expect(violations).toEqual([]);
});

it('the questionnaire runs within its policy', async () => {
  const violations = await forbidden(async (page) => {
    await page.goto(questionnaire, { waitUntil: 'networkidle' });
    await page.locator('button[value="next"]').click();
    await page.waitForLoadState('networkidle');
  });
  expect(violations).toEqual([]);
});

it('a script that got into a page does not run', async () => {
  for (const address of [report, questionnaire]) {
    const violations = await forbidden(async (page) => {
      await page.route(address, async (route) => {
        const response = await route.fetch();
        const html = await response.text();
        const injected =
          '<script>window.broken = true</script><img src="x" onerror="window.broken = true"><style>p{color:red}</style>';
        await route.fulfill({ response, body: html.replace('</h1>', `</h1>${injected}`) });
      });
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await page.evaluate('window.broken')).toBeUndefined();
    });
    expect(violations.join('\n')).toMatch(/script-src/);
    expect(violations.join('\n')).toMatch(/style-src/);
  }
});
