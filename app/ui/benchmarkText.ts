import type {
  Benchmark,
  BenchmarkComparison,
  BenchmarkLine,
  BenchmarkValue,
} from '../gap/benchmarks';
import type { ReportView } from '../gap/presentation';
import type { RowView, Unit } from '../gap/rowView';
import type { Audience } from '../study/document';
import { estimateText, gapText, publishedText } from './figures';
import { NONE } from './format';
import { placeOn, type StripUnit } from './strip';
import type { Words } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** A published figure on a strip. */
export interface StripMark {
  id: string;
  side: Audience;
  /** Where on its axis, from 0 to 1. */
  value: number;
  text: string;
}

/** What of a row's published figures can be marked on the axis of its unit. */
export function stripMarks(
  view: ReportView,
  row: RowView,
  words: Words,
  axis: StripUnit = 'share',
): StripMark[] {
  const place = placeOn(axis);
  return (view.benchmarks ?? []).flatMap(({ row: id, benchmark, comparison }) =>
    id !== row.id || comparison === null
      ? []
      : SIDES.flatMap((side) => {
          const stated = benchmark[side];
          return stated === null
            ? []
            : [
                {
                  id: `${benchmark.id} ${side}`,
                  side,
                  value: place(stated.value),
                  text: `${words.t(`side.${side}_inline`)} ${publishedText(row.unit, stated, words)}`,
                },
              ];
        }),
  );
}

/** What the marks on the strips are, and where they were published; null where there are none. */
export function marksNote(view: ReportView, rows: readonly RowView[], words: Words): string | null {
  const marked = (view.benchmarks ?? []).filter(({ row: id, comparison }) =>
    rows.some((row) => row.id === id && comparison !== null),
  );
  if (marked.length === 0) return null;
  const sources = marked.map(({ benchmark }) => citationText(benchmark, words));
  return words.t('benchmarks.chart_note', { sources: [...new Set(sources)].join('; ') });
}

/** Where a figure was published. */
export function citationText({ source, year }: Benchmark, { t }: Words): string {
  return year === null ? source : t('benchmarks.with_year', { source, year: String(year) });
}

/** What all the comparisons come to. */
export function benchmarksFinding(
  lines: readonly { comparison: Pick<BenchmarkComparison, 'result'> | null }[],
  { t }: Words,
): string {
  if (lines.length === 0) return t('benchmarks.none_fit');
  const judged = lines.flatMap(({ comparison }) => comparison?.result ?? []);
  if (judged.length === 0) return t('benchmarks.beside', { count: lines.length });
  const inside = judged.filter((result) => result === 'inside').length;
  return t('benchmarks.inside_of', { inside, all: judged.length });
}

/** What is published of each side. */
export function statedTexts(unit: Unit, benchmark: Benchmark, words: Words): string[] {
  return SIDES.flatMap((side) => {
    const stated = benchmark[side];
    if (!stated) return [];
    const figure = `${words.t(`side.${side}_inline`)} ${publishedText(unit, stated, words)}`;
    return `${figure} (${baseText(stated, words)})`;
  });
}

function baseText({ base, baseOf }: BenchmarkValue, { t, f }: Words): string {
  if (base === null) return t('benchmarks.no_base');
  return t(baseOf === 'both' ? 'benchmarks.base_both' : 'benchmarks.base', {
    count: f.count(base),
  });
}

/** A compared figure, published or own, in its unit. */
export function comparedText(
  unit: Unit,
  comparison: BenchmarkComparison | null,
  which: 'own' | 'published',
  words: Words,
): string {
  if (!comparison) return NONE;
  const figure = comparison[which];
  return comparison.of === 'gap' ? gapText(unit, figure, words) : estimateText(unit, figure, words);
}

/** What a comparison comes to, in words. */
export function resultText({ comparison, benchmark }: BenchmarkLine, { t }: Words): string {
  if (!comparison) return t('benchmarks.result_none');
  const { result, isExact, low } = comparison;
  if (result === 'inside')
    return t(isExact ? 'benchmarks.result_inside' : 'benchmarks.result_inside_both');
  if (result !== null)
    return t(isExact ? `benchmarks.result_${result}` : `benchmarks.result_${result}_both`);
  const isBound = low !== null && SIDES.some((side) => benchmark[side]?.approx);
  return t(isBound ? 'benchmarks.result_bound' : 'benchmarks.result_open');
}
