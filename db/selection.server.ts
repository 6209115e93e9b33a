import { and, asc, eq, inArray, or } from 'drizzle-orm';
import { AUDIENCES, type Audience } from '../app/study/document';
import { answersColumn } from './answers.server';
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

/** Most responses that one name finds: a side has one of it, and ids are of one only. */
const MOST = AUDIENCES.length + 1;

/** The published responses that are stored under an id, or that a respondent of this name gave. */
export async function findResponses(db: Database, waveId: string, name: string) {
  const { id, audience, respondent, locale, submittedAt } = responses;
  const { weight, cluster, status, flagged, answers } = responses;
  const isNamed = and(inArray(audience, [...AUDIENCES]), eq(respondent, name));
  const rows = await db
    .select({
      ...{ id, audience, respondent, locale, submittedAt },
      ...{ weight, cluster, status, flagged, answers },
    })
    .from(responses)
    .where(and(eq(responses.waveId, waveId), or(eq(id, name), isNamed), isVisible(waveId)))
    .orderBy(asc(audience), asc(id))
    .limit(MOST);
  return rows.map((row) => ({ ...row, answers: answersColumn.parse(row.answers) }));
}
