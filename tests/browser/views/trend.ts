import { describe, expect, it } from 'vitest';
import { tell } from '../../system/program';
import { signedIn } from '../../system/visitor';
import { admin, analyst, linked, open, program, said, waves } from './waves';

/** The page of waves. */
export function trendView(): void {
  describe('the page of waves', () => {
    it('says what has changed since the wave before, as the API does', async () => {
      const api = await admin.get(`/api/v1/waves/${waves.now.id}/gaps?against=${waves.before.id}`);
      const { rows } = api.body as {
        rows: { item: string; measure: string; change: { gap: { value: number } | null } }[];
      };
      const sizes = rows
        .filter(({ measure, item }) => measure === 'favourable' && item.startsWith('rating'))
        .map(({ change }) => Math.round(Math.abs(change.gap?.value ?? 0) * 100));
      const html = await said(analyst.get(`/waves/${waves.now.id}/trend`));
      expect(html).toMatch(
        new RegExp(
          `Since before, the gap in rating \\d has (widened|moved) by ${Math.max(...sizes)} points`,
        ),
      );
    });

    it('shows whoever came by a link the one wave, and the way to sign in', async () => {
      const html = await said(program.fetch(linked('now', 'trend')));
      expect(html).toContain('Comparing waves takes a sign-in');
      expect(html).not.toContain('>before<');
      // What is there to compare with is not told: a wave is answered as one that is none.
      const [there, none] = await Promise.all(
        [waves.before.id, 'no-such-wave'].map(async (id) => {
          const address = linked('now', 'trend', `&against=${id}&adjust=bh`);
          const page = await said(program.fetch(address));
          const [, to = ''] = /href="\/sign-in\?to=([^"]*)"/.exec(page) ?? [];
          expect(new URLSearchParams(`to=${to}`).get('to')).toBe(address);
          return page.replaceAll(id, 'ID');
        }),
      );
      expect(there).toContain('Comparing waves takes a sign-in');
      expect(there).toBe(none);
      const file = linked('now', 'files/trend.csv', `&against=${waves.before.id}`);
      expect((await program.fetch(file)).status).toBe(404);
    });

    it('shows a reader no wave that was not given to them', async () => {
      const reader = await signedIn(program, 'rea@example.org', 'reader');
      await tell(program, 'user', 'give', 'rea@example.org', waves.now.id);
      const html = await said(reader.get(`/waves/${waves.now.id}/trend`));
      expect(html).toContain('This is the first wave of its study');
      const [there, none] = await Promise.all(
        [waves.before.id, 'no-such-wave'].map(async (id) =>
          (await said(reader.get(`/waves/${waves.now.id}/trend?against=${id}`))).replaceAll(id, ''),
        ),
      );
      expect(there).toContain('not among those that you can read');
      expect(there).toBe(none);
      await tell(program, 'user', 'give', 'rea@example.org', waves.before.id);
      expect(await said(reader.get(`/waves/${waves.now.id}/trend`))).toContain('Since before');
    });

    it('leads from any view to the same of another wave, with what is looked at', async () => {
      const html = await said(
        analyst.get(`/waves/${waves.now.id}/report?by=country&confidence=0.9&open=x`),
      );
      expect(html).toContain(
        `href="/waves/${waves.before.id}/report?by=country&amp;confidence=0.9"`,
      );
      expect(await said(program.fetch(linked('now', 'report')))).not.toContain(waves.before.id);
    });

    it('is shared by a link that shows what its sender sees, by whoever may give one', () =>
      open({ width: 1280, colorScheme: 'light' }, analyst.cookie, async (page) => {
        await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
        const asked = '?by=country&rows=all&sort=item&confidence=0.9&lang=sv';
        await page.goto(`${program.url}/waves/${waves.now.id}/report${asked}`);
        await page.getByRole('button', { name: 'Kopiera en länk' }).click();
        await page.getByRole('button', { name: 'Kopierad' }).waitFor();
        const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
        const shown = await said(program.fetch(`${link.pathname}${link.search}`));
        expect(shown).toContain(`<h1>${await page.innerText('h1')}`);
        for (const [name, value] of new URLSearchParams(asked))
          expect([name, link.searchParams.get(name)]).toEqual([name, value]);
        expect(shown).toContain('<html lang="sv"');
      }));
  });
}
