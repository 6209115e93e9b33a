import { and, eq, inArray, or } from 'drizzle-orm';
import { AUDIENCES } from '../app/study/document';
import { leaveWith } from './leaving.server';
import type { Database } from './open.server';
import { recountFolded } from './pages.server';
import { imports, tallies, waves } from './schema';
import { studyVersion } from './studies.server';
import { lockTallies, writeTallies } from './tallyRows.server';

/**
 * Brings stored tallies of the first form to the present one, which has more sums and lists fewer
 * values: wave by wave they are counted anew. Responses that were removed and still counted leave.
 */
export async function bringTallies(db: Database): Promise<void> {
  const old = await db.select().from(waves).where(eq(waves.tallyForm, 0));
  for (const { id } of old) await db.transaction((tx) => bringWave(tx, id));
}

async function bringWave(tx: Database, waveId: string): Promise<void> {
  await lockTallies(tx, waveId);
  // Another process may have done it meanwhile.
  const isOld = and(eq(waves.id, waveId), eq(waves.tallyForm, 0));
  const [wave] = await tx.select().from(waves).where(isOld);
  if (!wave) return;
  const rows = await tx
    .select({ audience: tallies.audience, status: tallies.status, sums: tallies.sums })
    .from(tallies)
    .where(eq(tallies.waveId, waveId));
  for (const side of AUDIENCES) {
    // A status that this version knows no more.
    const withdrawn = rows.filter(
      ({ audience, status }) => audience === side && String(status) === 'withdrawn',
    );
    const went = withdrawn.reduce((sum, { sums }) => sum + (sums[0] ?? 0), 0);
    // Nobody knows any more who they were: of the first batch, like all who came before batches.
    const unknown = Array.from({ length: went }, (_, i) => `withdrawn ${i}`);
    await leaveWith(tx, wave, side, unknown, { mayReturn: false, areCounted: false });
  }
  if (rows.length > 0) await countAnew(tx, wave);
  await tx.update(waves).set({ tallyForm: 1 }).where(eq(waves.id, waveId));
}

async function countAnew(tx: Database, wave: typeof waves.$inferSelect): Promise<void> {
  const { id: waveId } = wave;
  const study = await studyVersion(tx, wave.studyId, wave.studyVersion);
  const ofWave = eq(imports.waveId, waveId);
  // What was staged by a program of the earlier version cannot be published any more.
  await tx
    .update(imports)
    .set({ status: 'abandoned' })
    .where(and(ofWave, eq(imports.status, 'staging')));
  const published = tx
    .select({ id: imports.id })
    .from(imports)
    .where(and(ofWave, eq(imports.status, 'published')));
  await tx
    .delete(tallies)
    .where(
      and(
        eq(tallies.waveId, waveId),
        or(eq(tallies.importId, ''), inArray(tallies.importId, published)),
      ),
    );
  await tx
    .update(imports)
    .set({ merged: true })
    .where(and(ofWave, eq(imports.status, 'published')));
  const counted = [...(await recountFolded(tx, waveId, study)).values()];
  // A cell of a wide study holds tens of thousands of sums.
  for (let start = 0; start < counted.length; start += 100)
    await writeTallies(tx, wave, counted.slice(start, start + 100), '');
}
