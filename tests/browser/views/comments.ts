import { describe, expect, it } from 'vitest';
import { panelStudy } from '../../system/panel';
import { admin, analyst, answersOf, linked, program, said, type WaveJson, waves } from './waves';

/** The page of comments. */
export function commentsView(): void {
  describe('the page of comments', () => {
    const read = (query = '') => said(analyst.get(`/waves/${waves.now.id}/comments${query}`));

    it('says what one side writes about more often, and shows the comments masked', async () => {
      // 80 of 80 consumers, and no managers, of whom nothing is told by phrase.
      const html = await read();
      expect(html).toContain('80 consumers and 80 managers wrote something');
      expect(html).toContain('Long wait. Call [name] [number]');
      expect(html).not.toMatch(/Svensson|9000\d\d/);
      expect(html).toContain('Rules miss some');
      // A phrase leads to the comments that hold it.
      const [, way = ''] = /href="(\?q=long\+wait)#comments"/.exec(html) ?? [];
      expect(await read(way)).toContain('Long wait. Call [name] [number]');
    });

    it('finds what is searched as it is shown, by side', async () => {
      expect(await read('?q=LONG')).toContain('Long wait.');
      for (const query of ['?q=svensson', '?q=900001', '?q=long&side=manager'])
        expect(await read(query)).toContain('No comments fit');
    });

    it('leads from page to page, each comment once, without a response’s id', async () => {
      const places: string[] = [];
      let query = '?side=consumer';
      for (let page = 0; page < 5; page += 1) {
        const html = await read(query);
        places.push(...(html.match(/Call \[name\] \[number\]/g) ?? []));
        const [, after] = /after=([0-9a-f]{32})[^>]*>More comments/.exec(html) ?? [];
        if (after === undefined) break;
        query = `?side=consumer&after=${after}`;
      }
      expect(places).toHaveLength(80);
    });

    it('is filtered while people come, by groups of those who came together', async () => {
      expect(await read()).toContain('While the wave is open, comments come in groups');
      const html = await read('?only=country:SE&side=consumer');
      expect(html).toContain('value="country:SE"');
      expect(html).toContain('Long wait.');
      expect(await read('?only=country:PL')).toContain('No comments fit');
    });

    it('is filtered by groups that are large enough once nobody comes any more', async () => {
      await admin.post('/api/v1/studies', panelStudy());
      const made = await admin.post('/api/v1/studies/panel/waves', {
        key: 'shut',
        title: 'shut',
        status: 'open',
      });
      const { id } = made.body as WaveJson;
      await admin.post(`/api/v1/waves/${id}/responses`, [
        ...answersOf(200, 3),
        ...answersOf(4, 0).map((one) => ({
          ...one,
          answers: { country: 'PL', why: 'From Poland' },
        })),
      ]);
      await admin.patch(`/api/v1/waves/${id}`, { status: 'closed' });
      const shut = (query: string) => said(analyst.get(`/waves/${id}/comments${query}`));
      const html = await shut('?only=country:SE&side=consumer');
      expect(html).toContain('Long wait.');
      expect(html).toContain('value="country:SE"');
      // Two people a side are from Poland: nobody can ask for them, nor find them as what is left over.
      expect(html).not.toContain('value="country:PL"');
      expect(await shut('?only=country:PL')).toContain('No comments fit');
    });

    it('takes a sign-in, whatever the link', async () => {
      const response = await program.fetch(linked('now', 'comments'), { redirect: 'manual' });
      expect(response.status).toBe(303);
      expect(response.headers.get('Location')).toContain('/sign-in');
      const file = await program.fetch(linked('now', 'files/comments.csv'), { redirect: 'manual' });
      expect(file.status).toBe(303);
    });
  });
}
