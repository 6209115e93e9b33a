import { describe, expect, it } from 'vitest';
import { admin, linked, program, said, waves } from './waves';

/** The page of money. */
export function moneyView(): void {
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
}
