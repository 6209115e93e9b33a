import type { OpenDatabase } from '../db/open.server';
import { studyVersion } from '../db/studies.server';
import type { Wave } from '../db/waves.server';
import { type CrossTable, crossTable } from './gap/crossTable';
import { isMainRow } from './gap/crossView';
import { breaksInFocus, type Focus } from './gap/focus';
import { breaksOf } from './gap/segments';
import { counted, PATIENCE, type ReportQuery, settingsOf } from './gapDocument.server';
import { ReportRefused } from './reportRefused';
import { inSlices } from './slices.server';
import type { Study } from './study/document';

/** What a page of tables is to show: by which segment item, and every figure of which item. */
export interface TablesAsked extends Pick<ReportQuery, 'confidence' | 'adjust' | 'weighted'> {
  by: string | null;
  item: string | null;
  /** The segment that is looked at alone; its pairs with `by` are the columns. */
  focus: Focus | null;
}

/** The segment items of a study. */
export function segmentItems(study: Study): string[] {
  return study.items.filter((item) => item.kind === 'single' && item.segment).map(({ key }) => key);
}

/**
 * A wave's cross table, by its first segment item unless another is asked for; null where it has none.
 * @throws ReportRefused naming what does not fit
 */
export async function waveTable(
  place: Pick<OpenDatabase, 'db' | 'kind'>,
  wave: Wave,
  asked: TablesAsked,
): Promise<{ study: Study; table: CrossTable | null; asOf: Date | null }> {
  const study = await studyVersion(place.db, wave.studyId, wave.studyVersion);
  const { item, confidence, adjust, weighted, focus } = asked;
  const isLookedAt = (key: string) => focus?.some((part) => part.item === key) ?? false;
  const by =
    asked.by ?? segmentItems(study).find((key) => !isLookedAt(key)) ?? focus?.[0].item ?? null;
  if (by === null) return { study, table: null, asOf: null };
  const written = [by, ...(focus ? breaksInFocus(focus, [by]) : [])];
  const broken = breaksOf(study, [...new Set(written)], 1);
  if ('faults' in broken) throw new ReportRefused(broken.faults);
  if (by.includes('*'))
    throw new ReportRefused([{ path: '$.by', message: 'must be one segment item' }]);
  const isMain = isMainRow(study);
  if (item !== null && !study.items.some(({ key }) => key === item))
    throw new ReportRefused([{ path: '$.item', message: 'is no item of the study' }]);
  const { tallies, medians, changedAt } = await counted(place, wave, {
    breaks: broken.breaks,
    confidence,
    weighted,
    patience: PATIENCE,
  });
  const table = await inSlices(
    crossTable(study, tallies, {
      ...settingsOf(wave),
      by,
      focus,
      confidence,
      adjust,
      weighted,
      medians,
      wants: (plan) =>
        item === null
          ? isMain({ item: plan.item.key, measure: plan.measure })
          : plan.item.key === item && plan.measure !== 'rank_position',
    }),
  );
  return { study, table, asOf: changedAt };
}
