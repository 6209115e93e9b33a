import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { randomFrom } from '../../seeds/random';
import { accessibilityFaults, launchChromium, openExplained } from '../system/browser';
import { panelStudy } from '../system/panel';
import { apiClient, type Program, startProgram, tell } from '../system/program';
import { sixthAnswers, sixthStudy } from '../system/sixthStudy';
import { topicAnswers, topicStudy } from '../system/topicStudy';
import { signedIn, type Visitor } from '../system/visitor';

interface WaveJson {
  id: string;
  links: { report: string };
}

let program: Program;
let browser: Browser;
let admin: Awaited<ReturnType<typeof apiClient>>;
let analyst: Visitor;
const waves: Record<'before' | 'now' | 'empty' | 'topics' | 'alone' | 'sixth', WaveJson> =
  Object.create(null);

/** Answers of which managers' are better by `ahead`, and what recommendation follows from. */
function answersOf(count: number, ahead: number): object[] {
  const random = randomFrom('views');
  const codes = ['far_below', 'below', 'meets', 'exceeds', 'far_exceeds'];
  return Array.from({ length: count }, (_, i) => {
    const isManager = i % 2 === 0;
    const level = () =>
      Math.min(4, Math.max(0, Math.floor(random() * 5 + (isManager ? ahead : 0))));
    const [one, two, three] = [level(), level(), level()];
    return {
      audience: isManager ? 'manager' : 'consumer',
      answers: {
        rating_1: codes[one],
        rating_2: codes[two],
        rating_3: codes[three],
        advise: Math.min(10, (isManager ? one : two) * 2 + Math.floor(random() * 3)),
        country: ['SE', 'NO', 'DK'][i % 3],
        why: isManager ? 'Our agents are great' : `Long wait. Call Anna Svensson ${900_000 + i}`,
      },
    };
  });
}

beforeAll(async () => {
  program = await startProgram('embedded', { env: { DEMO: '0' } });
  browser = await launchChromium();
  admin = await apiClient(program, 'admin');
  await admin.post('/api/v1/studies', panelStudy());
  for (const [key, count, ahead] of [
    ['before', 160, 0],
    ['now', 160, 3],
    ['empty', 0, 0],
  ] as const) {
    const made = await admin.post('/api/v1/studies/panel/waves', {
      key,
      title: key,
      status: 'open',
    });
    waves[key] = made.body as WaveJson;
    if (count > 0)
      await admin.post(`/api/v1/waves/${waves[key].id}/responses`, answersOf(count, ahead));
  }
  await admin.post('/api/v1/studies', topicStudy());
  for (const [key, answers] of [
    ['topics', topicAnswers(240, 80)],
    ['alone', topicAnswers(1, 0)],
  ] as const) {
    const made = await admin.post('/api/v1/studies/topics/waves', {
      key,
      title: key,
      status: 'open',
    });
    waves[key] = made.body as WaveJson;
    await admin.post(`/api/v1/waves/${waves[key].id}/responses`, answers);
  }
  await admin.post('/api/v1/studies', sixthStudy());
  const sixth = { key: 'sixth', title: 'sixth', status: 'open' };
  waves.sixth = (await admin.post('/api/v1/studies/kuudes/waves', sixth)).body as WaveJson;
  await admin.post(`/api/v1/waves/${waves.sixth.id}/responses`, sixthAnswers());
  await admin.patch(`/api/v1/waves/${waves.sixth.id}`, { status: 'closed' });
  analyst = await signedIn(program, 'ana@example.org', 'analyst');
});
afterAll(async () => {
  await browser?.close();
  await program?.stop();
});

/** A view's address by the signed link of its wave. */
const linked = (wave: keyof typeof waves, view: string, query = '') => {
  const { search } = new URL(waves[wave].links.report);
  return `/waves/${waves[wave].id}/${view}${search}${query}`;
};

/** What a page says, without what its script is given. */
const said = async (response: Response | Promise<Response>) =>
  (await (await response).text())
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<!-- -->/g, '')
    .replace(/&#x27;/g, "'");

async function open(
  look: { width: number; colorScheme: 'light' | 'dark' },
  cookie: string | undefined,
  walk: (page: Page) => Promise<void>,
) {
  const { width, colorScheme } = look;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme });
  const faults: string[] = [];
  if (cookie) {
    const [name = '', value = ''] = cookie.split('=');
    await context.addCookies([{ name, value, url: program.url }]);
  }
  try {
    const page = await context.newPage();
    page.on('pageerror', (error) => faults.push(error.message));
    page.on('console', (message) => {
      if (message.type() === 'error') faults.push(message.text());
    });
    await walk(page);
  } finally {
    await context.close();
  }
  expect(faults).toEqual([]);
}

/** The parts of channels, waiting and loyalty. */
const TOPICS = [
  ['channels', 'ranking'],
  ['channels', 'journey'],
  ['channels', 'service'],
  ['waiting', 'waits'],
  ['waiting', 'conditions'],
  ['waiting', 'acceptance'],
  ['loyalty', 'reactions'],
  ['loyalty', 'switching'],
  ['loyalty', 'reasons'],
  ['loyalty', 'told'],
  ['loyalty', 'resolution'],
  ['loyalty', 'importance'],
] as const;

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

describe('the files of the views', () => {
  const FILES = [
    ['planning.csv', '?by=country', 'text/csv'],
    ['planning.svg', '?by=country', 'image/svg'],
    ['drivers.csv', '', 'text/csv'],
    ['drivers.svg', '', 'image/svg'],
    ['tables.csv', '?by=country', 'text/csv'],
    ['groups.csv', '?item=rating_1&by=country&in=SE', 'text/csv'],
    ['groups.svg', '?item=rating_1&by=country&in=SE', 'image/svg'],
    ['comments.csv', '', 'text/csv'],
    ['comments.svg', '', 'image/svg'],
    ['money.csv', '', 'text/csv'],
    ['money.svg', '', 'image/svg'],
    ['trend.csv', '', 'text/csv'],
    ['trend.svg', '', 'image/svg'],
    ['trend.png', '', 'image/png'],
    ...TOPICS.flatMap(([view, part]) => [
      [`${view}.csv`, `?show=${part}`, 'text/csv'] as const,
      [`${view}.svg`, `?show=${part}`, 'image/svg'] as const,
    ]),
  ] as const;

  it('are what their pages show, as tables and as pictures', async () => {
    for (const [name, query, type] of FILES) {
      const wave = query.startsWith('?show') ? 'topics' : 'now';
      const response = await analyst.get(`/waves/${waves[wave].id}/files/${name}${query}`);
      expect([name, response.status]).toEqual([name, 200]);
      expect(response.headers.get('Content-Type')).toContain(type);
      expect(response.headers.get('Content-Disposition')).toContain(`-${wave}-${name}`);
      const bytes = new Uint8Array(await response.arrayBuffer());
      if (type === 'image/png') {
        expect([...bytes.slice(1, 4)]).toEqual([...new TextEncoder().encode('PNG')]);
        continue;
      }
      const text = new TextDecoder().decode(bytes);
      expect([name, /NaN|undefined|Infinity|\[object/.test(text)]).toEqual([name, false]);
      if (type === 'image/svg') expect(text).toMatch(/^<\?xml[^>]*>\s*<svg[\s\S]*<\/svg>$/);
      else {
        const widths = text
          .trimEnd()
          .split('\r\n')
          .map((line) => line.replace(/"[^"]*"/g, '').split(',').length);
        expect(widths.length).toBeGreaterThan(1);
        expect([name, new Set(widths).size]).toEqual([name, 1]);
      }
    }
  });

  it('give the figures of the API, unrounded', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.now.id}/planning?gap=0.1`);
    const { rows } = api.body as { rows: { detectable: { above: number; below: number } }[] };
    const { above = 0, below = 0 } = rows[0]?.detectable ?? {};
    const csv = await (await program.fetch(linked('now', 'files/planning.csv'))).text();
    expect(Number(csv.split('\r\n')[1]?.split(',')[1])).toBe(Math.max(above, -below));
    const drivers = await (await program.fetch(linked('now', 'files/drivers.csv'))).text();
    expect(drivers).toMatch(/\nadvise,rating_2,/);
  });

  it('are not there under other names, nor where there is nothing to draw', async () => {
    for (const name of ['planning.pdf', 'tables.svg', 'toString', 'constructor.csv', 'png'])
      expect((await program.fetch(linked('now', `files/${name}`))).status).toBe(404);
    expect((await program.fetch(linked('now', 'report/segments.svg'))).status).toBe(404);
    const broken = await program.fetch(linked('now', 'report/segments.svg', '&by=country'));
    expect(await broken.text()).toContain('<svg');
  });
});

describe('the planning page', () => {
  it('says what the API says, and what is wanted where nobody has answered', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.now.id}/planning?gap=0.1`);
    const { rows } = api.body as {
      rows: { detectable: { above: number }; wanted: Record<'manager' | 'consumer', number> }[];
    };
    const [total] = rows;
    const html = await said(program.fetch(linked('now', 'planning')));
    expect(html).toContain(
      `a gap of ${Math.ceil((total?.detectable.above ?? 0) * 100)} points or more`,
    );
    expect(html).toContain(`it takes ${total?.wanted.manager} managers`);
    const empty = await said(program.fetch(linked('empty', 'planning')));
    expect(empty).toContain('To find a gap of 10 points, ask 388 managers and 388 consumers');
  });

  it('follows its choices by keyboard, and keeps them in its address', () =>
    open({ width: 1280, colorScheme: 'light' }, undefined, async (page) => {
      await page.goto(program.url + linked('empty', 'planning'));
      await page.locator('select[name=gap]').focus();
      await page.keyboard.press('ArrowDown');
      await page.waitForURL(/gap=0.15/);
      await page.locator('h1', { hasText: '15 points' }).waitFor();
    }));
});

describe('the drivers page', () => {
  it('names what drives each side, as the answers were made', async () => {
    const html = await said(program.fetch(linked('now', 'drivers')));
    expect(html).toContain('For consumers, rating 2 drives advise most');
    expect(html).toContain('point to rating 1');
  });

  it('says why it can tell nothing yet', async () => {
    const html = await said(program.fetch(linked('empty', 'drivers')));
    expect(html).toContain('can’t be told yet');
    expect(html).toContain('None of the consumers has answered');
  });

  it('refuses an outcome that is none', async () => {
    const response = await program.fetch(linked('now', 'drivers', '&outcome=nothing'));
    expect(response.status).toBe(400);
  });
});

describe('the page of money', () => {
  it('carries the survey’s own share with its interval into what it costs', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.now.id}/gaps`);
    const { rows } = api.body as {
      rows: { item: string; measure: string; consumer: { low: number; high: number } }[];
    };
    const row = rows.find(({ item, measure }) => item === 'rating_1' && measure === 'favourable');
    const { low = 0, high = 0 } = row?.consumer ?? {};
    const from = '&unhappy_of=not:rating_1:favourable';
    const csv = await (await program.fetch(linked('now', 'files/money.csv', from))).text();
    const [, , , least, , most] = csv.match(/^result,cost,.*$/m)?.[0].split(',') ?? [];
    expect(Number(least)).toBeCloseTo((1 - high) * 100_000 * 0.7 * 1500, 3);
    expect(Number(most)).toBeCloseTo((1 - low) * 100_000 * 0.7 * 1500, 3);
    const html = await said(program.fetch(linked('now', 'money', from)));
    expect(html).toMatch(/Unhappy customers who leave cost [\d.]+–[\d.]+ million\sSEK a year/);
    expect(html).toContain('one share of this survey');
    // Nothing says who is unhappy, so unasked it is the published example.
    const unasked = await (await program.fetch(linked('now', 'files/money.csv'))).text();
    expect(unasked).toMatch(/^input,unhappy,share,0.1,0.1,0.1,example,\r$/m);
  });

  it('is filled in and sent without script, and gives the published example', async () => {
    const typed = '&unhappy_of=typed&unhappy=10&leave_of=typed&leave=70&customers=100000';
    const html = await said(program.fetch(linked('empty', 'money', `${typed}&acquire=1500`)));
    expect(html).toMatch(/<h1[^>]*>Unhappy customers who leave cost 10.5 million\sSEK a year/);
    expect(html).toContain(
      '= 100,000 × 10 % × 70 % × 1,500 SEK'
        .replaceAll(' %', '\u00a0%')
        .replace(' SEK', '\u00a0SEK'),
    );
    expect(html).toMatch(/<form method="get" action="#figures"/);
    expect(html).toContain('name="access"');
  });

  it('gives what was typed back with its fault beside it, and refuses a share that is none', async () => {
    const response = await program.fetch(linked('now', 'money', '&margin=60–180&customers=many'));
    expect(response.status).toBe(422);
    const html = await said(response);
    expect(html).toContain('value="60–180"');
    expect(html).toContain('Between 0 and 100.');
    expect(html).toContain('What it costs that customers leave cannot be told');
    for (const wrong of ['&leave_of=is:nothing:favourable', '&currency=XXX'])
      expect((await program.fetch(linked('now', 'money', wrong))).status).toBe(400);
  });
});

describe('the page of comments', () => {
  const read = (query = '') => said(analyst.get(`/waves/${waves.now.id}/comments${query}`));

  it('says what one side writes about more often, and shows the comments masked', async () => {
    // 80 of 80 consumers, and no managers, of whom nothing is told by phrase.
    const html = await read();
    expect(html).toContain('80 consumers and 80 managers wrote something');
    expect(html).toContain('Long wait. Call [name] [number]');
    expect(html).not.toMatch(/Svensson|9000\d\d/);
    expect(html).toContain('Rules miss some');
  });

  it('finds what is searched as it is shown, by side', async () => {
    expect(await read('?q=LONG')).toContain('Long wait.');
    for (const query of ['?q=svensson', '?q=900001', '?q=long&side=manager'])
      expect(await read(query)).toContain('No comments fit');
  });

  it('leads from page to page, each comment once, without a response’s id', async () => {
    const places: string[] = [];
    let query = '?side=consumer';
    for (let page = 0; page < 5; page += 1) {
      const html = await read(query);
      places.push(...(html.match(/Call \[name\] \[number\]/g) ?? []));
      const [, after] = /after=([0-9a-f]{32})[^>]*>More comments/.exec(html) ?? [];
      if (after === undefined) break;
      query = `?side=consumer&after=${after}`;
    }
    expect(places).toHaveLength(80);
  });

  it('is filtered only once nobody comes any more, and then by groups that are large enough', async () => {
    expect(await read()).toContain('While the wave is open, comments can be read by side only');
    expect(await read('?only=country:SE')).toContain('No comments fit');
    await admin.post('/api/v1/studies', panelStudy());
    const made = await admin.post('/api/v1/studies/panel/waves', {
      key: 'shut',
      title: 'shut',
      status: 'open',
    });
    const { id } = made.body as WaveJson;
    await admin.post(`/api/v1/waves/${id}/responses`, [
      ...answersOf(200, 3),
      ...answersOf(4, 0).map((one) => ({ ...one, answers: { country: 'PL', why: 'From Poland' } })),
    ]);
    await admin.patch(`/api/v1/waves/${id}`, { status: 'closed' });
    const shut = (query: string) => said(analyst.get(`/waves/${id}/comments${query}`));
    const html = await shut('?only=country:SE&side=consumer');
    expect(html).toContain('Long wait.');
    expect(html).toContain('value="country:SE"');
    // Two people a side are from Poland: nobody can ask for them, nor find them as what is left over.
    expect(html).not.toContain('value="country:PL"');
    expect(await shut('?only=country:PL')).toContain('No comments fit');
  });

  it('takes a sign-in, whatever the link', async () => {
    const response = await program.fetch(linked('now', 'comments'), { redirect: 'manual' });
    expect(response.status).toBe(303);
    expect(response.headers.get('Location')).toContain('/sign-in');
    const file = await program.fetch(linked('now', 'files/comments.csv'), { redirect: 'manual' });
    expect(file.status).toBe(303);
  });
});

describe('the page of tables', () => {
  it('puts letters where the columns differ for certain, and every figure of an item on request', async () => {
    const html = await said(program.fetch(linked('now', 'tables', '&by=country')));
    expect(html).toContain('Letters name the columns');
    const whole = await said(program.fetch(linked('now', 'tables', '&item=rating_1')));
    for (const code of ['far_below', 'far_exceeds']) expect(whole).toContain(code);
    expect(whole).not.toContain('Rating 2</span>');
  });

  it('takes a field that a form left empty for nothing, and refuses an item that is none', async () => {
    for (const view of ['tables', 'planning', 'report'])
      expect((await program.fetch(linked('now', view, '&by=&item='))).status).toBe(200);
    for (const wrong of ['&by=rating_1', '&item=nothing', '&by=nothing'])
      expect((await program.fetch(linked('now', 'tables', wrong))).status).toBe(400);
  });
});

describe('the page of groups', () => {
  const GROUP = 'item=rating_1&option=meets&option=exceeds&by=country&in=SE&in=NO';

  it('gives the share of answers among those of some segments, as the API does', async () => {
    const address = `/api/v1/waves/${waves.now.id}/groups?${GROUP}`;
    const { consumer } = (await admin.get(address)).body as {
      consumer: { own: { estimate: number; base: number }; relative: { value: number } };
    };
    const answers = answersOf(160, 3) as { audience: string; answers: Record<string, string> }[];
    const group = answers.filter(
      ({ audience, answers: { country } }) => audience === 'consumer' && country !== 'DK',
    );
    const share = group.filter(({ answers: { rating_1: level } }) =>
      ['meets', 'exceeds'].includes(level ?? ''),
    );
    expect(consumer.own.base).toBe(group.length);
    expect(consumer.own.estimate).toBeCloseTo(share.length / group.length, 12);
    const html = await said(program.fetch(linked('now', 'groups', `&${GROUP}`)));
    const percent = Math.round((100 * share.length) / group.length);
    expect(html).toMatch(
      new RegExp(`<h1>Rating 1: ${percent}.% of consumers and \\d+.% of managers say “`),
    );
    expect(html).toContain('where country is “SE / NO”');
    expect(html).toMatch(/95.% interval: /);
  });

  it('holds a mean against another group’s, and an item against another of the same people', async () => {
    const means = await said(
      program.fetch(linked('now', 'groups', '&item=advise&by=country&in=SE&than=NO')),
    );
    expect(means).toMatch(
      /<h1>Advise is \d+ % (higher|lower) for consumers and \d+ % (higher|lower) for managers where country is “SE” than where it is “NO”</,
    );
    const same = await said(program.fetch(linked('now', 'groups', '&item=wait&to=advise')));
    expect(same).toContain('<h1>Nobody of this group has answered</h1>');
  });

  it('withholds a group with a segment that is withheld, and refuses what is not there', async () => {
    const few = await said(program.fetch(linked('now', 'groups', '&item=rating_1&by=sector')));
    expect(few).toContain('<h1>Nobody of this group has answered</h1>');
    for (const wrong of ['item=ghost', 'item=rating_1&by=rating_2', 'item=rating_1&to=ghost'])
      expect([wrong, (await program.fetch(linked('now', 'groups', `&${wrong}`))).status]).toEqual([
        wrong,
        400,
      ]);
    const address = `/api/v1/waves/${waves.now.id}/groups?item=uses&option=phone&option=chat&by=country&in=XX`;
    const refused = await admin.get(address);
    const { errors } = refused.body as { errors: { path: string }[] };
    expect([refused.status, errors.map(({ path }) => path)]).toEqual([400, ['$.option', '$.in']]);
  });
});

describe('the gaps of one segment', () => {
  it('are those that the API gives of it, named in the title', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.now.id}/gaps?by=country`);
    const { rows } = api.body as {
      rows: {
        item: string;
        measure: string;
        segment: { code: string }[] | null;
        consumer: { base: number; estimate: number };
      }[];
    };
    const row = rows.find(
      ({ item, measure, segment }) =>
        item === 'rating_1' && measure === 'favourable' && segment?.[0]?.code === 'NO',
    );
    const html = await said(program.fetch(linked('now', 'report', '&only=country:NO')));
    expect(html).toMatch(/<h1[^>]*>Country: NO\. /);
    expect(html).toContain(`${row?.consumer.base} consumers`);
    expect(html).toContain(`>${Math.round((row?.consumer.estimate ?? 0) * 100)}`);
    for (const wrong of ['country', 'country:XX', 'rating_1:meets'])
      expect((await program.fetch(linked('now', 'report', `&only=${wrong}`))).status).toBe(400);
  });
});

describe('the pages of channels, waiting and loyalty', () => {
  const topics = (view: string, query: string) =>
    program.fetch(linked('topics', view, `&${query}`));

  it('say what each side finds, as the answers were made', async () => {
    for (const [view, part, finding] of [
      [
        'channels',
        'ranking',
        'Consumers put phone first; managers put it in place 4, and web first',
      ],
      ['channels', 'journey', 'More consumers change channel with “'],
      ['channels', 'journey&item=simple_start.simple_end', 'from web to phone; managers believe'],
      ['channels', 'journey&item=hard_start.hard_end', 'to phone; managers believe'],
      ['channels', 'service', 'and “service chat” worst'],
      ['waiting', 'waits', 'minutes or longer; managers believe'],
      ['waiting', 'conditions', 'For consumers “time told” makes waiting acceptable'],
      ['loyalty', 'reactions', 'of consumers say “at least one action”; managers expect'],
      ['loyalty', 'switching', 'of consumers say “a couple or fewer”; managers expect'],
      ['loyalty', 'reasons', 'managers believe it is “price”'],
      ['loyalty', 'told', 'people on average; managers expect'],
      ['loyalty', 'resolution', 'points higher than otherwise; managers believe +'],
      ['loyalty', 'importance', 'For consumers, service makes up'],
    ] as const) {
      const html = await said(topics(view, `show=${part}`));
      expect([part, /<h1>([^<]*)/.exec(html)?.[1]]).toEqual([
        part,
        expect.stringContaining(finding),
      ]);
    }
  });

  it('give the figures of the report', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.topics.id}/gaps`);
    const { rows } = api.body as {
      rows: { item: string; option: string; consumer: { estimate: number } }[];
    };
    const row = rows.find(({ item, option }) => item === 'reasons' && option === 'repeat');
    const csv = await (await topics('files/loyalty.csv', 'show=reasons')).text();
    expect(csv).toContain(`reasons,share,repeat,Repeat,`);
    expect(csv).toContain(`,${row?.consumer.estimate},`);
  });

  it('part a net score by whether the first contact solved the matter', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.topics.id}/gaps`);
    const { rows } = api.body as {
      rows: { item: string; measure: string; consumer: { estimate: number; base: number } }[];
    };
    const all = rows.find(({ item, measure }) => item === 'advise' && measure === 'nps')?.consumer;
    const csv = await (await topics('files/loyalty.csv', 'show=resolution')).text();
    const [head = [], ...lines] = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const parts = lines.slice(0, 2).map((line) => ({
      estimate: Number(line[head.indexOf('consumer_estimate')]),
      base: Number(line[head.indexOf('consumer_base')]),
    }));
    const base = parts.reduce((sum, part) => sum + part.base, 0);
    const sum = parts.reduce((total, part) => total + part.base * part.estimate, 0);
    expect(base).toBe(all?.base);
    expect(sum / base).toBeCloseTo(all?.estimate ?? Number.NaN, 9);
    expect(Number(lines[2]?.[head.indexOf('consumer_estimate')])).toBeCloseTo(
      (parts[0]?.estimate ?? 0) - (parts[1]?.estimate ?? 0),
      9,
    );
  });

  it('add up the importance of service, of the drivers that the page of drivers gives', async () => {
    const linesOf = async (view: string, query: string) => {
      const csv = await (await topics(`files/${view}.csv`, query)).text();
      const [head = [], ...lines] = csv
        .trimEnd()
        .split('\r\n')
        .map((line) => line.split(','));
      return lines.map((line) => Object.fromEntries(head.map((name, at) => [name, line[at]])));
    };
    const [sum, ...parts] = await linesOf('loyalty', 'show=importance');
    const drivers = await linesOf(
      'drivers',
      'outcome=advise&driver=heard&driver=clear&driver=price&driver=quality',
    );
    expect(parts.map(({ of: _, ...line }) => line)).toEqual(drivers);
    const service = parts.filter((line) => line.of === 'service');
    expect(service.map((line) => line.driver).sort()).toEqual(['clear', 'heard']);
    for (const side of ['consumer', 'manager']) {
      const share = service.reduce((total, line) => total + Number(line[`${side}_share`]), 0);
      expect(Number(sum?.[`${side}_share`])).toBeCloseTo(share, 12);
      expect(Number(sum?.[`${side}_low`])).toBeLessThan(share);
      expect(Number(sum?.[`${side}_high`])).toBeGreaterThan(share);
    }
    const alone = await program.fetch(linked('alone', 'files/loyalty.csv', '&show=importance'));
    expect((await alone.text()).trimEnd().split('\r\n')).toHaveLength(2);
    expect(await said(program.fetch(linked('alone', 'loyalty', '&show=importance')))).toContain(
      'Too few of the consumers answered all of these questions',
    );
  });

  it('test whether channels are alike, in words and as figures', async () => {
    const html = await said(topics('channels', 'show=service'));
    expect(html).toMatch(/For consumers the channels differ for certain \(p /);
    const csv = await (await topics('files/channels.csv', 'show=service')).text();
    const line = csv.split('\r\n').find((found) => found.includes('consistency_q')) ?? '';
    expect(line).toMatch(/^service_phone\|service_chat\|service_store,consistency_q,,,\d/);
    const one = await said(topics('channels', 'show=service&item=service_chat'));
    expect(one).not.toContain('Are the channels alike?');
  });

  it('show the ways of too few people to nobody', async () => {
    const csv = await (await topics('files/channels.csv', 'show=journey')).text();
    const [head = [], ...lines] = csv
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const shares = lines.flatMap((line) =>
      [['consumer', 240] as const, ['manager', 80] as const].flatMap(([side, base]) => {
        const share = line[head.indexOf(`${side}_share`)];
        return share === '' ? [] : [Number(share) * base];
      }),
    );
    expect(shares.length).toBeGreaterThan(5);
    expect(shares.filter((people) => people > 0 && people < 4.99)).toEqual([]);
    expect(csv).toContain('withheld');
    // Both ends alone are the report's, which shows them.
    const { body } = await admin.get(`/api/v1/waves/${waves.topics.id}/gaps`);
    const { rows } = body as {
      rows: { item: string; measure: string; option: string; manager: { estimate: number } }[];
    };
    const html = await said(topics('channels', 'show=journey'));
    for (const end of ['start', 'end']) {
      const [, chart = ''] = html.split(`id="journey-${end}`);
      const own = rows.filter(
        ({ item, measure }) => item === `simple_${end}` && measure === 'share',
      );
      expect(own).toHaveLength(5);
      for (const { manager } of own)
        expect(chart).toMatch(new RegExp(`[> ]${Math.round(manager.estimate * 100)}<`));
    }
  });

  it('draw times on the axis that is asked for, and as shares at their thresholds', async () => {
    const html = await said(topics('waiting', 'show=waits&item=accept_phone.waited_phone'));
    expect(html).toContain('The time axis is logarithmic');
    expect(html).not.toContain('Accept mail: at most');
    const even = await said(topics('waiting', 'show=waits&axis=linear'));
    expect(even).not.toContain('The time axis is logarithmic');
    expect(even).toContain('Accept mail: at most 4 hours');
    expect((await topics('waiting', 'axis=square')).status).toBe(400);
  });

  it('tell what kind of question a study would need, and refuse what is none', async () => {
    const html = await said(program.fetch(linked('now', 'loyalty', '&show=reasons')));
    expect(html).toContain('This study does not ask for reasons to leave');
    expect(html).toContain('with the role “leaving_reason”');
    for (const wrong of ['show=nothing', 'show=reasons&item=order', 'show=journey&item=order'])
      expect((await topics('loyalty', wrong)).status).toBe(400);
    expect((await program.fetch(linked('now', 'files/channels.csv', '&show=journey'))).status).toBe(
      404,
    );
  });
});

describe('the page of waves', () => {
  it('says what has changed since the wave before, as the API does', async () => {
    const api = await admin.get(`/api/v1/waves/${waves.now.id}/gaps?against=${waves.before.id}`);
    const { rows } = api.body as {
      rows: { item: string; measure: string; change: { gap: { value: number } | null } }[];
    };
    const sizes = rows
      .filter(({ measure, item }) => measure === 'favourable' && item.startsWith('rating'))
      .map(({ change }) => Math.round(Math.abs(change.gap?.value ?? 0) * 100));
    const html = await said(analyst.get(`/waves/${waves.now.id}/trend`));
    expect(html).toMatch(
      new RegExp(
        `Since before, the gap in rating \\d has (widened|moved) by ${Math.max(...sizes)} points`,
      ),
    );
  });

  it('shows whoever came by a link the one wave, and the way to sign in', async () => {
    const html = await said(program.fetch(linked('now', 'trend')));
    expect(html).toContain('Comparing waves takes a sign-in');
    expect(html).not.toContain('>before<');
    const against = await program.fetch(linked('now', 'trend', `&against=${waves.before.id}`));
    expect(against.status).toBe(400);
  });

  it('shows a reader no wave that was not given to them', async () => {
    const reader = await signedIn(program, 'rea@example.org', 'reader');
    await tell(program, 'user', 'give', 'rea@example.org', waves.now.id);
    const html = await said(reader.get(`/waves/${waves.now.id}/trend`));
    expect(html).toContain('This is the first wave of its study');
    const asked = await reader.get(`/waves/${waves.now.id}/trend?against=${waves.before.id}`);
    expect(asked.status).toBe(400);
    await tell(program, 'user', 'give', 'rea@example.org', waves.before.id);
    expect(await said(reader.get(`/waves/${waves.now.id}/trend`))).toContain('Since before');
  });
});

describe('a study that none of the publications asked, in Finnish and Thai', () => {
  const page = (view: string) => said(analyst.get(`/waves/${waves.sixth.id}/${view}`));
  const titled = async (view: string) => /<h1[^>]*>(.*?)<\/h1>/s.exec(await page(view))?.[1];
  const file = async (name: string) =>
    (await analyst.get(`/waves/${waves.sixth.id}/files/${name}`)).text();

  it.each([
    [
      'channels?show=ranking',
      /^Consumers put tori first; managers put it in place 6.5, and yksi first$/,
    ],
    [
      'channels?show=journey',
      /^More consumers change channel with “vaikea alussa → .*” \(80\s%\) than .* \(60\s%\)$/,
    ],
    [
      'channels?show=journey&item=vaikea_alussa.vaikea_lopussa',
      /^80\s% of consumers end in another .* most from luukku to tori; managers believe 50\s%$/,
    ],
    [
      'channels?show=journey&item=alussa.lopussa',
      /^60\s% of consumers end in another .* most from faksi to tori; managers believe 70\s%$/,
    ],
    [
      'channels?show=service',
      /^Consumers rate “palvelu tori” best \(70\s%\) and “palvelu luukku” worst \(10\s%\)$/,
    ],
    [
      'waiting?show=waits',
      /expect to wait 2 days or less, but half wait 9 days or longer; managers believe 1 day$/,
    ],
    [
      'waiting?show=conditions',
      /^For consumers “vaikea asia” makes waiting .*; managers believe “soitto”$/,
    ],
    [
      'waiting?show=acceptance',
      /^Consumers who name “soitto” accept waiting 7 days, the others 1 day; managers believe 7 days and 1 day$/,
    ],
    [
      'waiting?show=acceptance&item=odottaisi_posti.ehdot',
      /^Consumers who name “soitto” accept waiting 24 hours, the others 3 hours; managers believe 24 hours and 24 hours$/,
    ],
    ['loyalty?show=reactions', /consumers most often say “kertoo”; managers expect “valittaa”$/],
    ['loyalty?show=switching', /consumers most often say “yhden”; managers expect “monta”$/],
    ['loyalty?show=reasons', /first reason to leave is “jono”; managers believe it is “toykeys”$/],
    ['loyalty?show=told', /^Consumers tell 13 people on average; managers expect 3.98 people$/],
    [
      'loyalty?show=resolution',
      /^Solved at the first contact, consumers’ net promoter score is \d+ points higher/,
    ],
    [
      'loyalty?show=importance',
      /^For consumers, service makes up \d+\s% of what drives suosittelee/,
    ],
    ['money', /^Unhappy customers who leave cost [\d.–]+ million\sSEK a year$/],
    ['comments', /^Consumers write “jono” more often than managers do: 30 of 60, against 8 of 40$/],
    ['report', /^Managers overrate what they deliver, palvelu luukku most: by 70 points$/],
  ])('finds what its answers were made to say: %s', async (view, title) => {
    expect(await titled(view)).toMatch(title);
  });

  it('shows simple and hard matters beside each other, hard ones as they were answered', async () => {
    const lines = (await file('channels.csv?show=journey')).trimEnd().split('\r\n');
    const [head = [], ...cells] = lines.map((line) => line.split(','));
    const hard = cells
      .filter((line) => line[head.indexOf('start_item')] === 'vaikea_alussa')
      .map((line) =>
        ['start', 'end', 'consumer_share', 'manager_share'].map((name) => line[head.indexOf(name)]),
      );
    // Of 60 consumers 42 went from one to another, of 40 managers 20 stayed and 20 went.
    expect(hard).toContainEqual(['luukku', 'tori', '0.7', '0']);
    expect(hard).toContainEqual(['luukku', 'luukku', '0.2', '0.5']);
    expect(hard).toContainEqual(['faksi', 'tori', '0.1', '0.5']);
    expect(cells.filter((line) => line[head.indexOf('start_item')] === 'alussa')).toHaveLength(3);
    const html = await page('channels?show=journey');
    expect(html.match(/class="card flows"/g)).toHaveLength(2);
    expect(html).toMatch(/Who ends in another channel, by kind of matter[\s\S]*vaikea alussa/);
    expect(html).toMatch(/<th scope="rowgroup"[^>]*>vaikea alussa → vaikea lopussa/);
  });

  it('sets what is expected beside what is accepted and experienced, in each channel', async () => {
    const html = await page('waiting?show=waits');
    const panels = [...html.matchAll(/<h3 id="waits-(\w+)"[^>]*>.*?<p[^>]*>(.*?)<\/p>/gs)];
    expect(panels.map(([, item, kind]) => [item, kind])).toEqual([
      ['arvio', 'expected'],
      ['odottaisi', 'accepted at most'],
      ['odotti', 'experienced'],
      ['arvio_posti', 'expected'],
      ['odottaisi_posti', 'accepted at most'],
      ['odotti_posti', 'experienced'],
    ]);
    expect(html).not.toContain('stands in for it');
    const lines = (await file('waiting.csv?show=waits')).split('\r\n');
    const shares = (item: string, hours: number) =>
      lines.find((one) => one.startsWith(`${item},at_most,${hours},`)) ?? '';
    expect(shares('arvio_posti', 4)).toMatch(/,0\.4,.*,0\.9,/);
    expect(shares('odotti_posti', 4)).toMatch(/,0\.8,.*,0\.1,/);
    expect(await titled('waiting?show=waits&item=arvio_posti.odottaisi_posti.odotti_posti')).toBe(
      'Half of consumers expect to wait 4 hours or less, but half wait 48 hours or longer; managers believe 4 hours',
    );
    // Nothing asks this study's people what they expect, so that what they accept stands for it.
    const accepted = await said(program.fetch(linked('topics', 'waiting', '&show=waits')));
    expect(accepted).toContain('the longest that is accepted stands in for it');
  });

  it('says what each of five conditions does to acceptance, a simple matter too', async () => {
    const lines = (await file('waiting.csv?show=conditions')).split('\r\n');
    const shares = (code: string) => {
      const line = lines.find((one) => one.includes(`,${code},`)) ?? '';
      return line.split(',').filter((cell) => /^0\.\d+$/.test(cell));
    };
    for (const [code, consumer, manager] of [
      ['aika_kerrottu', '0.7', '0.3'],
      ['soitto', '0.3', '0.7'],
      ['helppo_asia', '0.2', '0.6'],
      ['vaikea_asia', '0.8', '0.4'],
    ] as const)
      expect([code, shares(code)]).toEqual([code, expect.arrayContaining([consumer, manager])]);
  });

  it('sets what is accepted with each condition beside what is accepted without', async () => {
    const lines = (await file('waiting.csv?show=acceptance')).trimEnd().split('\r\n');
    const [head = [], ...cells] = lines.map((line) => line.split(','));
    const figure = (condition: string, group: string, name: string) =>
      cells.find((line) => line[2] === condition && line[4] === group)?.[head.indexOf(name)];
    // A hundred answers by hand: of 42 consumers who name it all accept a day, of 18 others a week.
    expect(figure('aika_kerrottu', 'named', 'consumer_base')).toBe('42');
    expect(figure('aika_kerrottu', 'named', 'consumer_estimate')).toBe('1');
    expect(figure('aika_kerrottu', 'others', 'consumer_base')).toBe('18');
    expect(figure('aika_kerrottu', 'others', 'consumer_estimate')).toBe('7');
    expect(figure('aika_kerrottu', 'difference', 'consumer_estimate')).toBe('-6');
    // Of 12 managers who name it 8 believe in a day.
    expect(figure('aika_kerrottu', 'named', 'manager_base')).toBe('12');
    expect(figure('aika_kerrottu', 'named', 'manager_estimate')).toBe('1');
    expect(figure('helppo_asia', 'named', 'consumer_base')).toBe('12');
    expect(figure('helppo_asia', 'difference', 'consumer_estimate')).toBe('0');
    const html = await page('waiting?show=acceptance');
    expect(html).toContain('Median longest accepted wait in days');
    expect(html).toMatch(/2 of 4 differences for consumers are certain/);
  });

  it('draws means where nobody asks for thresholds, and says whose group is too small', async () => {
    const told = await page('loyalty?show=told');
    expect(told).toContain('Mean and median of each side');
    expect(told).toMatch(/Managers 3\.98/);
    expect(told).toContain('The gap is significant after correction');
    expect(await file('loyalty.svg?show=told')).toMatch(/Managers 3\.98/);
    const solved = await page('loyalty?show=resolution');
    // Of 40 managers 4 were not helped at once.
    expect(solved).toContain('What managers say is withheld: a group of them has fewer than 5.');
    expect(solved).not.toMatch(/[Uu]nder 5(?!0)/);
    expect(solved).toMatch(/95\s% interval: \+\d+ to \+\d+/);
    expect(await page('channels?show=ranking')).toContain('cannot be tested');
  });

  it('says what a study would have to ask where it does not ask it', async () => {
    const html = await said(analyst.get(`/waves/${waves.now.id}/waiting?show=acceptance`));
    expect(html).toMatch(/<h1>This study does not ask how long people would wait/);
    expect(html).toContain('with the role “wait_condition”');
    expect(html).not.toContain('class="card chart"');
  });

  it('carries its own shares into money, by their roles, with intervals', async () => {
    const csv = await file('money.csv');
    for (const [name, share, from] of [
      ['unhappy', 0.4, 'not:tyytyvainen:favourable'],
      ['leave', 0.3, 'is:vaihtaisi:share:kylla'],
      ['late', 0.2, 'is:jonosta_pois:share:kylla'],
    ] as const) {
      const [, , , low, middle, high, source, of] =
        csv
          .match(new RegExp(`^input,${name},.*$`, 'm'))?.[0]
          .trim()
          .split(',') ?? [];
      expect([name, Number(middle).toFixed(6), source, of]).toEqual([
        name,
        share.toFixed(6),
        'survey',
        from,
      ]);
      expect(Number(low)).toBeLessThan(share - 0.05);
      expect(Number(high)).toBeGreaterThan(share + 0.05);
    }
  });

  it('carries them on to what retention brings and a customer is worth, with formulas', async () => {
    const csv = await file('money.csv?more=10');
    const of = (part: string, name: string) => {
      const [, , , low, middle, high, source] =
        csv.match(new RegExp(`^${part},${name},.*$`, 'm'))?.[0].split(',') ?? [];
      return { low: Number(low), middle: Number(middle), high: Number(high), source };
    };
    const [unhappy, leave] = [of('input', 'unhappy'), of('input', 'leave')];
    // 40 % are unhappy, 30 % of these leave; with 10 points fewer unhappy, 9 % instead of 12 %.
    expect(of('input', 'churn_before').middle).toBeCloseTo(0.12, 9);
    expect(of('input', 'churn_after').middle).toBeCloseTo(0.09, 9);
    expect(of('input', 'churn_after').source).toBe('shares');
    expect(of('input', 'churn_after').high).toBeCloseTo((unhappy.high - 0.1) * leave.high, 9);
    expect(of('result', 'profit').low).toBeCloseTo(100_000_000 * 0.1 * leave.low * 0.6, 3);
    expect(of('result', 'profit').high).toBeCloseTo(100_000_000 * 0.1 * leave.high * 0.8, 3);
    const [now, less] = [of('result', 'lifetime'), of('result', 'lifetime_after')];
    expect(less.low).toBeGreaterThan(now.low);
    expect(now.high).toBeGreaterThan(1.1 * now.low);
    const html = (await page('money?more=10')).replaceAll('\u00a0', ' ');
    expect(html).toContain('the smaller) × share of these who leave × contribution margin');
    expect(html).toMatch(/× \(\d+–\d+ % or 10 %, the smaller\) × \d+–\d+ % × 60–80 %/);
    expect(html).toContain('to the power of the years before');
    // Staffing: too low a forecast costs customers, as the survey’s own share says.
    expect(of('result', 'lost').low).toBeGreaterThan(0);
    expect(of('result', 'lost').high).toBeGreaterThan(2 * of('result', 'lost').low);
  });

  it('divides what is written without spaces into words', async () => {
    // 24 of 60 consumers and 8 of 40 managers wrote that they waited long.
    expect(await file('comments.csv')).toMatch(/^"?[^,]*นาน[^,]*,.*0\.2,.*0\.4,/m);
    const html = await page('comments?q=พนักงาน&side=manager');
    expect(html).toContain('พนักงานดีมาก');
    expect(html).not.toContain('ฉันรอนานมาก');
  });

  it('shows comments by segment, and by who answered favourably or not', async () => {
    const listed = async (query: string) => {
      const html = await page(`comments?side=consumer&${query}`);
      const texts = [...html.matchAll(/<li class="comment">.*?<p[^>]*>(.*?)<\/p>/gs)];
      return { html, texts: texts.map(([, text]) => text) };
    };
    // 18 of 60 consumers rate access well, of whom none praised the staff; of the others some did.
    const well = await listed('rated=tavoittaa:yes');
    expect(well.html).toContain('value="tavoittaa:yes"');
    expect(well.texts).toHaveLength(18);
    expect(new Set(well.texts)).toEqual(new Set(['Jono oli pitkä.', 'ฉันรอนานมาก']));
    const badly = await listed('rated=tavoittaa:no');
    expect(badly.texts).toHaveLength(25);
    expect((await listed('rated=tavoittaa:no&q=พนักงาน')).texts).toEqual(
      Array(6).fill('พนักงานดีมาก'),
    );
    expect((await listed('rated=tavoittaa:yes&q=พนักงาน')).texts).toEqual([]);
    // A third of 60 live in the north, of whom 6 rate access well.
    expect((await listed('only=alue:pohja')).texts).toHaveLength(20);
    expect((await listed('only=alue:pohja&rated=tavoittaa:yes')).texts).toHaveLength(6);
  });

  it('says what a wrong forecast costs, with agents and waits by Erlang C', async () => {
    const html = (
      await page('money?contacts=200&handling=180&target=20&level=80&off=10')
    ).replaceAll('\u00a0', ' ');
    const [, table = ''] = html.split('id="money-staffing"');
    const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) =>
      [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell]) => cell),
    );
    // With the right forecast 14 agents, 89 % in 20 seconds, 7.8 seconds to wait (R's ErlangC 0.1.0).
    expect(rows).toContainEqual(['Right', '14', '89 %', '7.84 s', '71 %']);
    expect(rows.map(([name, agents]) => [name, agents])).toEqual(
      expect.arrayContaining([
        ['10 % too high', '15'],
        ['10 % too low', '12'],
      ]),
    );
  });

  it('stands beside what is published of loyalty, by its roles', async () => {
    const html = await page('loyalty?show=importance');
    expect(html).toMatch(/published figure stands beside your own[\s\S]*43\s%/);
    expect(html).toContain('Customer service’s share of the importance of all drivers of loyalty');
    expect(html).toMatch(/Yours is (higher|lower) for certain|Within your interval/);
  });

  it('stands beside published figures by construct, and beside those of the organisation', async () => {
    const own = { label: 'Oma', source: 'Tutkimus', item: 'tyytyvainen', measure: 'favourable' };
    const added = await admin.post('/api/v1/benchmarks', { ...own, consumer: { value: 0.9 } });
    const { id } = added.body as { id: string };
    const html = await page('report?benchmarks=1');
    expect(html).toContain('Yours is lower for certain');
    expect(html).toContain('Calabrio');
    const csv = await (
      await analyst.get(`/waves/${waves.sixth.id}/report/benchmarks.csv?benchmarks=1`)
    ).text();
    const line = (row: string) => csv.split('\r\n').find((one) => one.startsWith(row)) ?? '';
    // Published: 80 minus 37 points. Its own: 80 minus 30.
    expect(line('tavoittaa.favourable')).toMatch(/,gap,0\.5\d*,0\.43\d*,.*,inside$/);
    expect(line('tyytyvainen.favourable')).toMatch(/,consumer,0\.6,0\.9,.*,lower$/);
    await admin.call('DELETE', `/api/v1/benchmarks/${id}`);
  });
});
