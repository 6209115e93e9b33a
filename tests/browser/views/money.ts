import { describe, expect, it } from 'vitest';
import { admin, linked, open, program, said, waves } from './waves';

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

    it('is filled in and sent, and means the same in the other language', () =>
      open({ width: 1280, colorScheme: 'light' }, undefined, async (page) => {
        const of = async (name: string) => (await page.locator(name).first().innerText()).trim();
        const field = (name: string) =>
          page.locator(`.money__typed input[name=${name}]`).inputValue();
        const csv = async (address = page.url()) =>
          (await program.fetch(address.replace('/money?', '/files/money.csv?'))).text();
        const calculate = async () => {
          const before = page.url();
          await page.locator('.money__form button[type=submit]').click();
          await page.waitForURL((url) => url.href !== before);
        };
        const sources = () => page.locator('[data-from]').allInnerTexts();
        for (const [lang, other, typed, written] of [
          ['en', 'sv', '1,200,500.5', '1 200 500,5'],
          ['sv', 'en', '1 200 500,5', '1,200,500.5'],
        ] as const) {
          // Unchanged, nothing becomes anybody's own figure.
          await page.goto(`${program.url}${linked('empty', 'money', `&lang=${lang}`)}`);
          const before = [await of('h1'), await sources(), await csv()];
          await calculate();
          expect([await of('h1'), await sources(), await csv()]).toEqual(before);
          await page.locator('.money__typed input[name=customers]').fill(typed);
          await calculate();
          expect(await csv()).toMatch(/^input,customers,count,1200500.5,1200500.5,1200500.5,own/m);
          const own = await csv();
          await page.locator(`.languages a[lang=${other}]`).click();
          await page.waitForURL((url) => url.searchParams.get('lang') === other);
          expect([await csv(), await field('customers')]).toEqual([own, written]);
          await calculate();
          expect([await csv(), await field('customers')]).toEqual([own, written]);
          // Without the language in which it was typed, a doubtful address is refused.
          const doubtful = new URL(page.url());
          doubtful.searchParams.delete('typed_in');
          doubtful.searchParams.set('customers', '100,000');
          expect((await program.fetch(doubtful.href)).status).toBe(422);
          doubtful.searchParams.set('customers', '100000');
          expect(await csv(doubtful.href)).toMatch(/^input,customers,count,100000,.*,example/m);
        }
        // Shares that are chosen reach what is kept and what a customer is worth.
        await page.goto(`${program.url}${linked('now', 'money')}`);
        await page
          .locator('.money__form select[name=unhappy_of]')
          .selectOption('not:rating_1:favourable');
        await page
          .locator('.money__form select[name=leave_of]')
          .selectOption('is:rating_2:share:below');
        await calculate();
        const chosen = await csv();
        const [unhappy, leave, churn] = ['unhappy', 'leave', 'churn_before'].map(
          (name) => chosen.match(new RegExp(`^input,${name},.*$`, 'm'))?.[0].split(',') ?? [],
        );
        expect(churn?.[6]).toBe('shares');
        expect(Number(churn?.[4])).toBeCloseTo(Number(unhappy?.[4]) * Number(leave?.[4]), 9);
        await page.locator('.money__group summary').nth(1).click();
        await page.locator('.money__form select[name=churn_of]').selectOption('typed');
        await calculate();
        expect(await csv()).toMatch(/^input,churn_before,share,0.15,0.15,0.15,example/m);
      }));

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
