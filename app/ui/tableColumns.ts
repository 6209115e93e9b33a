import {
  type ColumnDef,
  columnFilteringFeature,
  columnVisibilityFeature,
  createFilteredRowModel,
  createSortedRowModel,
  rowSortingFeature,
  type SortFn,
  tableFeatures,
} from '@tanstack/react-table';
import type { ItemView, ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import { measureText, outcomeText } from './figures';
import { COLUMNS, type ColumnId, type Sort } from './tableState';
import type { Words } from './Words';

/** One line of the table: a row with the texts that it is sorted and filtered by. */
export interface Line {
  row: RowView;
  item: ItemView;
  construct: string;
  measure: string;
  outcome: string;
}

/** The lines of a report's table. @param all every row, not only the main ones */
export function linesOf(view: ReportView, all: boolean, words: Words): Line[] {
  const items = new Map(view.items.map((item) => [item.key, item]));
  const constructs = new Map(view.constructs.map(({ key, label }) => [key, label]));
  return view.rows.flatMap((row) => {
    const item = items.get(row.item);
    if (!item || !(all || row.isMain)) return [];
    return {
      row,
      item,
      construct: constructs.get(row.construct ?? '') ?? '',
      measure: measureText(row, item, words),
      outcome: outcomeText(row, words),
    };
  });
}

export const features = tableFeatures({
  rowSortingFeature,
  columnFilteringFeature,
  columnVisibilityFeature,
  sortedRowModel: createSortedRowModel(),
  filteredRowModel: createFilteredRowModel(),
});
export type Features = typeof features;

/** What a column is sorted by; undefined where there is no figure. */
const VALUES: Record<ColumnId, (line: Line) => string | number | null | undefined> = {
  item: ({ item }) => item.label,
  construct: ({ construct }) => construct,
  measure: ({ measure }) => measure,
  managers: ({ row }) => row.manager?.estimate,
  managers_interval: ({ row }) => row.manager?.low,
  managers_base: ({ row }) => row.manager?.base,
  managers_effective: ({ row }) => row.manager?.effective,
  consumers: ({ row }) => row.consumer?.estimate,
  consumers_interval: ({ row }) => row.consumer?.low,
  consumers_base: ({ row }) => row.consumer?.base,
  consumers_effective: ({ row }) => row.consumer?.effective,
  gap: ({ row }) => row.gap?.value,
  interval: ({ row }) => row.gap?.low,
  p: ({ row }) => row.gap?.p,
  p_adjusted: ({ row }) => row.gap?.pAdjusted,
  verdict: ({ outcome }) => outcome,
  published: ({ row }) =>
    row.published?.gap ?? (row.published?.manager ?? row.published?.consumer)?.value,
};

/** Columns whose figures have the unit of their row. */
const IN_UNITS: readonly ColumnId[] = [
  'managers',
  'managers_interval',
  'consumers',
  'consumers_interval',
  'gap',
  'interval',
  'published',
];
/** Sorted first where figures have units, so that points are never ranked among minutes. */
const UNIT = 'unit';
const UNITS = ['share', 'net', 'value', 'place'];

/** The columns of the table in a language; what the cells show is drawn elsewhere. */
export function tableColumns(locale: string): ColumnDef<Features, Line>[] {
  const collator = new Intl.Collator(locale, { numeric: true });
  const compare: SortFn<Features, Line> = (a, b, id) => {
    const [one, other] = [a.getValue<unknown>(id), b.getValue<unknown>(id)];
    return typeof one === 'number' && typeof other === 'number'
      ? one - other
      : collator.compare(String(one), String(other));
  };
  const columns = COLUMNS.map(
    (id): ColumnDef<Features, Line> => ({
      id,
      accessorFn: (line) => VALUES[id](line) ?? undefined,
      sortFn: compare,
      sortUndefined: 'last',
      filterFn: (row, _, wanted) =>
        wanted === (id === 'construct' ? row.original.row.construct : row.original.row.outcome),
      enableHiding: id !== 'item',
    }),
  );
  const unit: ColumnDef<Features, Line> = {
    id: UNIT,
    accessorFn: ({ row }) => UNITS.indexOf(row.unit),
    sortFn: compare,
  };
  return [...columns, unit];
}

/** @example sortingState({ column: 'gap', descending: true }) // by unit, then by gap */
export function sortingState({ column, descending }: Sort) {
  const own = { id: column, desc: descending };
  return IN_UNITS.includes(column) ? [{ id: UNIT, desc: false }, own] : [own];
}

/** Which columns are shown; the unit never is. */
export function visibility(columns: readonly ColumnId[]): Record<string, boolean> {
  return {
    [UNIT]: false,
    ...Object.fromEntries(COLUMNS.map((id) => [id, columns.includes(id)])),
  };
}
