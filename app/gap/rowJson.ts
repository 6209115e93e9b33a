import type { GapFigure, GapRow, SideFigure } from './figures';

/**
 * Rows of a report as JSON, separated by commas: what `JSON.stringify` gives, in half its time. A
 * report has thousands of rows of the same few names, and the rows of a segment share it.
 *
 * @example
 * const side = { base: 70, effective: 70, estimate: 0.8, low: 0.69, high: 0.88, mark: null };
 * const row = {
 *   item: 'human_access', construct: null, kind: 'scale' as const, measure: 'favourable' as const,
 *   option: null, segment: null, manager: side, consumer: null, gap: null, verdict: null,
 *   reason: 'one_sided' as const,
 * };
 * rowsJson([row]) === JSON.stringify(row) // true
 */
export function rowsJson(rows: readonly GapRow[]): string {
  const known = new Map<unknown, string>();
  const text = (value: string | number | object | null): string => {
    let written = known.get(value);
    if (written === undefined) {
      written = JSON.stringify(value);
      known.set(value, written);
    }
    return written;
  };
  const side = (figure: SideFigure | null) => {
    if (!figure) return 'null';
    const { base, effective, estimate, low, high, mark } = figure;
    return `{"base":${base},"effective":${effective},"estimate":${estimate},"low":${low},"high":${high},"mark":${text(mark)}}`;
  };
  let all = '';
  for (const row of rows) {
    if (all !== '') all += ',';
    // What few rows have.
    if (row.change || row.illustrates) {
      all += JSON.stringify(row);
      continue;
    }
    const against = row.comparedWith ? `"comparedWith":${text(row.comparedWith)},` : '';
    all += `{"item":${text(row.item)},"construct":${text(row.construct)},"kind":${text(row.kind)},"measure":${text(row.measure)},"option":${text(row.option)},"segment":${text(row.segment)},${against}"manager":${side(row.manager)},"consumer":${side(row.consumer)},"gap":${gapJson(row.gap)},"verdict":${text(row.verdict)},"reason":${text(row.reason)}}`;
  }
  return all;
}

/** Numbers of a report are finite or null, which a template writes as JSON does. */
function gapJson(figure: GapFigure | null): string {
  if (!figure) return 'null';
  const { value, low, high, p, pAdjusted } = figure;
  return `{"value":${value},"low":${low},"high":${high},"p":${p},"pAdjusted":${pAdjusted}}`;
}
