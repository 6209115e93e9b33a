import { describe, expect, it } from 'vitest';
import { admin, analyst, linked, program, said, TOPICS, waves } from './waves';

const pictures = (name: string) => [`${name}.svg`, `${name}.png`];

/** Which files hold what stands under a heading. */
const HELD: readonly (readonly [heading: RegExp, files: (view: string) => string[]])[] = [
  [/^chart-(title|net|numbers-\d+)$/, () => pictures('chart')],
  [/^by-/, () => pictures('segments')],
  [/^distribution$/, () => pictures('item')],
  [/^(measures|table-title)$/, () => ['gaps.csv']],
  // One figure, which every figure is beside.
  [/^index-title$/, () => ['gaps.json']],
  [/^benchmarks$/, () => ['benchmarks.csv']],
  [
    /^figures figures--benchmarks$/,
    (view) => [view === 'report' ? 'benchmarks.csv' : `${view}.csv`],
  ],
  [
    /^(groups|drivers|trend|planning|money|topic|phrases|consistency)-table$/,
    (view) => [`${view}.csv`],
  ],
  // Published figures stand beside the lines that they are about.
  [/^published$/, (view) => [`${view}.csv`]],
  [/^figures figures--numbers cross$/, () => ['tables.csv']],
  [/^(groups|drivers|planning|money|phrases|ranking|journey|topic)-chart$/, pictures],
  [/^(trend|waits)-charts$|^journey-/, pictures],
  [/^money-staffing$/, () => ['staffing.csv']],
  // What is typed or written, and ways to other views, are no figures.
  [/^(figures|comments|elsewhere)$/, () => []],
  [/^days$/, () => [...pictures('days'), 'days.csv']],
  [/^counts$/, () => ['counts.csv', 'stages.csv']],
  [/^segments$/, () => ['segments.csv']],
];

const SHOWN = [
  ['now', 'report', '?by=country&open=rating_1.favourable'],
  ['sixth', 'report', '?benchmarks=1'],
  ['now', 'tables', '?by=country'],
  ['now', 'groups', '?item=rating_1&by=country&in=SE'],
  ['now', 'drivers', ''],
  ['now', 'trend', ''],
  ['now', 'planning', '?by=country'],
  ['now', 'comments', '?side=consumer'],
  ['sixth', 'money', ''],
  ['now', 'fieldwork', '?by=country'],
  ...TOPICS.map(([view, part]) => ['topics', view, `?show=${part}`] as const),
] as const;

/** The files of the views. */
export function viewFiles(): void {
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
      ['staffing.csv', '', 'text/csv'],
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

    it('are those of an opened question and of the fieldwork too', async () => {
      const opened = await said(
        analyst.get(`/waves/${waves.now.id}/report?open=rating_1.favourable`),
      );
      const [, item = ''] = /href="([^"]*item\.svg[^"]*)"/.exec(opened) ?? [];
      const answers = await (await analyst.get(item.replaceAll('&amp;', '&'))).text();
      for (const code of ['far_below', 'meets', 'far_exceeds']) expect(answers).toContain(code);
      const given = async (name: string) => {
        const file = await analyst.get(`/waves/${waves.now.id}/fieldwork/${name}?by=country`);
        expect([name, file.status]).toEqual([name, 200]);
        return file.text();
      };
      expect(await given('counts.csv')).toMatch(/\r\nmanager,80,.*\r\nconsumer,80,|consumer,80,/s);
      expect(await given('days.csv')).toMatch(/^day,consumer,manager\r\n[\d-]+,80,80\r\n$/);
      expect(await given('days.svg')).toMatch(/80 .*<\/svg>$/s);
      expect(await given('segments.csv')).toMatch(/\r\nconsumer,SE,/);
      expect(await given('stages.csv')).toMatch(/^side,page,/);
      const [svg, png] = ['svg', 'png'].map(
        (kind) => `/waves/${waves.now.id}/fieldwork/days.${kind}`,
      );
      expect(svg && (await program.fetch(svg, { redirect: 'manual' })).status).toBe(303);
      expect((await (await analyst.get(png ?? '')).arrayBuffer()).byteLength).toBeGreaterThan(5000);
    });

    it('give the figures of the API, unrounded', async () => {
      const api = await admin.get(`/api/v1/waves/${waves.now.id}/planning?gap=0.1&gaps=7`);
      const { rows } = api.body as { rows: { detectable: { above: number; below: number } }[] };
      const { above = 0, below = 0 } = rows[0]?.detectable ?? {};
      const csv = await (await program.fetch(linked('now', 'files/planning.csv'))).text();
      const [head = '', line = ''] = csv.split('\r\n');
      expect(Number(line.split(',')[1])).toBe(Math.max(above, -below));
      // What was asked for stands in the file.
      expect(head).toMatch(/,gap,power,consumer_share,confidence,gaps,illustrates$/);
      expect(line).toMatch(/,0\.1,0\.8,0\.5,0\.95,7,$/);
      const drivers = await (await program.fetch(linked('now', 'files/drivers.csv'))).text();
      expect(drivers).toMatch(/\nadvise,rating_2,/);
    });

    it.each(SHOWN)('hold every chart and table of %s %s%s', async (wave, view, query) => {
      const html = await said(analyst.get(`/waves/${waves[wave].id}/${view}${query}`));
      const offered = [...html.matchAll(/href="[^"]*\/([\w-]+\.(?:csv|svg|png|json))\?/g)].map(
        ([, name]) => name,
      );
      const headings = html.matchAll(
        /<(?:figure|section) class="card[^"]*"[^>]*aria-labelledby="([^"]+)"|<section aria-labelledby="([^"]+)" class="table"|class="(distribution|measures|figures figures--(?!numbers")[^"]+)"/g,
      );
      const shown = [...headings].map(([, card, section, other]) => card ?? section ?? other ?? '');
      expect(shown.length).toBeGreaterThan(0);
      for (const name of new Set(shown)) {
        const [, held] = HELD.find(([known]) => known.test(name)) ?? [];
        // Whoever adds a chart or a table says here which files hold it.
        expect([name, held]).toEqual([name, expect.any(Function)]);
        for (const file of held?.(view) ?? [])
          expect([name, file, offered.includes(file)]).toEqual([name, file, true]);
      }
    });

    it('are not there under other names, nor where there is nothing to draw', async () => {
      for (const name of ['planning.pdf', 'tables.svg', 'toString', 'constructor.csv', 'png'])
        expect((await program.fetch(linked('now', `files/${name}`))).status).toBe(404);
      for (const name of ['segments.svg', 'item.svg', 'item.png'])
        expect((await program.fetch(linked('now', `report/${name}`))).status).toBe(404);
      const broken = await program.fetch(linked('now', 'report/segments.svg', '&by=country'));
      expect(await broken.text()).toContain('<svg');
    });

    it('hold each chart of a view that has several, as the page offers them', async () => {
      const links = async (address: string) =>
        [...(await said(program.fetch(address))).matchAll(/href="([^"]*\.svg\?[^"]*)"/g)].map(
          ([, href = '']) => href.replaceAll('&amp;', '&'),
        );
      const drawn = async (address: string) => (await program.fetch(address)).text();
      const broken = (await links(linked('now', 'report', '&by=country&by=sector'))).filter(
        (href) => href.includes('/segments.svg'),
      );
      expect(broken.map((href) => new URLSearchParams(href.split('?')[1]).get('of'))).toEqual([
        'country',
        'sector',
      ]);
      const [country = '', sector = ''] = await Promise.all(broken.map(drawn));
      expect([/by Country/i.test(country), /by Sector/i.test(sector)]).toEqual([true, true]);
      const ways = await links(linked('topics', 'channels', '&show=journey'));
      expect(ways.length).toBe(4);
      const titles = await Promise.all(ways.map(drawn));
      expect(new Set(titles).size).toBe(4);
      for (const wrong of ['&show=journey&of=ways', '&show=ranking&of=nothing'])
        expect((await program.fetch(linked('topics', 'files/channels.svg', wrong))).status).toBe(
          400,
        );
      const none = await program.fetch(
        linked('now', 'report/segments.svg', '&by=country&of=sector'),
      );
      expect(none.status).toBe(404);
    });
  });
}
