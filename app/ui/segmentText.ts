import type { Breakdown, SegmentChart } from '../gap/breakdown';
import type { ItemView, ReportView } from '../gap/presentation';
import type { DrawnPanel, DrawnRow } from './ChartDocument';
import {
  gapRange,
  gapText,
  measureText,
  outcomeSide,
  outcomeSign,
  outcomeText,
  sizeText,
} from './figures';
import { insideSentence, shortened } from './headlineText';
import { axisOf } from './strip';
import type { Words } from './Words';

/** The finding of a breakdown: where a gap is widest. */
export function widestText(breakdown: Breakdown, view: ReportView, words: Words): string {
  const { t, f } = words;
  const { widest } = breakdown;
  const by = namesOf(breakdown, view);
  if (view.onlyPublished) return t('segments.neutral', { by });
  if (!widest) return t('segments.none', { by });
  const { gap, measure } = widest;
  const item = view.items.find(({ key }) => key === widest.item);
  const named = {
    segment: widest.labels.map((label) => label ?? t('segments.not_answered')).join(' · '),
    item: shortened(insideSentence(item?.label ?? widest.item, view.language)),
  };
  if (measure === 'mean')
    return t(gap > 0 ? 'segments.clearest_higher' : 'segments.clearest_lower', {
      ...named,
      size: sizeText(item, gap, words),
    });
  return t(gap > 0 ? 'segments.widest_over' : 'segments.widest_under', {
    ...named,
    size: f.size(gap),
  });
}

/** The segment items of a breakdown, within a sentence. */
function namesOf({ labels }: Breakdown, { language }: ReportView): string {
  return labels.map((label) => insideSentence(label, language)).join(' × ');
}

/** What a breakdown's charts show, and how sure they are. */
export function segmentsAbout(breakdown: Breakdown, view: ReportView, { t, f }: Words): string {
  const isShares = breakdown.charts.every(({ unit }) => unit === 'share');
  return t('segments.about', {
    by: namesOf(breakdown, view),
    kind: isShares ? 'shares' : 'mixed',
    level: f.level(view.confidence),
    adjust: view.adjust,
  });
}

/** What a chart counts: the favourable answers, or which figure of the item. */
export function aboutText(
  { measure }: Pick<SegmentChart, 'measure'>,
  item: Pick<ItemView, 'favourable' | 'options' | 'unit'> | undefined,
  words: Words,
): string {
  return measure === 'favourable'
    ? (item?.favourable ?? words.t('measure.favourable'))
    : measureText({ measure, option: null, optionLabel: null }, item, words);
}

/** A breakdown as drawn charts, one for each unit that its figures have, a line an item and segment. */
export function drawnSegments(
  view: ReportView,
  { charts }: Breakdown,
  minimumBase: number,
  words: Words,
): DrawnPanel[] {
  const { t } = words;
  const panels = new Map<string, SegmentChart[]>();
  for (const chart of charts) {
    const counted = view.items.find(({ key }) => key === chart.item)?.unit ?? chart.item;
    const key = chart.unit === 'value' ? `value ${counted}` : chart.unit;
    panels.set(key, [...(panels.get(key) ?? []), chart]);
  }
  return [...panels].flatMap(([key, own]): DrawnPanel[] => {
    const [first] = own;
    if (!first) return [];
    const rows = own.flatMap((chart) => drawnChart(view, chart, minimumBase, words));
    const heading = t(first.unit === 'value' ? 'segments.gap' : 'chart.gap');
    return [{ key, rows, heading, unit: axisOf(first.unit, first.extent) }];
  });
}

function drawnChart(
  view: ReportView,
  chart: SegmentChart,
  minimumBase: number,
  words: Words,
): DrawnRow[] {
  const { t } = words;
  const item = view.items.find(({ key }) => key === chart.item);
  const label = item?.label ?? chart.item;
  return chart.rows.map(({ labels, row }): DrawnRow => {
    const isHidden = row.manager?.base === null || row.consumer?.base === null;
    const sign = outcomeSign(row.outcome);
    return {
      key: row.id,
      label: row.unit === 'share' ? label : `${label}: ${aboutText(chart, item, words)}`,
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
}
