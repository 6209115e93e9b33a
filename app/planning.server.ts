import type { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import { studyVersion } from '../db/studies.server';
import { fold, shownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import type { planningParameters } from './api/partParameters';
import { measuredShare, planning } from './gap/planning';
import { breaksOf } from './gap/segments';
import { ReportRefused } from './reportRefused';

type Parameters = z.output<typeof planningParameters>;

/**
 * What a wave can find and what it wants, as the API gives it: `parallax.planning/1`.
 * @throws ReportRefused naming what does not fit
 */
export async function planningDocument(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  query: Parameters,
  now: Date,
) {
  const { db } = place;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const broken = breaksOf(study, query.by ?? [], 1);
  if ('faults' in broken) throw new ReportRefused(broken.faults);
  const measured = measuredShare(study, query.item, query.option);
  if ('faults' in measured) throw new ReportRefused(measured.faults);
  await fold(place, wave, study);
  const { power, gap, share, confidence, gaps } = query;
  const { tallies, changedAt } = await shownState(db, wave);
  const { weighted, rows } = planning(study, tallies, {
    power,
    gap,
    share,
    confidence,
    ...(gaps === undefined ? {} : { gaps }),
    of: measured.plan,
    weighted: query.weighted === 'true',
    minimumBase: wave.minimumBase,
    complementary: wave.complementaryWithholding,
    weighting: {
      manager: wave.audiences.manager.weighting,
      consumer: wave.audiences.consumer.weighting,
    },
    by: broken.breaks,
  });
  return {
    format: 'parallax.planning/1',
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    power,
    gap,
    share,
    item: query.item ?? null,
    option: measured.plan?.option ?? null,
    confidence,
    gaps: gaps ?? 1,
    weighted,
    asOf: (changedAt ?? now).toISOString(),
    rows,
  };
}
