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

beforeAll(async () => {
  program = await startProgram('embedded', { env: { DEMO: '0' } });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const heading = (page: Page) => page.locator('h1').innerText();

/** A page is readable to all, on a phone too, in both languages and both schemes. */
async function seen(page: Page, name: string) {
  const size = page.viewportSize();
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
  if (size) await page.setViewportSize(size);
}

/** Writes both wordings of every item in a language. */
async function write(page: Page, language: string) {
  await page.goto(`${program.url}/studies/service?in=${language}`, { waitUntil: 'networkidle' });
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
  await expect.poll(saved, { timeout: 20_000, interval: 500 }).toBe(2 * LABELS.length);
}

it('a newcomer makes a study, opens a wave, has it answered and gives its report to a reader', async () => {
  const context = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'en',
  });
  const said: string[] = [];
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  page.on('pageerror', (error) => said.push(error.message));
  const done = () => page.waitForLoadState('networkidle');
  const submit = () => page.locator('main .button--main').first().click();

  // Signs in with what the start printed.
  const oneTime = /password {2,}(\S+)/.exec(program.printed)?.[1] ?? '';
  await page.goto(`${program.url}/sign-in`);
  await page.fill('input[name=email]', 'admin@localhost');
  await page.fill('input[name=password]', oneTime);
  await page.locator('form button').first().click();
  await page.waitForURL('**/account/password**');
  await page.fill('input[name=next]', PASSWORD);
  await page.fill('input[name=again]', PASSWORD);
  await page.locator('form button').first().click();
  await page.waitForURL('**/waves');

  // Makes a study of ten paired items in two languages.
  await page.goto(`${program.url}/studies`, { waitUntil: 'networkidle' });
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
      .poll(() => page.locator('textarea[name*=" wording manager "]').count(), { timeout: 20_000 })
      .toBe(at + 1);
  }
  await write(page, 'en');
  await write(page, 'sv');
  await page.goto(`${program.url}/studies/service`, { waitUntil: 'networkidle' });
  await page.locator('button[value=publish]').click();
  await page.waitForURL('**done=published**');

  // Opens a wave.
  await page.goto(`${program.url}/waves`);
  await page.getByRole('link', { name: 'New wave' }).click();
  await page.waitForURL('**/waves/new**');
  await seen(page, 'wave-new');
  // From here on by keyboard alone.
  await type(page, 'title', 'First wave');
  await type(page, 'consumer.target', '6');
  await type(page, 'manager.target', '10');
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

  // Both questionnaires are answered through their links: once each in a browser, else by its forms.
  for (const [side, score] of [
    ['consumer', '3'],
    ['manager', '9'],
  ] as const) {
    const guest = await (await browser.newContext({ locale: 'sv' })).newPage();
    await guest.goto(address(side));
    expect(await guest.locator('main').innerText()).toContain(`Ease (${side}, sv)?`);
    for (const item of LABELS)
      await guest.locator(`input[name="${item.toLowerCase()}"][value="${score}"]`).check();
    await guest.locator('button[value=next]').click();
    await guest.waitForURL('**/thanks**');
    await guest.context().close();
    for (let n = 0; n < 5; n += 1) {
      const respondent = new Respondent(program);
      const first = await respondent.load(address(side).replace(/^https?:\/\/[^/]+/, ''));
      const answers = LABELS.map((item) => `${item.toLowerCase()}=${Number(score) + (n % 2)}`);
      expect((await respondent.send(first, answers.join('&'))).address).toContain('/thanks');
    }
  }
  await page.locator('.tabs').getByRole('link', { name: 'Fieldwork' }).click();
  await page.waitForURL('**/fieldwork**');
  expect(await heading(page)).toMatch(
    /^6 of 6 consumers and 6 of 10 managers: at this pace the wave fills on /,
  );
  await seen(page, 'wave-fieldwork');
  const wave = /\/waves\/(\w+)\//.exec(page.url())?.[1] ?? '';

  // Invites a reader, who joins by the link in the outbox and reads the report.
  await page.goto(`${program.url}/users`, { waitUntil: 'networkidle' });
  await page.fill('input[name=email]', 'reader@example.org');
  await page.fill('form input[name=name]', 'Rut Reader');
  await page.locator('input[name=waves]').first().check();
  await page.getByRole('button', { name: 'Send' }).click();
  await page.waitForURL('**done=invited**');
  await page.goto(`${program.url}/outbox`, { waitUntil: 'networkidle' });
  const invitation = /\/join\/\w+/.exec(await page.content())?.[0] ?? '';
  const reader = await (await browser.newContext({ locale: 'en' })).newPage();
  await reader.goto(`${program.url}${invitation}`);
  await reader.fill('input[name=next]', 'the password of the reader');
  await reader.fill('input[name=again]', 'the password of the reader');
  await reader.locator('main form button').first().click();
  await reader.waitForURL('**/waves**');
  await reader.getByRole('link', { name: 'First wave' }).click();
  await reader.waitForURL('**/report');
  expect(await reader.locator('main').innerText()).toContain('Clarity');
  expect(await heading(reader)).not.toContain('Too few');
  for (const closed of ['fieldwork', 'links', 'settings'])
    expect((await reader.goto(`${program.url}/waves/${wave}/${closed}`))?.status()).toBe(404);
  await reader.context().close();
  await page.goto(`${program.url}/waves/${wave}/settings`, { waitUntil: 'networkidle' });
  expect(await page.locator('#readers').innerText()).toContain('reader@example.org');
  await context.close();
  expect(said).toEqual([]);
  expect(program.log()).not.toContain('unforeseen');
});
