import type { Edited } from '../../db/studyEdits.server';
import type { StudyEdit } from '../study/edit/edits';
import type { EditOutcome } from '../ui/studies/outcome';

/** What became of edits, as the pages tell it, and the status of the answer. */
export function outcomeOf(
  edited: Edited | 'nothing',
  revision: number,
  sent: { given: Record<string, string[]>; edits: readonly StudyEdit[] } = { given: {}, edits: [] },
): { outcome: EditOutcome; status: number } {
  const { given } = sent;
  const nothing: EditOutcome = {
    revision,
    changed: false,
    problem: null,
    listed: [],
    again: null,
    conflicts: [],
    given,
  };
  if (edited === 'nothing' || edited === 'no_draft')
    return { outcome: { ...nothing, problem: { code: edited, values: {} } }, status: 409 };
  if (edited === 'stale')
    return { outcome: { ...nothing, problem: { code: 'stale', values: {} } }, status: 409 };
  if ('refusal' in edited) {
    const { refusal: code, values } = edited.refusal;
    const again = sent.edits.find((edit) => 'references' in edit) ?? null;
    return {
      outcome: {
        ...nothing,
        problem: { code, values: edited.by === null ? values : { ...values, by: edited.by } },
        again: code === 'referred' && again ? { ...again, references: 'remove' } : null,
      },
      status: 422,
    };
  }
  const conflicts = edited.conflicts.map(({ at, mine, theirs, by, madeAt }) => ({
    at: at.join(' '),
    mine: textOf(mine),
    theirs: textOf(theirs),
    by,
    madeAt: madeAt.toISOString(),
  }));
  return {
    outcome: { ...nothing, revision: edited.revision, changed: edited.changed, conflicts },
    status: conflicts.length > 0 ? 409 : 200,
  };
}

/** A value as people read it; null where there is none. */
function textOf(value: unknown): string | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null;
}
