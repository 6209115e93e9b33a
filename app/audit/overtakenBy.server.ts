import { lastActor } from '../../db/audit.server';
import type { Database } from '../../db/open.server';
import type { User } from '../../db/users.server';
import { type AuditFamily, actionsOf } from './actions';

/**
 * Who has changed something while somebody filled in its form, by name and address; null: they did so
 * themselves, in another window, or nobody is known to have.
 */
export async function overtakenBy(
  db: Database,
  { tenantId, id }: User,
  family: AuditFamily,
  subjectId: string,
): Promise<string | null> {
  const last = await lastActor(db, tenantId, actionsOf(family), subjectId);
  return last === null || last.id === id ? null : last.name;
}
