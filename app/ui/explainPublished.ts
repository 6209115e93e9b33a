import type { BenchmarkLine } from '../gap/benchmarks';
import type { ChannelConsistency } from '../gap/channelConsistency';
import type { ShownFinding } from '../gap/findingMarks';
import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { comparedText } from './benchmarkText';
import { type ExplainedPart, explainRow, partsOf } from './explainText';
import { gapRange, gapText } from './figures';
import { differenceText, figureText, intervalText, publishedText } from './reproducedText';
import type { Words } from './Words';

/** How a comparison with a published figure comes about: the own figure, and what both are apart. */
export function explainBenchmark(
  view: Pick<ReportView, 'audiences' | 'confidence' | 'adjust'>,
  row: RowView,
  { comparison }: Pick<BenchmarkLine, 'comparison'>,
  minimumBase: number,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const compared = comparison && [
    t('explain.minus', {
      own: comparedText(row.unit, comparison, 'own', words),
      other: comparedText(row.unit, comparison, 'published', words),
      difference: gapText(row.unit, comparison.difference, words),
    }),
    gapRange(row.unit, comparison, words),
    t('benchmarks.caption', { level: f.level(view.confidence) }),
  ];
  return [
    ...explainRow(view, row, minimumBase, words),
    ...partsOf([['benchmarks.difference', compared ?? [t('benchmarks.result_none')]]], words),
  ];
}

/** The same of what is published of groups or drivers. */
export function explainFinding(finding: ShownFinding, words: Words): ExplainedPart[] {
  const { t } = words;
  const { own, low, high, unit, difference } = finding;
  const interval = low === null || high === null ? null : { low, high };
  return partsOf(
    [
      [
        'benchmarks.own',
        own === null
          ? [t('benchmarks.result_none')]
          : [figureText(own, unit, words), interval && intervalText({ interval, unit }, words)],
      ],
      [
        'benchmarks.difference',
        own === null || !difference
          ? []
          : [
              t('explain.minus', {
                own: figureText(own, unit, words),
                other: publishedText(finding, words),
                difference: differenceText({ difference: difference.value, unit }, words),
              }),
            ],
      ],
      ['explain.certainty', [t('benchmarks.finding_caption')]],
    ],
    words,
  );
}

/** How a test of whether channels are alike comes about. */
export function explainConsistency(
  test: NonNullable<ChannelConsistency['gap']>,
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const { df1, df2 } = test;
  return partsOf(
    [
      ['explain.figure', [t('consistency.about')]],
      [
        'explain.certainty',
        [
          df1 === null
            ? t('explain.no_p')
            : t('explain.f_test', { df1: f.count(df1), df2: f.count(df2), p: f.p(test.p) }),
        ],
      ],
    ],
    words,
  );
}
