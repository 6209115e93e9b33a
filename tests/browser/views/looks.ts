import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { accessibilityFaults, openExplained } from '../../system/browser';
import { analyst, open, program, TOPICS, waves } from './waves';

const LOOKS = [
  { width: 390, colorScheme: 'dark' as const, lang: 'sv' },
  { width: 1280, colorScheme: 'light' as const, lang: 'en' },
];

async function fits(
  page: Page,
  lang: string,
  pages: readonly (readonly [wave: keyof typeof waves, view: string, query: string])[],
) {
  for (const [wave, view, query] of pages) {
    const address = `/waves/${waves[wave].id}/${view}${query}`;
    await page.goto(`${program.url}${address}${query ? '&' : '?'}lang=${lang}`);
    await openExplained(page);
    const over = await page.evaluate(
      () => document.documentElement.scrollWidth - window.innerWidth,
    );
    expect([address, over]).toEqual([address, Math.min(over, 0)]);
    expect([address, await accessibilityFaults(page)]).toEqual([address, []]);
    expect(await page.innerText('body')).not.toMatch(/NaN|undefined|Infinity|\[object/);
  }
}

/** Every view of studies whose labels are as long as they may be. */
const LONG = [
  ['long', 'report', '?by=country&open=rating_1.favourable'],
  ['long', 'tables', '?by=country'],
  ['long', 'groups', '?item=rating_1&by=country&in=SE&in=NO'],
  ['long', 'drivers', ''],
  ['long', 'trend', ''],
  ['longEmpty', 'report', ''],
  ['longEmpty', 'trend', ''],
  ['long', 'planning', '?by=country'],
  ['long', 'comments', '?side=consumer'],
  ['long', 'fieldwork', '?by=country'],
  ...TOPICS.map(([view, part]) => ['longTopics', view, `?show=${part}`] as const),
] as const;

/** Paper of 210 mm with margins of 10 mm, in pixels. */
const PAPER = { width: 718, height: 1000 };

/** How the views fit. */
export function viewLooks(): void {
  it('come out on paper as a document: within its width, without what can only be pressed', () =>
    open({ width: PAPER.width, colorScheme: 'dark' }, analyst.cookie, async (page) => {
      await page.setViewportSize(PAPER);
      await page.emulateMedia({ media: 'print' });
      for (const [wave, view, query] of [
        ['now', 'report', '?by=country'],
        ['now', 'tables', '?by=country'],
        ['now', 'trend', ''],
        ['now', 'planning', '?by=country'],
        ['topics', 'channels', '?show=journey'],
        ['sixth', 'money', ''],
        ['now', 'drivers', ''],
        ['now', 'groups', '?item=rating_1&by=country&in=SE'],
        ['topics', 'waiting', '?show=waits'],
        ['topics', 'loyalty', '?show=reactions'],
        ['now', 'comments', '?side=consumer'],
      ] as const) {
        await page.goto(`${program.url}/waves/${waves[wave].id}/${view}${query}`);
        const shown = (selector: string) =>
          page
            .locator(selector)
            .evaluateAll((all) => all.filter((one) => one.checkVisibility()).length);
        const wide = await page.evaluate(() =>
          [...document.querySelectorAll('main *:not(.hidden-text)')]
            .filter((one) => one.getBoundingClientRect().right > window.innerWidth + 0.5)
            .map((one) =>
              `${one.tagName}.${one.getAttribute('class')}: ${one.textContent}`.slice(0, 60),
            ),
        );
        expect([view, wide]).toEqual([view, []]);
        expect([
          view,
          await shown('.tabs, .pills, .menu, .on-screen, .button, button:not(.ask)'),
        ]).toEqual([view, 0]);
        expect([view, await shown('h1'), (await shown('.on-paper')) > 0]).toEqual([view, 1, true]);
        const paper = await page.evaluate(
          () => getComputedStyle(document.documentElement).backgroundColor,
        );
        expect(['rgb(255, 255, 255)', 'rgba(0, 0, 0, 0)']).toContain(paper);
        const torn = await page
          .locator('.segment-chart, .trend-chart, .figures tr')
          .evaluateAll((all) => all.filter((one) => getComputedStyle(one).breakInside !== 'avoid'));
        expect([view, torn.length]).toEqual([view, 0]);
      }
    }));

  describe.each(LOOKS)('the views of a wave at $width px, $colorScheme', (look) => {
    it('fit, and axe finds nothing, with answers and without', () =>
      open(look, analyst.cookie, async (page) => {
        await fits(page, look.lang, [
          ['now', 'planning', '?by=country'],
          ['now', 'report', '?only=country:SE'],
          ['now', 'tables', '?by=country'],
          ['now', 'groups', '?item=rating_1&option=meets&option=exceeds&by=country&in=SE&in=NO'],
          ['now', 'groups', '?item=advise&by=country&in=SE&than=NO'],
          ['now', 'drivers', ''],
          ['now', 'trend', ''],
          ['now', 'money', ''],
          ['now', 'comments', '?side=consumer'],
          ['empty', 'planning', ''],
          ['empty', 'tables', ''],
          ['empty', 'drivers', ''],
          ['empty', 'groups', ''],
          ['before', 'trend', ''],
        ]);
      }));

    it('fit with labels of 120 characters in Russian', () =>
      open(look, analyst.cookie, async (page) => {
        for (const [wave, view, query] of LONG) {
          const address = `/waves/${waves[wave].id}/${view}${query}`;
          await page.goto(`${program.url}${address}${query ? '&' : '?'}lang=${look.lang}`);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect([address, over]).toEqual([address, Math.min(over, 0)]);
        }
      }));

    it('fit, those of channels, waiting and loyalty too', () =>
      open(look, analyst.cookie, (page) =>
        fits(page, look.lang, [
          ...TOPICS.filter((_, at) => at % LOOKS.length === LOOKS.indexOf(look)).map(
            ([view, part]) => ['topics', view, `?show=${part}`] as const,
          ),
          ['alone', 'channels', '?show=journey'],
          ['now', 'loyalty', ''],
        ]),
      ));
  });
}
