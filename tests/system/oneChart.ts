import { expect } from 'vitest';

/**
 * That a page reads to anybody: a title, one sentence on how sure it is, one chart; all else folded
 * away.
 * @param pictures how many charts: 0 where the table itself is the picture, of a report one a unit
 */
export function expectPlainPage(address: string, html: string, pictures = 1): void {
  const shown = html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<details class="(?:folded|explained)[^"]*"[\s\S]*?<\/details>/g, '');
  const sure = [...shown.matchAll(/<p class="certainty">(.*?)<\/p>/g)].map(([, text]) => text);
  expect([address, shown.match(/<h1/g)?.length]).toEqual([address, 1]);
  expect([address, ...sure]).toEqual([
    address,
    expect.stringMatching(/^(?:[^.!?]|[.!?](?!\s+\p{Lu}))+\.$/u),
  ]);
  const charts = shown.match(/class="card (?:chart|flows|slope|trend|money|planning)"/g);
  expect([address, charts?.length ?? 0]).toEqual([address, pictures]);
}
