import type { GapFigures, GapRow } from './report';
import { csvOf } from './viewFiles';

type Cell = string | number | boolean | null;
type Column = [name: string, of: (row: GapRow) => Cell | undefined];

const SIDES = ['manager', 'consumer'] as const;
const SIDE = ['base', 'effective', 'estimate', 'low', 'high', 'mark'] as const;
const GAP = ['low', 'high', 'p'] as const;

const COLUMNS: readonly Column[] = [
  ['item', (row) => row.item],
  ['construct', (row) => row.construct],
  ['kind', (row) => row.kind],
  ['measure', (row) => row.measure],
  ['option', (row) => row.option],
  ['segment', (row) => row.segment?.map(({ item, code }) => `${item}=${code ?? ''}`).join('*')],
  ...SIDES.flatMap((side) =>
    SIDE.map((name): Column => [`${side}_${name}`, (row) => row[side]?.[name]]),
  ),
  ['gap', (row) => row.gap?.value],
  ...GAP.map((name): Column => [name === 'p' ? name : `gap_${name}`, (row) => row.gap?.[name]]),
  ['p_adjusted', (row) => row.gap?.pAdjusted],
  ['verdict', (row) => row.verdict],
  ['reason', (row) => row.reason],
  ['compared_with', (row) => row.comparedWith],
];

/** What has changed since an earlier wave; only where one was asked for. */
const CHANGES: readonly Column[] = [
  ['comparable', (row) => row.change?.comparable],
  ...[...SIDES, 'gap' as const].flatMap((contrast): Column[] => [
    [`${contrast}_change`, (row) => row.change?.[contrast]?.value],
    ...GAP.map(
      (name): Column => [`${contrast}_change_${name}`, (row) => row.change?.[contrast]?.[name]],
    ),
    [`${contrast}_change_p_adjusted`, (row) => row.change?.[contrast]?.pAdjusted],
    [`${contrast}_change_reason`, (row) => row.change?.[contrast]?.reason],
  ]),
];

const ILLUSTRATES: Column = ['illustrates', (row) => row.illustrates?.join('|')];

/** The rows of a report as CSV (RFC 4180): unrounded figures, an empty cell where there is none. */
export function gapsCsv({ rows, against }: GapFigures): string {
  const columns = [...COLUMNS, ...(against ? CHANGES : []), ILLUSTRATES];
  return csvOf([
    columns.map(([name]) => name),
    ...rows.map((row) => columns.map(([, of]) => written(of(row)))),
  ]);
}

function written(cell: Cell | undefined): string | number | null {
  return typeof cell === 'boolean' ? String(cell) : (cell ?? null);
}
