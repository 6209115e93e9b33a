import { and, desc, eq, gte, ilike, inArray, isNull, lt, ne, or, sql } from 'drizzle-orm';
import type { Database } from './open.server';
import { auditLog } from './schema';

/** What an entry is about, by the name that it has at that time. */
export interface AuditSubject {
  kind: string;
  id: string | null;
  name: string;
}

export interface NewAuditEntry {
  tenantId: string;
  actor: { kind: (typeof auditLog.$inferSelect)['actorKind']; id: string | null; name: string };
  /** @example 'wave.open' */
  action: string;
  subject: AuditSubject | null;
  details: Record<string, unknown>;
}

export type AuditEntry = typeof auditLog.$inferSelect;

/** Which entries are asked for; what is null asks nothing. */
export interface AuditFilter {
  /** A part of the actor's name. */
  who: string | null;
  /** What they are about. */
  subject: { kind: string; id: string } | null;
  /** Any of these actions. */
  actions: readonly string[] | null;
  from: Date | null;
  /** Entries before this moment. */
  until: Date | null;
}

function columns({ tenantId, actor, action, subject, details }: NewAuditEntry) {
  return {
    tenantId,
    actorKind: actor.kind,
    actorId: actor.id,
    actorName: actor.name,
    action,
    subjectKind: subject?.kind ?? null,
    subjectId: subject?.id ?? null,
    subjectName: subject?.name ?? null,
    details,
  };
}

/** Adds an entry, in the transaction of what it tells of: there is neither without the other. */
export async function noteAudit(db: Database, entry: NewAuditEntry): Promise<void> {
  await db.insert(auditLog).values(columns(entry));
}

/** Adds an entry unless one of this action, actor and subject was added since a moment. */
export async function noteAuditOnce(
  db: Database,
  entry: NewAuditEntry,
  since: Date,
): Promise<void> {
  const [there] = await db
    .select({ id: auditLog.id })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, entry.tenantId),
        gte(auditLog.at, since),
        eq(auditLog.action, entry.action),
        sql`${auditLog.actorId} is not distinct from ${entry.actor.id}`,
        eq(auditLog.subjectName, entry.subject?.name ?? ''),
      ),
    )
    .limit(1);
  if (!there) await noteAudit(db, entry);
}

/**
 * An organisation's entries, newest first.
 * @param before the id of an entry that they come before; null: from the newest on
 */
export function listAudit(
  db: Database,
  tenantId: string,
  { who, subject, actions, from, until }: AuditFilter,
  { before, limit }: { before: number | null; limit: number },
): Promise<AuditEntry[]> {
  const isOlder =
    before === null
      ? undefined
      : sql`(${auditLog.at}, ${auditLog.id}) < (select at, id from audit_log
          where id = ${before} and tenant_id = ${tenantId})`;
  return db
    .select()
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        who === null ? undefined : ilike(auditLog.actorName, `%${literally(who)}%`),
        subject === null ? undefined : isAbout(tenantId, subject),
        actions === null ? undefined : inArray(auditLog.action, [...actions]),
        from === null ? undefined : gte(auditLog.at, from),
        until === null ? undefined : lt(auditLog.at, until),
        isOlder,
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(limit);
}

/**
 * Who was the last to do something to a subject, by the name of that time; null: nobody did.
 * @param actions what counts as doing something
 * @param not the id of somebody who is not meant
 */
export async function lastActor(
  db: Database,
  tenantId: string,
  actions: readonly string[],
  subjectId: string,
  not: string | null = null,
): Promise<{ id: string | null; name: string } | null> {
  const [entry] = await db
    .select({ id: auditLog.actorId, name: auditLog.actorName })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        inArray(auditLog.action, [...actions]),
        eq(auditLog.subjectId, subjectId),
        not === null ? undefined : or(isNull(auditLog.actorId), ne(auditLog.actorId, not)),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(1);
  return entry ?? null;
}

type Subject = NonNullable<AuditFilter['subject']>;

/** Entries about a subject; of a wave also those about readers whom it was given to or withdrawn from. */
function isAbout(tenantId: string, { kind, id }: Subject) {
  const own = and(eq(auditLog.subjectKind, kind), eq(auditLog.subjectId, id));
  if (kind !== 'wave') return own;
  const given = and(
    inArray(auditLog.action, ['wave.give', 'wave.withdraw']),
    sql`details ->> 'wave' in (select subject_name from audit_log
      where tenant_id = ${tenantId} and subject_kind = 'wave' and subject_id = ${id})`,
  );
  return or(own, given);
}

/** What a subject was called last; null: nothing was noted of it. */
export async function subjectName(
  db: Database,
  tenantId: string,
  subject: Subject,
): Promise<string | null> {
  const [entry] = await db
    .select({ name: auditLog.subjectName })
    .from(auditLog)
    .where(
      and(
        eq(auditLog.tenantId, tenantId),
        eq(auditLog.subjectKind, subject.kind),
        eq(auditLog.subjectId, subject.id),
      ),
    )
    .orderBy(desc(auditLog.at), desc(auditLog.id))
    .limit(1);
  return entry?.name ?? null;
}

/** A text that `like` finds as it is. */
function literally(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&');
}
