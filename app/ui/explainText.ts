import type { CrossPart } from '../gap/crossTable';
import type { CrossLine, CrossView } from '../gap/crossView';
import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { ReportMessage } from '../messages/report';
import type { Audience } from '../study/document';
import { estimateText, gapText } from './figures';
import type { Words } from './Words';

/** One part of how a figure comes about: what it is called, and what is said of it. */
export interface ExplainedPart {
  name: string;
  text: string;
}

const SIDES = ['manager', 'consumer'] as const;
/** Those parts that say something. */
export function partsOf(
  parts: readonly [ReportMessage, readonly (string | null | false)[]][],
  { t }: Words,
): ExplainedPart[] {
  return parts
    .map(([name, texts]) => ({ name: t(name), text: texts.filter(Boolean).join(' ') }))
    .filter(({ text }) => text !== '');
}

/** How many of a side are counted, in words. */
export const COUNTED = { manager: 'planning.managers', consumer: 'planning.consumers' } as const;

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

/** How the places of an option come about; tables turn gaps of mean ranks round to displacements. */
export function explainOrder(
  view: Parameters<typeof explainRow>[0],
  rank: RowView,
  minimumBase: number,
  words: Words,
): ExplainedPart[] {
  const { t } = words;
  return explainRow(view, rank, minimumBase, words).map((part) => {
    if (part.name === t('explain.gap'))
      return { ...part, text: `${part.text} ${t('explain.turned')}` };
    if (part.name === t('explain.figure'))
      return { ...part, text: `${part.text} ${t('explain.figure_rank_position')}` };
    return part;
  });
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
    row.comparedWith === 'total' ? t('explain.against_total') : null,
    ...weights,
  ];
}

/** By which method a side's figure is estimated. */
export function methodOf({
  measure,
  option = null,
}: Pick<RowView, 'measure'> & Partial<Pick<RowView, 'option'>>) {
  if (option === 'difference' && (measure === 'nps' || measure === 'median')) return 'difference';
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
  // What illustrates is tested for nothing, which the verdict says.
  const isUntested = row.measure === 'rank_position' || row.outcome === 'illustration';
  if (gap?.value == null || isUntested) return [];
  if (gap.p === null) return [t('explain.no_p')];
  return [
    methodOf(row) === 'share' ? t('explain.p_shares') : null,
    t(`explain.p_${adjust}`, { p: f.p(gap.p), adjusted: f.p(gap.pAdjusted) }),
  ];
}

/** How tables were asked for. */
interface TableSettings {
  confidence: number;
  adjust: 'holm' | 'bh' | 'none';
  /** The sides that are weighted to the wave's margins. */
  raked: readonly Audience[];
  minimumBase: number;
}

/** How a figure of a cross table comes about, and what its letters say. */
export function explainCell(
  view: Pick<CrossView, 'columns'>,
  line: CrossLine,
  { part, place }: { part: CrossPart; place: number },
  { confidence, adjust, raked, minimumBase }: TableSettings,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const level = f.level(confidence);
  const figure = line.parts[part]?.[place];
  if (!figure) return [];
  const counted = (part === 'gap' ? SIDES : [part]).flatMap((side) => {
    const base = line.parts[side]?.[place]?.base ?? null;
    return base === null ? [] : [t(COUNTED[side], { count: base, shown: f.count(base) })];
  });
  const who = [
    counted.length > 0 ? t('explain.bases', { sides: f.list(counted) }) : null,
    figure.hidden ? t('explain.bases_withheld', { minimum: minimumBase }) : null,
    ...SIDES.filter((side) => (part === 'gap' || part === side) && raked.includes(side)).map(
      (side) => t('explain.raked', { side: t(`side.${side}`) }),
    ),
  ];
  const sides = SIDES.map((side) =>
    estimateText(line.unit, line.parts[side]?.[place]?.value ?? null, words),
  );
  const [manager = '', consumer = ''] = sides;
  const gap = gapText(line.unit, figure.value, words);
  const above = figure.above.flatMap((at) => view.columns[at - 1]?.label ?? []);
  const compared = [
    t('methods.letters'),
    t('tables.sure', { level, adjust }),
    above.length > 0
      ? t('explain.above', { columns: f.list(above) })
      : t(line.illustrates ? 'explain.above_illustration' : 'explain.above_none'),
  ];
  const parts: [ReportMessage, (string | null)[]][] = [
    ['explain.who', who],
    ['explain.figure', [t(`explain.figure_${methodOf(line)}`, { level })]],
    part === 'gap' && figure.value !== null
      ? ['explain.gap', [t('explain.difference', { manager, consumer, gap })]]
      : ['explain.gap', []],
    ['explain.letters', place === 0 ? [t('explain.total')] : figure.hidden ? [] : compared],
  ];
  return partsOf(parts, words);
}
