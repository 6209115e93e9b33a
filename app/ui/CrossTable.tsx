import type { CrossFigure, CrossPart } from '../gap/crossTable';
import type { CrossLine, CrossView } from '../gap/crossView';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainCell } from './explainText';
import { estimateText, gapText, measureText } from './figures';
import { SideSign } from './Marker';
import { MarkSign } from './MarkSign';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const PARTS = ['manager', 'consumer', 'gap'] as const;

/** Labels that are wider than what stands under them. */
const LONG = 24;

const ANCHOR = 'table';

interface Props {
  view: CrossView;
  asked: Pick<Parameters<typeof explainCell>[3], 'confidence' | 'adjust' | 'raked'>;
  minimumBase: number;
}

/** Figures by segment with the letters of the columns that they are higher than. */
export function CrossTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

interface Explains {
  /** The figure that was asked how it comes about. */
  explains: string | null;
}

function Table(props: Props & Explains) {
  const { view } = props;
  const { t } = useWords();
  return (
    <TableFrame
      id={ANCHOR}
      className="figures figures--numbers cross"
      caption={t('tables.caption', { by: view.by.label })}
      asks
      head={
        <>
          <th scope="col">{t('tables.question')}</th>
          <th scope="col">{t('tables.side')}</th>
          <th scope="col">{t('tables.total')}</th>
          {view.columns.map(({ label, letter }) => (
            <th
              key={letter}
              scope="col"
              className={label.length > LONG ? 'cross__long' : undefined}
            >
              <bdi lang={view.language}>{label}</bdi> <b className="letter">{letter}</b>
            </th>
          ))}
        </>
      }
    >
      {view.lines.map((line) => (
        <Line key={`${line.item} ${line.measure} ${line.option}`} line={line} {...props} />
      ))}
    </TableFrame>
  );
}

function Line(props: Props & Explains & { line: CrossLine }) {
  const { line, view, minimumBase, asked, explains } = props;
  const words = useWords();
  const { t } = words;
  const shown = PARTS.filter((part) => line.parts[part] !== null);
  const explained = shown
    .flatMap((part) => (line.parts[part] ?? []).map((_, place) => ({ part, place })))
    .find(({ part, place }) => idOf(line, part, place) === explains);
  const nameOf = ({ part, place }: { part: CrossPart; place: number }) =>
    [
      line.label,
      t(part === 'gap' ? 'tables.gap' : `side.${part}`),
      place === 0 ? t('tables.total') : view.columns[place - 1]?.label,
    ].join(' · ');
  return (
    <tbody>
      {shown.map((part, at) => (
        <tr key={part} className={`cross__${part}`}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={shown.length}>
              <span lang={view.language}>{line.label}</span>
              <span className="quiet cross__measure">
                {measureText(
                  line,
                  view.items.find(({ key }) => key === line.item),
                  words,
                )}
                {line.illustrates && (
                  <>
                    {' '}
                    <span className="tag">{t('side.illustration')}</span>
                  </>
                )}
              </span>
            </th>
          )}
          <th scope="row" className="cross__side">
            {part === 'gap' ? (
              t('tables.gap')
            ) : (
              <>
                <SideSign side={part} /> {t(`side.${part}`)}
              </>
            )}
          </th>
          {(line.parts[part] ?? []).map((figure, place) => (
            <td key={place === 0 ? 'total' : view.columns[place - 1]?.letter}>
              <Ask id={idOf(line, part, place)} asked={explains}>
                <Cell
                  figure={figure}
                  part={part}
                  line={line}
                  view={view}
                  minimumBase={minimumBase}
                />
              </Ask>
            </td>
          ))}
        </tr>
      ))}
      {explained && (
        <ExplainedRow
          columns={view.columns.length + 3}
          title={t('explain.title', { measure: nameOf(explained) })}
          parts={explainCell(view, line, explained, { ...asked, minimumBase }, words)}
        />
      )}
    </tbody>
  );
}

/** A figure as an address names it. */
function idOf({ item, measure, option }: CrossLine, part: CrossPart, place: number): string {
  return [item, measure, option ?? '', part, place].join('.');
}

function Cell(props: {
  figure: CrossFigure;
  part: CrossPart;
  line: CrossLine;
  view: CrossView;
  minimumBase: number;
}) {
  const { figure, part, line, view, minimumBase } = props;
  const words = useWords();
  const { t, f } = words;
  if (figure.hidden)
    return (
      <span className="quiet">
        {figure.hidden === 'withheld' && part !== 'gap'
          ? t('side.under', { minimum: minimumBase })
          : t('side.withheld')}
      </span>
    );
  const above = figure.above.flatMap((place) => view.columns[place - 1] ?? []);
  const value =
    part === 'gap'
      ? gapText(line.unit, figure.value, words)
      : estimateText(line.unit, figure.value, words);
  return (
    <>
      <span className="cross__value">
        {value}
        <MarkSign mark={figure.mark} />
        {above.length > 0 && (
          <>
            {' '}
            <b className="letter" aria-hidden="true">
              {above.map(({ letter }) => letter).join(' ')}
            </b>
            <span className="hidden-text">
              {t('tables.above', { columns: f.list(above.map(({ label }) => label)) })}
            </span>
          </>
        )}
      </span>
      {part !== 'gap' && <span className="quiet cross__base">{f.count(figure.base)}</span>}
    </>
  );
}
