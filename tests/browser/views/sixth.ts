import { describe, expect, it } from 'vitest';
import { expectPlainPage } from '../../system/oneChart';
import { admin, analyst, linked, program, said, waves } from './waves';

/** All views of a study that none of the publications asked. */
export function sixthStudyViews(): void {
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
        'channels?show=journey&matter=alussa.lopussa',
        /^60\s% of consumers end in another .* most from faksi to tori; managers believe 70\s%$/,
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
      [
        'loyalty?show=reasons',
        /first reason to leave is “jono”; managers believe it is “toykeys”$/,
      ],
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
      [
        'comments',
        /^Consumers write “jono” more often than managers do: 30 of 60, against 8 of 40$/,
      ],
      ['report', /^Managers overrate what they deliver, palvelu luukku most: by 70 points$/],
      [
        'groups?item=tavoittaa&by=alue&in=pohja',
        /^tavoittaa: \d+\s% of consumers and \d+\s% of managers/,
      ],
      ['drivers', /^(?:For consumers, )?\w+ drives suosittelee most/],
      ['tables?by=alue', /^Consumers rate kuultu \d+ points higher in etela than in pohja$/],
      ['planning', /\d+ points/],
    ])('finds what its answers were made to say: %s', async (view, title) => {
      const html = await page(view);
      expect(/<h1[^>]*>(.*?)<\/h1>/s.exec(html)?.[1]).toMatch(title);
      // The report has shares, net scores, people, times in two units: a chart for each.
      expectPlainPage(view, html, view.startsWith('tables') ? 0 : view === 'report' ? 5 : 1);
    });

    it('shows simple and hard matters beside each other, hard ones as they were answered', async () => {
      const lines = (await file('channels.csv?show=journey')).trimEnd().split('\r\n');
      const [head = [], ...cells] = lines.map((line) => line.split(','));
      const hard = cells
        .filter((line) => line[head.indexOf('start_item')] === 'vaikea_alussa')
        .map((line) =>
          ['start', 'end', 'consumer_share', 'manager_share'].map(
            (name) => line[head.indexOf(name)],
          ),
        );
      // Of 60 consumers 42 went from one to another, of 40 managers 20 stayed and 20 went.
      expect(hard).toContainEqual(['luukku', 'tori', '0.7', '0']);
      expect(hard).toContainEqual(['luukku', 'luukku', '0.2', '0.5']);
      expect(hard).toContainEqual(['faksi', 'tori', '0.1', '0.5']);
      expect(cells.filter((line) => line[head.indexOf('start_item')] === 'alussa')).toHaveLength(3);
      const html = await page('channels?show=journey');
      // Most change with hard matters, so that these are drawn; the others are where they are asked for.
      const drawn = (text: string) =>
        [...text.matchAll(/class="card flows".*?<h2[^>]*>(.*?)</gs)].map(([, name]) => name);
      expect(drawn(html)).toEqual(['vaikea alussa → vaikea lopussa']);
      expect(drawn(await page('channels?show=journey&matter=alussa.lopussa'))).toEqual([
        'alussa → lopussa',
      ]);
      expect(html).toContain('60 consumers; 95\u00a0% interval: “vaikea alussa → ');
      const refused = await analyst.get(
        `/waves/${waves.sixth.id}/channels?show=journey&matter=alussa.tori`,
      );
      expect(refused.status).toBe(400);
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
        ['muu_keino', '0.5', '0.25'],
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
      expect(html).toMatch(/2 of 5 differences for consumers are certain/);
    });

    it('draws means where nobody asks for thresholds, and says whose group is too small', async () => {
      const told = await page('loyalty?show=told');
      expect(told).toContain('Mean and median of each side');
      expect(told).toMatch(/Managers 3\.98/);
      expect(told).toContain('the gap is significant after correction');
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
        // Of all consumers 30 % leave, of the unhappy half.
        ['leave', 0.5, 'is:vaihtaisi:share:kylla|not:tyytyvainen:favourable'],
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
      // 40 % are unhappy, half of these leave; with 10 points fewer unhappy, 15 % instead of 20 %.
      expect(of('input', 'churn_before').middle).toBeCloseTo(0.2, 9);
      expect(of('input', 'churn_after').middle).toBeCloseTo(0.15, 9);
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
      const asked = 'staffing.csv?contacts=200&handling=180&target=20&level=80&off=10';
      const [, , right = ''] = (await file(asked)).split('\r\n');
      expect(right).toMatch(/^right,0,14,0\.88\d*,7\.8\d*,0\.71\d*$/);
      expect(table).toContain('A = contacts an hour × handling time ÷ 3,600 seconds');
      expect(table).toContain('1 − W × e^(−(N − A) × answer within ÷ handling time)');
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
      expect(html).toContain(
        'Customer service’s share of the importance of all drivers of loyalty',
      );
      expect(html).toMatch(/Yours is (higher|lower) for certain|Within your interval/);
    });

    it('stands beside published figures by construct, and beside those of the organisation', async () => {
      const own = { label: 'Oma', source: 'Tutkimus', item: 'tyytyvainen', measure: 'favourable' };
      const added = await admin.post('/api/v1/benchmarks', { ...own, consumer: { value: 0.9 } });
      const { id } = added.body as { id: string };
      const html = await page('report?benchmarks=1');
      expect(html).toContain('Yours is lower for certain');
      expect(html).toContain('Calabrio');
      // What it has in common with a publication's groups and drivers is listed, with the view of it.
      const [, listed = ''] = html.split('id="elsewhere"');
      expect(listed).toMatch(/href="[^"]*\/loyalty\?show=importance&amp;item=suosittelee"/);
      expect(listed).toContain('Published: 43');
      const csv = await (
        await analyst.get(`/waves/${waves.sixth.id}/report/benchmarks.csv?benchmarks=1`)
      ).text();
      const line = (row: string) => csv.split('\r\n').find((one) => one.startsWith(row)) ?? '';
      // Published: 80 minus 37 points. Its own: 80 minus 30.
      expect(line('tavoittaa.favourable')).toMatch(/,gap,0\.5\d*,0\.43\d*,.*,inside,both,both$/);
      expect(line('tyytyvainen.favourable')).toMatch(/,consumer,0\.6,0\.9,.*,lower,,$/);
      await admin.call('DELETE', `/api/v1/benchmarks/${id}`);
    });
  });
}
