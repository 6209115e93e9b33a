import type { BenchmarkLine } from './benchmarks';
import { csvOf } from './viewFiles';

const SIDES = ['manager', 'consumer'] as const;

/** The published figures that fit a report, a line each, with what they are compared with. */
export function benchmarksCsv(lines: readonly BenchmarkLine[]): string {
  return csvOf([
    [
      'row',
      'label',
      'source',
      'year',
      ...SIDES.flatMap((side) => [
        `published_${side}`,
        `published_${side}_base`,
        `published_${side}_approx`,
      ]),
      'compared',
      'own',
      'published',
      'difference',
      'difference_low',
      'difference_high',
      'result',
      ...SIDES.map((side) => `published_${side}_base_of`),
    ],
    ...lines.map(({ row, benchmark, comparison }) => [
      row,
      benchmark.label,
      benchmark.source,
      benchmark.year,
      ...SIDES.flatMap((side) => {
        const stated = benchmark[side];
        return [stated?.value, stated?.base, stated?.approx];
      }),
      comparison?.of,
      comparison?.own,
      comparison?.published,
      comparison?.difference,
      comparison?.low,
      comparison?.high,
      comparison?.result,
      ...SIDES.map((side) => {
        const stated = benchmark[side];
        return stated && stated.base !== null ? stated.baseOf : null;
      }),
    ]),
  ]);
}
