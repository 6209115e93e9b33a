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

/** How the views fit. */
export function viewLooks(): void {
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
