import type { Database } from '../../db/open.server';
import { saveStudy } from '../../db/studies.server';
import { openDraft } from '../../db/studyDrafts.server';
import type { User } from '../../db/users.server';
import { studyPublished, traced, userActor } from '../audit/trace.server';
import { studyOf } from '../study/edit/draft';
import type { EditOutcome } from '../ui/studies/outcome';

/** Publishes a draft as it is shown: as the next version, which waves in the field do not see. */
export async function publishStudy(
  db: Database,
  user: User,
  key: string,
  outcome: EditOutcome,
): Promise<{ outcome: EditOutcome; status: number; leadsTo?: string }> {
  const stored = await openDraft(db, user.tenantId, key);
  const refuse = (code: string) => ({
    outcome: { ...outcome, problem: { code, values: {} } },
    status: 409,
  });
  if (!stored) return refuse('no_draft');
  if (stored.revision !== outcome.revision) return refuse('moved');
  const parsed = studyOf(stored.draft);
  if ('faults' in parsed)
    return {
      outcome: {
        ...outcome,
        problem: { code: 'faulty', values: { count: parsed.faults.length } },
      },
      status: 422,
    };
  await traced(
    db,
    userActor(user),
    (tx) => saveStudy(tx, user.tenantId, parsed.study),
    ({ version, created }) => (created ? studyPublished(key, version) : null),
  );
  return { outcome, status: 200, leadsTo: `/studies/${key}?done=published` };
}
