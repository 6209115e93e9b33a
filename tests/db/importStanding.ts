import { eq, sql } from 'drizzle-orm';
import { expect } from 'vitest';
import { sameTallies } from '../../app/gap/sameTallies';
import { takeFile } from '../../app/responses/intake.server';
import type { FileMode } from '../../app/responses/modes';
import type { OpenDatabase } from '../../db/open.server';
import { recountFolded, visibleResponses } from '../../db/pages.server';
import { imports, responses, tallies } from '../../db/schema';
import { fold, listTallies } from '../../db/tallies.server';
import type { Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';

export const study = everyKindStudy();
export const now = () => new Date();

export async function* bytes(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text);
}

export function given(answers: Record<string, number | string>, respondent: string | null = null) {
  return {
    audience: 'consumer' as const,
    respondent,
    locale: null,
    submittedAt: new Date('2026-10-01T00:00:00Z'),
    weight: null,
    cluster: null,
    answers,
  };
}

/** What imports into a database are tried with. */
export function importsInto(database: OpenDatabase) {
  const csv = (wave: Wave, text: string, mode: FileMode = 'all', again = false) =>
    takeFile(database.db, wave, study, { bytes: bytes(text), format: 'csv' }, { mode, again, now });

  /** How many are visible, how many the tallies count, and whether both agree after folding. */
  async function standing(wave: Wave) {
    await fold(database, wave, study);
    const list = [];
    for await (const page of visibleResponses(database.db, wave.id)) list.push(...page);
    const counted = await listTallies(database.db, wave.id);
    return {
      visible: list.length,
      counted: counted.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0),
      same: sameTallies(counted, await recountFolded(database.db, wave.id, study)),
      advise: Object.fromEntries(
        list.flatMap(({ respondent, answers }) =>
          respondent ? [[respondent, (answers as { advise?: number }).advise]] : [],
        ),
      ),
    };
  }

  async function nothingStaged(wave: Wave): Promise<void> {
    const { db } = database;
    const left = await db
      .select({ id: imports.id, status: imports.status })
      .from(imports)
      .where(eq(imports.waveId, wave.id));
    expect(left.filter(({ status }) => status !== 'published')).toEqual([]);
    for (const table of [responses, tallies]) {
      const rows = await db
        .select({ importId: table.importId })
        .from(table)
        .where(sql`${table.waveId} = ${wave.id} and ${table.importId} <> ''`);
      const ids = left.map(({ id }) => id);
      expect(rows.filter(({ importId }) => !ids.includes(importId))).toEqual([]);
    }
  }

  return { csv, standing, nothingStaged };
}
