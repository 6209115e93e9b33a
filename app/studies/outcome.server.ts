import type { Edited } from '../../db/studyEdits.server';
import type { Condition } from '../study/document';
import { same } from '../study/edit/changes';
import { conditionSchema } from '../study/edit/draft';
import type { StudyEdit } from '../study/edit/edits';
import { record } from '../study/salvage';
import type { EditOutcome } from '../ui/studies/outcome';
import type { AskedEdits } from './form';

/** What became of edits, as the pages tell it, and the status of the answer. */
export function outcomeOf(
  edited: Edited | 'nothing',
  revision: number,
  sent: Pick<AskedEdits, 'given' | 'edits' | 'added'> = { given: {}, edits: [], added: null },
): { outcome: EditOutcome; status: number } {
  const { given, added } = sent;
  const nothing: EditOutcome = {
    revision,
    changed: false,
    problem: null,
    listed: [],
    again: null,
    conflicts: [],
    given,
    added,
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
    given: givenFor(at, sent.edits),
    conditions:
      at.at(-1) === 'when' ? { mine: conditionOf(mine), theirs: conditionOf(theirs) } : null,
    by,
    madeAt: madeAt.toISOString(),
  }));
  return {
    outcome: { ...nothing, revision: edited.revision, changed: edited.changed, conflicts },
    status: conflicts.length > 0 ? 409 : 200,
  };
}

function givenFor(at: readonly string[], edits: readonly StudyEdit[]): string[] | null {
  for (const edit of edits) if (edit.do === 'set' && same(edit.at, at)) return edit.given;
  return null;
}

function conditionOf(value: unknown): Condition | null {
  return conditionSchema.safeParse(value).data ?? null;
}

/** A value as people write it into its field, or read it; null where there is none. */
function textOf(value: unknown): string | null {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const parts = Array.isArray(value) ? value : Object.values(record(value));
  const isWritten = parts.every((part) => typeof part === 'string' || typeof part === 'number');
  return isWritten && parts.length > 0 ? parts.join('; ') : null;
}
