import { csvCell } from '../study/csvCell';
import type { GapFigures, GapRow } from './report';

const SIDE = ['base', 'effective', 'estimate', 'low', 'high', 'mark'] as const;
const GAP = ['value', 'low', 'high', 'p', 'pAdjusted'] as const;

const COLUMNS = [
  'item',
  'construct',
  'kind',
  'measure',
  'option',
  'segment',
  ...SIDE.map((name) => `manager_${name}`),
  ...SIDE.map((name) => `consumer_${name}`),
  'gap',
  'gap_low',
  'gap_high',
  'p',
  'p_adjusted',
  'verdict',
  'reason',
];

/** The rows of a report as CSV (RFC 4180): unrounded figures, an empty cell where there is none. */
export function gapsCsv(figures: GapFigures): string {
  return [COLUMNS, ...figures.rows.map(cells)]
    .map((line) => `${line.map(csvCell).join(',')}\r\n`)
    .join('');
}

function cells(row: GapRow): (string | number | null)[] {
  return [
    row.item,
    row.construct,
    row.kind,
    row.measure,
    row.option,
    row.segment?.map(({ item, code }) => `${item}=${code ?? ''}`).join('*') ?? null,
    ...SIDE.map((name) => row.manager?.[name] ?? null),
    ...SIDE.map((name) => row.consumer?.[name] ?? null),
    ...GAP.map((name) => row.gap?.[name] ?? null),
    row.verdict,
    row.reason,
  ];
}
