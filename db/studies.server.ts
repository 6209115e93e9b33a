import { createHash } from 'node:crypto';
import { and, asc, desc, eq, max, sql } from 'drizzle-orm';
import type { Study } from '../app/study/document';
import { parseStudy } from '../app/study/parse';
import { followVersion } from './draftVersions.server';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { studies, studyVersions } from './schema';

export interface StoredStudy {
  id: string;
  key: string;
  version: number;
  study: Study;
}

// Versions never change once written, so a parsed one serves for good.
const parsed = new Map<string, Study>();

function read(id: string, version: number, document: unknown): Study {
  const name = `${id}/${version}`;
  const known = parsed.get(name);
  if (known) return known;
  const result = parseStudy(document);
  if ('faults' in result)
    throw new Error(`stored study ${name} does not parse: ${JSON.stringify(result.faults)}`);
  if (parsed.size >= 500) parsed.clear();
  parsed.set(name, result.study);
  return result.study;
}

/** The newest version of each study, by key. */
export async function listStudies(db: Database, tenantId: string): Promise<StoredStudy[]> {
  const rows = await db
    .selectDistinctOn([studies.key], {
      id: studies.id,
      key: studies.key,
      version: studyVersions.version,
      document: studyVersions.document,
    })
    .from(studies)
    .innerJoin(studyVersions, eq(studyVersions.studyId, studies.id))
    .where(eq(studies.tenantId, tenantId))
    .orderBy(asc(studies.key), desc(studyVersions.version));
  return rows.map(({ id, key, version, document }) => ({
    id,
    key,
    version,
    study: read(id, version, document),
  }));
}

/** The newest version of a study by its key. */
export async function findStudy(
  db: Database,
  tenantId: string,
  key: string,
): Promise<StoredStudy | undefined> {
  const [row] = await db
    .select({
      id: studies.id,
      key: studies.key,
      version: studyVersions.version,
      document: studyVersions.document,
    })
    .from(studies)
    .innerJoin(studyVersions, eq(studyVersions.studyId, studies.id))
    .where(and(eq(studies.tenantId, tenantId), eq(studies.key, key)))
    .orderBy(desc(studyVersions.version))
    .limit(1);
  return row && { ...row, study: read(row.id, row.version, row.document) };
}

/** One version of a study; null asks for the newest. */
export async function studyVersion(
  db: Database,
  studyId: string,
  version: number | null,
): Promise<Study> {
  const known = version === null ? undefined : parsed.get(`${studyId}/${version}`);
  if (known) return known;
  const [row] = await db
    .select({ version: studyVersions.version, document: studyVersions.document })
    .from(studyVersions)
    .where(
      and(
        eq(studyVersions.studyId, studyId),
        version === null ? undefined : eq(studyVersions.version, version),
      ),
    )
    .orderBy(desc(studyVersions.version))
    .limit(1);
  if (!row) throw new Error(`study ${studyId} has no version ${version ?? ''}`);
  return read(studyId, row.version, row.document);
}

/** The number of a study's newest version. */
export async function newestVersion(db: Database, studyId: string): Promise<number> {
  const [row] = await db
    .select({ version: max(studyVersions.version) })
    .from(studyVersions)
    .where(eq(studyVersions.studyId, studyId));
  return row?.version ?? 0;
}

/** JSON with sorted keys: the same document gives the same text, however it was written. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

/** Stores a study, or a new version of it where its newest one differs. */
export async function saveStudy(
  db: Database,
  tenantId: string,
  study: Study,
): Promise<{ version: number; created: boolean }> {
  const digest = createHash('sha256').update(canonicalJson(study)).digest('hex');
  return db.transaction(async (tx) => {
    // The row's lock orders two savers of the same study.
    const held = () =>
      tx
        .select({ id: studies.id })
        .from(studies)
        .where(and(eq(studies.tenantId, tenantId), eq(studies.key, study.key)))
        .for('update');
    let row: { id: string } | undefined;
    // Whoever deletes the study while its lock is waited for leaves none: it begins anew.
    while (!row) {
      await tx
        .insert(studies)
        .values({ tenantId, id: newId(12), key: study.key })
        .onConflictDoNothing();
      [row] = await held();
    }
    const [newest] = await tx
      .select({
        version: studyVersions.version,
        digest: studyVersions.digest,
        document: studyVersions.document,
      })
      .from(studyVersions)
      .where(eq(studyVersions.studyId, row.id))
      .orderBy(desc(studyVersions.version))
      .limit(1);
    if (newest?.digest === digest) {
      await followVersion(tx, tenantId, { study, version: newest.version, before: null });
      return { version: newest.version, created: false };
    }
    const version = (newest?.version ?? 0) + 1;
    await tx
      .insert(studyVersions)
      .values({ tenantId, studyId: row.id, version, digest, document: study });
    const before = newest ? read(row.id, newest.version, newest.document) : null;
    await followVersion(tx, tenantId, { study, version, before });
    return { version, created: true };
  });
}

/** Whether no study is stored at all. */
export async function isEmpty(db: Database): Promise<boolean> {
  const rows = await db.select({ one: sql`1` }).from(studies).limit(1);
  return rows.length === 0;
}
