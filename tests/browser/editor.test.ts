import path from 'node:path';
import type { Browser, BrowserContextOptions, Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { everyKind } from '../study/fixtures';
import { accessibilityFaults, launchChromium } from '../system/browser';
import { press, tabTo, tabWalk, type } from '../system/keyboard';
import { type Program, startProgram } from '../system/program';
import { signedIn, type Visitor } from '../system/visitor';

let program: Program;
let browser: Browser;
let anna: Visitor;
let bo: Visitor;

/** Where screenshots go, for whoever wants to look. */
const SHOTS = process.env.SCREENSHOTS;

beforeAll(async () => {
  program = await startProgram('embedded');
  anna = await signedIn(program, 'anna@example.org', 'administrator');
  bo = await signedIn(program, 'bo@example.org', 'administrator');
  browser = await launchChromium();
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** Walks pages as somebody who is signed in, in a browser that must have nothing to complain about. */
async function as(
  { cookie = '' }: Visitor,
  options: BrowserContextOptions,
  walk: (page: Page) => Promise<void>,
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const [name = '', value = ''] = cookie.split('=');
  await context.addCookies([{ name, value, url: program.url }]);
  const said: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => said.push(error.message));
    page.on('console', (message) => {
      // Chromium tells of every form that was refused, and of what is gone.
      if (!/status of 4(22|09|04)/.test(message.text())) said.push(message.text());
    });
    await walk(page);
  } finally {
    await context.close();
  }
  expect(said).toEqual([]);
}

const at = (address: string) => `${program.url}${address}`;

async function begun(key: string): Promise<void> {
  if ((await anna.get(`/studies/${key}`)).status === 200) return;
  await anna.post('/studies', { title: `A study: ${key}`, key, locales: 'en, sv' });
  const add = (label: string, kind: string, revision: string) =>
    anna.post(`/studies/${key}`, {
      revision,
      edit: JSON.stringify({ do: 'item.add', label, kind, asked: 'both' }),
    });
  await add('First', 'nps', '0');
  await add('Second', 'single', '1');
}

const PAGES = [
  ['list', '/studies'],
  ['items', '/studies/brand-loyalty?item=human_access&in=sv'],
  ['choices', '/studies/brand-loyalty?item=priorities'],
  ['faulty', '/studies/looks?item=second'],
  ['scales', '/studies/brand-loyalty/scales'],
  [
    'pages',
    '/studies/brand-loyalty/pages?when=questionnaires+consumer+loyalty+items+switched_after+when',
  ],
  ['translations', '/studies/looks/translations?missing=1'],
  ['library', '/studies/looks/library'],
  ['preview', '/studies/brand-loyalty/preview'],
  ['settings', '/studies/looks/settings'],
] as const;

/** Pages whose ways differ most where there is room. */
const WALKED_WIDE = new Set<string>(['pages', 'library', 'settings']);

const names = (page: Page) => page.locator('.asking h3').allInnerTexts();
const saved = (page: Page) => page.locator('.study-bar', { hasText: 'Every change is saved, the' });

it('a study is built by keyboard alone, each change saved at once', () =>
  as(anna, { viewport: { width: 390, height: 844 }, locale: 'en' }, async (page) => {
    await begun('keyboard');
    await page.goto(at('/studies/keyboard'), { waitUntil: 'networkidle' });
    await type(page, 'items first wording manager en', 'Are they served well?');
    await page.keyboard.press('Tab');
    await page.keyboard.type('Were you served well?');
    await page.keyboard.press('Tab');
    await saved(page).waitFor();
    await press(page, '#down-first');
    await page.locator('.study-bar', { hasText: 'First: now place 2 of 2.' }).waitFor();
    await expect.poll(() => names(page)).toEqual(['Second', 'First']);
    // What was pressed keeps the focus, though it moved.
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('down-first');
    await press(page, 'button[value=undo]');
    await expect.poll(() => names(page)).toEqual(['First', 'Second']);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('textarea').first().inputValue()).toBe('Are they served well?');
    expect(await page.locator('textarea').nth(1).inputValue()).toBe('Were you served well?');
    await type(page, '+label', 'Third');
    await page.keyboard.press('Enter');
    await expect.poll(() => names(page)).toEqual(['First', 'Second', 'Third']);
  }));

it('what is ticked or chosen keeps the focus, and a condition is built by keyboard alone', () =>
  as(anna, { viewport: { width: 390, height: 844 }, locale: 'en' }, async (page) => {
    await begun('focused');
    const edit = (fields: object, revision: string) =>
      anna.post('/studies/focused', { revision, edit: JSON.stringify(fields) });
    await edit({ do: 'item.add', label: 'Age', kind: 'number', asked: 'both' }, '2');
    await edit({ do: 'net.add', item: 'second', label: 'Either', by: 'any' }, '3');
    const revision = () => page.locator('.study-bar [name=revision]').inputValue();
    /** Presses a key, and looks whether what has the focus still has it once that is saved. */
    const keepsFocus = async (key: string) => {
      const before = Number(await revision());
      const field = await page.evaluateHandle(() => document.activeElement);
      await page.keyboard.press(key);
      await expect.poll(async () => Number(await revision())).toBe(before + 1);
      expect(await page.evaluate((one) => one === document.activeElement, field)).toBe(true);
    };
    await page.goto(at('/studies/focused?item=second'), { waitUntil: 'networkidle' });
    await tabTo(page, '[name="items second kind"]');
    await keepsFocus('ArrowDown');
    await tabTo(page, '[name="items second required"][type=checkbox]');
    await keepsFocus('Space');
    await tabTo(page, '[name^="items second nets"][type=checkbox]');
    await keepsFocus('Space');
    const place = 'questionnaires consumer page-1 items second when';
    await page.goto(at(`/studies/focused/pages?when=${place.replaceAll(' ', '+')}`), {
      waitUntil: 'networkidle',
    });
    const form = page.locator('#when');
    await press(page, '#when button[value="add r"]');
    await form.getByText('Asked if First is answered.').waitFor();
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('name')))
      .toBe('when:r:item');
    await keepsFocus('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await form.getByText('until then the condition is not saved').waitFor();
    await page.keyboard.press('Tab');
    await page.keyboard.type('18', { delay: 50 });
    await keepsFocus('Enter');
    await form.getByText('Asked if Age is at least 18.').waitFor();
    // A number that is taken away is none, and nothing is stored in its place.
    for (const key of ['Backspace', 'Backspace', 'Enter']) await page.keyboard.press(key);
    await form.getByText('until then the condition is not saved').waitFor();
    await page.keyboard.type('21,5');
    await page.keyboard.press('Tab');
    await form.getByText('Asked if Age is at least 21.5.').waitFor();
    const stored = await (await anna.get('/studies/focused/files/document.json')).json();
    expect(stored).toMatchObject({
      questionnaires: { consumer: [{ items: ['first', { when: { atLeast: 21.5 } }, 'age'] }] },
      items: [{}, { kind: 'multiple', required: true, nets: [{ any: ['option_1'] }] }, {}],
    });
    // Pages and what they ask are put in order in the same way, and what was pressed keeps the focus.
    const focus = () => page.evaluate(() => document.activeElement?.id);
    const asked = () =>
      page.locator('[aria-labelledby=asked-manager] .entry > div > a').allInnerTexts();
    await press(page, '#down-manager-first');
    await expect.poll(asked).toEqual(['Second', 'First', 'Age']);
    await expect.poll(focus).toBe('down-manager-first');
    await type(page, '+title', 'The end');
    await page.keyboard.press('Enter');
    const pages = () =>
      page.locator('[aria-labelledby=asked-manager] .card > header .tag').allInnerTexts();
    await expect.poll(async () => (await pages()).length).toBe(2);
    const [begins = '', ends = ''] = await pages();
    await press(page, `#up-manager-${ends}`);
    await expect.poll(pages).toEqual([ends, begins]);
    await expect.poll(focus).toBe(`up-manager-${ends}`);
    await tabTo(page, '#page-manager-page-1 .entry:nth-child(2) select');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await expect.poll(asked).toEqual(['First', 'Second', 'Age']);
  }));

it('a scale is made, put in order and named by keyboard alone', () =>
  as(anna, { viewport: { width: 390, height: 844 }, locale: 'en' }, async (page) => {
    await begun('scaled');
    await page.goto(at('/studies/scaled'), { waitUntil: 'networkidle' });
    await press(page, '.tabs a[href$="/scales"]');
    await page.waitForURL('**/scales');
    await page.waitForLoadState('networkidle');
    await type(page, '+key', 'ease');
    await tabTo(page, '[name="+points"]');
    await page.keyboard.type('3');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    const codes = () => page.locator('#scale-ease .option .option__fields .tag').allInnerTexts();
    await expect.poll(async () => (await codes()).length).toBe(3);
    const [one = '', two = '', three = ''] = await codes();
    // The last of three is favourable until its tick is taken away.
    await type(page, `scales ease options ${three} label en`, 'Very easy');
    await press(page, `[name="scales ease favourable ${three}"]`, 'Space');
    await press(page, `#up-ease-${three}`);
    await expect.poll(codes).toEqual([one, three, two]);
    // The focus went along.
    await page.keyboard.press('Enter');
    await expect.poll(codes).toEqual([three, one, two]);
    const document = await (await anna.get('/studies/scaled/files/document.json')).json();
    expect(document).toMatchObject({
      scales: { ease: { favourable: [], options: [{ label: { en: 'Very easy' } }, {}, {}] } },
    });
  }));

it.each([
  [390, 'dark'],
  [1280, 'light'],
] as const)(
  'the Tab key leads to all that the editor offers, in sight, at %d px',
  (width, colorScheme) =>
    as(anna, { viewport: { width, height: 844 }, colorScheme, locale: 'en' }, async (page) => {
      await begun('looks');
      for (const [name, address] of PAGES) {
        if (width > 390 && !WALKED_WIDE.has(name)) continue;
        await page.goto(at(address), { waitUntil: 'networkidle' });
        if (name === 'preview')
          for (const frame of await page.locator('iframe').all())
            await frame.contentFrame().locator('[name="human_access"]').first().waitFor();
        const { stops, faults } = await tabWalk(page);
        expect([name, faults]).toEqual([name, []]);
        // Through the questionnaires that its frames show, too.
        if (name === 'preview') expect(stops.join()).toMatch(/name="human_access"/);
      }
    }),
);

it('items, options, pages and what they ask are dragged to another place', () =>
  as(anna, { locale: 'en' }, async (page) => {
    await begun('dragged');
    await page.goto(at('/studies/dragged?item=second'), { waitUntil: 'networkidle' });
    const order = (places: string) =>
      page.locator(places).evaluateAll((all) => all.map(({ id }) => id));
    /** Takes something by its handle, and lets it go over another one: on its upper half or its lower. */
    const drag = async (what: string, to: string, half: 'before' | 'after') => {
      const box = await page.locator(to).boundingBox();
      await page
        .locator(`${what} .grip`)
        .first()
        .dragTo(page.locator(to), {
          targetPosition: { x: 40, y: half === 'before' ? 4 : (box?.height ?? 0) - 4 },
        });
    };
    expect(await order('.asking')).toEqual(['item-first', 'item-second']);
    await drag('#item-second', '#item-first', 'before');
    await page.locator('.study-bar', { hasText: 'Second is beside First now.' }).waitFor();
    await expect.poll(() => order('.asking')).toEqual(['item-second', 'item-first']);

    const options = () => page.locator('.option .tag').allInnerTexts();
    const [one = '', two = ''] = await options();
    await drag('.option:nth-child(1)', '.option:nth-child(2)', 'after');
    await expect.poll(options).toEqual([two, one]);

    await page.goto(at('/studies/dragged/pages'), { waitUntil: 'networkidle' });
    const side = '[aria-labelledby=asked-manager]';
    await page.locator(`${side} [name="+title"]`).fill('The end');
    await page.locator(`${side} > form button`).last().click();
    const pages = () => page.locator(`${side} .card > header .tag`).allInnerTexts();
    await expect.poll(async () => (await pages()).length).toBe(2);
    const [begins = '', ends = ''] = await pages();
    await drag(`${side} .card:nth-of-type(2)`, `${side} .card:nth-of-type(1) header`, 'before');
    await expect.poll(pages).toEqual([ends, begins]);
    const asked = () => page.locator(`${side} .entry > div > a`).allInnerTexts();
    expect(await asked()).toEqual(['First', 'Second']);
    await drag(`${side} .entry:nth-child(1)`, `${side} .entry:nth-child(2)`, 'after');
    await expect.poll(asked).toEqual(['Second', 'First']);
    // What is let go over something of another kind stays where it was.
    await drag(`${side} .entry:nth-child(1)`, `${side} .card:nth-of-type(1) header`, 'before');
    await page.reload({ waitUntil: 'networkidle' });
    expect([await pages(), await asked()]).toEqual([
      [ends, begins],
      ['Second', 'First'],
    ]);
  }));

it('keys and clicks at the moment at which the page comes to life do no harm', () =>
  as(anna, { locale: 'en' }, async (page) => {
    await begun('early');
    await page.route('**/assets/entry.client-*.js', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.addInitScript(() => {
      // A key after every task, so that one comes between any two steps of taking over.
      const { port1, port2 } = new MessageChannel();
      const until = Date.now() + 2500;
      port1.onmessage = () => {
        const field = document.querySelector('textarea') ?? document.body;
        field?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true }));
        field?.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
        if (Date.now() < until) port2.postMessage(0);
      };
      port2.postMessage(0);
    });
    await page.goto(at('/studies/early'), { waitUntil: 'networkidle' });
    await page.locator('textarea').first().fill('Typed as soon as it was there');
    await page.locator('h1').click();
    await saved(page).waitFor();
  }));

it('what is typed, ticked and chosen before the page comes to life is saved once it does', () =>
  as(anna, { locale: 'en' }, async (page) => {
    await begun('hasty');
    let comeToLife = () => {};
    const held = new Promise<void>((resolve) => {
      comeToLife = resolve;
    });
    const hold = async (route: Route) => {
      await held;
      await route.continue();
    };
    await page.route('**/assets/entry.client-*.js', hold);
    await page.goto(at('/studies/hasty?item=first'), { waitUntil: 'commit' });
    const wording = page.locator('[name="items first wording manager en"]');
    await wording.click();
    await page.keyboard.type('Typed and left');
    const other = page.locator('[name="items first wording consumer en"]');
    await other.click();
    const required = page.locator('input[type=checkbox][name="items first required"]');
    await required.check();
    const role = page.locator('select[name="items first role"]');
    const roles = await role
      .locator('option')
      .evaluateAll((all) =>
        all.flatMap((one) => (one instanceof HTMLOptionElement && one.value ? [one.value] : [])),
      );
    await role.press('ArrowDown');
    // In the middle of a word, too.
    await other.click();
    await page.keyboard.type('Typed on ');
    // Another form that is sent now waits, so that it takes none of this away.
    const label = page.locator('#add [name="+label"]');
    await label.click();
    await page.keyboard.type('Third');
    await page.keyboard.press('Enter');
    await other.click();
    await page.keyboard.press('End');
    comeToLife();
    await page.keyboard.type('and on while it comes to life', { delay: 20 });
    await saved(page).waitFor();
    const kept = async () => [
      await wording.inputValue(),
      await other.inputValue(),
      await required.isChecked(),
      await role.inputValue(),
    ];
    const all = ['Typed and left', 'Typed on and on while it comes to life', true, roles[0]];
    expect(await kept()).toEqual(all);
    await expect
      .poll(async () => (await (await anna.get('/studies/hasty')).text()).includes('to life<'))
      .toBe(true);
    await expect.poll(() => names(page)).toEqual(['First', 'Second', 'Third']);
    await page.unroute('**/assets/entry.client-*.js', hold);
    await page.reload({ waitUntil: 'networkidle' });
    expect(await kept()).toEqual(all);
    // What a browser puts back by itself is nobody's change.
    await page.goto(at('/studies'));
    await page.goBack({ waitUntil: 'networkidle' });
    expect(await page.evaluate(() => window.changedEarly?.fields.size)).toBe(0);
  }));

it('two administrators at once are told, and lose nothing', async () => {
  await begun('both');
  await as(anna, { locale: 'en' }, (page) =>
    as(bo, { locale: 'en' }, async (other) => {
      await page.goto(at('/studies/both'), { waitUntil: 'networkidle' });
      await other.goto(at('/studies/both'), { waitUntil: 'networkidle' });
      const words = 'items first wording manager en';
      await other.locator(`[name="${words}"]`).fill('Bo’s words');
      await other.locator('h1').click();
      await saved(other).waitFor();
      await page.locator(`[name="items first wording consumer en"]`).fill('Anna’s words');
      await page.locator('h1').click();
      // Anna sees what Bo did without asking for it.
      await page.locator('.others', { hasText: 'bo has changed this study' }).waitFor();
      await expect.poll(() => page.locator(`[name="${words}"]`).inputValue()).toBe('Bo’s words');
      // Both in the same field: whoever types on while the other saves is told, and chooses.
      const field = page.locator(`[name="${words}"]`);
      const told = page.locator('.conflict');
      const stored = async () => (await bo.get('/studies/both')).text();
      const typeOver = async (typed: string, theirs: string) => {
        await field.press('ControlOrMeta+a');
        const [first = '', ...rest] = typed;
        await field.press(first);
        const saves = async () => {
          await other.locator(`[name="${words}"]`).fill(theirs);
          await other.locator('h1').click();
        };
        // Meanwhile Anna’s page hears of it, and she never stops.
        const heard = page.waitForResponse((answer) => answer.url().includes('/edits?since='));
        await Promise.all([saves(), heard, field.pressSequentially(rest.join(''), { delay: 300 })]);
        await told.filter({ hasText: theirs }).waitFor();
        expect(await field.inputValue()).toBe(typed);
      };
      await typeOver('Anna’s words that last', 'Bo’s second words');
      expect(await accessibilityFaults(page)).toEqual([]);
      // What nobody has chosen between stays told and unsaved, whatever else is saved.
      await page.locator(`[name="items first wording consumer en"]`).fill('Anna’s others');
      await page.locator('h1').click();
      await expect.poll(async () => (await stored()).includes('Anna’s others')).toBe(true);
      await field.focus();
      await told.getByRole('link', { name: 'Keep it as it is' }).click();
      await expect.poll(() => field.inputValue()).toBe('Bo’s second words');
      expect(await stored()).not.toContain('Anna’s words that last');
      await page.waitForLoadState('networkidle');
      await typeOver('Anna’s instead', 'Bo’s third words');
      await told.locator('button').click();
      await expect.poll(async () => (await stored()).includes('>Anna’s instead<')).toBe(true);
    }),
  );
});

it('what two do to one thing at once is told to the second, who chooses', async () => {
  await begun('contested');
  const wording = 'items first wording manager en';
  const revision = async () =>
    /name="revision" value="(\d+)"/.exec(await (await bo.get('/studies/contested')).text())?.[1];
  const byBo = async (fields: Record<string, string>) =>
    bo.post('/studies/contested', { revision: (await revision()) ?? '', ...fields });
  const studied = async () =>
    (await bo.get('/studies/contested/files/document.json')).json() as Promise<{
      items: { key: string; wording: { manager?: object } }[];
      questionnaires: { consumer: { items: unknown[] }[] };
    }>;
  const keys = async () => (await studied()).items.map(({ key }) => key);
  await byBo({ [wording]: 'As it was' });
  await as(anna, { locale: 'en' }, async (page) => {
    // Anna hears of nothing before she does something herself.
    await page.route('**/edits?since=*', () => {});
    const bar = page.locator('.study-bar');
    const isHeld = () => bar.filter({ hasText: 'Not everything is saved' }).waitFor();
    const field = page.locator(`[name="${wording}"]`);
    const told = page.locator('.conflict');
    await page.goto(at('/studies/contested'), { waitUntil: 'networkidle' });

    // She empties what Bo has changed, and each of the two can stand.
    await byBo({ [wording]: 'Bo’s words' });
    await field.fill('');
    await page.locator('h1').click();
    await told.filter({ hasText: 'Bo’s words' }).waitFor();
    await isHeld();
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.dismiss();
    });
    // What is not saved is not left unasked.
    await page.locator('.tabs a').nth(1).click();
    await expect.poll(() => asked).toEqual(['beforeunload']);
    await told.getByRole('link', { name: 'Keep it as it is' }).click();
    await expect.poll(() => field.inputValue()).toBe('Bo’s words');
    await saved(page).waitFor();
    expect(await field.evaluate((one) => one === document.activeElement)).toBe(true);
    await byBo({ [wording]: 'Kundtjänstupplevelsekvalitetsbedömningsunderlaget' });
    await field.fill('');
    await page.locator('h1').click();
    // A long word stays in its box, on a phone too.
    await page.setViewportSize({ width: 390, height: 844 });
    await told.filter({ hasText: 'underlaget' }).waitFor();
    const right = (one: Element) => one.getBoundingClientRect().right;
    expect(await told.evaluate(right)).toBeLessThan(
      await page.locator('.card').first().evaluate(right),
    );
    await page.setViewportSize({ width: 1280, height: 900 });
    await told.getByRole('button', { name: 'Put mine there' }).click();
    await expect.poll(async () => (await studied()).items[0]?.wording.manager).toEqual({});
    await saved(page).waitFor();
    expect(await told.count()).toBe(0);

    // She removes an item that Bo is writing in.
    await byBo({ [wording]: 'Bo goes on' });
    await page.getByRole('button', { name: 'Remove First' }).click();
    const overtaken = page.locator('.problem');
    await overtaken.filter({ hasText: 'First: bo has changed it meanwhile' }).waitFor();
    await isHeld();
    // Another field that is saved takes the message away for nobody.
    await page.locator('[name="items second wording manager en"]').fill('Saved beside it');
    await page.locator('h1').click();
    await expect.poll(async () => JSON.stringify(await studied())).toContain('Saved beside it');
    await isHeld();
    expect(await keys()).toEqual(['first', 'second']);
    expect(await accessibilityFaults(page)).toEqual([]);
    await overtaken.getByRole('button', { name: 'Do it all the same' }).click();
    await expect.poll(keys).toEqual(['second']);
    await saved(page).waitFor();

    // What Bo writes before her own save is not seen by her until the page is loaded anew.
    await page.reload({ waitUntil: 'networkidle' });
    const anew = '**/studies/contested.data**';
    let goOn = () => {};
    const loading = new Promise<void>((resolve) => {
      goOn = resolve;
    });
    await page.route(anew, async (route) => {
      await loading;
      await route.continue();
    });
    await byBo({ 'items second wording consumer en': 'Unseen by her' });
    const ownSaved = page.waitForResponse((answer) => answer.request().method() === 'POST');
    await page.locator('[name="items second wording manager en"]').fill('Hers, saved after it');
    await page.locator('h1').click();
    await ownSaved;
    await page.getByRole('button', { name: 'Remove Second' }).click();
    await overtaken.filter({ hasText: 'Second: bo has changed it meanwhile' }).waitFor();
    expect(await keys()).toContain('second');
    await overtaken.getByRole('button', { name: 'Leave it' }).click();
    goOn();
    await page.unroute(anew);
    await saved(page).waitFor();

    // She writes in one that Bo removes: her words stay with her.
    await byBo({ edit: JSON.stringify({ do: 'item.duplicate', item: 'second' }) });
    await byBo({ edit: JSON.stringify({ do: 'item.remove', item: 'second' }) });
    await page.locator('[name="items second wording manager en"]').fill('Words for nothing');
    await page.locator('h1').click();
    await overtaken.filter({ hasText: 'is not there any more' }).waitFor();
    expect(await overtaken.locator('textarea').inputValue()).toBe('Words for nothing');
    await isHeld();
    await overtaken.getByRole('button', { name: 'Drop what I typed' }).click();
    await saved(page).waitFor();

    // Both say when the same item is asked.
    await byBo({
      edit: JSON.stringify({ do: 'item.add', label: 'Age', kind: 'number', asked: 'both' }),
    });
    const [item = ''] = await keys();
    const place = `questionnaires consumer page-1 items ${item} when`;
    await page.goto(at(`/studies/contested/pages?when=${place.replaceAll(' ', '+')}`), {
      waitUntil: 'networkidle',
    });
    const when = { 'when-at': place, 'when:r:kind': 'test', 'when:r:item': 'age' };
    await byBo({ ...when, 'when:r:test': 'atMost', 'when:r:number': '65', 'when-do': '' });
    await page.getByRole('button', { name: 'Add a test' }).click();
    await told.filter({ hasText: 'to: “Age is at most 65”' }).waitFor();
    await told.filter({ hasText: 'Yours: “Age is answered”' }).waitFor();
    await isHeld();
    await told.getByRole('button', { name: 'Put mine there' }).click();
    const asks = async () => (await studied()).questionnaires.consumer[0]?.items[0];
    await expect.poll(asks).toEqual({ item, when: { item: 'age', answered: true } });
    await saved(page).waitFor();
  });
});

it('a form or a link that is pressed right after typing waits until that is saved', async () => {
  await begun('pressed');
  await as(anna, { locale: 'en' }, async (page) => {
    const asked: string[] = [];
    page.on('dialog', (dialog) => {
      asked.push(dialog.type());
      void dialog.accept();
    });
    await page.route('**/edits', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 400));
      await route.continue();
    });
    const wording = (side: string) => page.locator(`[name="items first wording ${side} en"]`);
    await page.goto(at('/studies/pressed'), { waitUntil: 'networkidle' });
    await wording('manager').fill('Typed, and off to the scales');
    await page.locator('.tabs a[href$="/scales"]').click();
    await page.waitForURL('**/scales');
    await page.goto(at('/studies/pressed'), { waitUntil: 'networkidle' });
    expect(await wording('manager').inputValue()).toBe('Typed, and off to the scales');
    await wording('consumer').fill('Typed, and undone at once');
    await page.locator('button[value=undo]').click();
    await expect.poll(() => wording('consumer').inputValue()).toBe('');
    expect(await wording('manager').inputValue()).toBe('Typed, and off to the scales');
    await wording('consumer').fill('Typed, and published with the rest');
    await page.locator('button[value=publish]').click();
    // The other item has faults, which are told for what was typed too.
    await page.locator('.problem', { hasText: 'Not published: there are' }).waitFor();
    await page.waitForLoadState('networkidle');
    expect(await wording('consumer').inputValue()).toBe('Typed, and published with the rest');
    expect(asked).toEqual([]);
  });
});

it('what is refused when something is added or renamed stays typed, with the reason beside it', () =>
  as(anna, { locale: 'en' }, async (page) => {
    await begun('renamed');
    await page.goto(at('/studies/renamed?item=first'), { waitUntil: 'networkidle' });
    const form = page.locator('#item-first .add');
    const key = form.locator('[name="+to"]');
    await key.fill('second');
    await key.press('Enter');
    await form.locator('.field__fault', { hasText: '“second” is taken already' }).waitFor();
    expect(await key.inputValue()).toBe('second');
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.goto(at('/studies/renamed/settings'), { waitUntil: 'networkidle' });
    const language = page.locator('[name="+locale"]');
    await language.fill('x y');
    await language.press('Enter');
    await page.locator('.add .field__fault', { hasText: '“x y” is no language tag' }).waitFor();
    expect(await language.inputValue()).toBe('x y');
    await language.fill('nb');
    await language.press('Enter');
    await page.locator('.entries .tag', { hasText: 'nb' }).waitFor();
    await expect.poll(() => language.inputValue()).toBe('');
  }));

it('who is signed out while typing signs in beside it, and loses nothing', async () => {
  const cy = await signedIn(program, 'cy@example.org', 'administrator');
  await begun('signed-out');
  await as(cy, { locale: 'en' }, async (page) => {
    await page.goto(at('/studies/signed-out'), { waitUntil: 'networkidle' });
    await cy.post('/sign-out', {});
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.url()));
    const wording = page.locator('[name="items first wording manager en"]');
    await wording.fill('Typed as the session ended');
    await page.locator('h1').click();
    const told = page.locator('.halted');
    await told.filter({ hasText: 'You are signed out' }).waitFor();
    expect(await told.locator('textarea').inputValue()).toMatch(/: Typed as the session ended$/);
    expect(await accessibilityFaults(page)).toEqual([]);
    // It is told, not tried again for ever.
    sent.length = 0;
    await page.waitForTimeout(4500);
    expect(sent).toEqual([]);
    await page.locator('[name="items first wording consumer en"]').fill('Typed after it');
    await page.locator('h1').click();
    const [other] = await Promise.all([
      page.waitForEvent('popup'),
      told.getByRole('link', { name: 'Sign in' }).click(),
    ]);
    await other.locator('[name=email]').fill('cy@example.org');
    await other.locator('[name=password]').fill(cy.password);
    await other.locator('[name=password]').press('Enter');
    await other.waitForURL('**/studies/signed-out');
    await other.close();
    await told.getByRole('button', { name: 'Go on here' }).click();
    await saved(page).waitFor();
    expect(await told.count()).toBe(0);
    const document = await (await anna.get('/studies/signed-out/files/document.json')).text();
    expect(document).toContain('Typed as the session ended');
    expect(document).toContain('Typed after it');
    // A form that is sent as a whole comes back with what was typed, after the sign-in in its place.
    await page.goto(at('/studies'), { waitUntil: 'networkidle' });
    await page.locator('#new [name=title]').fill('Words before the sign-in');
    await page.locator('#new [name=from]').selectOption('signed-out');
    await page.context().clearCookies();
    await page.locator('#new button').click();
    await page.waitForURL('**/sign-in?**');
    await page.locator('[name=email]').fill('cy@example.org');
    await page.locator('[name=password]').fill(cy.password);
    await page.locator('[name=password]').press('Enter');
    await page.locator('.sent-form', { hasText: 'What you typed is filled in again' }).waitFor();
    expect(await page.locator('#new [name=title]').inputValue()).toBe('Words before the sign-in');
    expect(await page.locator('#new [name=from]').inputValue()).toBe('signed-out');
    await page.reload({ waitUntil: 'networkidle' });
    expect(await page.locator('#new [name=title]').inputValue()).toBe('');
  });
});

it('who types into a study that somebody deletes is told by whom, and keeps the words', async () => {
  await begun('deleted');
  await as(
    anna,
    { locale: 'en', permissions: ['clipboard-read', 'clipboard-write'] },
    async (page) => {
      await page.goto(at('/studies/deleted'), { waitUntil: 'networkidle' });
      await bo.post('/studies/deleted/settings', {
        intent: 'delete',
        confirm: 'deleted',
        revision: '2',
      });
      await page.locator('[name="items first wording manager en"]').fill('Words of some worth');
      await page.locator('h1').click();
      const told = page.locator('.halted');
      await told.filter({ hasText: 'bo@example.org> has deleted this study' }).waitFor();
      await told.getByRole('button', { name: 'Copy' }).click();
      expect(await page.evaluate(() => navigator.clipboard.readText())).toContain(
        'Words of some worth',
      );
      await page.locator('[name="+label"]').fill('A third');
      await page.locator('[name="+label"]').press('Enter');
      await told.filter({ hasText: 'A third' }).waitFor();
      page.on('dialog', (dialog) => void dialog.accept());
      await told.getByRole('link', { name: 'To the studies' }).click();
      await page.waitForURL('**/studies');
    },
  );
});

const LOOKS = [
  [390, 'dark', 'sv'],
  [1280, 'light', 'en'],
  [390, 'light', 'en'],
  [1280, 'dark', 'sv'],
] as const;

it.each(SHOTS ? LOOKS : LOOKS.slice(0, 2))(
  'the editor is readable to all and fits at %d px, %s, in %s',
  (width, colorScheme, locale) =>
    as(anna, { viewport: { width, height: 844 }, colorScheme, locale }, async (page) => {
      await begun('looks');
      for (const [name, address] of PAGES) {
        // Words of one language may be too long where those of the other fit.
        for (const lang of ['en', 'sv'].sort((one) => (one === locale ? 1 : -1))) {
          await page.goto(at(`${address}${address.includes('?') ? '&' : '?'}lang=${lang}`));
          const wide = await page.evaluate(() => document.documentElement.scrollWidth);
          expect([name, lang, wide]).toEqual([name, lang, width]);
        }
        const open = page.locator('.tabs [aria-current]');
        if ((await open.count()) > 0) {
          const box = await open.boundingBox();
          expect([name, (box?.x ?? width) + (box?.width ?? 0) <= width]).toEqual([name, true]);
        }
        expect([name, await accessibilityFaults(page)]).toEqual([name, []]);
        if (SHOTS)
          await page.screenshot({
            path: path.join(SHOTS, `editor-${name}-${width}-${colorScheme}.png`),
            fullPage: true,
          });
      }
    }),
);

it('the preview is as wide as is typed, dragged or chosen, by keyboard too', () =>
  as(anna, { locale: 'en' }, async (page) => {
    await page.goto(at('/studies/brand-loyalty/preview'), { waitUntil: 'networkidle' });
    const frame = page.locator('iframe').first();
    const width = () => frame.evaluate((one) => one.clientWidth);
    /** What media queries and lines of the questionnaire go by. */
    const within = () =>
      frame
        .contentFrame()
        .locator('html')
        .evaluate((html) => html.ownerDocument.defaultView?.innerWidth);
    expect(await width()).toBe(390);
    await type(page, 'width', '517');
    await expect.poll(width).toBe(517);
    await page.waitForURL('**width=517');
    expect(await within()).toBe(517);
    await tabTo(page, 'input[type=range]');
    await page.keyboard.press('End');
    await expect.poll(width).toBe(1920);
    expect(await within()).toBe(1920);
    // All of it is in sight, drawn smaller.
    const box = await page.locator('.preview').first().boundingBox();
    const drawn = await frame.boundingBox();
    expect(drawn?.width).toBeCloseTo(box?.width ?? 0, -1);
    await press(page, '.preview-width button[value="768"]');
    await expect.poll(width).toBe(768);
    await page.waitForURL('**width=768');
    // What is no width changes nothing.
    await type(page, 'width', '12');
    expect(await width()).toBe(768);
    await page.goto(at('/studies/brand-loyalty/preview?width=999'));
    expect(await width()).toBe(999);
  }));

it('what is edited shows in the previews at once, which stay on their page with what is answered', async () => {
  const document = { ...everyKind(), key: 'followed' };
  await anna.post('/studies', { intent: 'import', document: JSON.stringify(document) });
  await as(anna, { locale: 'en' }, (page) =>
    as(bo, { locale: 'en' }, async (other) => {
      await page.goto(at('/studies/followed/preview'), { waitUntil: 'networkidle' });
      const consumer = page.locator('iframe').nth(1).contentFrame();
      await consumer.locator('[name=booking][value=easy]').check();
      await consumer.locator('button[name=_go][value=next], form button').last().click();
      await consumer.locator('[name=uses][value=app]').check();
      await other.goto(at('/studies/followed?item=uses'), { waitUntil: 'networkidle' });
      const own = other.locator('#item-uses iframe').nth(1).contentFrame();
      await own.getByText('What is used?').waitFor();
      expect(await own.locator('[name=booking], h1, button').count()).toBe(0);
      expect(await accessibilityFaults(other)).toEqual([]);
      await other.locator('[name="items uses wording consumer en"]').fill('What do you use?');
      await other.locator('h1').click();
      await own.getByText('What do you use?').waitFor();
      await consumer.getByText('What do you use?').waitFor();
      expect(await consumer.locator('[name=uses][value=app]').isChecked()).toBe(true);
      await consumer.locator('button[value=back]').click();
      await expect
        .poll(() => consumer.locator('[name=booking][value=easy]').isChecked())
        .toBe(true);
    }),
  );
});

it('the names of a study stand beside each other, and its key below them', () =>
  as(anna, { locale: 'en' }, async (page) => {
    await begun('looks');
    await page.goto(at('/studies/looks/settings'));
    const fields = page.locator('.field-grid .field');
    const tops = await fields.evaluateAll((all) =>
      all.map((field) => Math.round(field.getBoundingClientRect().bottom)),
    );
    expect(tops).toEqual([tops[0], tops[0], tops[0]]);
    const key = await page.locator('.study-key').boundingBox();
    expect(key?.y).toBeGreaterThan(tops[0] ?? 0);
  }));

it('nothing unforeseen is in the log', () => {
  expect(program.log()).not.toContain('unforeseen');
});
