import { and, asc, eq } from 'drizzle-orm';
import { same } from '../app/study/edit/changes';
import { type Draft, draftOf, draftSchema } from '../app/study/edit/draft';
import { newId } from './ids.server';
import type { Database } from './open.server';
import { studies, studyDrafts } from './schema';
import { findStudy } from './studies.server';

/** A study as it is edited. */
export interface StoredDraft {
  /** Null where nothing was edited yet: the newest version is what it starts from. */
  id: string | null;
  key: string;
  draft: Draft;
  revision: number;
  /** The version that it was last the same as; null: none was published. */
  baseVersion: number | null;
  updatedAt: Date | null;
}

const columns = {
  id: studyDrafts.id,
  key: studyDrafts.key,
  document: studyDrafts.document,
  revision: studyDrafts.revision,
  baseVersion: studyDrafts.baseVersion,
  updatedAt: studyDrafts.updatedAt,
};

function read({ document, ...row }: { document: unknown } & Omit<StoredDraft, 'draft'>) {
  return { ...row, draft: draftSchema.parse(document) };
}

const own = (tenantId: string, key: string) =>
  and(eq(studyDrafts.tenantId, tenantId), eq(studyDrafts.key, key));

/** An organisation's drafts, by key. */
export async function listDrafts(db: Database, tenantId: string): Promise<StoredDraft[]> {
  const rows = await db
    .select(columns)
    .from(studyDrafts)
    .where(eq(studyDrafts.tenantId, tenantId))
    .orderBy(asc(studyDrafts.key));
  return rows.map(read);
}

/** A study as it is edited, or as it was published last; undefined where there is none. */
export async function openDraft(
  db: Database,
  tenantId: string,
  key: string,
): Promise<StoredDraft | undefined> {
  const [row] = await db.select(columns).from(studyDrafts).where(own(tenantId, key));
  if (row) return read(row);
  const published = await findStudy(db, tenantId, key);
  return (
    published && {
      id: null,
      key,
      draft: draftOf(published.study),
      revision: 0,
      baseVersion: published.version,
      updatedAt: null,
    }
  );
}

/** The draft of a study, held until the transaction ends; made where there is none. */
export async function holdDraft(
  tx: Database,
  tenantId: string,
  key: string,
): Promise<(StoredDraft & { id: string }) | undefined> {
  const held = () =>
    tx.select(columns).from(studyDrafts).where(own(tenantId, key)).for('update').limit(1);
  let [row] = await held();
  if (!row) {
    const published = await findStudy(tx, tenantId, key);
    if (!published) return undefined;
    await tx
      .insert(studyDrafts)
      .values({
        tenantId,
        id: newId(12),
        key,
        document: draftOf(published.study),
        revision: 0,
        baseVersion: published.version,
      })
      .onConflictDoNothing();
    [row] = await held();
  }
  return row && { ...read(row), id: row.id };
}

/** Begins a study. @returns false where there is one of that key */
export function createDraft(db: Database, tenantId: string, draft: Draft): Promise<boolean> {
  return db.transaction(async (tx) => {
    const [known] = await tx
      .select({ id: studies.id })
      .from(studies)
      .where(and(eq(studies.tenantId, tenantId), eq(studies.key, draft.key)));
    if (known) return false;
    const inserted = await tx
      .insert(studyDrafts)
      .values({ tenantId, id: newId(12), key: draft.key, document: draft, revision: 0 })
      .onConflictDoNothing()
      .returning({ id: studyDrafts.id });
    return inserted.length > 0;
  });
}

/** Whether a draft is other than what was published. */
export function differs(draft: Draft, published: Draft | null): boolean {
  return published === null || !same(draft, published);
}
