import type { z } from 'zod';
import type { StoredStudy } from '../db/studies.server';
import type { NewWave, Wave, WaveChange } from '../db/waves.server';
import type { Fault, Study } from './study/document';
import {
  audienceSettings,
  changedSettings,
  dateOf,
  datesFaults,
  type newWaveSchema,
  segmentFaults,
  type waveChangeSchema,
} from './waveDocument';

/** A wave as it is made of a study; or what of it does not fit. */
export function newWave(
  { id, study }: Pick<StoredStudy, 'id' | 'study'>,
  tenantId: string,
  { audiences, ...given }: z.output<typeof newWaveSchema>,
): { wave: NewWave } | { faults: Fault[] } {
  const dates = {
    opensAt: dateOf(given.opensAt) ?? null,
    closesAt: dateOf(given.closesAt) ?? null,
    archivesAt: dateOf(given.archivesAt) ?? null,
  };
  const faults = [...segmentFaults(study, audiences), ...datesFaults(dates)];
  if (faults.length > 0) return { faults };
  return {
    wave: {
      ...given,
      ...dates,
      tenantId,
      studyId: id,
      title: given.title ?? given.key,
      audiences: audienceSettings(audiences),
      synthetic: false,
      note: null,
      illustrations: [],
    },
  };
}

type WaveChanges = z.output<typeof waveChangeSchema>;

/**
 * What a change that names only what it changes makes of a wave; or why not: `faulty` for what fits no
 * wave, `refused` for what this one no longer takes.
 */
export function waveChange(
  wave: Wave,
  study: Study,
  { audiences, opensAt, closesAt, archivesAt, ...given }: WaveChanges,
): { change: WaveChange } | { kind: 'faulty' | 'refused'; faults: Fault[] } {
  const settings = audiences ? changedSettings(wave.audiences, audiences) : wave.audiences;
  const dates = {
    opensAt: opensAt === undefined ? wave.opensAt : (dateOf(opensAt) ?? null),
    closesAt: closesAt === undefined ? wave.closesAt : (dateOf(closesAt) ?? null),
    archivesAt: archivesAt === undefined ? wave.archivesAt : (dateOf(archivesAt) ?? null),
  };
  // A draft's margins are checked again at its opening: its study may have changed.
  const faults = [...segmentFaults(study, settings), ...datesFaults(dates)];
  if (faults.length > 0) return { kind: 'faulty', faults };
  const refused = [statusFault(wave, given.status), ...fixedFaults(wave, given)].flatMap(
    (fault) => fault ?? [],
  );
  if (refused.length > 0) return { kind: 'refused', faults: refused };
  return {
    change: Object.fromEntries(
      Object.entries({ ...given, ...dates, audiences: settings }).filter(
        ([, value]) => value !== undefined,
      ),
    ),
  };
}

/** What decides what is withheld, and what counts as aligned, is set before anybody answers. */
const FIXED = ['minimumBase', 'equivalenceMargin', 'complementaryWithholding'] as const;

function fixedFaults(wave: Wave, given: WaveChanges): Fault[] {
  if (wave.status === 'draft') return [];
  return FIXED.filter((name) => given[name] !== undefined && given[name] !== wave[name]).map(
    (name) => ({ path: `$.${name}`, message: 'is fixed since the wave was opened' }),
  );
}

/** Whether a wave takes no change at all any more. */
export function isFixed({ synthetic, status }: Pick<Wave, 'synthetic' | 'status'>): boolean {
  return synthetic && status === 'closed';
}

function statusFault(wave: Wave, status: Wave['status'] | undefined): Fault | undefined {
  const path = '$.status';
  if (isFixed(wave))
    return { path: '$', message: 'a closed wave of synthetic respondents never changes' };
  if (status === undefined || status === wave.status) return undefined;
  if (status === 'draft')
    return { path, message: `a wave that was opened cannot become a draft again` };
  if (wave.status === 'archived') return { path, message: 'an archived wave stays archived' };
  return undefined;
}
