import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchChromium } from '../system/browser';
import { press, tabWalk, type } from '../system/keyboard';
import { LOOKS, seen, signInByPage as signIn, inBrowser as walked } from '../system/looks';
import { peoplePages } from '../system/people';
import { type Program, startProgram, tell } from '../system/program';
import { Visitor } from '../system/visitor';

let program: Program;
let browser: Browser;

const ADMIN = { ADMIN_EMAIL: 'admin@example.org', ADMIN_PASSWORD: 'four words of english' };

beforeAll(async () => {
  program = await startProgram('embedded', { env: ADMIN });
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

const inBrowser = (options: BrowserContextOptions, walk: (page: Page) => Promise<void>) =>
  walked(browser, options, walk);

/** Somewhere with a summer time. */
const ZONE = 'Europe/Stockholm';

const looks = (width: number, colorScheme: 'light' | 'dark', locale: string) => ({
  viewport: { width, height: 844 },
  colorScheme,
  locale,
});

const heading = (page: Page) => page.locator('h1').innerText();

describe.each([
  [390, 'dark'],
  [1280, 'light'],
] as const)('by keyboard alone at %d px, %s', (width, colorScheme) => {
  const look = { viewport: { width, height: 844 }, colorScheme, locale: 'en' };

  it('somebody signs in and follows the fieldwork of a wave', () =>
    inBrowser(look, async (page) => {
      await page.goto(`${program.url}/sign-in`, { waitUntil: 'networkidle' });
      expect((await tabWalk(page)).faults).toEqual([]);
      await page.reload({ waitUntil: 'networkidle' });
      await type(page, 'email', ADMIN.ADMIN_EMAIL);
      await type(page, 'password', 'not this one');
      await page.keyboard.press('Enter');
      await page.locator('[role=alert]').waitFor();
      await page.waitForLoadState('networkidle');
      expect((await tabWalk(page)).faults).toEqual([]);
      await type(page, 'password', ADMIN.ADMIN_PASSWORD);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/waves');
      await page.waitForLoadState('networkidle');
      await press(page, '.entries a[href*="/report"]');
      await page.waitForURL('**/report');
      await page.waitForLoadState('networkidle');
      await press(page, 'a[href$="/fieldwork"]');
      await page.waitForURL('**/fieldwork');
      await page.waitForLoadState('networkidle');
      expect((await tabWalk(page)).faults).toEqual([]);
      // Figures that renew themselves can be stopped.
      const pause = page.locator('.live button');
      await press(page, '.live button');
      await expect.poll(() => pause.innerText()).toBe('Renew again');
      await page.keyboard.press('Space');
      await expect.poll(() => pause.innerText()).not.toBe('Renew again');
      await press(page, 'select[name=by]', 'ArrowDown');
      await page.waitForURL('**/fieldwork?by=*');
      await page.locator('[aria-labelledby=segments] .card').waitFor();
      await page.waitForLoadState('networkidle');
      expect((await tabWalk(page)).faults).toEqual([]);
      await seen(page, 'fieldwork', { width, colorScheme });
      // They stay where nobody answers, and go on once somebody does.
      const finding = await page.locator('h1').innerText();
      const renewed = () =>
        page.evaluate(() => document.dispatchEvent(new Event('visibilitychange')));
      await page.context().setOffline(true);
      await renewed();
      await page.getByText('Nobody answers just now').waitFor();
      expect(await page.locator('h1').innerText()).toBe(finding);
      await page.context().setOffline(false);
      await renewed();
      await page.getByText('Nobody answers just now').waitFor({ state: 'detached' });
    }));
});

describe.each(LOOKS)('the pages of accounts at %d px, %s, in %s', (width, colorScheme, locale) => {
  it('are readable to all and fit', () =>
    inBrowser({ ...looks(width, colorScheme, locale), timezoneId: ZONE }, async (page) => {
      const see = (name: string) => seen(page, name, { width, colorScheme });
      const email = `visitor-${width}-${colorScheme}@example.org`;
      const made = await tell(program, 'user', 'add', email, '--name', 'Zoë Ångström');
      await page.goto(program.url, { waitUntil: 'networkidle' });
      await see('home');
      await page.locator('a[href="/sign-in"]').click();
      await page.waitForLoadState('networkidle');
      await see('sign-in');
      await signIn(page, email, 'a wrong password');
      await page.locator('[role=alert]').waitFor();
      await see('sign-in-wrong');
      await signIn(page, email, made.out.trim());
      await page.waitForURL('**/account/password**');
      await see('password-first');
      const change = async (next: string) => {
        await page.locator('input[name=next]').fill(next);
        await page.locator('input[name=again]').fill(next);
        await page.locator('form button').first().click();
      };
      await change('short');
      await page.locator('.field__fault').waitFor();
      await see('password-fault');
      await change('a password of my own');
      await page.waitForURL('**/waves');
      await see('waves-none');
      await page.goto(`${program.url}/account/password`);
      await see('password');
      const firefox = 'Mozilla/5.0 (Windows NT 10.0) Gecko/20100101 Firefox/140.0';
      await new Visitor(program, { 'User-Agent': firefox }).signIn(email, 'a password of my own');
      await page.goto(`${program.url}/account?done=name`);
      await see('account');
      await page.context().clearCookies();
      await page.goto(`${program.url}/waves`);
      await signIn(page, ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      await page.waitForURL('**/waves');
      await see('waves');
      const own = page.locator('.entries a', { hasText: 'Try it yourself' }).first();
      const wave = (await own.getAttribute('href'))?.replace(/report.*/, '') ?? '';
      // An address is the same however it is written, and its page comes to life.
      await page.goto(`${program.url}${wave}Responses/`, { waitUntil: 'networkidle' });
      await page.locator('#upload').waitFor();
      await page.goto(`${program.url}${wave}responses`);
      const name = `panel-${width}`;
      const rows = [`${name},consumer,meets`, 'other,manager,lovely'];
      const csv = ['respondent,audience,human_access', ...rows, ''].join('\r\n');
      const file = { name: 'panel.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
      const send = async (mode: string) => {
        await page.locator(`input[value=${mode}]`).check();
        await page.locator('input[type=file]').setInputFiles(file);
        await page.locator('#upload .button--main').click();
      };
      await send('all');
      await page.locator('#upload .alert').waitFor();
      await see('responses-refused');
      expect((await tabWalk(page)).faults).toEqual([]);
      await send('skip');
      await page.locator('#upload .done').waitFor();
      await page.locator('input[name=find]').fill(name);
      await page.locator('#one form .button').click();
      await page.locator('#one a[href*="erase="]').click();
      await page.locator('button[value=erase]').waitFor();
      await see('responses-erase');
      await page.locator('button[value=erase]').click();
      await page.waitForURL('**done=erased*');
      // A date is told where its reader is, too.
      await page.goto(`${program.url}${wave}settings`, { waitUntil: 'networkidle' });
      await page.locator('input[name=closesAt]').fill('2027-07-01T08:00');
      const local = page.locator('output.note').nth(1);
      await expect.poll(() => local.innerText()).toMatch(/10[:.]00/);
      await see('wave-settings-local');
      await page.goto(`${program.url}/waves`);
      await page.locator('.entries a').first().click();
      await page.waitForURL('**/report');
      await see('report');
    }));

  it('so are benchmarks and the reports that they stand in', () =>
    inBrowser(looks(width, colorScheme, locale), async (page) => {
      const look = { width, colorScheme };
      await page.goto(`${program.url}/sign-in?to=/benchmarks?about=item:human_access`);
      await signIn(page, ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
      await page.locator('input[name=manager]').fill('180');
      await page.locator('.button--main').click();
      await page.locator('.field__fault').first().waitFor();
      expect(await page.locator('input[name=manager]').inputValue()).toBe('180');
      await seen(page, 'benchmarks', look);
      await page.goto(`${program.url}/waves`);
      await page.locator('.entries a', { hasText: 'Published study' }).first().click();
      // Once its script has taken over.
      await page.waitForLoadState('networkidle');
      await page.locator('select[name=benchmarks]').selectOption('1');
      await page.waitForURL(/benchmarks=1/);
      await page.locator('#benchmarks').waitFor();
      expect(await page.locator('.benchmark').count()).toBeGreaterThan(5);
      await seen(page, 'report-benchmarks', look);
    }));
});

it.each([true, false])(
  'a reader comes in by keyboard alone, with script: %s',
  (javaScriptEnabled) =>
    inBrowser({ javaScriptEnabled }, async (page) => {
      const email = `keyboard-${javaScriptEnabled}@example.org`;
      const made = await tell(program, 'user', 'add', email);
      await tell(program, 'user', 'give', email, 'brand-loyalty/published');
      const type = async (text: string, key: string) => {
        await page.keyboard.type(text);
        await page.keyboard.press(key);
      };
      const settled = async (title: string) => {
        await page.waitForFunction(
          (wanted) => document.querySelector('h1')?.innerText === wanted,
          title,
        );
      };
      await page.goto(`${program.url}/sign-in`);
      await page.locator('input[name=email]').focus();
      await type(email, 'Tab');
      await type(made.out.trim(), 'Enter');
      await settled('Choose a password of your own');
      await page.locator('input[name=next]').focus();
      await type('a password of my own', 'Tab');
      await type('a password of my own', 'Enter');
      await settled('Waves');
      await page.locator('.entries a').focus();
      await page.keyboard.press('Enter');
      await page.waitForURL('**/report');
      expect(await heading(page)).toContain('Managers overrate what they deliver');
      // A download has what the page has.
      const csv = await page.request.get(page.url().replace(/report$/, 'report/gaps.csv'));
      expect(csv.status()).toBe(200);
      await page.locator('.places a').last().focus();
      await page.keyboard.press('Enter');
      await settled('Your account');
      await page.locator('form[action="/sign-out"] button').focus();
      await page.keyboard.press('Enter');
      await settled('Parallax');
      await page.goto(`${program.url}/account`);
      await settled('Sign in');
    }),
);

it('another site’s form changes nothing, in a browser that is signed in', () =>
  inBrowser({}, async (page) => {
    await page.goto(`${program.url}/sign-in`);
    await signIn(page, ADMIN.ADMIN_EMAIL, ADMIN.ADMIN_PASSWORD);
    await page.waitForURL('**/waves');
    const elsewhere = 'http://127.0.0.1:9/';
    await page.route(elsewhere, (route) =>
      route.fulfill({ contentType: 'text/html', body: '<title>Elsewhere</title>' }),
    );
    await page.goto(elsewhere);
    const answered = page.waitForResponse((response) => response.url().includes('/sign-out'));
    await page.evaluate((action) => {
      const form = document.createElement('form');
      form.method = 'post';
      form.action = action;
      document.body.append(form);
      form.submit();
    }, `${program.url}/sign-out`);
    expect((await answered).status()).toBe(403);
    await page.waitForURL('**/sign-out');
    expect(await heading(page)).toBe('This came from somewhere else');
    await page.goto(`${program.url}/waves`);
    expect(await heading(page)).toBe('Waves');
  }));

peoplePages(() => ({ program, browser }), {
  email: ADMIN.ADMIN_EMAIL,
  password: ADMIN.ADMIN_PASSWORD,
});

it('nothing unforeseen is in the log', () => {
  expect(program.log()).not.toContain('unforeseen');
});
