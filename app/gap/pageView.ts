import type { ReportView } from './presentation';

/** What a reader has chosen to see of a report. */
export interface PageChoice {
  /** Every row, not only the main ones. */
  all: boolean;
  /** The ids of the rows that are opened. */
  open: readonly string[];
  /** Every chart of a breakdown, not only the first ones. */
  allCharts: boolean;
}

/** So many charts of a breakdown stand open at first. */
const CHARTS_AT_FIRST = 6;

/**
 * What a page needs of a report to show what was chosen: of an item that is not opened the main
 * figures alone, which on a large study is a tenth of it.
 * @example pageView(view, { all: false, open: [], allCharts: false }).groups // []
 */
export function pageView(view: ReportView, { all, open, allCharts }: PageChoice): ReportView {
  const opened = new Set(view.rows.flatMap(({ id, item }) => (open.includes(id) ? [item] : [])));
  const beside = new Set(view.benchmarks?.map(({ row }) => row));
  return {
    ...view,
    rows: view.rows.filter(
      ({ id, item, isMain }) => all || isMain || opened.has(item) || beside.has(id),
    ),
    groups: view.groups.filter(({ item }) => opened.has(item)),
    breakdowns: view.breakdowns.map((breakdown) => {
      const charts = allCharts ? breakdown.charts : breakdown.charts.slice(0, CHARTS_AT_FIRST);
      return { ...breakdown, charts, left: breakdown.charts.length - charts.length };
    }),
  };
}
