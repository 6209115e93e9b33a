import { gzipSync } from 'node:zlib';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { launchChromium } from '../system/browser';
import { apiClient, type Program, startProgram } from '../system/program';
import { keep, medianTime } from './measure';
import { wideAnswers, wideDocument } from './wideStudy';

const RESPONSES = 2400;
const made = z.object({ id: z.string(), links: z.object({ report: z.string() }) });

describe('the report page of 60 items by 12 segments', () => {
  let program: Program;
  let browser: Browser;
  let address: URL;
  beforeAll(async () => {
    program = await startProgram('server', {
      env: { DEMO: '0', RATE_LIMIT_ADDRESS: '0' },
    });
    const admin = await apiClient(program, 'admin');
    const sent = async (path: string, body: unknown) => {
      const answer = await program.fetch(`/api/v1${path}`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${admin.key}`, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (!answer.ok) throw new Error(await answer.text());
      return answer.json();
    };
    await sent('/studies', wideDocument());
    const wave = made.parse(await sent('/studies/wide/waves', { key: 'w', status: 'open' }));
    const answers = wideAnswers(RESPONSES);
    for (let start = 0; start < answers.length; start += 400)
      await sent(`/waves/${wave.id}/responses`, answers.slice(start, start + 400));
    address = new URL(wave.links.report, program.url);
    address.searchParams.set('by', 'region');
    browser = await launchChromium();
  }, 300_000);
  afterAll(async () => {
    await browser?.close();
    await program?.stop();
  });

  it('comes, sorts and filters at once', { timeout: 300_000 }, async () => {
    let html = '';
    const answered = await medianTime(21, async () => {
      const answer = await fetch(address, { headers: { 'Accept-Encoding': 'identity' } });
      expect(answer.status).toBe(200);
      html = await answer.text();
    });
    keep({
      what: 'page of 60 × 12 × 2',
      value: answered,
      unit: 'ms',
      isAbsolute: true,
      goal: { atMost: 200 },
    });
    let asked = 0;
    const fresh = await medianTime(15, async () => {
      asked += 1;
      const other = new URL(address);
      other.searchParams.set('confidence', `0.9${String(asked).padStart(3, '0')}`);
      const answer = await fetch(other, { headers: { 'Accept-Encoding': 'identity' } });
      expect(answer.status).toBe(200);
      await answer.text();
    });
    keep({
      what: 'one that nobody asked for before',
      value: fresh,
      unit: 'ms',
      isAbsolute: true,
      reference: { what: 'one that is asked again', value: answered },
      goal: { atMost: 200 },
    });
    keep({ what: 'its HTML, compressed', value: gzipSync(html).length / 1000, unit: 'kB' });

    const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
    const client = await page.context().newCDPSession(page);
    await client.send('Network.enable');
    let received = 0;
    client.on('Network.loadingFinished', ({ encodedDataLength }) => {
      received += encodedDataLength;
    });
    await page.goto(address.href, { waitUntil: 'networkidle' });
    keep({
      what: 'all that its first load takes',
      value: received / 1000,
      unit: 'kB',
      isAbsolute: true,
      goal: { atMost: 250 },
    });
    for (const rows of ['main', 'every'] as const) {
      const shown = new URL(address);
      if (rows === 'every') shown.searchParams.set('rows', 'all');
      await page.goto(shown.href, { waitUntil: 'networkidle' });
      const count = await page.locator('table.figures tbody tr').count();
      const goal = rows === 'main' ? { goal: { atMost: 50 } } : {};
      const sorting = await medianInPage(page, ['item', 'gap', 'item', 'managers', 'gap'], sort);
      keep({
        what: `sorting ${count} rows`,
        value: sorting,
        unit: 'ms',
        isAbsolute: true,
        ...goal,
      });
      const filters = ['blind_spot', '', 'inconclusive', '', 'aligned'];
      const filtering = await medianInPage(page, filters, filter);
      keep({
        what: `filtering ${count} rows`,
        value: filtering,
        unit: 'ms',
        isAbsolute: true,
        ...goal,
      });
    }
    await page.close();
  });
});

/** The median of what a click takes in the page until the browser has drawn what it changes. */
async function medianInPage(
  page: Page,
  choices: readonly string[],
  act: (choice: string) => Promise<number>,
): Promise<number> {
  const times: number[] = [];
  for (const choice of choices) times.push(await page.evaluate(act, choice));
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}

/** Both run in the page. */
async function sort(column: string): Promise<number> {
  const link = document.querySelector<HTMLElement>(`table.figures th.column--${column} a`);
  if (!link) throw new Error(`no column ${column}`);
  const changes = new Promise((resolve) =>
    new MutationObserver(resolve).observe(document.querySelector('table.figures') ?? document, {
      subtree: true,
      childList: true,
      attributes: true,
    }),
  );
  const start = performance.now();
  link.click();
  await changes;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}

async function filter(outcome: string): Promise<number> {
  const select = document.querySelector<HTMLSelectElement>('select[name="verdict"]');
  if (!select) throw new Error('no choice of verdicts');
  const changes = new Promise((resolve) =>
    new MutationObserver(resolve).observe(document.querySelector('table.figures') ?? document, {
      subtree: true,
      childList: true,
      characterData: true,
    }),
  );
  const start = performance.now();
  select.value = outcome;
  select.dispatchEvent(new Event('change', { bubbles: true }));
  await changes;
  await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve)));
  return performance.now() - start;
}
