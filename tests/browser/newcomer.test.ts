import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { accessibilityFaults, launchChromium } from '../system/browser';
import { press, tabWalk, type } from '../system/keyboard';
import { type Program, startProgram } from '../system/program';
import { Respondent } from '../system/respondent';

let program: Program;
let browser: Browser;
/** Where screenshots go, for whoever wants to look. */
const SHOTS = process.env.SCREENSHOTS;

const PASSWORD = 'a password of my own';
const LABELS = [
  'Ease',
  'Speed',
  'Price',
  'Choice',
  'Care',
  'Trust',
  'Calm',
  'Clarity',
  'Help',
  'Joy',
];

/** Ten people of each side answer, and one manager more while the fieldwork page is open. */
const RESPONDENTS = { consumer: 10, manager: 11 };

/** What a respondent of a side answers to an item, each item otherwise: no two of them have the same gap. */
const scoreOf = {
  consumer: (item: number, respondent: number) => (respondent < item ? 9 : 3),
  manager: (item: number, respondent: number) => (respondent < 10 - Math.ceil(item / 3) ? 10 : 7),
};

/** Every answer of a side to an item. */
const scores = (side: 'consumer' | 'manager', item: number) =>
  Array.from({ length: RESPONDENTS[side] }, (_, at) => scoreOf[side](item, at));

/** Promoters (9 and 10) less detractors (0 to 6), as a share. */
const net = (given: readonly number[]) =>
  given.reduce((sum, score) => sum + (score > 8 ? 1 : score < 7 ? -1 : 0), 0) / given.length;

beforeAll(async () => {
  program = await startProgram('embedded', { env: { DEMO: '0' } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** Answers a questionnaire of one page over HTTP, by the form that it holds. */
async function answer(link: string, score: (item: number) => number) {
  const respondent = new Respondent(program);
  const first = await respondent.load(link.replace(/^https?:\/\/[^/]+/, ''));
  const answers = LABELS.map((item, at) => `${item.toLowerCase()}=${score(at)}`);
  expect((await respondent.send(first, answers.join('&'))).address).toContain('/thanks');
}

const heading = (page: Page) => page.locator('h1').innerText();

/**
 * A page is readable to all, on a phone too, in both languages and both schemes. It is looked at in a
 * window of its own: the newcomer's stays where clicks have led.
 */
async function seen(newcomer: Page, name: string) {
  const page = await newcomer.context().newPage();
  await page.goto(newcomer.url());
  const looks = [
    [390, 'dark', 'sv'],
    [1280, 'light', 'en'],
  ] as const;
  const address = new URL(page.url());
  for (const [width, colorScheme, lang] of looks) {
    await page.setViewportSize({ width, height: 844 });
    await page.emulateMedia({ colorScheme });
    address.searchParams.set('lang', lang);
    await page.goto(address.href, { waitUntil: 'networkidle' });
    expect([name, width, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([
      name,
      width,
      width,
    ]);
    expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
    if (SHOTS)
      await page.screenshot({ path: path.join(SHOTS, `${name}-${width}.png`), fullPage: true });
    if (width === 390) expect([name, (await tabWalk(page)).faults]).toEqual([name, []]);
  }
  await page.close();
}

/** Writes both wordings of every item in a language. */
async function write(page: Page, language: string) {
  for (const side of ['consumer', 'manager'] as const) {
    const fields = page.locator(`textarea[name$=" wording ${side} ${language}"]`);
    expect(await fields.count()).toBe(LABELS.length);
    for (const [at, label] of LABELS.entries())
      await fields.nth(at).fill(`${label} (${side}, ${language})?`);
  }
  await page.locator('h1').click();
  // Every text is saved by itself, a moment after it was written.
  const saved = async () => {
    const stored = await (await page.request.get(page.url())).text();
    return LABELS.flatMap((label) =>
      ['consumer', 'manager'].filter((side) =>
        stored.includes(`>${label} (${side}, ${language})?`),
      ),
    ).length;
  };
  await expect.poll(saved, { timeout: 60_000, interval: 500 }).toBe(2 * LABELS.length);
}

it('a newcomer makes a study, opens a wave, has it answered and gives its report to a reader', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en',
  });
  const said: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(60_000);
  page.on('pageerror', (error) => said.push(error.message));
  const done = () => page.waitForLoadState('networkidle');
  const go = (place: string) =>
    page.locator('.places').getByRole('link', { name: place, exact: true }).click();
  const manage = async (place: string) => {
    await page.locator('.places summary').click();
    await go(place);
  };
  const submit = () => page.locator('main .button--main').first().click();

  // Signs in with what the start printed. Addresses are those that it printed, and a mail's: all else is clicked.
  const oneTime = /password {2,}(\S+)/.exec(program.printed)?.[1] ?? '';
  const [signIn = ''] = /\S+\/sign-in\b/.exec(program.printed) ?? [];
  await page.goto(signIn);
  await page.fill('input[name=email]', 'admin@localhost');
  await page.fill('input[name=password]', oneTime);
  await page.locator('form button').first().click();
  await page.waitForURL('**/account/password**');
  await page.fill('input[name=next]', PASSWORD);
  await page.fill('input[name=again]', PASSWORD);
  await page.locator('form button').first().click();
  await page.waitForURL('**/waves');

  // Makes a study of ten paired items in two languages.
  await go('Studies');
  await page.waitForURL('**/studies');
  await done();
  await page.fill('input[name=title]', 'Service as both sides see it');
  await page.fill('input[name=key]', 'service');
  await page.fill('input[name=locales]', 'en, sv');
  await submit();
  await page.waitForURL('**/studies/service');
  await done();
  for (const [at, label] of LABELS.entries()) {
    await page.fill('input[name="+label"]', label);
    await page.selectOption('select[name="+kind"]', 'nps');
    await page.locator('#add button[type=submit]').click();
    await expect
      .poll(() => page.locator('textarea[name*=" wording manager "]').count(), { timeout: 60_000 })
      .toBe(at + 1);
  }
  await write(page, 'en');
  await page.getByRole('link', { name: 'Swedish' }).click();
  await page.waitForURL('**in=sv**');
  await done();
  await write(page, 'sv');
  await page.locator('button[value=publish]').click();
  await page.waitForURL('**done=published**');

  // Opens a wave.
  await go('Waves');
  await page.waitForURL('**/waves');
  await page.getByRole('link', { name: 'New wave' }).click();
  await page.waitForURL('**/waves/new**');
  await seen(page, 'wave-new');
  // From here on by keyboard alone.
  await type(page, 'title', 'First wave');
  await type(page, 'consumer.target', '10');
  await type(page, 'manager.target', '20');
  await press(page, 'button[value=plan]');
  await page.waitForURL('**#planned');
  expect(await page.locator('#planned').innerText()).toContain('With these targets');
  await press(page, 'main form .button--main');
  await page.waitForURL('**/settings?done=created**');
  await seen(page, 'wave-settings');
  await press(page, 'a[href*="to=open"]');
  await page.waitForURL('**to=open**');
  await seen(page, 'wave-confirm');
  await press(page, 'button[value=open]');
  await page.waitForURL('**done=opened**');
  await press(page, '.tabs a[href*="/links"]');
  await page.waitForURL('**/links**');
  await seen(page, 'wave-links');
  const addresses = await page
    .locator('.address__row a')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href') ?? ''));
  const address = (side: string) => addresses.find((link) => link.endsWith(`/${side}`)) ?? '';

  // Both questionnaires are answered through their links, ten times each: once in Chromium, and nine times
  // over HTTP by the forms that the pages hold.
  for (const side of ['consumer', 'manager'] as const) {
    const guest = await (await browser.newContext({ locale: 'sv' })).newPage();
    await guest.goto(address(side));
    expect(await guest.locator('main').innerText()).toContain(`Ease (${side}, sv)?`);
    for (const [at, item] of LABELS.entries())
      await guest
        .locator(`input[name="${item.toLowerCase()}"][value="${scoreOf[side](at, 0)}"]`)
        .check();
    await guest.locator('button[value=next]').click();
    await guest.waitForURL('**/thanks**');
    await guest.context().close();
    for (let at = 1; at < 10; at += 1)
      await answer(address(side), (item) => scoreOf[side](item, at));
  }
  await page.clock.install();
  await page.locator('.tabs').getByRole('link', { name: 'Fieldwork' }).click();
  await page.waitForURL('**/fieldwork**');
  expect(await heading(page)).toMatch(
    /^10 of 10 consumers and 10 of 20 managers: at this pace the wave fills on /,
  );
  // The page counts on by itself.
  await answer(address('manager'), (item) => scoreOf.manager(item, 10));
  await page.clock.runFor(16_000);
  await expect.poll(() => heading(page)).toMatch(/^10 of 10 consumers and 11 of 20 managers/);
  await seen(page, 'wave-fieldwork');
  const wave = /\/waves\/(\w+)\//.exec(page.url())?.[1] ?? '';

  // Invites a reader, who joins by the link in the outbox and reads the report.
  await manage('Users');
  await page.waitForURL('**/users**');
  await done();
  await page.fill('input[name=email]', 'reader@example.org');
  await page.fill('form input[name=name]', 'Rut Reader');
  await page.locator('input[name=waves]').first().check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL('**done=invited**');
  await page.locator('.done').getByRole('link').click();
  await page.waitForURL('**/outbox**');
  const invitation = /\/join\/\w+/.exec(await page.content())?.[0] ?? '';
  const reader = await (await browser.newContext({ locale: 'en' })).newPage();
  await reader.goto(`${program.url}${invitation}`);
  await reader.fill('input[name=next]', 'the password of the reader');
  await reader.fill('input[name=again]', 'the password of the reader');
  await reader.locator('main form button').first().click();
  await reader.waitForURL('**/waves**');
  await reader.getByRole('link', { name: 'First wave' }).click();
  await reader.waitForURL('**/report');
  // The gaps that the answers give: managers' net promoter score minus consumers'.
  for (const [at, label] of LABELS.entries()) {
    const points = Math.round(100 * (net(scores('manager', at)) - net(scores('consumer', at))));
    const row = reader.locator('tr', { has: reader.getByRole('link', { name: label }) });
    const text = await row.innerText();
    expect([label, text]).toEqual([
      label,
      expect.stringMatching(
        new RegExp(`[\\s\u2007]${points < 0 ? '\u2212' : '\\+'}${Math.abs(points)}\\b`),
      ),
    ]);
    if (points > 100) expect([label, text]).toEqual([label, expect.stringMatching(/blind spot/i)]);
  }
  for (const closed of ['fieldwork', 'links', 'settings'])
    expect((await reader.goto(`${program.url}/waves/${wave}/${closed}`))?.status()).toBe(404);
  await reader.context().close();
  await go('Waves');
  await page.locator(`a[href*="${wave}"]`).first().click();
  await page.locator('.tabs').getByRole('link', { name: 'Settings' }).click();
  await page.waitForURL('**/settings**');
  expect(await page.locator('#readers').innerText()).toContain('reader@example.org');
  await context.close();
  expect(said).toEqual([]);
  expect(program.log()).not.toContain('unforeseen');
});
