import path from 'node:path';
import { inject } from 'vitest';
import { addBenchmark, type StoredBenchmark } from '../../db/benchmarks.server';
import { type OpenDatabase, openDatabase } from '../../db/open.server';
import { responses, unfolded } from '../../db/schema';
import { findStudy, saveStudy } from '../../db/studies.server';
import { createWave, type NewWave, type Wave } from '../../db/waves.server';
import { everyKindStudy } from '../study/fixtures';
import { type DatabaseKind, fillDatabase, serverDatabase, temporaryFolder } from './program';
import { copyDataDir } from './templates';

/** A migrated database of its own, opened in the test's process. */
export async function freshDatabase(
  kind: DatabaseKind,
): Promise<OpenDatabase & { url: string | undefined; remove: () => Promise<void> }> {
  const folder = await temporaryFolder();
  const url = kind === 'server' ? await serverDatabase('tables') : undefined;
  if (kind === 'embedded') await copyDataDir('tables', folder.path, fillDatabase);
  const database = await openDatabase({
    url,
    dataDir: folder.path,
    migrations: path.join(inject('root'), 'db', 'migrations'),
  });
  return {
    ...database,
    url,
    async remove() {
      await database.close();
      await folder.remove();
    },
  };
}

/** A figure of that study that an organisation has added. */
export function addFigure(
  { db }: OpenDatabase,
  tenantId: string,
  label: string,
): Promise<StoredBenchmark> {
  return addBenchmark(db, tenantId, {
    label,
    source: 'A publication',
    year: 2026,
    item: 'booking',
    construct: null,
    measure: 'favourable',
    option: null,
    unit: null,
    manager: { value: 0.8, base: 100 },
    consumer: null,
  });
}

/** An open wave of the study of every kind. */
export async function openWave({ db }: OpenDatabase, given: Partial<NewWave> = {}): Promise<Wave> {
  const { tenantId = 'main' } = given;
  await saveStudy(db, tenantId, everyKindStudy());
  const study = await findStudy(db, tenantId, 'every-kind');
  if (!study) throw new Error('the study was not stored');
  const wave = await createWave(db, {
    tenantId,
    studyId: study.id,
    key: `wave-${Math.random().toString(36).slice(2, 10)}`,
    title: 'A wave',
    status: 'open',
    opensAt: null,
    closesAt: null,
    archivesAt: null,
    minimumBase: 1,
    equivalenceMargin: 0.1,
    complementaryWithholding: true,
    audiences: {
      consumer: { target: null, invited: null, weighting: null },
      manager: { target: null, invited: null, weighting: null },
    },
    synthetic: false,
    note: null,
    illustrations: [],
    ...given,
  });
  if (!wave) throw new Error('the wave was not stored');
  return wave;
}

/** A response of a consumer to that wave. */
export async function addResponse(
  { db }: OpenDatabase,
  wave: Pick<Wave, 'id' | 'tenantId'>,
  respondent: string | null = null,
): Promise<{ id: string }> {
  const values = { answers: { booking: 'easy' }, submittedAt: new Date(), respondent };
  const id = `response-${Math.random().toString(36).slice(2, 10)}`;
  const { id: waveId, tenantId } = wave;
  await db.insert(responses).values({ ...values, waveId, tenantId, id, audience: 'consumer' });
  await db.insert(unfolded).values({ waveId, tenantId, responseId: id });
  return { id };
}
