import { describe, expect, it } from 'vitest';
import { analyst, linked, program, said, waves } from './waves';

/** Every chart's figures, and what is said of the first of them. */
const CHARTS = [
  ['now', 'report', '', /80 managers.*− .* = [+−]\d+.*Newcombe 1998.*Verdict/],
  ['now', 'drivers', '', /80 managers.*Johnson 2000/],
  ['now', 'groups', '&item=advise&by=country&in=SE&than=NO', /Managers · Who is counted/],
  ['now', 'planning', '', /The smallest gap that shows.*Fleiss/],
  ['topics', 'channels', '&show=ranking', /The order of the mean places.*turns it round/],
  ['topics', 'channels', '&show=journey', /Who is counted.*240 consumers.*Wilson/],
  ['topics', 'channels', '&show=service', /Who is counted.*Wilson’s 95 % interval/],
  ['topics', 'waiting', '&show=waits', /80 managers and 240 consumers.*Wilson/],
  ['topics', 'waiting', '&show=acceptance', /in the middle, with Woodruff’s/],
  ['topics', 'loyalty', '&show=resolution', /Promoters \(9–10\) minus detractors/],
  ['topics', 'loyalty', '&show=importance', /Johnson 2000/],
  ['sixth', 'money', '', /Formula.*= .*This survey: \d+/],
  // Waves beside each other take a sign-in.
  ['now', 'trend', null, /before: 80 managers.*− .* = [+−]\d+/],
] as const;

/** The same of tables that stand beside a view's own. */
const BESIDE = [
  ['sixth', 'channels', '&show=service', 'consistency.', /Fellegi 1980.*degrees of freedom/],
  ['sixth', 'report', '&benchmarks=1', 'benchmark.', /Who is counted.*Difference.*Yours minus/],
  ['sixth', 'loyalty', '&show=importance', 'published.', /Yours.*–.*Yours minus what is published/],
] as const;

/** What charts say of their figures. */
export function asking(): void {
  describe('a figure of a chart', () => {
    it.each(CHARTS)('of %s %s explains itself, without script too', async (...asked) => {
      const [wave, view, query, expected] = asked;
      const get = (explain: string) =>
        query === null
          ? said(analyst.get(`/waves/${waves[wave].id}/${view}?${explain}`))
          : said(program.fetch(linked(wave, view, query + explain)));
      const plain = await get('');
      const ids = [...plain.matchAll(/name="explain" value="(chart\.[^"]+)"/g)].map(([, id]) => id);
      expect(ids.length).toBeGreaterThan(0);
      expect(new Set(ids).size).toBe(ids.length);
      expect(plain).not.toContain('explained--asked');
      const html = await get(`&explain=${encodeURIComponent(ids[0] ?? '')}`);
      const [, text = ''] = /explained--asked">(.*?)<\/dl>/s.exec(html) ?? [];
      expect(text.replace(/<[^>]+>/g, ' ').replace(/\u00a0/g, ' ')).toMatch(expected);
      expect(html.match(/aria-expanded="true"/g)).toHaveLength(1);
    });

    it.each(BESIDE)('of a table beside %s %s explains itself too', async (...asked) => {
      const [wave, view, query, begins, expected] = asked;
      const plain = await said(program.fetch(linked(wave, view, query)));
      const [, id = ''] = new RegExp(`name="explain" value="(${begins}[^"]+)"`).exec(plain) ?? [];
      const html = await said(
        program.fetch(linked(wave, view, `${query}&explain=${encodeURIComponent(id)}`)),
      );
      const [, row = ''] = /<tr class="figures__explained">(.*?)<\/tr>/s.exec(html) ?? [];
      expect(row.replace(/<[^>]+>/g, ' ').replace(/\u00a0/g, ' ')).toMatch(expected);
    });
  });
}
