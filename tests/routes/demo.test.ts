import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TESTED } from '../../app/comments/phraseRows';
import { INPUT_NAMES, ruleOf } from '../../app/money/inputs';
import { publications } from '../../seeds/publications';
import { expectPlainPage } from '../system/oneChart';
import { apiClient, DATABASES, type Program, startProgram } from '../system/program';
import { signedIn } from '../system/visitor';

/** Views of the demo waves with their titles, and what is said of how sure they are. */
const TITLES = [
  [
    'brand-loyalty',
    'report?by=country',
    'Managers overrate what they deliver, access to a human most: by 43 points',
    'three of the four gaps are blind spots after correction for looking at four',
  ],
  [
    'brand-loyalty',
    'channels',
    'Consumers put phone first; managers put it in place 3',
    '100 managers and 400 consumers; a place in an order has no interval.',
  ],
  [
    'brand-loyalty',
    'waiting',
    'Who has waited, or would wait, at most so long: an illustration',
    '',
  ],
  [
    'last-line-of-defence',
    'report',
    'A missed call is returned: 82 % of consumers say “agree”',
    '2,000 consumers; 95 % interval: 80–84 %.',
  ],
  [
    'last-line-of-defence',
    'channels',
    'Start of a simple matter: 75 % of consumers say “a digital channel”',
    '2,000 consumers; 95 % interval: 73–77 %.',
  ],
  [
    'last-line-of-defence',
    'channels?matter=hard_start.hard_end',
    'Start of a difficult matter: 60 % of consumers say “phone”',
    '2,000 consumers; 95 % interval: 58–62 %.',
  ],
  [
    'moment-of-truth',
    'report',
    'What follows a bad experience: 96 % of consumers say “at least one reaction”',
    '95 % interval: 95–97 %.',
  ],
  [
    'moment-of-truth',
    'channels?show=service',
    'Service differs by channel: 39 % of consumers say “agree or strongly agree”',
    '95 % interval: 37–41 %.',
  ],
  [
    'moment-of-truth',
    'loyalty',
    'What follows a bad experience: 96 % of consumers say “at least one reaction”',
    '3,000 consumers; 95 % interval: 95–97 %.',
  ],
  [
    'gold-mine-or-black-hole',
    'report',
    'Bad experiences before leaving: 70 % of consumers say “just one”',
    '95 % interval: 67–73 %.',
  ],
  [
    'gold-mine-or-black-hole',
    'waiting',
    'Acceptable wait on the phone: 60 % of consumers say at most 1 minute',
    '95 % interval: 57–63 %.',
  ],
  [
    'gold-mine-or-black-hole',
    'waiting?show=acceptance',
    'The longest accepted wait, with each condition and without: an illustration',
    'No publication states this of managers and consumers',
  ],
  [
    'face-of-the-company',
    'waiting?show=acceptance',
    'This study does not ask how long people would wait, and under what conditions',
    '',
  ],
  [
    'gold-mine-or-black-hole',
    'loyalty?show=told',
    'People told about a bad experience: consumers say 15 people on average',
    '1,000 consumers; 95 % interval: 13.5–16.5.',
  ],
  [
    'face-of-the-company',
    'report',
    'Main reason to move: 16 % of consumers say “customer service”',
    '200 consumers; 95 % interval: 12–22 %.',
  ],
  [
    'gold-mine-or-black-hole',
    'money',
    'Unhappy customers who leave cost 10.1–10.9 million SEK a year',
    'one share of this survey',
  ],
  ...[
    ['gold-mine-or-black-hole', 'money?unhappy_of=not:speed:favourable', 'made up to illustrate'],
    ['face-of-the-company', 'money', 'no publication worked out this cost'],
    ['brand-loyalty', 'money', 'no publication worked out this cost'],
  ].map(
    ([study = '', view = '', sure = '']) =>
      [study, view, 'What it costs that customers leave: an illustration', sure] as const,
  ),
  [
    'moment-of-truth',
    'money',
    'In a worked example, unhappy customers who leave cost 10.5 million SEK a year',
    'The ends follow from the limits of the figures below',
  ],
  ['face-of-the-company', 'drivers', 'What drives recommendation: an illustration', ''],
  [
    'face-of-the-company',
    'drivers?outcome=satisfaction&driver=being_heard&driver=communication&driver=consistent_info&driver=answer_speed&driver=product_quality&driver=price&driver=brand_trust',
    'For consumers, being heard by the agent drives satisfaction with customer service most',
    '',
  ],
  [
    'face-of-the-company',
    'loyalty?show=resolution',
    'Solved at the first contact, consumers are 14 % more likely to recommend than all are',
    '95 % interval: +',
  ],
] as const;

/** Text of a page, its spaces made plain. */
const plainText = (html: string) =>
  html
    .replace(/<!--.*?-->|<[^>]+>/gs, ' ')
    .replaceAll('&amp;', '&')
    .replaceAll('&#x27;', "'")
    .replace(/[\u00a0\u202f\s]+/g, ' ');

/** What the calculator shows of what a publication works out, and of what it assumes. */
const CALCULATED: Record<string, string> = {
  'impact-churn-customers': '7,000',
  'impact-churn-cost': '10.5 million SEK',
  'impact-retention-profit': '3–4 million SEK',
};

/** The views of the figures that are no row of a report, nor worked out or assumed. */
const VIEWS: Record<string, string> = {
  'simple-digital-to-phone.consumer': 'groups',
  'recovered-loyalty.consumer': 'groups',
  'recommend-lift': 'groups',
  'loyalty-drop': 'groups',
  'service-share-of-loyalty': 'loyalty',
  'top-drivers': 'drivers',
};

/** Where in the view of a figure it has to stand: its row, its input or result, else the title or chart. */
function placeIn(view: string, row: string, id: string): string {
  if (row !== '') return view.split(`<tr id="${row}"`)[1]?.split('</tr>')[0] ?? '';
  const input = INPUT_NAMES.find((name) => ruleOf(name).assumption?.id === id);
  if (input)
    return (
      new RegExp(`<input[^>]*name="${input}"[^>]*>`)
        .exec(view)?.[0]
        .replace(/.*value="([^"]*)".*/, '$1') ?? ''
    );
  if (CALCULATED[id]) return view.split('money__table')[1]?.split('</table>')[0] ?? '';
  return id === 'top-drivers' ? view : (/<h1>.*?<\/h1>/s.exec(view)?.[0] ?? '');
}

/** The texts that the view of a figure has to show, from its line on the page of figures. */
function asPublished(id: string, line: string): string[] {
  const cells = [...line.matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(([, cell = '']) =>
    plainText(cell.replace(/<span.*<\/span>/s, '')),
  );
  const [published = '', computed = ''] = cells;
  const known = CALCULATED[id];
  if (known) return [known];
  if (line.includes('assumption')) return [published.replace(/ [%×]$/, '')];
  if (/^\d\. /.test(computed))
    return computed.split(/ ?\d\. /).filter((name) => name.trim() !== '');
  // Shares and relative differences are published, and shown, in whole percent.
  const percent = /^([+−]?)([\d.]+) %$/.exec(computed);
  if (percent) return [`${percent[1]}${Math.round(Number(percent[2]))} %`];
  return [computed.replace(/ ×$/, '')];
}

interface Row {
  item: string;
  measure: string;
  option: string | null;
  manager: { base: number; estimate: number } | null;
  consumer: { base: number; estimate: number } | null;
  gap: { value: number; low: number; high: number; pAdjusted: number | null } | null;
  verdict: string | null;
}

describe.each(DATABASES)('the demo on the %s database', (kind) => {
  let program: Program;
  let rows: Row[];
  let wave: { id: string; status: string; key: string; links: { report: string } };
  let admin: Awaited<ReturnType<typeof apiClient>>;

  beforeAll(async () => {
    program = await startProgram(kind, { contents: 'studies' });
    admin = await apiClient(program, 'admin');
    const waves = (await admin.get('/api/v1/waves?study=brand-loyalty')).body as (typeof wave)[];
    const published = waves.find(({ key }) => key === 'published');
    if (!published) throw new Error('the published wave is missing');
    wave = published;
    rows = ((await admin.get(`/api/v1/waves/${wave.id}/gaps`)).body as { rows: Row[] }).rows;
  });
  afterAll(() => program?.stop());

  const row = (item: string, measure: string, option: string | null = null): Row => {
    const found = rows.find(
      (candidate) =>
        candidate.item === item && candidate.measure === measure && candidate.option === option,
    );
    if (!found) throw new Error(`no row ${item}`);
    return found;
  };

  it.each([
    ['human_access', 0.8, 0.37],
    ['response_time', 0.79, 0.45],
    ['feeling_heard', 0.84, 0.45],
    ['loyalty_impact', 0.98, 0.97],
  ])('gives the published shares of %s exactly', (item, manager, consumer) => {
    const found = row(item, 'favourable');
    expect(found.manager?.estimate).toBe(manager);
    expect(found.consumer?.estimate).toBe(consumer);
    expect(found.gap?.value).toBeCloseTo(manager - consumer, 12);
  });

  it('gives a gap of 43 points with its interval as a blind spot', () => {
    const { gap, verdict } = row('human_access', 'favourable');
    expect(Math.round((gap?.value ?? 0) * 100)).toBe(43);
    expect(Math.round((gap?.low ?? 0) * 100)).toBe(33);
    expect(Math.round((gap?.high ?? 0) * 100)).toBe(51);
    expect(verdict).toBe('blind_spot');
  });

  it('gives the other published figures', () => {
    expect(row('revenue_impact', 'favourable').manager?.estimate).toBe(0.88);
    const phoneFirst = row('channels', 'first_choice', 'phone').consumer?.estimate ?? 0;
    expect(phoneFirst).toBeLessThan(0.8);
    expect(Math.round(phoneFirst * 100)).toBe(80);
    expect(row('channels', 'rank_position', 'phone').manager?.estimate).toBe(3);
    for (const before of ['email', 'web'])
      expect(row('channels', 'rank_position', before).manager?.estimate).toBeLessThan(3);
    expect(row('priorities', 'share', 'train').consumer?.estimate).toBe(0.7);
    expect(row('priorities', 'share', 'hire').consumer?.estimate).toBe(0.58);
    expect(row('switched', 'share', 'yes').consumer?.estimate).toBe(0.6);
    const few = row('switched_after', 'share', 'few').consumer;
    expect(few?.base).toBe(240);
    expect(few?.estimate).toBeGreaterThan(0.5);
  });

  it('judges nothing that no publication asked', () => {
    for (const item of ['wait_phone', 'recommend', 'priorities'])
      for (const found of rows.filter((candidate) => candidate.item === item))
        expect([found.verdict, found.gap?.pAdjusted ?? null]).toEqual([null, null]);
    // Nor figures that no publication states, of a question of which it states others.
    for (const option of ['phone', 'chat', 'app', 'social'])
      expect(row('channels', 'first_choice', option)).toMatchObject({
        verdict: null,
        gap: { pAdjusted: null },
        reason: 'illustration',
      });
    expect(row('human_access', 'mean')).toMatchObject({ verdict: null, reason: 'illustration' });
    expect(row('human_access', 'favourable').verdict).toBe('blind_spot');
  });

  it('says in every file of a demo that its respondents are synthetic, and which side illustrates', async () => {
    const csv = await admin.get(`/api/v1/waves/${wave.id}/gaps?format=csv`);
    const lines = String(csv.body).trimEnd().split('\r\n');
    expect(lines.shift()).toMatch(/,compared_with,illustrates,synthetic$/);
    expect(lines.filter((line) => !line.endsWith(',yes'))).toEqual([]);
    expect(lines.find((line) => line.startsWith('wait_phone,'))).toMatch(
      /,manager\|consumer,yes$|,consumer\|manager,yes$/,
    );
    expect(lines.find((line) => line.startsWith('human_access,'))).toMatch(/,,yes$/);
    const { search } = new URL(wave.links.report);
    for (const name of [
      'report/gaps.csv',
      'files/planning.csv',
      'files/tables.csv',
      'files/loyalty.csv',
      'files/money.csv',
    ]) {
      const file = await program.fetch(
        `/waves/${wave.id}/${name}${search}${name.includes('tables') ? '&by=country' : ''}`,
      );
      expect([name, file.headers.get('content-disposition')]).toEqual([
        name,
        expect.stringMatching(/brand-loyalty-published-synthetic-/),
      ]);
      expect((await file.text()).split('\r\n')[0]).toMatch(/,synthetic$/);
    }
    const report = async (study: string) => {
      const waves = (await admin.get(`/api/v1/waves?study=${study}`)).body as (typeof wave)[];
      return (await admin.get(`/api/v1/waves/${waves[0]?.id}/gaps`)).body;
    };
    expect(await report('moment-of-truth')).toMatchObject({
      synthetic: true,
      index: { p: null, reason: 'illustration' },
    });
    expect((await admin.get(`/api/v1/waves/${wave.id}/gaps`)).body).toMatchObject({
      index: { p: expect.any(Number), reason: null },
    });
  });

  // The same on either database.
  it.each(kind === 'embedded' ? TITLES : [])(
    'titles %s %s by what the publication states, or plainly',
    async (...given) => {
      const [study, view, title, sure] = given;
      const waves = (await admin.get(`/api/v1/waves?study=${study}`)).body as (typeof wave)[];
      const found = waves.find(({ key }) => key === 'published')?.links.report ?? '';
      const { pathname, searchParams } = new URL(found);
      const [name, asked = ''] = view.split('?');
      const search = [...searchParams, ...new URLSearchParams(asked)].map((pair) => pair.join('='));
      const page = await program.fetch(
        `${pathname.replace('/report', `/${name}`)}?${search.join('&')}`,
      );
      const text = (await page.text()).replaceAll('\u00a0', ' ');
      expect(/<h1>(.*?)<\/h1>/.exec(text)?.[1]).toBe(title);
      const lines = [...text.matchAll(/<p class="certainty">(.*?)<\/p>/g)].map(([, line]) => line);
      expect(lines.join(' ')).toContain(sure);
      const isTool = /^(?:channels|waiting|loyalty|money)/.test(view);
      if (isTool && !title.startsWith('This study')) expectPlainPage(view, text);
      if (view.includes('service')) expect(text).not.toContain('&lt; 0.001');
      // Answers that no publication asked for are never counted among what is certain.
      if (!sure.includes('gaps')) expect(lines.join(' ')).not.toMatch(/significant|for certain/);
    },
  );

  it.each([
    ['last-line-of-defence', 'pl', 'To badanie jest zamknięte'],
    ['moment-of-truth', 'nb', 'Undersøkelsen er stengt'],
    ['face-of-the-company', 'ru', 'Опрос закрыт'],
  ])('speaks to respondents of %s in its own language', async (study, language, text) => {
    const [found] = (await admin.get(`/api/v1/waves?study=${study}`)).body as (typeof wave)[];
    const page = await program.fetch(`/q/${found?.id}/consumer`, {
      headers: { 'Accept-Language': language },
    });
    const html = await page.text();
    expect(html).toContain(`<html lang="${language}"`);
    expect(html).toContain(text);
  });

  it('shows every published figure beside its own to everybody, with the views that compute it', async () => {
    const page = await (await program.fetch('/figures')).text();
    const lines = [...page.matchAll(/<tr id="([^"]+)">(.*?)<\/tr>/gs)];
    expect(lines).toHaveLength(56);
    for (const [, id = '', line = ''] of lines)
      expect([id, line]).toEqual([id, expect.stringContaining('✓')]);
    const heard = lines.find(([, id]) => id === 'top-drivers')?.[2] ?? '';
    expect(heard.match(/1\. Being heard by the agent/g)).toHaveLength(2);
    // The view that a figure links to shows that very figure, rounded as it is published.
    for (const [, id = '', line = ''] of kind === 'embedded' ? lines : []) {
      const link = plainText(/href="([^"]+)/.exec(line)?.[1] ?? '');
      const { pathname, hash } = new URL(link, 'http://localhost');
      const row = hash.slice(1);
      const name = VIEWS[id] ?? (line.includes('class="tag"') ? 'money' : 'report');
      expect([id, pathname.split('/')[3], row !== '']).toEqual([id, name, name === 'report']);
      const view = await (await program.fetch(link.replace(/#.*/, ''))).text();
      if (!link.includes(wave.id)) expect([id, view.includes('overrate')]).toEqual([id, false]);
      const place = placeIn(view, row, id);
      // A title says by words whether it is more or less.
      const texts = asPublished(id, line).map((text) =>
        name === 'groups' ? text.replace(/^[+−]/, '') : text,
      );
      const shown = plainText(
        texts.length > 1 ? place.split('drivers-table').slice(2).join('') : place,
      );
      const places = texts.map((text) => shown.indexOf(text));
      expect([id, link, places.includes(-1)]).toEqual([id, link, false]);
      expect(places).toEqual([...places].sort((a, b) => a - b));
    }
    for (const lang of ['en', 'sv'])
      expect(await (await program.fetch(`/?lang=${lang}`)).text()).toContain(
        `href="/figures?lang=${lang}"`,
      );
    expect(lines.find(([, id]) => id === 'service-share-of-loyalty')?.[2]).toContain('>Loyalty<');
  });

  it('stands on the page of money for who leaves, where its publication asked that', async () => {
    const studies = [
      ['brand-loyalty', 0.6, 'is:switched:share:yes'],
      ['gold-mine-or-black-hole', 0.7, 'is:leave_after:share:one'],
      ['face-of-the-company', 0.16, 'is:would_stop:share:yes'],
      ['moment-of-truth', 0.7, null],
      ['last-line-of-defence', 0.7, null],
    ] as const;
    for (const [study, leave, share] of studies) {
      const waves = (await admin.get(`/api/v1/waves?study=${study}`)).body as (typeof wave)[];
      const { links, id } = waves.find(({ key }) => key === 'published') ?? wave;
      const { search } = new URL(links.report);
      const csv = await (await program.fetch(`/waves/${id}/files/money.csv${search}`)).text();
      const of = (name: string) => csv.match(new RegExp(`^input,${name},.*$`, 'm'))?.[0].split(',');
      const [, , , , middle, , source, from] = of('leave') ?? [];
      expect([study, Number(middle?.trim()).toFixed(4)]).toEqual([study, leave.toFixed(4)]);
      expect([source, from?.trim()]).toEqual(share === null ? ['example', ''] : ['survey', share]);
      // No publication asked who leaves over one wait: reasons to leave are none.
      expect(of('late')?.[6]).toBe('assumed');
    }
  });

  it('tests no channels for being alike whose ratings are made up', async () => {
    const [found] = (await admin.get('/api/v1/waves?study=moment-of-truth'))
      .body as (typeof wave)[];
    const { search } = new URL(found?.links.report ?? '');
    const page = await program.fetch(`/waves/${found?.id}/channels${search}&show=service`);
    const html = await page.text();
    expect(html).toContain('id="topic-table"');
    expect(html).not.toContain('Are the channels alike?');
  });

  it('marks the ways that no publication asked for in chart, rows and files', async () => {
    const [found] = (await admin.get('/api/v1/waves?study=last-line-of-defence'))
      .body as (typeof wave)[];
    const { search } = new URL(found?.links.report ?? '');
    const of = async (file: string, matter = '') =>
      (await program.fetch(`/waves/${found?.id}/${file}${search}&show=journey${matter}`)).text();
    const [head = [], ...lines] = (await of('files/channels.csv'))
      .trimEnd()
      .split('\r\n')
      .map((line) => line.split(','));
    const marks = lines.map((line) =>
      ['start_item', 'start', 'end', 'illustrates'].map((name) => line[head.indexOf(name)]),
    );
    // The publication adds up all digital ways; it states none alone.
    expect(marks.length).toBeGreaterThan(40);
    for (const [, , , mark] of marks) expect(mark).toBe('consumer|manager');
    const html = await of('channels');
    const tags = (text: string) => text.match(/class="tag">[^<]*illustration</g) ?? [];
    const [charts = '', table = ''] = html.split('id="topic-table"');
    const flows = (text: string) =>
      text
        .split('class="flow"')
        .slice(1)
        .map((flow) => tags(flow).length);
    const hard = (await of('channels', '&matter=hard_start.hard_end')).split('id="topic-table"');
    expect([flows(charts), flows(hard[0] ?? '')]).toEqual([
      [1, 1],
      [1, 1],
    ]);
    const rows = [...table.matchAll(/<tr>(.*?)<\/tr>/gs)].map(([, row = '']) => tags(row).length);
    const expected = marks.map(([, , , mark = '']) => mark.split('|').length);
    expect(rows.slice(-marks.length)).toEqual(expected);
    expect((await of('files/channels.svg')).match(/illustration\)/g)).toHaveLength(2);
  });

  it('labels an illustration on every row of every table and file that no publication states', async () => {
    const reader = await signedIn(program, 'reads@example.org', 'analyst');
    // On the other database one study is enough: views are made by the same code.
    const all = publications().map(({ key }) => key);
    const studies = kind === 'embedded' ? all : all.slice(0, 1);
    const seen = new Set<string>();
    for (const study of studies) {
      const waves = (await admin.get(`/api/v1/waves?study=${study}`)).body as (typeof wave)[];
      const { id } = waves.find(({ key }) => key === 'published') ?? wave;
      const gaps = (await admin.get(`/api/v1/waves/${id}/gaps`)).body as {
        rows: (Row & { illustrates?: string[] })[];
      };
      const by = (await admin.get(`/api/v1/studies/${study}`)).body as {
        items: { key: string; segment?: boolean }[];
      };
      const segment = by.items.find((item) => item.segment)?.key;
      const item = gaps.rows.find(({ measure }) => measure === 'favourable')?.item;
      const views = [
        ['planning', `?by=${segment}`],
        ['tables', `?by=${segment}`],
        ['drivers', ''],
        ['groups', `?item=${item}&by=${segment}`],
        ['comments', ''],
        ['channels', '?show=ranking'],
        ['loyalty', '?show=importance'],
        ['loyalty', '?show=resolution'],
      ] as const;
      for (const [view, query] of views) {
        const at = `${study} ${view}${query}`;
        const file = await reader.get(`/waves/${id}/files/${view}.csv${query}`);
        if (file.status === 404) continue;
        const [head = [], ...cells] = (await file.text())
          .trimEnd()
          .split('\r\n')
          .map((line) => line.split(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/));
        const lines = cells.map((line) =>
          Object.fromEntries(head.map((name, place) => [name, line[place] ?? ''])),
        );
        if (process.env.W6) console.log(at, head.join());
        expect
          .soft([at, file.status, head])
          .toEqual([at, 200, expect.arrayContaining(['illustrates'])]);
        // Of what it is made of the report knows which sides illustrate.
        for (const line of lines) {
          const row = gaps.rows.find(
            (one) =>
              one.item === line.item &&
              one.measure === line.measure &&
              (one.option ?? '') === line.option,
          );
          if (view !== 'tables' || !row || line[segment ?? ''] !== '') continue;
          const own = (row.illustrates ?? []).filter((side) =>
            line.part === 'gap' ? row.gap : side === line.part,
          );
          expect([at, line.item, line.part, line.illustrates]).toEqual([
            at,
            line.item,
            line.part,
            own.join('|'),
          ]);
        }
        // No publication breaks its figures down, compares drivers in percent, or prints comments.
        const isWhole = view === 'drivers' || view === 'comments';
        const part = segment ?? '';
        const wanted = lines.filter(
          (line) => isWhole || (view === 'tables' ? line[part] : line.segment || line.by),
        );
        if (!['channels', 'loyalty'].includes(view))
          expect([at, wanted.filter(({ illustrates }) => !illustrates)]).toEqual([at, []]);
        const html = await (await reader.get(`/waves/${id}/${view}${query}`)).text();
        const table = html
          .split(/id="(?:topic-table|(?:drivers|planning|group|phrases)-figures|table)"/)
          .slice(1)
          .join('');
        const rows = table.split('<tr').filter((text) => />[^<]*illustration/.test(text));
        const marked = new Set(
          lines.flatMap((line, place) => {
            if (!line.illustrates) return [];
            return view === 'tables' ? [line.item, line.measure, line.option].join() : place;
          }),
        );
        expect([at, rows.length]).toEqual([at, Math.min(marked.size, TESTED)]);
        seen.add(view);
      }
    }
    expect(seen.size).toBe(kind === 'embedded' ? 7 : 6);
  });

  it('is held against what publications and the organisation’s own benchmarks state', async () => {
    const added = await admin.post('/api/v1/benchmarks', {
      label: 'Our market',
      source: 'A yearly survey',
      year: 2025,
      construct: 'access',
      measure: 'favourable',
      manager: { value: 0.6, base: 100 },
      consumer: { value: 0.4 },
    });
    expect([added.status, added.body]).toMatchObject([
      201,
      { shipped: false, item: null, unit: null, consumer: { value: 0.4, base: null } },
    ]);
    const { id } = added.body as { id: string };
    const all = (await admin.get('/api/v1/benchmarks')).body as { id: string; shipped: boolean }[];
    expect(all.filter(({ shipped }) => !shipped).map((own) => own.id)).toEqual([id]);
    expect(all.length).toBeGreaterThan(30);
    const shown = async (file: string, query = '&benchmarks=1') => {
      const address = wave.links.report.replace('/report?', `/report${file}?`);
      const response = await program.fetch(
        `${new URL(address).pathname}${new URL(address).search}${query}`,
      );
      return { status: response.status, text: await response.text() };
    };
    const lines = (await shown('/benchmarks.csv')).text.trimEnd().split('\r\n');
    const { gap } = row('human_access', 'favourable');
    const own = lines.find((line) => line.includes('Our market'))?.split(',') ?? [];
    const [of, mine, published, difference, low, high, result, ...bases] = own.slice(10);
    expect([own[0], of, result]).toEqual(['human_access.favourable', 'gap', 'higher']);
    expect(bases).toEqual(['side', '', 'yes']);
    expect(Number(mine)).toBe(gap?.value);
    expect(Number(published)).toBeCloseTo(0.2, 12);
    expect(Number(difference)).toBeCloseTo((gap?.value ?? 0) - 0.2, 12);
    // The managers' 60 of 100 add their own sampling error (Wilson: 0.50200 to 0.69060).
    const wider = (own: number, stated: number) => Math.hypot(own, stated);
    const value = gap?.value ?? 0;
    expect(Number(low)).toBeCloseTo(value - 0.2 - wider(value - (gap?.low ?? 0), 0.6906 - 0.6), 4);
    expect(Number(high)).toBeCloseTo(value - 0.2 + wider((gap?.high ?? 0) - value, 0.6 - 0.502), 4);
    // What ships has the base of both sides, half for each: by hand, 43 points have 34.8269 to 50.2905.
    const shipped =
      lines
        .find((line) => line.startsWith('human_access') && !line.includes('Our market'))
        ?.match(/("[^"]*"|[^,"]*)(?:,|$)/g)
        ?.map((cell) => cell.replace(/,$/, '')) ?? [];
    expect([shipped[5], shipped[8], ...shipped.slice(17, 19)]).toEqual([
      '500',
      '500',
      'both',
      'both',
    ]);
    expect(Number(shipped[14])).toBeCloseTo(-wider(value - (gap?.low ?? 0), 0.0729047), 5);
    expect(Number(shipped[15])).toBeCloseTo(wider((gap?.high ?? 0) - value, 0.0817309), 5);
    const page = await shown('');
    expect(page.text).toContain('class="benchmark"');
    expect(page.text).toMatch(/managers 80\s% \(base 500 of both sides together\)/);
    expect(page.text).toContain('Yours is higher for certain');
    expect((await shown('/chart.svg')).text).toContain('A yearly survey, 2025');
    expect((await shown('', '')).text).not.toContain('class="benchmark"');
    expect((await shown('', '&benchmarks=yes')).status).toBe(400);
    expect((await shown('/benchmarks.csv', '')).status).toBe(404);
    expect((await admin.call('DELETE', `/api/v1/benchmarks/${id}`)).body).toEqual({ erased: 1 });
    expect((await admin.call('DELETE', `/api/v1/benchmarks/${id}`)).status).toBe(404);
    expect((await shown('/benchmarks.csv')).text).not.toContain('Our market');
  });

  it('holds another wave’s groups and drivers against what its publication states of them', async () => {
    const scale = ['very_poor', 'poor', 'fair', 'good', 'very_good'];
    const content = ['very_dissatisfied', 'dissatisfied', 'neither', 'satisfied', 'very_satisfied'];
    const drivers = ['being_heard', 'communication', 'consistent_info', 'answer_speed'];
    const others = ['product_quality', 'price', 'brand_trust'];
    const own = async (study: string, answersOf: (at: number) => object) => {
      const made = await admin.post(`/api/v1/studies/${study}/waves`, {
        key: `own-${kind}`,
        status: 'open',
      });
      const { id, links } = made.body as typeof wave;
      const answers = Array.from({ length: 400 }, (_, at) => ({
        audience: 'consumer',
        answers: answersOf(at),
      }));
      await admin.post(`/api/v1/waves/${id}/responses`, answers);
      const { search } = new URL(links.report);
      return async (view: string, query: [string, string][]) => {
        const asked = new URLSearchParams([...new URLSearchParams(search), ...query]);
        const at = (of: string) => program.fetch(`/waves/${id}/${of}?${asked}`);
        const html = await (await at(view)).text();
        const table = plainText(html.split('id="published"')[1]?.split('</table>')[0] ?? '');
        const marks = [...html.matchAll(/class="benchmark" x1="([\d.]+)%"/g)];
        const { text, svg, csv } = {
          text: plainText(html),
          svg: await (await at(`files/${view}.svg`)).text(),
          csv: await (await at(`files/${view}.csv`)).text(),
        };
        const drawn = { words: plainText(svg), marks: svg.match(/m0 6v11"/g)?.length ?? 0 };
        return { table, marks: marks.map(([, x]) => Number(x)), text, drawn, csv };
      };
    };
    // Whoever was not solved at once recommends half as much; what is heard decides on its own.
    const face = await own('face-of-the-company', (at) => ({
      contacted: 'yes',
      resolution: at % 2 === 0 ? 'first' : 'later',
      bad_experience: at % 4 === 0 ? 'yes' : 'no',
      ...Object.fromEntries(
        [...drivers, ...others].map((key, nth) => [
          key,
          scale[Math.floor(at / 5 ** (nth % 3)) % 5],
        ]),
      ),
      communication: scale[(3 * at + 1) % 5],
      answer_speed: scale[(at * at) % 5],
      price: scale[Math.floor(at / 7) % 5],
      brand_trust: scale[Math.floor(at / 11) % 5],
      satisfaction: content[at % 5],
      loyalty: at % 4 === 0 ? 7 : 8,
      recommend: at % 2 === 0 ? 10 : 5,
    }));
    const of = (
      item: string,
      by: string,
      code: string,
      than: string | null,
    ): [string, string][] => [
      ['item', item],
      ['by', by],
      ['in', code],
      ...(than === null ? [] : [['than', than] as [string, string]]),
    ];
    // 10 against 7.5 of all is a third more, published 14 %; 7 against 8 an eighth less, published 31.
    const lift = await face('groups', of('recommend', 'resolution', 'first', null));
    expect(lift.table).toMatch(/1 published figure stands beside your own/);
    expect(lift.table).toMatch(/\+19\.3.*Yours is higher for certain.*\+33\.3 %.*\+14 %/);
    const drop = await face('groups', of('loyalty', 'bad_experience', 'yes', 'no'));
    // On charts a mark stands where the figure would be, were it as published: 7.5 times 1.14 of 10.
    expect(lift.marks).toEqual([85.5]);
    expect(lift.text).toContain('Mean of each side');
    expect(lift.drawn.words).toContain('stands where the figure would be beside the other line');
    expect(lift.drawn.marks).toBe(1);
    expect(lift.csv).toMatch(/,consumer,0\.14,relative,0\.19\d*,[\d.]+,[\d.]+,/);
    expect(drop.marks).toEqual([69]);
    expect(drop.table).toMatch(/\+18\.5.*Yours is higher for certain.*−12\.5 %.*−31 %/);
    const turned = await face('groups', of('loyalty', 'bad_experience', 'no', 'yes'));
    expect([turned.table, turned.marks]).toEqual(['', []]);
    const asked: [string, string][] = [...drivers, ...others].map((key) => ['driver', key]);
    const order = await face('drivers', [['outcome', 'satisfaction'], ...asked]);
    expect(order.table).toMatch(/Another order|The same order/);
    expect(order.table).toContain('1. Being heard by the agent');
    for (const place of [1, 2, 3]) {
      expect(order.text).toContain(`published for consumers: place ${place}`);
      expect(order.drawn.words).toContain(`published for consumers: place ${place}`);
    }
    expect(order.csv).toMatch(/\nsatisfaction,consistent_info,.*,consumer,3,place,/);
    const importance = await face('loyalty', [['show', 'importance']]);
    expect(importance.table).toMatch(/share of the importance of all drivers of loyalty.*43 %/);
    expect(importance.marks).toEqual([43]);
    expect(importance.text).toContain('The short upright lines are published figures');
    expect(importance.drawn.words).toContain('The short upright lines are published figures');
    expect(importance.drawn.marks).toBe(1);
    expect(importance.csv).toMatch(/\nloyalty,,service,.*,consumer,0\.43,share,/);
    const line = await own('last-line-of-defence', (at) => ({
      simple_start: at % 10 === 0 ? 'phone' : ['web', 'app', 'chat', 'email', 'social'][at % 5],
      simple_end: at % 2 === 0 ? 'phone' : 'web',
      won_back: 'won_back',
      orders_before: 2,
      orders_after: 3,
    }));
    const phoned = await line('groups', [
      ['item', 'simple_end'],
      ['option', 'phone'],
      ['by', 'simple_start'],
      ...['web', 'app', 'chat', 'email', 'social'].map((code): [string, string] => ['in', code]),
    ]);
    // 160 of the 360 that began digitally ended on the phone.
    expect(phoned.marks).toEqual([33]);
    expect(phoned.table).toMatch(/\+11\.4.*Yours is higher for certain.*44\.4.*33 %/);
    const loyal = await line('groups', [
      ['item', 'orders_after'],
      ['to', 'orders_before'],
    ]);
    // Twice the two orders before would be four.
    expect(loyal.marks).toEqual([100]);
    expect(loyal.table).toMatch(/−0\.5.*Published as a bound: not compared.*1\.50 ×.*over 2 ×/);
    // Beside answers that are made up after the publication stands none.
    const { pathname, search } = new URL(wave.links.report);
    const made = await program.fetch(`${pathname.replace('/report', '/groups')}${search}`);
    expect(await made.text()).not.toContain('beside your own');
  });

  it('takes no benchmark of what no study measures, nor figures that cannot be', async () => {
    const given = { label: 'a', source: 'b', item: 'human_access', measure: 'favourable' };
    for (const [change, path] of [
      [{ item: 'nothing' }, '$.item'],
      [{ construct: 'access' }, '$.item'],
      [{ measure: 'nps' }, '$.measure'],
      [{ measure: 'share', option: 'nothing' }, '$.measure'],
      [{ manager: { value: 43 } }, '$.manager.value'],
      [{ manager: null }, '$.manager'],
      [{ measure: 'mean', manager: { value: 3, base: 10 } }, '$.manager.base'],
      [{ label: ' ' }, '$.label'],
    ] as const) {
      const refused = await admin.post('/api/v1/benchmarks', {
        ...given,
        manager: { value: 0.5 },
        ...change,
      });
      const { errors } = refused.body as { errors: { path: string }[] };
      expect([refused.status, errors.map((error) => error.path)]).toEqual([422, [path]]);
    }
  });

  it.each(publications().map(({ key, study }) => [key, study.items] as const))(
    'never changes: %s',
    async (study, items) => {
      const waves = (await admin.get(`/api/v1/waves?study=${study}`)).body as (typeof wave)[];
      const { id, status } = waves.find(({ key }) => key === 'published') ?? {};
      expect(status).toBe('closed');
      const answers = Object.fromEntries(
        items.flatMap(({ key, kind }) => (kind === 'nps' ? [[key, 0]] : [])),
      );
      expect(answers).not.toEqual({});
      const at = `/api/v1/waves/${id}`;
      const before = (await admin.get(`${at}/gaps`)).body;
      const posted = await admin.post(`${at}/responses`, { audience: 'manager', answers });
      expect(posted.status).toBe(409);
      expect((await admin.call('DELETE', `${at}/responses`, { ids: ['x'] })).status).toBe(409);
      for (const change of [{ status: 'open' }, { minimumBase: 1 }, { status: 'archived' }])
        expect([change, (await admin.patch(at, change)).status]).toEqual([change, 409]);
      expect((await admin.get(`${at}/gaps`)).body).toEqual(before);
    },
  );
});
