import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { press, tabTo, tabWalk, type } from './keyboard';
import { inBrowser, LOOKS, seen, signInByPage } from './looks';
import { openidProvider } from './openidProvider';
import type { Program } from './program';
import { codeOf, mailedLink, secretOf, signedIn, Visitor } from './visitor';

/** The pages on which people come in and are looked after, walked on a server that others walk too. */
export function peoplePages(
  at: () => { program: Program; browser: Browser },
  admin: { email: string; password: string },
) {
  const walk = (options: BrowserContextOptions, steps: (page: Page) => Promise<void>) =>
    inBrowser(at().browser, options, steps);

  async function administrator() {
    const visitor = new Visitor(at().program);
    await visitor.signIn(admin.email, admin.password);
    return visitor;
  }

  describe.each(LOOKS)('the pages of people at %d px, %s, in %s', (width, colorScheme, locale) => {
    const look = { viewport: { width, height: 844 }, colorScheme, locale };
    const called = (name: string) => `${name}-${width}-${colorScheme}@example.org`;
    const see = (page: Page, name: string) => seen(page, name, { width, colorScheme });
    /** The same, and the Tab key leads to all that it holds. */
    const seeByKeys = async (page: Page, name: string) => {
      await see(page, name);
      await page.waitForLoadState('networkidle');
      expect([name, (await tabWalk(page)).faults]).toEqual([name, []]);
    };

    it('that look after them are readable to all and fit', () =>
      walk(look, async (page) => {
        const { url } = at().program;
        const cared = await signedIn(at().program, called('cared'), 'reader');
        await page.goto(`${url}/sign-in?to=/users`);
        await signInByPage(page, admin.email, admin.password);
        await page.waitForURL('**/users');
        const invite = async (email: string) => {
          await page.locator('input[name=email]').fill(email);
          await page.locator('input[name=name]').fill('Zoë Ångström');
          await page.locator('input[name=waves]').first().check();
          await page.locator('.button--main').click();
        };
        await invite(called('cared'));
        await page.locator('.field__fault').waitFor();
        expect(await page.locator('input[name=waves]').first().isChecked()).toBe(true);
        await see(page, 'users-fault');
        await invite(called('invited'));
        await page.waitForURL('**/users?done=invited*');
        await see(page, 'users');
        await page
          .locator('.entries li', { hasText: called('cared') })
          .locator('a')
          .click();
        await page.waitForURL(/users\/\w{12}/);
        await see(page, 'user');
        await page.locator('button[value=reset]').click();
        await page.waitForURL('**done=reset*');
        await page.goto(`${url}/outbox`);
        await page.locator('.mail summary').first().click();
        await see(page, 'outbox');
        await page.goto(`${url}/audit?about=user:none`);
        await see(page, 'audit');
        await page.goto(`${url}/users`);
        await page.locator('details.margins summary').click();
        await page.locator('textarea[name=list]').fill(`${called('cared')}\nnobody`);
        await page.locator('details.margins .button').click();
        await page.locator('.listed').waitFor();
        await seeByKeys(page, 'users-several');
        await page.goto(`${url}/keys`);
        await page.locator('input[name=name]').fill('Dashboard');
        await page.locator('.form .button--main').click();
        await page.locator('.secret').waitFor();
        await seeByKeys(page, 'keys-made');
        await page.goto(`${url}/keys`);
        await page.locator('.entries a.button').first().click();
        await page.locator('button[name=revoke]').waitFor();
        await see(page, 'keys-revoke');
        await page.goto(`${url}/provider`);
        await page.locator('input[name=issuer]').fill('http://127.0.0.1:9');
        await page.locator('input[name=client]').fill('parallax');
        await page.locator('input[name=secret]').fill('a secret');
        await page.locator('input[name=label]').fill('Example');
        await page.locator('button[value=save]').click();
        await page.locator('.field__fault').waitFor();
        await see(page, 'provider');
        expect((await cared.get('/account')).status).toBe(200);
      }));

    it('that offer a provider are readable to all and fit', async () => {
      const { url } = at().program;
      const boss = await administrator();
      const { issuer, client, close } = await openidProvider(`${url}/sign-in/callback`, new Map());
      const set = { issuer, client: client.id, secret: client.secret, role: '' };
      const label = 'Sign in with the account of your work';
      const saved = await boss.post('/provider', { intent: 'save', label, ...set });
      expect(saved.headers.get('Location')).toContain('done=saved');
      try {
        await walk(look, async (page) => {
          await page.goto(`${url}/sign-in`);
          await page.getByRole('link', { name: label }).waitFor();
          await seeByKeys(page, 'sign-in-provider');
          await page.goto(`${url}/sign-in?organisation=unheard-of`);
          await page.locator('[name=organisation][aria-invalid=true]').waitFor();
          await seeByKeys(page, 'sign-in-organisation');
        });
      } finally {
        await boss.post('/provider', { intent: 'remove' });
        await close();
      }
    });

    it('by which they come in are readable to all and fit', () =>
      walk(look, async (page) => {
        const { url } = at().program;
        const boss = await administrator();
        const email = called('comer');
        await boss.post('/users', { email, name: 'Zoë', role: 'reader', language: locale });
        await page.goto(`${url}${await mailedLink(boss, email, 'join')}`);
        await seeByKeys(page, 'join');
        const choose = async (next: string, again = next) => {
          await page.locator('input[name=next]').fill(next);
          await page.locator('input[name=again]').fill(again);
          await page.locator('.button--main').click();
        };
        await choose('short');
        await page.locator('.field__fault').waitFor();
        await see(page, 'join-fault');
        const password = 'a password of my own';
        await choose(password);
        await page.waitForURL('**/waves*');
        await page.goto(`${url}/account/second-step`);
        await seeByKeys(page, 'second-step');
        await page.locator('input[name=password]').fill(password);
        await page.locator('button[value=begin]').click();
        await page.locator('.qr').waitFor();
        await seeByKeys(page, 'second-step-scan');
        const secret = secretOf(await page.content());
        await page.locator('input[name=code]').fill(codeOf(secret, 0));
        await page.locator('button[value=confirm]').click();
        await page.locator('.codes').waitFor();
        await seeByKeys(page, 'second-step-codes');
        await page.goto(`${url}/account/second-step`);
        await seeByKeys(page, 'second-step-on');
        await page.goto(`${url}/account`);
        await see(page, 'account-second');
        await page.context().clearCookies();
        await page.goto(`${url}/forgot`);
        await see(page, 'forgot');
        await page.locator('input[name=email]').fill(email);
        await page.locator('.button--main').click();
        await page.locator('[role=status]').waitFor();
        await see(page, 'forgot-sent');
        await page.goto(`${url}${await mailedLink(boss, email, 'reset')}`);
        await choose(password, 'another one');
        await page.locator('.field__fault').waitFor();
        await seeByKeys(page, 'reset');
        await page.goto(`${url}/reset/${'a'.repeat(26)}`);
        await see(page, 'reset-over');
        await page.goto(`${url}/sign-in`);
        await signInByPage(page, email, password);
        await page.waitForURL('**/sign-in/code*');
        await page.locator('input[name=code]').fill('000000');
        await page.locator('.button--main').click();
        await page.locator('.field__fault').waitFor();
        await seeByKeys(page, 'sign-in-code');
      }));
  });

  it('an invitation is sent, taken up and its password forgotten by keyboard alone', () =>
    walk({}, async (page) => {
      const { url } = at().program;
      const email = 'keys@example.org';
      const boss = await administrator();
      const go = (place: string, key?: string) => press(page, place, key);
      const fill = (name: string, text: string) => type(page, name, text);
      const titled = async (title: string) => {
        await page.waitForFunction(
          (wanted) => document.querySelector('h1')?.innerText === wanted,
          title,
        );
        // React complains of keys that are pressed while it takes over.
        await page.waitForLoadState('networkidle');
      };
      const enter = async (address: string, password: string) => {
        await titled('Sign in');
        await fill('email', address);
        await fill('password', password);
        await page.keyboard.press('Enter');
      };
      const signOut = async () => {
        await go('.places a[href^="/account"]');
        await titled('Your account');
        await go('form[action="/sign-out"] button');
        await titled('Parallax');
      };
      const choose = async (password: string) => {
        await fill('next', password);
        await fill('again', password);
        await page.keyboard.press('Enter');
      };

      await page.goto(`${url}/sign-in?to=/users`);
      await enter(admin.email, admin.password);
      await titled('Users');
      await fill('email', email);
      await fill('name', 'Keys Only');
      await go('input[name=waves]', 'Space');
      await go('form .button--main');
      await page.waitForURL('**/users?done=invited*');
      await signOut();
      await page.goto(`${url}${await mailedLink(boss, email, 'join')}`);
      await titled('Join Parallax');
      await choose('a password of my own');
      await titled('Waves');
      await tabTo(page, '.entries a');
      await signOut();
      await go('a[href^="/sign-in"]');
      await titled('Sign in');
      await go('a[href^="/forgot"]');
      await titled('Forgot your password?');
      await fill('email', email);
      await page.keyboard.press('Enter');
      await page.locator('[role=status]').waitFor();
      await page.goto(`${url}${await mailedLink(boss, email, 'reset')}`);
      await titled('Choose another password');
      await choose('another password of mine');
      await enter(email, 'another password of mine');
      await titled('Waves');
    }));
}
