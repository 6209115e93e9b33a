import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { ReportMessage } from '../messages/report';
import { estimateText, gapText } from './figures';
import type { Words } from './Words';

/** One part of how a figure comes about: what it is called, and what is said of it. */
export interface ExplainedPart {
  name: string;
  text: string;
}

const SIDES = ['manager', 'consumer'] as const;
const COUNTED = { manager: 'planning.managers', consumer: 'planning.consumers' } as const;

/**
 * How a row of the report comes about: who is counted, each side's figure, the gap, how sure it is, and
 * what the verdict says, each with the source of its method.
 */
export function explainRow(
  view: Pick<ReportView, 'audiences' | 'confidence' | 'adjust'>,
  row: RowView,
  minimumBase: number,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const level = f.level(view.confidence);
  const part = (name: ReportMessage, texts: readonly (string | null)[]): ExplainedPart => ({
    name: t(name),
    text: texts.filter((text) => text !== null).join(' '),
  });
  return [
    part('explain.who', whoText(view, row, minimumBase, words)),
    part('explain.figure', [t(`explain.figure_${methodOf(row)}`, { level })]),
    part('explain.gap', gapTexts(view, row, words)),
    part('explain.certainty', sureTexts(view, row, words)),
    part('explain.verdict', [t(`explain.verdict_${row.outcome}`, { level, minimum: minimumBase })]),
  ].filter(({ text }) => text !== '');
}

function whoText(
  { audiences }: Pick<ReportView, 'audiences'>,
  row: RowView,
  minimumBase: number,
  { t, f }: Words,
): (string | null)[] {
  const asked = SIDES.filter((side) => row[side] !== null);
  const counted = asked.flatMap((side) => {
    const base = row[side]?.base ?? null;
    return base === null ? [] : [t(COUNTED[side], { count: base, shown: f.count(base) })];
  });
  const isWithheld = counted.length < asked.length;
  const weights = asked.flatMap((side) => {
    const { weights: kind } = audiences[side];
    const { base = null, effective = null } = row[side] ?? {};
    if (kind === 'equal' || base === null) return [];
    return [
      t(`explain.${kind}`, { side: t(`side.${side}`) }),
      effective === null
        ? null
        : t('explain.effective', {
            side: t(`side.${side}_inline`),
            count: effective,
            shown: f.count(effective),
          }),
    ];
  });
  return [
    counted.length > 0 ? t('explain.bases', { sides: f.list(counted) }) : null,
    isWithheld ? t('explain.bases_withheld', { minimum: minimumBase }) : null,
    ...weights,
  ];
}

/** By which method a side's figure is estimated. */
function methodOf({ measure }: RowView) {
  switch (measure) {
    case 'favourable':
    case 'share':
    case 'at_most':
    case 'first_choice':
      return 'share';
    default:
      return measure;
  }
}

function gapTexts(
  { audiences }: Pick<ReportView, 'audiences'>,
  row: RowView,
  words: Words,
): (string | null)[] {
  const { t } = words;
  const { gap, manager, consumer, unit } = row;
  if (gap?.value == null) return [t('explain.gap_none')];
  const side = (figure: RowView['manager']) => estimateText(unit, figure?.estimate ?? null, words);
  const isWeighted = SIDES.some((one) => audiences[one].weights !== 'equal');
  const method = methodOf(row);
  const interval =
    method === 'rank_position'
      ? 'place'
      : method === 'mean' || method === 'nps' || method === 'mean_rank'
        ? 'welch'
        : method === 'share' && !isWeighted
          ? 'newcombe'
          : 'mover';
  return [
    t('explain.difference', {
      manager: side(manager),
      consumer: side(consumer),
      gap: gapText(unit, gap.value, words),
    }),
    t(`explain.gap_${interval}`),
  ];
}

function sureTexts(
  { adjust }: Pick<ReportView, 'adjust'>,
  row: RowView,
  { t, f }: Words,
): (string | null)[] {
  const { gap } = row;
  if (gap?.value == null || row.measure === 'rank_position') return [];
  if (gap.p === null) return [t('explain.no_p')];
  return [
    methodOf(row) === 'share' ? t('explain.p_shares') : null,
    t(`explain.p_${adjust}`, { p: f.p(gap.p), adjusted: f.p(gap.pAdjusted) }),
  ];
}
