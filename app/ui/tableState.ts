/** The columns that a reader can choose, in the order of the table. */
export const COLUMNS = [
  'item',
  'construct',
  'measure',
  'managers',
  'managers_interval',
  'managers_base',
  'managers_effective',
  'consumers',
  'consumers_interval',
  'consumers_base',
  'consumers_effective',
  'gap',
  'interval',
  'p',
  'p_adjusted',
  'verdict',
  'published',
] as const;
export type ColumnId = (typeof COLUMNS)[number];

const USUAL: readonly ColumnId[] = [
  'item',
  'managers',
  'managers_base',
  'consumers',
  'consumers_base',
  'gap',
  'interval',
  'p_adjusted',
  'verdict',
  'published',
];

/** Columns that are first sorted upwards: words from a, the surest p; others start highest. */
const UPWARDS: readonly ColumnId[] = ['item', 'construct', 'measure', 'verdict', 'p', 'p_adjusted'];

export interface Sort {
  column: ColumnId;
  descending: boolean;
}

/** What the reader chose to see of the table; it lives in the address. */
export interface TableChoice {
  sort: Sort;
  construct: string | null;
  outcome: string | null;
  /** Every row, not only the main ones. */
  all: boolean;
  columns: readonly ColumnId[];
  /** The ids of the opened rows. */
  open: readonly string[];
  /** Every chart of a breakdown. */
  allCharts: boolean;
}

/** The parameters of an address that change the table alone. */
export const TABLE_PARAMETERS = [
  'sort',
  'construct',
  'verdict',
  'rows',
  'columns',
  'open',
  'charts',
  'explain',
];

/** What reports are computed with unless the address says otherwise. */
const USUAL_SETTINGS = { confidence: '0.95', weighted: 'true', adjust: 'holm' };

const USUAL_SORT: Sort = { column: 'gap', descending: true };

/** What an address says of the table; what it does not know is as usual. */
export function tableChoice(search: URLSearchParams): TableChoice {
  const chosen = COLUMNS.filter(
    (column) => column === 'item' || search.getAll('columns').includes(column),
  );
  return {
    sort: sortOf(search.get('sort') ?? ''),
    construct: search.get('construct') || null,
    outcome: search.get('verdict') || null,
    all: search.get('rows') === 'all',
    columns: search.has('columns') ? chosen : USUAL,
    open: search.getAll('open'),
    allCharts: search.get('charts') === 'all',
  };
}

function sortOf(written: string): Sort {
  const descending = written.startsWith('-');
  const column = COLUMNS.find((id) => id === written.slice(descending ? 1 : 0));
  return column ? { column, descending } : USUAL_SORT;
}

/** The address after a click on a column's heading. */
export function sortedBy(search: URLSearchParams, column: ColumnId): URLSearchParams {
  const { sort } = tableChoice(search);
  const descending = sort.column === column ? !sort.descending : !UPWARDS.includes(column);
  return changed(search, { sort: [`${descending ? '-' : ''}${column}`] });
}

/** The address after a click on a row. */
export function toggled(search: URLSearchParams, rowId: string): URLSearchParams {
  const open = search.getAll('open');
  return changed(search, {
    open: open.includes(rowId) ? open.filter((id) => id !== rowId) : [...open, rowId],
  });
}

/** A copy of an address's parameters with some of them replaced; an empty one is left out. */
export function changed(
  search: URLSearchParams,
  values: Record<string, readonly string[]>,
): URLSearchParams {
  const copy = new URLSearchParams(search);
  for (const [name, all] of Object.entries(values)) {
    copy.delete(name);
    for (const value of all) if (value !== '') copy.append(name, value);
  }
  for (const [name, value] of Object.entries(USUAL_SETTINGS))
    if (copy.get(name) === value) copy.delete(name);
  const columns = copy.getAll('columns');
  const usual = USUAL.length === columns.length && USUAL.every((id) => columns.includes(id));
  if (usual) copy.delete('columns');
  return copy;
}

/** Whether a page that shows one address has all that the next one shows, so that nothing is fetched. */
export function showsAll(current: URL, next: URL): boolean {
  const [has, wants] = [current, next].map(({ searchParams }) => tableChoice(searchParams));
  const isMore =
    (wants?.all && !has?.all) ||
    (wants?.allCharts && !has?.allCharts) ||
    wants?.open.some((id) => !has?.open.includes(id));
  return !isMore && sameReport(current, next);
}

function sameReport(current: URL, next: URL): boolean {
  const report = (url: URL) => {
    const search = new URLSearchParams(url.search);
    for (const name of TABLE_PARAMETERS) search.delete(name);
    search.sort();
    return `${url.pathname}?${search}`;
  };
  return report(current) === report(next);
}
