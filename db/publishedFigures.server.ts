import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Audience, LocalizedText } from '../app/study/document';
import type { Database } from './open.server';
import { publishedFigures } from './schema';

/** One figure of a publication: a fraction for shares, else in the measure's own unit. */
export interface PublishedFigure {
  id: string;
  audience: Audience;
  item: string;
  measure: string;
  option: string | null;
  value: number;
  /** "nearly", "over", "most" … where the publication is not exact. */
  approx: string | null;
  source: LocalizedText;
}

const sourceColumn = z.record(z.string(), z.string());

/** What publications state about a study's items. */
export async function listPublishedFigures(
  db: Database,
  studyId: string,
): Promise<PublishedFigure[]> {
  const rows = await db
    .select()
    .from(publishedFigures)
    .where(eq(publishedFigures.studyId, studyId));
  return rows.map((row) => ({ ...row, source: sourceColumn.parse(row.source) }));
}

/** Replaces what is stored about a study's items. */
export async function savePublishedFigures(
  db: Database,
  study: { id: string; tenantId: string },
  figures: readonly PublishedFigure[],
): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.delete(publishedFigures).where(eq(publishedFigures.studyId, study.id));
    if (figures.length > 0)
      await tx
        .insert(publishedFigures)
        .values(
          figures.map((figure) => ({ ...figure, studyId: study.id, tenantId: study.tenantId })),
        );
  });
}
