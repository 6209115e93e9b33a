import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Audience } from '../app/study/document';
import type { Database } from './open.server';
import { isVisible } from './rows.server';
import { responses } from './schema';

/** Some responses of a wave: by what they are stored under, or by the outside identities of a side. */
export type Selection =
  | { ids: readonly string[] }
  | { audience: Audience; respondents: readonly string[] };

/** Which of some responses are there, of those that are published. */
export async function visibleIds(
  db: Database,
  waveId: string,
  selection: Selection,
): Promise<string[]> {
  const wanted =
    'ids' in selection
      ? inArray(responses.id, [...selection.ids])
      : and(
          eq(responses.audience, selection.audience),
          inArray(responses.respondent, [...selection.respondents]),
        );
  const rows = await db
    .select({ id: responses.id })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), wanted, isVisible(waveId)))
    .orderBy(asc(responses.id));
  return rows.map(({ id }) => id);
}
