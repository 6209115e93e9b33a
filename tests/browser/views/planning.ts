import { describe, expect, it } from 'vitest';
import { sampleSize } from '../../../app/statistics/planning';
import { panelStudy } from '../../system/panel';
import { admin, linked, open, program, said, waves } from './waves';

/** The pages of planning and drivers. */
export function planningViews(): void {
  describe('the planning page', () => {
    it('says what the API says, and what is wanted where nobody has answered', async () => {
      const gaps = panelStudy().items.filter(({ key }) => key.startsWith('rating')).length;
      const api = await admin.get(`/api/v1/waves/${waves.now.id}/planning?gap=0.1&gaps=${gaps}`);
      const { rows } = api.body as {
        rows: { detectable: { above: number }; wanted: Record<'manager' | 'consumer', number> }[];
      };
      const [total] = rows;
      const html = await said(program.fetch(linked('now', 'planning')));
      expect(html).toContain(
        `a gap of ${Math.ceil((total?.detectable.above ?? 0) * 100)} points or more`,
      );
      expect(html).toContain(`it takes ${total?.wanted.manager} managers`);
      const empty = await said(program.fetch(linked('empty', 'planning')));
      // As many as stand the report's correction, or one test alone.
      const size = sampleSize(
        { manager: 0.6, consumer: 0.5 },
        { power: 0.8, ratio: 1, alpha: 0.05 / gaps },
      );
      if (size.status !== 'ok') throw new Error('no size');
      expect(empty).toContain(`To find a gap of 10 points, ask ${size.manager} managers`);
      const alone = await said(program.fetch(linked('empty', 'planning', '&gaps=1')));
      expect(alone).toContain('To find a gap of 10 points, ask 388 managers and 388 consumers');
      expect(alone).toContain('tested alone');
      expect(empty).toContain(`after correction for ${gaps} gaps`);
    });

    it('plans for a gap that is typed, and refuses what is none beside its field', async () => {
      const typed = async (points: string, more = '') => {
        const response = await program.fetch(
          linked('empty', 'planning', `&points=${encodeURIComponent(points)}${more}`),
        );
        return [response.status, await said(response)] as const;
      };
      const [, seven] = await typed('7.5', '&gaps=1');
      const api = await admin.get(`/api/v1/waves/${waves.now.id}/planning?gap=0.075`);
      const [{ wanted } = { wanted: { manager: 0 } }] = (
        api.body as { rows: { wanted: { manager: number } }[] }
      ).rows;
      expect(seven).toContain(`ask ${wanted.manager} managers`);
      expect(seven).toMatch(/<input[^>]*name="points"[^>]*value="7\.5"/);
      // In the reader's language, and before what the list says.
      expect((await typed('7,5', '&gaps=1&lang=sv&gap=0.2'))[1]).toContain('value="7,5"');
      for (const [points, query, fault] of [
        ['seven', '', 'This is no number.'],
        ['0', '', 'A gap has 0.1 to 99.9 points.'],
        ['-5', '', 'A gap has 0.1 to 99.9 points.'],
        ['1000000', '', 'A gap has 0.1 to 99.9 points.'],
        ['60', '', 'No share is 60 points away from 50\u00a0%.'],
        ['nittio', '&lang=sv', 'Det här är inget tal.'],
      ] as const) {
        const [status, html] = await typed(points, query);
        expect([points, status]).toEqual([points, 422]);
        expect(html).toMatch(
          new RegExp(`class="field__fault"[^>]*>${fault}</p><input[^>]*value="${points}"`),
        );
      }
      // Of the consumers' share that there can be, a wide gap is one.
      expect((await typed('60', '&share=0.2'))[0]).toBe(200);
    });

    it('follows its choices by keyboard, and keeps them in its address', () =>
      open({ width: 1280, colorScheme: 'light' }, undefined, async (page) => {
        await page.goto(program.url + linked('empty', 'planning'));
        await page.locator('select[name=gap]').focus();
        await page.keyboard.press('ArrowDown');
        await page.waitForURL(/gap=0.15/);
        await page.locator('h1', { hasText: '15 points' }).waitFor();
        await page.getByLabel('Another gap, in points').fill('12.5');
        await page.keyboard.press('Enter');
        await page.waitForURL(/points=12.5/);
        expect(page.url()).not.toContain('gap=0.15');
        // Choosing anew counts again.
        await page.locator('select[name=gap]').selectOption('0.2');
        await page.locator('h1', { hasText: '20 points' }).waitFor();
        expect(page.url()).not.toContain('points=');
      }));
  });

  describe('the drivers page', () => {
    it('names what drives each side, as the answers were made', async () => {
      const html = await said(program.fetch(linked('now', 'drivers')));
      expect(html).toContain('For consumers, rating 2 drives advise most');
      expect(html).toContain('point to rating 1');
    });

    it('says why it can tell nothing yet', async () => {
      const html = await said(program.fetch(linked('empty', 'drivers')));
      expect(html).toContain('can’t be told yet');
      expect(html).toContain('None of the consumers has answered');
    });

    it('refuses an outcome that is none', async () => {
      const response = await program.fetch(linked('now', 'drivers', '&outcome=nothing'));
      expect(response.status).toBe(400);
    });
  });
}
