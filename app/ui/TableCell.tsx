import { memo } from 'react';
import type { RowView } from '../gap/rowView';
import type { Audience } from '../study/document';
import {
  estimateRange,
  estimateText,
  gapRange,
  gapText,
  outcomeSide,
  publishedSides,
  publishedText,
} from './figures';
import { NONE } from './format';
import { Outcome } from './Outcome';
import { SideCell } from './SideCell';
import { StateLink } from './StateLink';
import type { Line } from './tableColumns';
import { type ColumnId, toggled } from './tableState';
import { useWords } from './Words';

interface Props {
  line: Line;
  minimumBase: number;
}

/** A cell of the table of figures; it is drawn anew only where its figures are others. */
export const FigureCell = memo(function FigureCell(
  props: Props & { column: Exclude<ColumnId, 'item'> },
) {
  const { column, line } = props;
  const { row } = line;
  const words = useWords();
  const { f } = words;
  switch (column) {
    case 'construct':
      return <td>{line.construct || NONE}</td>;
    case 'measure':
      return <td>{line.measure}</td>;
    case 'managers':
    case 'consumers':
      return <OwnSideCell {...props} side={sideOf(column)} />;
    case 'managers_interval':
    case 'consumers_interval':
      return (
        <td className="figure quiet">{estimateRange(row.unit, row[sideOf(column)], words)}</td>
      );
    case 'managers_base':
    case 'consumers_base':
      return <BaseCell {...props} side={sideOf(column)} />;
    case 'managers_effective':
    case 'consumers_effective':
      return <td className="figure quiet">{f.count(row[sideOf(column)]?.effective ?? null)}</td>;
    case 'gap':
      return <GapCell row={row} />;
    case 'interval':
      return <td className="figure quiet">{gapRange(row.unit, row.gap, words)}</td>;
    case 'p':
      return <td className="figure quiet">{f.p(row.gap?.p ?? null)}</td>;
    case 'p_adjusted':
      return <td className="figure quiet">{f.p(row.gap?.pAdjusted ?? null)}</td>;
    case 'verdict':
      return (
        <td className="verdict">
          <Outcome row={row} />
        </td>
      );
    case 'published':
      return <PublishedCell row={row} />;
  }
});

function sideOf(column: ColumnId): Audience {
  return column.startsWith('managers') ? 'manager' : 'consumer';
}

/** What a row is about; it opens and closes the row. */
export function ItemCell(props: {
  line: Line;
  language: string;
  direction: 'ltr' | 'rtl';
  isOpen: boolean;
  hasMeasureColumn: boolean;
  search: URLSearchParams;
}) {
  const { line, language, direction, isOpen, hasMeasureColumn, search } = props;
  const { row, item, measure } = line;
  return (
    <th scope="row" className="item" lang={language} dir={direction}>
      <StateLink
        search={toggled(search, row.id)}
        anchor={`row-${row.id}`}
        aria-expanded={isOpen}
        className="item__link"
      >
        {item.label}
      </StateLink>
      {!hasMeasureColumn && <span className="item__measure">{measure}</span>}
    </th>
  );
}

function OwnSideCell({ line: { row }, side }: Props & { side: Audience }) {
  const words = useWords();
  const figure = row[side];
  const isWithheld = figure !== null && figure.base === null;
  return (
    <SideCell
      className="figure"
      text={estimateText(row.unit, figure?.estimate ?? null, words)}
      hidden={isWithheld ? words.t('side.withheld') : null}
      mark={figure?.mark ?? null}
      isMadeUp={row.illustrated.includes(side)}
    />
  );
}

function BaseCell({ line: { row }, side, minimumBase }: Props & { side: Audience }) {
  const { t, f } = useWords();
  const figure = row[side];
  return (
    <td className="figure quiet">
      {figure && figure.base === null
        ? t('side.under', { minimum: minimumBase })
        : f.count(figure?.base ?? null)}
    </td>
  );
}

function GapCell({ row }: { row: RowView }) {
  const words = useWords();
  return (
    <td className="figure">
      <span className={`gap gap--${outcomeSide(row.outcome) ?? 'none'}`}>
        {gapText(row.unit, row.gap?.value ?? null, words)}
      </span>
    </td>
  );
}

function PublishedCell({ row }: { row: RowView }) {
  const words = useWords();
  const { published } = row;
  if (!published) return <td className="quiet">{NONE}</td>;
  const { gap, manager, consumer } = published;
  const single = manager ?? consumer;
  if (gap === null && single)
    return (
      <td className="published">
        {publishedText(row.unit, single, words)}
        <span className="quiet">
          {words.t(manager ? 'side.manager_inline' : 'side.consumer_inline')}
        </span>
      </td>
    );
  return (
    <td className="published">
      {publishedSides(row.unit, published, words)}
      <span className="quiet">{gapText(row.unit, gap, words)}</span>
    </td>
  );
}
