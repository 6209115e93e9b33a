import type { CrossFigure, CrossPart } from '../gap/crossTable';
import type { CrossLine, CrossView } from '../gap/crossView';
import { estimateText, gapText, measureText } from './figures';
import { SideSign } from './Marker';
import { MarkSign } from './MarkSign';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const PARTS = ['manager', 'consumer', 'gap'] as const;

/** Labels that are wider than what stands under them. */
const LONG = 24;

/** Figures by segment with the letters of the columns that they are higher than. */
export function CrossTable({ view, minimumBase }: { view: CrossView; minimumBase: number }) {
  const { t } = useWords();
  return (
    <TableFrame
      className="figures figures--numbers cross"
      caption={t('tables.caption', { by: view.by.label })}
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
        <Line
          key={`${line.item} ${line.measure} ${line.option}`}
          line={line}
          view={view}
          minimumBase={minimumBase}
        />
      ))}
    </TableFrame>
  );
}

function Line(props: { line: CrossLine; view: CrossView; minimumBase: number }) {
  const { line, view, minimumBase } = props;
  const words = useWords();
  const { t } = words;
  const shown = PARTS.filter((part) => line.parts[part] !== null);
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
              <Cell figure={figure} part={part} line={line} view={view} minimumBase={minimumBase} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
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
