import { type AuditFilter, listAudit } from '../../db/audit.server';
import type { Database } from '../../db/open.server';
import { csvCell } from '../study/csvCell';

const PAGE = 1000;

const HEAD = [
  'id',
  'at',
  'actor_kind',
  'actor_id',
  'actor_name',
  'action',
  'subject_kind',
  'subject_id',
  'subject_name',
  'details',
].join(',');

/** An organisation's entries as a file, newest first, page by page in flat memory. */
export async function* auditCsv(
  db: Database,
  tenantId: string,
  filter: AuditFilter,
): AsyncGenerator<string> {
  yield `${HEAD}\r\n`;
  let before: number | null = null;
  for (;;) {
    const page = await listAudit(db, tenantId, filter, { before, limit: PAGE });
    if (page.length > 0)
      yield page
        .map((entry) =>
          [
            entry.id,
            entry.at.toISOString(),
            entry.actorKind,
            entry.actorId,
            entry.actorName,
            entry.action,
            entry.subjectKind,
            entry.subjectId,
            entry.subjectName,
            JSON.stringify(entry.details),
          ]
            .map(csvCell)
            .join(','),
        )
        .map((line) => `${line}\r\n`)
        .join('');
    const last = page.at(-1);
    if (page.length < PAGE || !last) return;
    before = last.id;
  }
}
