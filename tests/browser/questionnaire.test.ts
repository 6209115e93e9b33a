import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults, launchChromium } from '../system/browser';
import { apiClient, type Program, startProgram } from '../system/program';

let program: Program;
let browser: Browser;
let tryIt: string;
let analyst: Awaited<ReturnType<typeof apiClient>>;

beforeAll(async () => {
  program = await startProgram('embedded');
  browser = await launchChromium();
  analyst = await apiClient(program, 'analyst');
  const waves = (await analyst.get('/api/v1/waves')).body as { id: string; key: string }[];
  tryIt = waves.find(({ key }) => key === 'try-it')?.id ?? '';
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

async function withPage(options: BrowserContextOptions, walk: (page: Page) => Promise<void>) {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 }, ...options });
  const faults: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      // A refused form is a 422, which Chromium reports as a failed load.
      if (message.type() === 'error' && !message.text().includes('422'))
        faults.push(message.text());
    });
    await walk(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

interface Side {
  base: number;
  estimate: number | null;
}
interface Report {
  rows: {
    item: string;
    measure: string;
    option: string | null;
    manager: Side;
    consumer: Side;
    gap: { value: number | null } | null;
  }[];
}
const report = async () => (await analyst.get(`/api/v1/waves/${tryIt}/gaps`)).body as Report;
const favourable = ({ rows }: Report, item: string) => {
  const row = rows.find(
    (candidate) => candidate.item === item && candidate.measure === 'favourable',
  );
  if (!row) throw new Error(`no row ${item}`);
  return row;
};

/** The share after one more answer. */
const after = ({ base, estimate }: Side, met: boolean) =>
  ((estimate ?? 0) * base + (met ? 1 : 0)) / (base + 1);

const address = (audience: string) => `${program.url}/q/${tryIt}/${audience}`;
const choose = (page: Page, name: string, value: string) =>
  page.locator(`input[name="${name}"][value="${value}"]`).check({ force: true });
/** Goes on, and waits until the next page looks as it should: fields are pressed where they are drawn. */
const next = async (page: Page) => {
  await page.locator('button[value="next"]').click();
  await page.waitForLoadState('load');
};

describe('with JavaScript off', () => {
  for (const audience of ['consumer', 'manager'] as const)
    it(`the ${audience}s’ questionnaire can be completed, and changes the report as arithmetic says`, () =>
      withPage({ javaScriptEnabled: false }, async (page) => {
        const before = favourable(await report(), 'human_access');
        await page.goto(address(audience));
        for (const item of ['human_access', 'response_time', 'feeling_heard'])
          await choose(page, item, 'exceeds');
        await next(page);
        await page.locator('[name="channels.phone"]').selectOption('1');
        await page.locator('[name="channels.chat"]').selectOption('2');
        await page.locator('[name="wait_phone"]').fill('4');
        await next(page);
        await choose(page, 'recommend', '8');
        await choose(page, 'loyalty_impact', 'agree');
        if (audience === 'consumer') await choose(page, 'switched', 'yes');
        await next(page);
        if (audience === 'consumer') {
          await choose(page, 'switched_after', 'couple');
          await next(page);
        }
        await choose(page, 'priorities', 'train');
        await choose(page, 'priorities', 'hire');
        await page.locator('[name="comment"]').fill('Thank you');
        await choose(page, 'country', 'DE');
        await next(page);
        expect(page.url()).toContain('/thanks');
        expect(await page.locator('h1').count()).toBe(1);
        const now = favourable(await report(), 'human_access');
        expect(now[audience].base).toBe(before[audience].base + 1);
        expect(now[audience].estimate).toBeCloseTo(after(before[audience], true), 12);
      }));
});

/** Presses Tab until something that matches has the focus. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses += 1) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((css) => document.activeElement?.matches(css) ?? false, selector))
      return;
  }
  throw new Error(`${selector} cannot be reached with Tab`);
}

/** Chooses a radio by keyboard: into its group with Tab, to it with the arrows. */
async function chooseByKeys(page: Page, name: string, value: string): Promise<void> {
  await tabTo(page, `input[name="${name}"]`);
  await page.keyboard.press('Space');
  for (let presses = 0; presses < 15; presses += 1) {
    const current = await page.evaluate(() =>
      document.activeElement instanceof HTMLInputElement && document.activeElement.checked
        ? document.activeElement.value
        : '',
    );
    if (current === value) return;
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`${name}=${value} cannot be chosen with the arrows`);
}

describe('by keyboard alone', () => {
  for (const audience of ['consumer', 'manager'] as const)
    it(`the ${audience}s’ questionnaire can be completed, and changes the report as arithmetic says`, () =>
      withPage({}, async (page) => {
        const before = favourable(await report(), 'feeling_heard');
        await page.goto(address(audience));
        for (const item of ['human_access', 'response_time', 'feeling_heard'])
          await chooseByKeys(page, item, 'below');
        await tabTo(page, 'button[value="next"]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[data-item="channels"]');
        // The ranking: tap options into their order, nothing is ranked before.
        expect(
          await page
            .locator('[name^="channels."]')
            .evaluateAll((fields) =>
              fields.map((field) => (field as HTMLSelectElement).value).filter(Boolean),
            ),
        ).toEqual([]);
        await tabTo(page, '[data-item="channels"] button');
        await page.keyboard.press('Enter');
        await tabTo(page, '[data-item="channels"] button');
        await page.keyboard.press('Enter');
        await tabTo(page, '[name="wait_phone"]');
        await page.keyboard.type('2,5');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[name="recommend"]');
        await chooseByKeys(page, 'recommend', '3');
        if (audience === 'consumer') {
          expect(await page.locator('[name="switched_after"]').count()).toBe(0);
          await chooseByKeys(page, 'switched', 'yes');
          await chooseByKeys(page, 'switched_after', 'one');
        }
        await tabTo(page, 'button[value="next"]');
        await page.keyboard.press('Enter');
        await page.waitForSelector('[name="priorities"]');
        await tabTo(page, '[name="priorities"]');
        await page.keyboard.press('Space');
        await tabTo(page, '[name="comment"]');
        await page.keyboard.type('Typed');
        await tabTo(page, 'button[value="next"]');
        await page.keyboard.press('Enter');
        await page.waitForURL(/thanks/);
        const now = favourable(await report(), 'feeling_heard');
        expect(now[audience].base).toBe(before[audience].base + 1);
        expect(now[audience].estimate).toBeCloseTo(after(before[audience], false), 12);
        const ranked = (await report()).rows.find(
          (row) => row.item === 'channels' && row.measure === 'mean_rank',
        );
        expect(ranked?.[audience].base).toBe(2);
        if (audience === 'consumer') {
          const one = (await report()).rows.find(
            (row) => row.item === 'switched_after' && row.option === 'one',
          );
          expect(one?.consumer.base).toBe(2);
        }
      }));
});

describe('the script', () => {
  it('sets exclusive options and “don’t know” against the others', () =>
    withPage({}, async (page) => {
      await page.goto(address('consumer'));
      for (const item of ['human_access', 'response_time', 'feeling_heard'])
        await choose(page, item, 'dk');
      await next(page);
      await next(page);
      await next(page);
      await choose(page, 'priorities', 'train');
      await choose(page, 'priorities', 'none');
      expect(
        await page
          .locator('input[name="priorities"]:checked')
          .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)),
      ).toEqual(['none']);
      await choose(page, 'priorities', 'hire');
      expect(
        await page
          .locator('input[name="priorities"]:checked')
          .evaluateAll((boxes) => boxes.map((box) => (box as HTMLInputElement).value)),
      ).toEqual(['hire']);
    }));

  it('shows a follow-up in place and sends nothing of a hidden one', () =>
    withPage({}, async (page) => {
      await page.goto(address('consumer'));
      for (const item of ['human_access', 'response_time', 'feeling_heard'])
        await choose(page, item, 'meets');
      await next(page);
      await next(page);
      await choose(page, 'switched', 'yes');
      await choose(page, 'switched_after', 'many');
      await choose(page, 'switched', 'no');
      expect(await page.locator('[name="switched_after"]:visible').count()).toBe(0);
      await next(page);
      await page.waitForSelector('[name="priorities"]');
    }));

  it('leads the focus to the faults of a refused page', () =>
    withPage({}, async (page) => {
      await page.goto(address('manager'));
      await next(page);
      expect(await page.title()).toMatch(/^Error/);
      const summary = page.locator('[role="alert"] a');
      expect(await summary.count()).toBe(3);
      expect(
        await page.evaluate(() => document.activeElement?.closest('[role="alert"]') !== null),
      ).toBe(true);
      await summary.first().click();
      expect(
        await page.evaluate(() =>
          document.activeElement?.closest('[data-item]')?.getAttribute('data-item'),
        ),
      ).toBe('human_access');
    }));
});

describe('every page of the questionnaire', () => {
  it.each([
    ['light', 390, true],
    ['dark', 390, true],
    ['light', 1280, true],
    ['dark', 1280, false],
  ] as const)(
    'is found faultless by axe in %s at %i px (script: %s)',
    (colorScheme, width, script) =>
      withPage({ colorScheme, viewport: { width, height: 900 } }, async (page) => {
        // axe is a script itself, so only ours is kept away.
        if (!script) await page.route('**/q/assets/*.js', (route) => route.fulfill({ body: '' }));
        const check = async () => expect(await accessibilityFaults(page)).toEqual([]);
        await page.goto(`${address('consumer')}?lang=sv`);
        await check();
        await next(page);
        await check();
        for (const item of ['human_access', 'response_time', 'feeling_heard'])
          await choose(page, item, 'meets');
        await next(page);
        await check();
        if (script) await page.locator('[data-item="channels"] button').first().click();
        await check();
        await page.locator('[name="wait_phone"]').fill('999');
        await next(page);
        await check();
        await page.locator('[name="wait_phone"]').fill('9');
        await next(page);
        await choose(page, 'switched', 'yes');
        await check();
        await next(page);
        if (await page.locator('[name="switched_after"]').count()) await next(page);
        await choose(page, 'priorities', 'other');
        await check();
        await next(page);
        expect(page.url()).toContain('/thanks');
        await check();
      }),
  );

  it('that only says why there is nothing to answer is found faultless too', () =>
    withPage({}, async (page) => {
      const waves = (await analyst.get('/api/v1/waves')).body as { id: string; key: string }[];
      const published = waves.find(({ key }) => key === 'published')?.id;
      const faults: string[] = [];
      page.removeAllListeners('console');
      for (const path of [`/q/${published}/consumer`, '/q/ghost/consumer']) {
        await page.goto(`${program.url}${path}`);
        faults.push(...(await accessibilityFaults(page)));
      }
      expect(faults).toEqual([]);
    }));

  it('fits on 320 px without scrolling sideways', () =>
    withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      const fits = () =>
        page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth);
      await page.goto(`${address('manager')}?lang=sv`);
      expect(await fits()).toBe(true);
      for (const item of ['human_access', 'response_time', 'feeling_heard'])
        await choose(page, item, 'meets');
      for (let step = 0; step < 3; step += 1) {
        await next(page);
        expect(await fits()).toBe(true);
      }
    }));
});

it('the demo says on each of its questionnaire’s pages that its respondents are synthetic', () =>
  withPage({}, async (page) => {
    page.removeAllListeners('console');
    const waves = (await analyst.get('/api/v1/waves')).body as { id: string; key: string }[];
    const published = waves.find(({ key }) => key === 'published')?.id;
    for (const path of [`${tryIt}/consumer`, `${tryIt}/manager/thanks`, `${published}/manager`]) {
      await page.goto(`${program.url}/q/${path}`);
      expect(await page.locator('body').innerText()).toContain('synthetic');
    }
  }));

it('the questionnaire page weighs at most 14 kB in at most 3 requests', () =>
  withPage({}, async (page) => {
    const session = await page.context().newCDPSession(page);
    await session.send('Network.enable');
    let bytes = 0;
    let requests = 0;
    session.on('Network.requestWillBeSent', ({ request }) => {
      if (request.url.startsWith('http')) requests += 1;
    });
    session.on('Network.loadingFinished', ({ encodedDataLength }) => {
      bytes += encodedDataLength;
    });
    await page.goto(address('consumer'), { waitUntil: 'networkidle' });
    console.log(`questionnaire page: ${bytes} bytes with headers, ${requests} requests`);
    expect(requests).toBeLessThanOrEqual(3);
    expect(bytes).toBeGreaterThan(2000);
    expect(bytes).toBeLessThanOrEqual(14_000);
  }));
