import { beforeAll, describe, expect, it } from 'vitest';
import { sixthAnswers } from '../../system/sixthStudy';
import { admin, analyst, answersOf, said, type WaveJson, waves } from './waves';

interface Row {
  item: string;
  measure: string;
  option: string | null;
  segment: { code: string | null }[] | null;
  consumer: { base: number; estimate: number } | null;
  gap: { value: number; pAdjusted: number | null } | null;
}

const SWEDEN = 'only=country:SE';

/** A file of a view as lines of cells by their names, and what it is called. */
async function file(wave: string, name: string, query: string) {
  const response = await analyst.get(`/waves/${wave}/files/${name}?${query}`);
  const [head = [], ...lines] = (await response.text())
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','));
  return {
    named: response.headers.get('Content-Disposition') ?? '',
    lines: lines.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at]]))),
  };
}

const rowsOf = async (wave: string, query: string) =>
  ((await admin.get(`/api/v1/waves/${wave}/gaps?${query}`)).body as { rows: Row[] }).rows;

/** What the views show of one segment alone, and unweighted. */
export function onlyViews(): void {
  describe('a view of one segment', () => {
    let swedes: WaveJson;
    let weighted: WaveJson;

    beforeAll(async () => {
      const wave = async (key: string, answers: readonly object[]) => {
        const asked = { key, title: key, status: 'open' };
        const made = (await admin.post('/api/v1/studies/panel/waves', asked)).body as WaveJson;
        await admin.post(`/api/v1/waves/${made.id}/responses`, answers);
        return made;
      };
      const all = answersOf(160, 3) as { answers: { country: string } }[];
      swedes = await wave(
        'swedes',
        all.filter(({ answers }) => answers.country === 'SE'),
      );
      weighted = await wave(
        'weighted',
        all.map((one, i) => ({ ...one, weight: 1 + (i % 3) })),
      );
    });

    const inSweden = ({ measure, segment }: Row) =>
      measure === 'favourable' && segment?.[0]?.code === 'SE';

    it('has the total and the gap of the report’s rows of that segment', async () => {
      const rows = (await rowsOf(waves.now.id, 'by=country')).filter(inSweden);
      const [rating] = rows.filter(({ item }) => item === 'rating_1');
      const { named, lines } = await file(waves.now.id, 'tables.csv', SWEDEN);
      expect(named).toContain('panel-now-country-SE-tables.csv');
      const [own] = lines.filter(({ item, part }) => item === 'rating_1' && part === 'consumer');
      expect([own?.figure, own?.base]).toEqual([
        String(rating?.consumer?.estimate),
        String(rating?.consumer?.base),
      ]);
      const gaps = await file(waves.now.id, 'trend.csv', SWEDEN);
      const now = gaps.lines.filter(({ item, wave }) => item === 'rating_1' && wave === 'now');
      expect(now.map(({ gap }) => gap)).toEqual([String(rating?.gap?.value)]);
      const plan = await file(waves.now.id, 'planning.csv', SWEDEN);
      const answered = (
        answersOf(160, 3) as { audience: string; answers: { country: string } }[]
      ).filter(({ audience, answers }) => audience === 'consumer' && answers.country === 'SE');
      expect(plan.lines.map(({ consumer_base }) => consumer_base)).toEqual([
        String(answered.length),
      ]);
      const svg = await (
        await analyst.get(`/waves/${waves.now.id}/files/trend.svg?${SWEDEN}`)
      ).text();
      expect(svg).toMatch(/Country: SE/);
    });

    it('has the changes of that segment since the wave before', async () => {
      const query = `by=country&against=${waves.before.id}`;
      const rows = (await rowsOf(waves.now.id, query)) as (Row & {
        change: { gap: { value: number } | null };
      })[];
      const { lines } = await file(
        waves.now.id,
        'trend.csv',
        `${SWEDEN}&against=${waves.before.id}`,
      );
      for (const { item, change } of rows.filter(inSweden).filter(({ gap }) => gap)) {
        const now = lines.find((line) => line.item === item && line.wave === 'now');
        expect([item, now?.gap_change]).toEqual([item, String(change.gap?.value ?? '')]);
      }
    });

    it('has the drivers that a wave of these answers alone would have', async () => {
      const drivers = 'outcome=advise&driver=rating_1&driver=rating_2';
      const own = await file(waves.now.id, 'drivers.csv', `${SWEDEN}&${drivers}`);
      const alone = await file(swedes.id, 'drivers.csv', drivers);
      expect(alone.lines.map(({ consumer_share }) => Number(consumer_share))).toHaveLength(2);
      expect(own.lines).toEqual(alone.lines);
      const whole = await file(waves.now.id, 'drivers.csv', drivers);
      expect(whole.lines).not.toEqual(alone.lines);
    });

    it('has the shares of a part of that segment', async () => {
      const rows = await rowsOf(waves.sixth.id, 'by=alue');
      const { named, lines } = await file(
        waves.sixth.id,
        'waiting.csv',
        'show=conditions&only=alue:pohja',
      );
      expect(named).toContain('alue-pohja-waiting.csv');
      expect(lines.length).toBeGreaterThan(3);
      for (const { item, option, consumer_estimate } of lines) {
        const row = rows.find(
          (one) =>
            one.item === item &&
            one.measure === 'share' &&
            one.option === option &&
            one.segment?.[0]?.code === 'pohja',
        );
        expect([option, consumer_estimate]).toEqual([option, String(row?.consumer?.estimate)]);
      }
    });

    it('has what service is of all that drives loyalty there', async () => {
      const only = 'only=alue:pohja';
      const wave = { key: 'many', title: 'many', status: 'open' };
      const made = await admin.post('/api/v1/studies/kuudes/waves', wave);
      const { id } = made.body as WaveJson;
      // As many as it takes for each question there.
      const people = [1, 2, 3, 4].flatMap(() => sixthAnswers());
      await admin.post(`/api/v1/waves/${id}/responses`, people);
      const { lines } = await file(id, 'loyalty.csv', `show=importance&${only}`);
      const drivers = lines.filter(({ driver }) => driver !== '');
      const asked = [
        `outcome=${drivers[0]?.outcome}`,
        ...drivers.map(({ driver }) => `driver=${driver}`),
      ].join('&');
      const own = await file(id, 'drivers.csv', `${asked}&${only}`);
      expect(drivers.length).toBeGreaterThan(1);
      for (const line of own.lines) {
        const shown = drivers.find(({ driver }) => driver === line.driver);
        expect([line.driver, shown?.consumer_share]).toEqual([line.driver, line.consumer_share]);
      }
      const whole = await file(id, 'loyalty.csv', 'show=importance');
      expect(whole.lines).not.toEqual(lines);
    });

    it('says whose it is, keeps the choice from view to view, and says where it cannot', async () => {
      const page = (view: string) =>
        said(analyst.get(`/waves/${waves.now.id}/${view}?${SWEDEN}&adjust=bh`));
      for (const view of ['report', 'tables', 'drivers', 'trend', 'planning']) {
        const html = await page(view);
        expect([view, /<h1>([^<]*)/.exec(html)?.[1]]).toEqual([
          view,
          expect.stringMatching(/^Country: SE\. /),
        ]);
        if (view === 'tables') expect(html).toContain('with nothing left to compare them with');
        expect(html).toContain(`/tables?only=country%3ASE&amp;adjust=bh"`);
      }
      for (const view of ['groups', 'money'])
        expect(await page(view)).toContain(
          'Everybody is counted here: this page cannot show Country: SE alone.',
        );
      // What is looked at elsewhere can be put away where it is not offered.
      expect(await page('comments')).toMatch(/<option value="country:SE"[^>]*>Country: SE</);
      for (const view of ['tables', 'drivers', 'trend', 'planning'])
        expect((await analyst.get(`/waves/${waves.now.id}/${view}?only=country:XX`)).status).toBe(
          400,
        );
    });

    it('is weighted or not, as it is asked', async () => {
      const html = await said(analyst.get(`/waves/${waves.now.id}/tables`));
      expect(html).not.toContain('name="weighted"');
      for (const view of ['tables', 'trend', 'planning', 'drivers', 'groups', 'money'])
        expect([
          view,
          (await said(analyst.get(`/waves/${weighted.id}/${view}`))).includes('name="weighted"'),
        ]).toEqual([view, true]);
      const query = 'weighted=false';
      const [row] = (await rowsOf(weighted.id, query)).filter(
        ({ item, measure }) => item === 'rating_1' && measure === 'favourable',
      );
      for (const [asked, isSame] of [
        [query, true],
        ['', false],
      ] as const) {
        const { lines } = await file(weighted.id, 'tables.csv', asked);
        const [own] = lines.filter(({ item, part }) => item === 'rating_1' && part === 'consumer');
        expect([asked, own?.figure === String(row?.consumer?.estimate)]).toEqual([asked, isSame]);
      }
      // The same answers, of which each weighs the same.
      const drivers = 'outcome=advise&driver=rating_1&driver=rating_2';
      const plain = await file(waves.now.id, 'drivers.csv', drivers);
      const off = await file(weighted.id, 'drivers.csv', `${drivers}&weighted=false`);
      const on = await file(weighted.id, 'drivers.csv', drivers);
      expect(off.lines).toEqual(plain.lines);
      expect(on.lines).not.toEqual(plain.lines);
      const group = 'item=rating_1&by=country&in=SE';
      const whole = await file(waves.now.id, 'groups.csv', group);
      const ungrouped = await file(weighted.id, 'groups.csv', `${group}&weighted=false`);
      expect(ungrouped.lines).toEqual(whole.lines);
      const share = 'unhappy_of=not:rating_1:favourable';
      const cost = await file(waves.now.id, 'money.csv', share);
      expect((await file(weighted.id, 'money.csv', `${share}&weighted=false`)).lines).toEqual(
        cost.lines,
      );
      expect((await file(weighted.id, 'money.csv', share)).lines).not.toEqual(cost.lines);
    });
  });
}
