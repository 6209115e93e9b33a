import { describe, expect, it } from 'vitest';
import { admin, linked, program, said, waves } from './waves';

/** The pages of channels, waiting and loyalty. */
export function topicViews(): void {
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
      const all = rows.find(
        ({ item, measure }) => item === 'advise' && measure === 'nps',
      )?.consumer;
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
      expect(html).toMatch(/for consumers the channels differ for certain \(p /);
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

    it.each([
      ['channels', 'show=ranking', '.gap', /Kendall and Gibbons 1990.*How sure it is.*Verdict/],
      ['channels', 'show=journey', '.gap', /those who start there.*The gap/],
      ['channels', 'show=service', '.consumer', /Wilson’s 95\s% interval \(1927\).*Newcombe 1998/],
      ['waiting', 'show=waits', '.manager', /Who is counted.*80 managers.*240 consumers/],
      ['waiting', 'show=acceptance', '.gap', /in the middle, with Woodruff’s.*described only/],
      ['waiting', 'show=acceptance', 'difference.consumer', /need not be the cause/],
      ['loyalty', 'show=resolution', 'solved.consumer', /Promoters \(9–10\) minus detractors/],
    ] as const)(
      'let a figure of %s?%s explain itself, without script too',
      async (view, query, which, expected) => {
        const plain = await said(topics(view, query));
        const ids = [...plain.matchAll(/name="explain" value="([^"]+)"/g)].map(
          ([, id]) => id ?? '',
        );
        const id = ids.find((one) => one.endsWith(which) && !one.startsWith('chart.')) ?? '';
        expect([ids.length > 1, plain.includes('explained--asked')]).toEqual([true, false]);
        const html = await said(topics(view, `${query}&explain=${encodeURIComponent(id)}`));
        const [, row = ''] = /<tr class="figures__explained">(.*?)<\/tr>/s.exec(html) ?? [];
        expect(row.replace(/<[^>]+>/g, ' ')).toMatch(expected);
        expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
      },
    );

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
      expect(
        (await program.fetch(linked('now', 'files/channels.csv', '&show=journey'))).status,
      ).toBe(404);
    });
  });
}
