import { useSearchParams } from '@remix-run/react';
import { useTable } from '@tanstack/react-table';
import { Fragment, useMemo } from 'react';
import type { ReportView } from '../gap/presentation';
import { Opened } from './Opened';
import { StateLink } from './StateLink';
import { FigureCell, ItemCell } from './TableCell';
import { TableFrame } from './TableFrame';
import {
  features,
  type Line,
  linesOf,
  sortingState,
  tableColumns,
  visibility,
} from './tableColumns';
import { COLUMNS, type ColumnId, changed, type Sort, sortedBy, tableChoice } from './tableState';
import { useWords } from './Words';

export const TABLE_ANCHOR = 'figures';

/** The figures as a table; sorting, filters, columns and opened rows live in the address. */
export function GapTable({ view, minimumBase }: { view: ReportView; minimumBase: number }) {
  const words = useWords();
  const { t, f } = words;
  const [search] = useSearchParams();
  const choice = tableChoice(search);
  const lines = useMemo(() => linesOf(view, choice.all, words), [view, choice.all, words]);
  const columns = useMemo(() => tableColumns(f.locale), [f.locale]);
  const { construct, outcome } = choice;
  const table = useTable({
    features,
    columns,
    data: lines,
    getRowId: (line: Line) => line.row.id,
    state: {
      sorting: sortingState(choice.sort),
      columnFilters: [
        ...(construct === null ? [] : [{ id: 'construct', value: construct }]),
        ...(outcome === null ? [] : [{ id: 'verdict', value: outcome }]),
      ],
      columnVisibility: visibility(shownColumns(choice.columns, view)),
    },
  });
  const shown = table.getVisibleLeafColumns();
  const { rows } = table.getRowModel();
  return (
    <TableFrame
      className="figures"
      caption={t('table.caption', { count: rows.length })}
      head={shown.map(({ id }) => (
        <Heading key={id} id={columnId(id)} sort={choice.sort} search={search} />
      ))}
      after={
        rows.length === 0 && (
          <p className="nothing">
            {t('table.none')}{' '}
            <StateLink
              search={changed(search, { construct: [], verdict: [] })}
              anchor={TABLE_ANCHOR}
            >
              {t('table.reset')}
            </StateLink>
          </p>
        )
      }
    >
      <tbody>
        {rows.map(({ id, original }) => {
          const isOpen = choice.open.includes(id);
          return (
            <Fragment key={id}>
              <tr id={`row-${id}`} className={isOpen ? 'is-open' : undefined}>
                {shown.map((column) => {
                  const shownId = columnId(column.id);
                  return shownId === 'item' ? (
                    <ItemCell
                      key={shownId}
                      line={original}
                      language={view.language}
                      direction={view.direction}
                      isOpen={isOpen}
                      hasMeasureColumn={choice.columns.includes('measure')}
                      search={search}
                    />
                  ) : (
                    <FigureCell
                      key={shownId}
                      column={shownId}
                      line={original}
                      minimumBase={minimumBase}
                    />
                  );
                })}
              </tr>
              {isOpen && (
                <tr className="opened-row">
                  <td colSpan={shown.length}>
                    <Opened
                      view={view}
                      row={original.row}
                      item={original.item}
                      minimumBase={minimumBase}
                    />
                  </td>
                </tr>
              )}
            </Fragment>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** Published figures have a column only where there are any. */
function shownColumns(columns: readonly ColumnId[], view: ReportView): ColumnId[] {
  const hasPublished = view.rows.some(({ published }) => published !== null);
  return columns.filter((column) => column !== 'published' || hasPublished);
}

function columnId(id: string): ColumnId {
  return COLUMNS.find((column) => column === id) ?? 'item';
}

function Heading({ id, sort, search }: { id: ColumnId; sort: Sort; search: URLSearchParams }) {
  const { t } = useWords();
  const isSorted = sort.column === id;
  const order = isSorted ? (sort.descending ? 'descending' : 'ascending') : undefined;
  const isBase = id === 'managers_base' || id === 'consumers_base';
  return (
    <th scope="col" aria-sort={order} className={`column column--${id}`}>
      <StateLink search={sortedBy(search, id)} anchor={TABLE_ANCHOR}>
        {isBase ? (
          <>
            <span aria-hidden="true">{t(`column.${id}`)}</span>
            <span className="hidden-text">{t(`column.${id}_long`)}</span>
          </>
        ) : (
          t(`column.${id}`)
        )}
        <span className="arrow" aria-hidden="true">
          {isSorted ? (sort.descending ? '↓' : '↑') : '↕'}
        </span>
      </StateLink>
    </th>
  );
}
