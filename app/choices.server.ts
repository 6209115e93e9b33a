import type { z } from 'zod';
import type { OpenDatabase } from '../db/open.server';
import { studyVersion } from '../db/studies.server';
import { fold, shownState } from '../db/tallies.server';
import type { Wave } from '../db/waves.server';
import type { choiceParameters } from './api/partParameters';
import { choices } from './gap/choices';
import { breaksOf } from './gap/segments';
import { settingsOf } from './gapDocument.server';
import { ReportRefused } from './reportRefused';

/**
 * Rankings as wholes and shares of mentions, as the API gives them: `parallax.choices/1`.
 * @throws ReportRefused naming what does not fit
 */
export async function choicesDocument(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  query: z.output<typeof choiceParameters>,
  now: Date,
) {
  const { db } = place;
  const study = await studyVersion(db, wave.studyId, wave.studyVersion);
  const figures = study.items.reduce((sum, item) => {
    if (item.kind === 'ranking') return sum + 1;
    return item.kind === 'multiple' ? sum + item.options.length : sum;
  }, 1);
  const broken = breaksOf(study, query.by ?? [], figures);
  if ('faults' in broken) throw new ReportRefused(broken.faults);
  await fold(place, wave, study);
  const { tallies, changedAt } = await shownState(db, wave);
  const { confidence, adjust } = query;
  return {
    format: 'parallax.choices/1',
    wave: { id: wave.id, study: wave.studyKey, key: wave.key },
    confidence,
    adjust,
    asOf: (changedAt ?? now).toISOString(),
    ...choices(study, tallies, {
      ...settingsOf(wave),
      illustrations: wave.illustrations,
      confidence,
      adjust,
      weighted: query.weighted === 'true',
      by: broken.breaks,
    }),
  };
}
