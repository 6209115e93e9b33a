import { describe, expect, it } from 'vitest';
import { admin, answersOf, linked, program, said, waves } from './waves';

/** The pages of tables and groups, and the gaps of one segment. */
export function tableViews(): void {
  describe('the page of tables', () => {
    it('puts letters where the columns differ for certain, and every figure of an item on request', async () => {
      const html = await said(program.fetch(linked('now', 'tables', '&by=country')));
      // Below the table, and on paper too: in nothing that is folded.
      const [, below = ''] = html.split('</table>');
      expect(below.split('<footer')[0]).toContain('Letters name the columns');
      expect(html.split('<table')[0]).not.toMatch(/<details[^>]*>.*Letters name the columns/s);
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

  describe('the breaks of an address', () => {
    it('are a choice each, and go along where a view cannot have them', async () => {
      const chosen = async (view: string, query: string) => {
        const html = await said(program.fetch(linked('now', view, query)));
        const at = html.indexOf('class="pills settings"');
        const form = html.slice(at, html.indexOf('</form>', at));
        const selects = [...form.matchAll(/<select name="by">(.*?)<\/select>/gs)];
        return {
          html,
          selects: selects.map(([, all = '']) => /value="([^"]*)" selected/.exec(all)?.[1]),
          carried: [...form.matchAll(/type="hidden" name="by" value="([^"]*)"/g)].map(
            ([, by]) => by,
          ),
        };
      };
      const two = '&by=sector*country&by=country&by=country';
      for (const view of ['report', 'planning'])
        expect(await chosen(view, two)).toMatchObject({
          selects: ['country*sector', 'country'],
          carried: [],
        });
      expect(await chosen('tables', '&by=country*sector&by=country&by=country')).toMatchObject({
        selects: ['country*sector'],
        carried: ['country'],
      });
      const alone = await chosen('report', `${two}&only=country:SE`);
      expect(alone).toMatchObject({ selects: [''], carried: ['sector*country', 'country'] });
      expect(alone.html).toContain('Not broken by Sector × Country and Country: one segment alone');
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

    it('keeps pairs and other breaks for the views that have them, whatever is set', async () => {
      const asked = '&by=country*sector&by=sector&in=SE';
      const html = await said(program.fetch(linked('now', 'groups', asked)));
      const [, options = ''] = /<select name="by">(.*?)<\/select>/s.exec(html) ?? [];
      expect(options).toMatch(/<option value="country\*sector" selected="">Country</);
      expect(options).toContain('<option value="sector">');
      expect(html).toContain('<input type="hidden" name="by" value="sector"/>');
      expect(html).toContain('where country is “SE”');
    });

    it('holds a mean against another group’s, and an item against another of the same people', async () => {
      const means = await said(
        program.fetch(linked('now', 'groups', '&item=advise&by=country&in=SE&than=NO')),
      );
      expect(means).toMatch(
        /<h1>Advise is \d+ % (higher|lower) for consumers and \d+ % (higher|lower) for managers where country is “SE” than where it is “NO”</,
      );
      const asked = '&item=advise&by=country&in=SE&than=NO&explain=consumer.relative';
      const explained = await said(program.fetch(linked('now', 'groups', asked)));
      const [, row = ''] = /<tr class="figures__explained">(.*?)<\/tr>/s.exec(explained) ?? [];
      expect(row).toMatch(/Counted: \d+ in the group, \d+ in what.*Donner and Zou 2012/);
      expect(explained).toMatch(/value="" class="ask" aria-expanded="true"/);
      const same = await said(program.fetch(linked('now', 'groups', '&item=wait&to=advise')));
      expect(same).toContain('<h1>Nobody of this group has answered</h1>');
    });

    it('withholds a group with a segment that is withheld, and refuses what is not there', async () => {
      const few = await said(program.fetch(linked('now', 'groups', '&item=rating_1&by=sector')));
      expect(few).toContain('<h1>Nobody of this group has answered</h1>');
      for (const wrong of ['item=ghost', 'item=rating_1&by=rating_2', 'item=rating_1&to=ghost'])
        expect([wrong, (await program.fetch(linked('now', 'groups', `&${wrong}`))).status]).toEqual(
          [wrong, 400],
        );
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
      const twice = linked('now', 'report', '&only=country:NO&only=country:SE');
      expect((await program.fetch(twice)).status).toBe(400);
      const both = await said(
        program.fetch(linked('now', 'report', '&only=country:NO&only=sector:retail')),
      );
      expect(both).toMatch(/<h1[^>]*>Country: NO · Sector: [^.]*\. /);
      // The table's file is of the same segment, and says so.
      const file = linked('now', 'report', '&only=country:NO').replace(
        '/report?',
        '/report/gaps.csv?',
      );
      const csv = await program.fetch(file);
      expect(csv.headers.get('Content-Disposition')).toContain('-country-NO-gaps.csv"');
      const [, ...lines] = (await csv.text()).trim().split('\r\n');
      const own = lines.filter(
        (line) => line.startsWith('rating_1,') && line.includes(',favourable,'),
      );
      expect(own).toHaveLength(1);
      expect(own[0]).toContain(`,${row?.consumer.base},`);
    });
  });
}
