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

    it('follows its choices by keyboard, and keeps them in its address', () =>
      open({ width: 1280, colorScheme: 'light' }, undefined, async (page) => {
        await page.goto(program.url + linked('empty', 'planning'));
        await page.locator('select[name=gap]').focus();
        await page.keyboard.press('ArrowDown');
        await page.waitForURL(/gap=0.15/);
        await page.locator('h1', { hasText: '15 points' }).waitFor();
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
