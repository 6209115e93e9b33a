import type { Breakdown } from '../gap/breakdown';
import type { ReportView } from '../gap/presentation';
import type { DrawnRow } from './ChartDocument';
import { gapRange, gapText, outcomeSide, outcomeSign, outcomeText } from './figures';
import { insideSentence, shortened } from './headlineText';
import type { Words } from './Words';

/** The finding of a breakdown: where a gap is widest. */
export function widestText(
  { widest, labels }: Breakdown,
  view: ReportView,
  { t, f }: Words,
): string {
  const by = labels.map((label) => insideSentence(label, view.language)).join(' × ');
  if (view.onlyPublished) return t('segments.neutral', { by });
  if (!widest) return t('segments.none', { by });
  const item = view.items.find(({ key }) => key === widest.item)?.label ?? widest.item;
  return t(widest.gap > 0 ? 'segments.widest_over' : 'segments.widest_under', {
    segment: widest.labels.map((label) => label ?? t('segments.not_answered')).join(' · '),
    item: shortened(insideSentence(item, view.language)),
    size: f.size(widest.gap),
  });
}

/** A breakdown as lines of a drawn dumbbell chart, one an item and segment. */
export function drawnSegments(
  view: ReportView,
  { charts }: Breakdown,
  minimumBase: number,
  words: Words,
): DrawnRow[] {
  const { t } = words;
  return charts.flatMap(({ item, rows }) => {
    const label = view.items.find(({ key }) => key === item)?.label ?? item;
    return rows.map(({ labels, row }): DrawnRow => {
      const isHidden = row.manager?.base === null || row.consumer?.base === null;
      const sign = outcomeSign(row.outcome);
      return {
        key: row.id,
        label,
        about: labels.map((part) => part ?? t('segments.not_answered')).join(' · '),
        sides: row,
        gap: gapText(row.unit, row.gap?.value ?? null, words),
        range: isHidden
          ? t('side.under', { minimum: minimumBase })
          : gapRange(row.unit, row.gap, words),
        verdict: `${sign} ${outcomeText(row, words)}`.trim(),
        side: outcomeSide(row.outcome),
      };
    });
  });
}
