import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportLink } from '../../app/links.server';
import { wideAnswers, wideDocument } from '../bench/wideStudy';
import { everyKind } from '../study/fixtures';
import { accessibilityFaults, launchChromium, openExplained } from '../system/browser';
import { apiClient, type Program, startProgram } from '../system/program';

let program: Program;
let browser: Browser;
let admin: Awaited<ReturnType<typeof apiClient>>;
let published: { id: string; links: { report: string } };
let tryIt: { id: string; links: { report: string } };

interface WaveJson {
  id: string;
  key: string;
  links: { consumer: string; manager: string; report: string };
}

beforeAll(async () => {
  program = await startProgram('embedded');
  browser = await launchChromium();
  admin = await apiClient(program, 'admin');
  const waves = (await admin.get('/api/v1/waves')).body as WaveJson[];
  const byKey = (key: string) => {
    const wave = waves.find((candidate) => candidate.key === key);
    if (!wave) throw new Error(`no wave ${key}`);
    return { ...wave, links: { ...wave.links, report: local(wave.links.report) } };
  };
  published = byKey('published');
  tryIt = byKey('try-it');
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** A link's address on the port that this run's program got. */
const local = (link: string) => {
  const { pathname, search } = new URL(link);
  return `${program.url}${pathname}${search}`;
};

/** A link to the published report that was signed long ago. */
async function expiredLink(): Promise<string> {
  const secret = await readFile(path.join(program.dataDir, 'session-secret'), 'utf8');
  return reportLink({ publicUrl: program.url, secret }, published.id, new Date('2026-01-01'));
}

async function withPage(
  options: BrowserContextOptions,
  walk: (page: Page) => Promise<void>,
  expected: RegExp = /^$/,
) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const faults: string[] = [];
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error' && !expected.test(message.text())) faults.push(message.text());
    });
    await walk(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

async function waveOf(study: object & { key: string }, responses: object[], settings: object = {}) {
  const stored = await admin.post('/api/v1/studies', study);
  expect([200, 201]).toContain(stored.status);
  const made = await admin.post(`/api/v1/studies/${study.key}/waves`, {
    key: `w-${Math.random().toString(36).slice(2, 10)}`,
    status: 'open',
    ...settings,
  });
  const wave = made.body as WaveJson;
  if (responses.length > 0) {
    const posted = await admin.post(`/api/v1/waves/${wave.id}/responses`, responses);
    expect(posted.status).toBe(201);
  }
  return local(wave.links.report);
}

const side = (audience: string, count: number, of: (i: number) => object) =>
  Array.from({ length: count }, (_, i) => ({ audience, answers: of(i) }));

/** A study of sixty paired items with long labels. */
function sixtyItems() {
  const label =
    'Насколько легко и быстро удаётся дозвониться до живого сотрудника контакт-центра в вечернее время выходного дня';
  const options = ['a', 'b', 'c'].map((code, value) => ({
    code,
    value,
    label: { ru: `Вариант ${code}` },
  }));
  const keys = Array.from({ length: 60 }, (_, i) => `item_${i}`);
  const pages = [{ key: 'all', items: keys }];
  return {
    format: 'parallax.study/1',
    key: 'sixty',
    title: { ru: 'Шестьдесят вопросов' },
    locales: ['ru'],
    audiences: {
      consumer: { label: { ru: 'Клиенты' } },
      manager: { label: { ru: 'Руководители' } },
    },
    scales: { s: { options, favourable: ['c'] } },
    items: keys.map((key, i) => ({
      key,
      construct: `group${i % 6}`,
      kind: 'scale',
      scale: 's',
      label: { ru: `${label} ${i}` },
      wording: { consumer: { ru: label }, manager: { ru: label } },
    })),
    questionnaires: { consumer: pages, manager: pages },
    index: keys.slice(0, 5),
  };
}

const answersTo = (count: number) => (i: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, item) => [`item_${item}`, 'abc'[(i * 7 + item * 3) % 3]]),
  );

describe('the report of the demo', () => {
  it('states the finding, the index, the gaps with intervals and the published figures', () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      await page.goto(published.links.report);
      expect(await page.locator('h1').innerText()).toMatch(/43 points/);
      const text = await textOf(page);
      for (const figure of [
        '+43',
        '+33 to +51',
        '+39',
        '+34',
        '80 %',
        '37 %',
        '84 %',
        '45 %',
        '98 %',
        '97 %',
        '88 %',
        'nearly 80 %',
        '70 %',
        '58 %',
        '60 %',
        'most',
      ])
        expect(text).toContain(figure);
      expect(text).toContain('synthetic');
      expect(text).toMatch(/Blind spot/);
      expect(text).toMatch(/Illustration/);
    }));

  it('is hydrated without a fault, and fits on a phone', () =>
    withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      await page.goto(published.links.report, { waitUntil: 'networkidle' });
      const overflow = await page.evaluate(
        () => document.documentElement.scrollWidth - window.innerWidth,
      );
      expect(overflow).toBeLessThanOrEqual(0);
    }));

  it('loads less than 250 kB, and so does one of sixty items in twelve segments', () =>
    withPage({}, async (page) => {
      const wide = await waveOf(wideDocument(), wideAnswers(480));
      const session = await page.context().newCDPSession(page);
      await session.send('Network.enable');
      let bytes = 0;
      session.on('Network.loadingFinished', ({ encodedDataLength }) => {
        bytes += encodedDataLength;
      });
      for (const address of [published.links.report, `${wide}&by=region`]) {
        await session.send('Network.clearBrowserCache');
        bytes = 0;
        await page.goto(address, { waitUntil: 'networkidle' });
        console.log(`report page: ${bytes} bytes`);
        expect(bytes).toBeLessThan(250_000);
      }
    }));

  it('holds the other measures of an item only once it is opened', async () => {
    const html = async (query: string) =>
      (await program.fetch(`${published.links.report}${query}`.slice(program.url.length))).text();
    expect(await html('')).not.toContain('human_access.mean');
    expect(await html('&open=human_access.favourable')).toContain('human_access.mean');
    expect(await html('&rows=all')).toContain('human_access.mean');
  });
});

/** A page's text, its no-break spaces as plain ones. */
const textOf = async (page: Page) =>
  (await page.locator('body').innerText()).replace(/[\u00a0\u202f]/g, ' ');

/** What stands in the first column of the table, line by line. */
const items = (page: Page) =>
  page
    .locator('table')
    .first()
    .locator('tbody tr[id^="row-"]')
    .evaluateAll((rows) => rows.map((row) => row.id));

for (const javaScriptEnabled of [true, false])
  describe(`the table ${javaScriptEnabled ? 'with' : 'without'} script`, () => {
    it('is sorted by any column, which the address keeps', () =>
      withPage({ javaScriptEnabled }, async (page) => {
        await page.goto(published.links.report, { waitUntil: 'networkidle' });
        const byGap = await items(page);
        expect(byGap[0]).toBe('row-human_access.favourable');
        const headers = page.locator('table').first().locator('thead th a, thead th button');
        const count = await headers.count();
        expect(count).toBeGreaterThanOrEqual(9);
        for (let column = 0; column < count; column += 1) {
          await headers.nth(column).click();
          await page.waitForFunction(() => new URLSearchParams(location.search).has('sort'));
          await page.waitForLoadState();
          expect((await items(page)).sort()).toEqual([...byGap].sort());
          expect(
            await page.locator('th[aria-sort="ascending"], th[aria-sort="descending"]').count(),
          ).toBe(1);
        }
        const sorted = await items(page);
        const reloaded = page.url();
        await page.goto(reloaded, { waitUntil: 'networkidle' });
        expect(await items(page)).toEqual(sorted);
      }));

    it('opens an item to both wordings and both distributions', () =>
      withPage({ javaScriptEnabled }, async (page) => {
        await page.goto(`${published.links.report}&open=human_access.favourable`, {
          waitUntil: 'networkidle',
        });
        const text = await page.locator('table').first().innerText();
        expect(text).toContain(
          'How easy was it to reach a real person, compared with what you expected?',
        );
        expect(text).toContain(
          'How easy is it for customers to reach a real person, compared with what they expect?',
        );
        for (const option of [
          'Far below expectations',
          'Below expectations',
          'Meets expectations',
          'Exceeds expectations',
          'Far exceeds expectations',
        ])
          expect(text).toContain(option);
      }));

    it('explains a figure of an item that is opened, by keyboard', () =>
      withPage({ javaScriptEnabled }, async (page) => {
        await page.goto(published.links.report, { waitUntil: 'networkidle' });
        await page.locator('[id="row-human_access.favourable"] a').press('Enter');
        // Without script it is another page, which takes the focus until it has come.
        await page.waitForURL('**open=human_access.favourable**', { waitUntil: 'networkidle' });
        await page.locator('.opened .explained summary').press('Enter');
        const text = (await page.locator('.opened').innerText()).replace(/\u00a0/g, ' ');
        expect(text).toContain('100 managers and 400 consumers answered.');
        expect(text).toContain('80 % − 37 % = +43');
        expect(text).toContain('Newcombe 1998');
        expect(text).toMatch(/mean\s+3\.25/);
      }));

    it('explains the figures of a chart by segment and of each view’s table, by keyboard', () =>
      withPage({ javaScriptEnabled }, async (page) => {
        const explained = async () =>
          (await page.locator('.explained--asked').innerText()).replace(/\u00a0/g, ' ');
        await page.goto(`${published.links.report}&by=country`, { waitUntil: 'networkidle' });
        await page.locator('.segment-chart .ask').nth(2).press('Enter');
        await page.waitForURL(/explain=human_access.country.DE/);
        expect(await explained()).toMatch(
          /Germany” comes about[\s\S]*17 managers and 76 consumers/,
        );
        expect(await explained()).toMatch(
          /88 % − 37 % = \+51[\s\S]*Newcombe 1998[\s\S]*No publication states this/,
        );
        if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
        await page.locator('.ask[aria-expanded="true"]').press('Enter');
        await page.locator('.explained--asked').waitFor({ state: 'detached' });
        await page.goto(published.links.report.replace('/report?', '/tables?'), {
          waitUntil: 'networkidle',
        });
        await page.locator('.cross__consumer .ask').nth(3).press('Enter');
        await page.waitForURL(/explain=human_access.favourable..consumer.3/);
        expect(await explained()).toMatch(/Consumers · Germany” comes about[\s\S]*76 consumers/);
        expect(await explained()).toMatch(
          /Wilson[\s\S]*These answers illustrate: nothing is found from them/,
        );
        if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
        for (const [view, says] of [
          ['drivers', /100 managers[\s\S]*Johnson 2000/],
          ['planning', /100 managers and 400 consumers[\s\S]*Fleiss/],
        ] as const) {
          await page.goto(published.links.report.replace('/report?', `/${view}?`), {
            waitUntil: 'networkidle',
          });
          await page.locator('table .ask').first().press('Enter');
          await page.waitForURL(/explain=/);
          expect(await explained()).toMatch(says);
          if (javaScriptEnabled) expect(await accessibilityFaults(page)).toEqual([]);
        }
      }));

    it('is filtered by construct and by verdict', () =>
      withPage({ javaScriptEnabled }, async (page) => {
        await page.goto(`${published.links.report}&verdict=blind_spot`, {
          waitUntil: 'networkidle',
        });
        const spots = await items(page);
        expect(spots).toContain('row-human_access.favourable');
        expect(spots).not.toContain('row-loyalty_impact.favourable');
        await page.goto(`${published.links.report}&construct=access`, { waitUntil: 'networkidle' });
        expect(await items(page)).toEqual(['row-human_access.favourable']);
      }));
  });

it('stays as it is where nobody answers, and is had by trying again', () =>
  withPage(
    { viewport: { width: 390, height: 844 } },
    async (page) => {
      await page.goto(published.links.report, { waitUntil: 'networkidle' });
      const link = page.locator('[id="row-human_access.favourable"] a');
      await page.context().setOffline(true);
      await link.click();
      await page.getByText('Nobody answers just now').waitFor();
      expect(await page.locator('h1').innerText()).toMatch(/43 points/);
      expect(page.url()).toBe(published.links.report);
      expect(await page.locator('.opened').count()).toBe(0);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.getByText('Try again').click();
      await page.getByText('Trying …').waitFor({ state: 'detached' });
      expect(await page.locator('.opened').count()).toBe(0);
      await page.context().setOffline(false);
      await page.getByText('Try again').click();
      await page.locator('.opened').waitFor();
      expect(await page.locator('.unreached').innerText()).toBe('');
    },
    /ERR_INTERNET_DISCONNECTED/,
  ));

it('with script the table is sorted without asking the server', () =>
  withPage({}, async (page) => {
    await page.goto(published.links.report, { waitUntil: 'networkidle' });
    const asked: string[] = [];
    page.on('request', (request) => {
      // Remix looks up where links may lead; that is no figure.
      if (!request.url().includes('/__manifest')) asked.push(request.url());
    });
    await page.locator('table').first().locator('thead th a, thead th button').first().click();
    await page.waitForFunction(() => new URLSearchParams(location.search).has('sort'));
    await page.waitForTimeout(300);
    expect(asked).toEqual([]);
  }));

describe('axe finds nothing', () => {
  const missing = /Failed to load resource/;
  for (const [colorScheme, width] of [
    ['light', 390],
    ['dark', 390],
    ['light', 1280],
    ['dark', 1280],
  ] as const)
    it(`on any kind of report, in ${colorScheme} at ${width} px`, () =>
      withPage({ colorScheme, viewport: { width, height: 900 } }, async (page) => {
        const one = everyKind();
        const good = (i: number) => ({
          booking: i % 3 ? 'easy' : 'hard',
          minutes: i % 7,
          advise: i % 11,
          order: ['price'],
          uses: ['app'],
          returned: 'yes',
        });
        const addresses = [
          published.links.report,
          `${published.links.report}&by=country`,
          `${published.links.report}&open=channels.first_choice.phone&lang=sv`,
          tryIt.links.report,
          `${program.url}/figures`,
          await waveOf(one, side('consumer', 30, good)),
          await waveOf(one, [...side('consumer', 30, good), ...side('manager', 3, good)]),
          await waveOf(one, [...side('consumer', 1, good), ...side('manager', 1, good)], {
            minimumBase: 1,
          }),
        ];
        // The other two combinations are of the same widths and colours.
        const isWhole = (colorScheme === 'light') === (width === 1280);
        for (const address of isWhole ? addresses : addresses.slice(0, 2)) {
          await page.goto(address, { waitUntil: 'networkidle' });
          expect(await page.evaluate(() => window.scrollY)).toBe(0);
          await openExplained(page);
          expect(await accessibilityFaults(page)).toEqual([]);
          expect(await textOf(page)).not.toMatch(/NaN|undefined|Infinity|\[object/);
        }
      }));

  it('on a report of sixty items with long labels', () =>
    withPage({ viewport: { width: 390, height: 844 } }, async (page) => {
      const address = await waveOf(sixtyItems(), [
        ...side('consumer', 60, answersTo(60)),
        ...side('manager', 40, answersTo(60)),
      ]);
      await page.goto(address, { waitUntil: 'networkidle' });
      expect(await items(page)).toHaveLength(60);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth),
      ).toBeLessThanOrEqual(0);
      expect(await accessibilityFaults(page)).toEqual([]);
    }));

  it('on the home page and on pages that refuse', () =>
    withPage(
      {},
      async (page) => {
        for (const address of [
          program.url,
          `${program.url}/nowhere`,
          `${program.url}/waves/${published.id}/report`,
          `${program.url}/waves/ghost/report?access=1.x`,
          `${published.links.report}&confidence=7`,
          await expiredLink(),
        ]) {
          await page.goto(address);
          expect(await page.locator('h1').count()).toBe(1);
          expect(await accessibilityFaults(page)).toEqual([]);
        }
      },
      missing,
    ));
});

describe('a withheld side', () => {
  it('is told as “under 5”, with the other side shown', () =>
    withPage({ javaScriptEnabled: false }, async (page) => {
      const good = (i: number) => ({ booking: i % 3 ? 'easy' : 'hard' });
      await page.goto(
        await waveOf(everyKind(), [...side('consumer', 30, good), ...side('manager', 3, good)]),
      );
      const text = await textOf(page);
      expect(text).toMatch(/under 5/i);
      expect(text).toContain('67 %');
      expect(text).not.toMatch(/\b3 managers/);
    }));
});

describe('the signed link', () => {
  it.each([
    ['none at all', '', 303],
    ['a made-up one', '?access=9999999999.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', 403],
    ['a broken one', '?access=%00', 400],
  ])('with %s opens nothing', async (_, search, status) => {
    for (const address of [
      'report',
      'report/gaps.csv',
      'report/gaps.json',
      'report/chart.png',
      'report/chart.svg',
    ])
      expect((await program.fetch(`/waves/${published.id}/${address}${search}`)).status).toBe(
        status,
      );
  });

  it('of one wave does not open another', async () => {
    const { search } = new URL(published.links.report);
    expect((await program.fetch(`/waves/${tryIt.id}/report${search}`)).status).toBe(403);
  });

  it('that has expired says so', async () => {
    const answer = await program.fetch(await expiredLink());
    expect(answer.status).toBe(410);
    expect(await answer.text()).toMatch(/expired/i);
  });

  it('with a wrong parameter is refused with what is wrong', async () => {
    for (const search of ['&confidence=7', '&adjust=x', '&weighted=perhaps'])
      expect((await program.fetch(`${published.links.report}${search}`)).status).toBe(400);
  });
});

describe('downloads', () => {
  const download = (file: string) =>
    program.fetch(published.links.report.replace('/report?', `/report/${file}?`));

  it('give the figures as the API does', async () => {
    const { asOf: _, ...api } = (await admin.get(`/api/v1/waves/${published.id}/gaps`)).body as {
      asOf: string;
    };
    const answer = await download('gaps.json');
    expect(answer.headers.get('Content-Disposition')).toMatch(/^attachment; filename=/);
    expect(await answer.json()).toMatchObject(api);
    const csv = await download('gaps.csv');
    expect(csv.headers.get('Content-Type')).toContain('text/csv');
    expect(await csv.text()).toBe(
      (await admin.get(`/api/v1/waves/${published.id}/gaps?format=csv`)).body,
    );
  });

  it('give the chart as SVG and PNG', async () => {
    const svg = await (await download('chart.svg')).text();
    expect(svg).toMatch(/^(<\?xml[^>]*>\s*)?<svg/);
    for (const words of ['Access to a human', '+43', 'synthetic']) expect(svg).toContain(words);
    const png = Buffer.from(await (await download('chart.png')).arrayBuffer());
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    expect(png.length).toBeGreaterThan(20_000);
    expect((await download('chart.gif')).status).toBe(404);
  });
});

it('nothing unforeseen is in the log', () => {
  expect(program.log()).not.toContain('unforeseen');
});
