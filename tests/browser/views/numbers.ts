import { beforeAll, describe, expect, it } from 'vitest';
import { accessibilityFaults } from '../../system/browser';
import { numberAnswers, numberStudy } from '../../system/numberStudy';
import { admin, analyst, open, program, said } from './waves';

const WAVES = Array.from({ length: 10 }, (_, at) => `round-${at + 1}`);

/** Charts of scores and numbers, by segment and over waves. */
export function numberViews(): void {
  describe('a study of scores and numbers', () => {
    const ids: string[] = [];
    beforeAll(async () => {
      await admin.post('/api/v1/studies', numberStudy());
      for (const [at, key] of WAVES.entries()) {
        const made = await admin.post('/api/v1/studies/numbers/waves', {
          ...{ key, title: key, status: 'open' },
          opensAt: `${2016 + at}-01-01T00:00:00Z`,
        });
        const { id } = made.body as { id: string };
        ids.push(id);
        await admin.post(`/api/v1/waves/${id}/responses`, numberAnswers(at === 9 ? 4 : 1));
      }
    });
    const read = (view: string, at = 9) => said(analyst.get(`/waves/${ids[at]}/${view}`));
    /** The small charts of a page: what they are called, and the figures of their axes. */
    const chartsOf = (html: string, kind: 'segment' | 'trend') =>
      [...html.matchAll(new RegExp(`<figure class="${kind}-chart"[\\s\\S]*?</figure>`, 'g'))].map(
        ([chart]) => ({
          name: [/<h3[^>]*>([^<]*)/, /<p[^>]*>([^<]*)/]
            .map((part) => part.exec(chart)?.[1])
            .join(': '),
          axis: [
            ...chart.matchAll(/<text class="tick"[^>]*>([^<]*)|<span>([−+\d.,]+)<\/span>/g),
          ].map(([, tick, side]) => tick ?? side),
          text: chart,
        }),
      );
    const NAMES = [
      'Advise: net promoter score',
      'Spent: mean, euro',
      'Spent: median, euro',
      'Talk: mean, minutes',
      'Talk: median, minutes',
      'Wait: mean, minutes',
      'Wait: median, minutes',
    ];

    it('has small multiples by segment, each unit on one axis, and says where the gap is clearest', async () => {
      const html = await read('report?by=region&charts=all');
      expect(html).toMatch(
        /<h2[^>]*>The gap is clearest in South: managers put wait 4\.5 minutes lower than consumers</,
      );
      expect(html).toContain(
        'Both sides by region, figures of one unit on one axis, with 95\u00a0% bands',
      );
      const charts = chartsOf(html, 'segment');
      expect(charts.map(({ name }) => name).sort()).toEqual(NAMES);
      // Net scores before numbers, of which the clearest gap comes first.
      expect(charts.map(({ name }) => name).slice(0, 2)).toEqual([
        'Advise: net promoter score',
        'Wait: mean, minutes',
      ]);
      const axisOf = (name: string) => charts.find((chart) => chart.name === name)?.axis;
      expect(axisOf('Advise: net promoter score')).toEqual(['−100', '0', '+100']);
      expect(axisOf('Wait: mean, minutes')).toEqual(['0', '15']);
      expect(axisOf('Wait: mean, minutes')).toEqual(axisOf('Talk: median, minutes'));
      expect(axisOf('Spent: mean, euro')).toEqual(['0', '250']);
      const [wait] = charts.filter(({ name }) => name === 'Wait: mean, minutes');
      expect(wait?.text).toMatch(/aria-label="Managers 2\.50 \(.*\), consumers 7\.00 \(/);
      const asked = await read('report?by=region&charts=all&explain=wait.mean.region.S');
      expect(asked).toMatch(/mean of the answers, with Student.s 95.% interval[\s\S]*Welch 1947/);
      const svg = await read('report/segments.svg?by=region');
      for (const tick of ['+100', '15', '250'])
        expect(svg).toMatch(new RegExp(`>${tick.replace('+', '\\+')}<`));
      expect(svg).toContain('Wait: median, minutes');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    });

    it('has a chart of everybody for each unit, on the page and in its files', async () => {
      const panelsOf = (html: string) =>
        [
          ...html.matchAll(
            /<figure class="card chart" aria-labelledby="([^"]*)">[\s\S]*?<\/figure>/g,
          ),
        ].map(([text, id]) => ({
          id,
          title: /<h2[^>]*>([^<]*)/.exec(text)?.[1],
          axis: [...text.matchAll(/<text class="tick"[^>]*>([^<]*)/g)].map(([, tick]) => tick),
          rows: [...text.matchAll(/<li class="chart__row">[\s\S]*?<\/li>/g)].map(([row]) => row),
          text,
        }));
      const html = await read('report');
      expect(html).toMatch(
        /<h1[^>]*>Wait: consumers say 7 minutes on average, managers 2\.75 minutes</,
      );
      const panels = panelsOf(html);
      const stands = 'How far apart the two sides stand';
      expect(panels.map(({ title, axis }) => [title, axis])).toEqual([
        ['How far apart the net promoter scores stand', ['−100', '−50', '0', '+50', '+100']],
        [`${stands}: minutes`, ['0', '5', '10', '15']],
        [`${stands}: euro`, ['0', '50', '100', '150', '200', '250']],
      ]);
      const [net, minutes] = panels;
      expect(panels.map(({ rows }) => rows.length)).toEqual([1, 4, 2]);
      expect(net?.text).toContain('Gap, points');
      const [mean = '', median = ''] = minutes?.rows ?? [];
      expect(mean).toMatch(
        /Wait[\s\S]*mean, minutes[\s\S]*Managers 2\.75 \(2\.51–2\.99\), consumers 7\.00 \([\s\S]*−4\.25[\s\S]*Blind spot/,
      );
      expect(median).toMatch(/Wait[\s\S]*median, minutes[\s\S]*−4\.25[\s\S]*Described only/);
      // What holds of all charts is said once.
      expect(html.match(/The bands describe/g)).toHaveLength(1);
      expect(panelsOf(await read('report?lang=sv')).map(({ title }) => title)).toEqual([
        'Så långt isär ligger rekommendationsindex (NPS)',
        'Så långt isär ligger de två sidorna: minuter',
        'Så långt isär ligger de två sidorna: euro',
      ]);
      const asked = await read('report?explain=chart.wait.median');
      expect(panelsOf(asked)[1]?.text).toMatch(
        /How “Wait · median, minutes” comes about[\s\S]*Woodruff/,
      );
      const svg = await read('report/chart.svg');
      for (const text of ['+100', '15', '250', 'median, minutes', 'mean, euro', 'Managers +40'])
        expect(svg).toContain(`>${text}<`);
      expect(svg).not.toMatch(/NaN|undefined|Infinity|nothing to draw/);
      const csv = await read('report/gaps.csv');
      for (const line of ['advise', 'wait', 'talk', 'spent'])
        expect(csv).toMatch(new RegExp(`(^|,)${line},[^\\r]*(nps|median)`, 'm'));
      expect((await analyst.get(`/waves/${ids[9]}/report/chart.png`)).status).toBe(200);
      const south = panelsOf(await read('report?only=region:S&weighted=false'));
      expect(south.map(({ id }) => id)).toEqual(panels.map(({ id }) => id));
      expect(south[1]?.rows[0]).toContain('Managers 2.50 (');
      const made = await admin.post('/api/v1/studies/numbers/waves', {
        ...{ key: 'few', title: 'few', status: 'open' },
        opensAt: '2008-01-01T00:00:00Z',
      });
      const { id } = made.body as { id: string };
      const few = numberAnswers(4).filter(({ audience }, i) => audience === 'consumer' || i < 6);
      await admin.post(`/api/v1/waves/${id}/responses`, few);
      const hidden = panelsOf(await said(analyst.get(`/waves/${id}/report`)));
      expect(hidden.map(({ rows }) => rows.length)).toEqual([1, 4, 2]);
      for (const one of hidden.flatMap(({ rows }) => rows)) {
        expect(one).toMatch(/Managers withheld, consumers [\s\S]*Withheld[\s\S]*Managers: under 5/);
        expect(one).not.toMatch(/Managers [+\d]/);
      }
    });

    it('says on paper how many charts are left off', async () => {
      const html = await read('report?by=region');
      expect(chartsOf(html, 'segment')).toHaveLength(6);
      expect(html).toContain('Show one more chart');
      expect(html).toMatch(/class="note on-paper">6 of 7 charts are drawn here\./);
      expect(await read('report?by=region&charts=all')).not.toContain('charts are drawn here');
      expect(await read('report?by=region&lang=sv')).toContain('6 av 7 diagram är ritade här.');
    });

    it('has trend lines, of its eight newest waves and the one that is compared with', async () => {
      const html = await read('trend');
      expect(html).toMatch(/<h1[^>]*>Since round-9, the gap in wait has widened by 3 minutes</);
      const charts = chartsOf(html, 'trend');
      expect(charts.map(({ name }) => name).sort()).toEqual(NAMES);
      const [wait] = charts.filter(({ name }) => name === 'Wait: mean, minutes');
      expect(wait?.axis).toEqual(['15', '10', '5', '0']);
      const named = (text = '') => WAVES.filter((name) => text.includes(`>${name}<`));
      expect(named(wait?.text)).toEqual(WAVES.slice(2));
      const oldest = chartsOf(await read(`trend?against=${ids[0]}`), 'trend');
      expect(named(oldest[0]?.text)).toEqual([WAVES[0], ...WAVES.slice(3)]);
      expect(await read('trend?lang=sv')).toMatch(
        /<h1[^>]*>Sedan round-9 har gapet i wait vidgats med 3 minuter</,
      );
      expect(await read('trend?explain=wait.mean.change')).toMatch(/Welch 1947[\s\S]*−4\.25/);
      const [head = '', ...lines] = (await read('files/trend.csv')).trimEnd().split('\r\n');
      expect(head).toMatch(/^item,measure,wave,/);
      expect(lines.filter((line) => line.startsWith('wait,median,'))).toHaveLength(8);
      const svg = await read('files/trend.svg');
      expect(svg).toContain('mean, minutes');
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    });

    it('shows whole orders and waits as curves of one segment alone', async () => {
      const asked = { key: 'south', title: 'south', status: 'closed' };
      const made = await admin.post('/api/v1/studies/numbers/waves', {
        ...{ ...asked, status: 'open' },
        opensAt: '2009-01-01T00:00:00Z',
      });
      const { id } = made.body as { id: string };
      const south = numberAnswers(4).filter(({ answers }) => answers.region === 'S');
      await admin.post(`/api/v1/waves/${id}/responses`, south);
      const file = async (wave: string | undefined, name: string, query: string) =>
        (await analyst.get(`/waves/${wave}/files/${name}?${query}`)).text();
      // Longer titles push the drawing down.
      const curves = (svg: string) =>
        [...svg.matchAll(/<path d="M([^"]*)" fill="none"/g)].map(([, path = '']) => {
          const points = path.split('L').map((point) => point.split(' ').map(Number));
          return points.map(([x = 0, y = 0]) => [x, y - (points[0]?.[1] ?? 0)]);
        });
      const lines = 'show=waits';
      const own = curves(await file(ids[9], 'waiting.svg', `${lines}&only=region:S`));
      expect(own.length).toBeGreaterThan(1);
      expect(own).toEqual(curves(await file(id, 'waiting.svg', lines)));
      expect(own).not.toEqual(curves(await file(ids[9], 'waiting.svg', lines)));
      const order = async (wave: string | undefined, query = '') =>
        (await file(wave, 'channels.csv', `show=ranking${query}`))
          .trimEnd()
          .split('\r\n')
          .map((line) => line.split(',').slice(0, 4));
      expect((await order(id)).length).toBeGreaterThan(3);
      expect(await order(ids[9], '&only=region:S')).toEqual(await order(id));
      expect(await order(ids[9], '&only=region:S')).not.toEqual(await order(ids[9]));
      const [part, whole] = [
        await read('channels?show=ranking&only=region:S'),
        await read('channels?show=ranking'),
      ];
      expect(part).toMatch(/<h1>Region: South\. /);
      const agreement = /[Aa]gree[^<]*0\.\d+/;
      expect(agreement.exec(part)?.[0]).toBe(
        agreement.exec(await said(analyst.get(`/waves/${id}/channels?show=ranking`)))?.[0],
      );
      expect(whole).not.toContain('Region: South. ');
    });

    it('leads to the drawing where no font has the letters of a picture', async () => {
      const made = await admin.post('/api/v1/studies/numbers/waves', {
        ...{ key: 'letters', title: 'Round \u{16A6D}', status: 'open' },
        opensAt: '2010-01-01T00:00:00Z',
      });
      const at = `/waves/${(made.body as { id: string }).id}/files/planning`;
      const refused = await analyst.get(`${at}.png?by=region&lang=sv`);
      expect([refused.status, refused.headers.get('Content-Type')]).toEqual([
        422,
        expect.stringContaining('text/html'),
      ]);
      const html = await said(refused);
      expect(html).toContain('\u{16A6D}');
      expect(html).toContain(`href="${at}.svg?by=region&amp;lang=sv"`);
      expect(html).toContain('<html lang="sv"');
      expect((await analyst.get(`${at}.svg?by=region`)).status).toBe(200);
    });

    it('is planned as its report is corrected, in segments for all of them together', async () => {
      const api = await admin.get(`/api/v1/waves/${ids[9]}/planning?by=region&gaps=1`);
      const { rows } = api.body as { rows: { detectable: { above: number | null } }[] };
      const shown = rows.flatMap(({ detectable: { above } }) =>
        above === null ? [] : [String(Math.ceil(above * 100))],
      );
      const html = await read('planning?by=region');
      expect(html).toContain('in segments after correction for all of them');
      expect([...html.matchAll(/value="\d\.shows"[^>]*>(\d+)</g)].map(([, from]) => from)).toEqual(
        shown,
      );
      const alone = await read('planning');
      expect(alone).toContain('tested alone');
      expect(alone).toContain('Planned for shares, of which this study compares none');
      expect(await read('files/planning.svg')).toContain('of which this study');
    });

    it('lets its reader choose what drives what, since it names no drivers itself', async () => {
      const html = await read('drivers');
      expect(html).toMatch(/<h1[^>]*>Choose a question and what may drive it</);
      expect(html).not.toContain('files/drivers');
      const chosen = await read('drivers?outcome=advise&driver=wait&driver=talk');
      expect(chosen).toMatch(/<h1[^>]*>[^<]*advise/);
      expect(chosen).toContain('files/drivers.csv?outcome=advise');
    });

    it.each([
      { width: 390, colorScheme: 'dark' as const },
      { width: 1280, colorScheme: 'light' as const },
    ])('fits at $width px, and axe finds nothing', (look) =>
      open(look, analyst.cookie, async (page) => {
        for (const view of ['report?by=region', 'trend']) {
          await page.goto(`${program.url}/waves/${ids[9]}/${view}`);
          const over = await page.evaluate(
            () => document.documentElement.scrollWidth - window.innerWidth,
          );
          expect([view, Math.max(over, 0)]).toEqual([view, 0]);
          expect([view, await accessibilityFaults(page)]).toEqual([view, []]);
        }
      }),
    );
  });
}
