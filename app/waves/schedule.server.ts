import type { Database } from '../../db/open.server';
import { studyVersion } from '../../db/studies.server';
import { findWave, listDueWaves, updateWave, type Wave } from '../../db/waves.server';
import { systemActor } from '../audit/trace.server';
import { noted } from '../audit/waveNotes.server';
import { waveChange } from '../waveChange';
import { dueStatus } from './status';

/** Opens and closes the waves whose dates have come. Of several processes one does so. */
export async function keepSchedule(db: Database, now: Date): Promise<void> {
  for (const wave of await listDueWaves(db, now)) await atItsTime(db, wave, now);
}

/** A wave as its dates have it now; a draft with faults stays one. */
export async function atItsTime(db: Database, wave: Wave, now: Date): Promise<Wave> {
  const status = dueStatus(wave, now);
  if (status === null) return wave;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const read = waveChange(wave, study, { status });
  if ('faults' in read) return wave;
  await updateWave(
    db,
    wave.id,
    read.change,
    noted(systemActor(wave.tenantId), wave, read.change),
    wave,
  );
  return (await findWave(db, wave.id)) ?? wave;
}
