import { expect } from 'vitest';

/** That a page reads to anybody: a title, one sentence on how sure it is, one chart; all else folded away. */
export function expectPlainPage(address: string, html: string): void {
  const shown = html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<details class="(?:folded|explained)[^"]*"[\s\S]*?<\/details>/g, '');
  const sure = [...shown.matchAll(/<p class="certainty">(.*?)<\/p>/g)].map(([, text]) => text);
  expect([address, shown.match(/<h1/g)?.length]).toEqual([address, 1]);
  expect([address, ...sure]).toEqual([
    address,
    expect.stringMatching(/^(?:[^.!?]|[.!?](?!\s+\p{Lu}))+\.$/u),
  ]);
  const charts = shown.match(/class="card (?:chart|flows|slope|trend|money)"/g);
  expect([address, charts?.length]).toEqual([address, 1]);
}
