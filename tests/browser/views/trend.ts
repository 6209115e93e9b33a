import { describe, expect, it } from 'vitest';
import { tell } from '../../system/program';
import { signedIn } from '../../system/visitor';
import { admin, analyst, linked, program, said, waves } from './waves';

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
      const against = await program.fetch(linked('now', 'trend', `&against=${waves.before.id}`));
      expect(against.status).toBe(400);
    });

    it('shows a reader no wave that was not given to them', async () => {
      const reader = await signedIn(program, 'rea@example.org', 'reader');
      await tell(program, 'user', 'give', 'rea@example.org', waves.now.id);
      const html = await said(reader.get(`/waves/${waves.now.id}/trend`));
      expect(html).toContain('This is the first wave of its study');
      const asked = await reader.get(`/waves/${waves.now.id}/trend?against=${waves.before.id}`);
      expect(asked.status).toBe(400);
      await tell(program, 'user', 'give', 'rea@example.org', waves.before.id);
      expect(await said(reader.get(`/waves/${waves.now.id}/trend`))).toContain('Since before');
    });
  });
}
