import type { ReportView } from '../gap/presentation';
import type { RowView } from '../gap/rowView';
import type { SharesView } from '../gap/sharesView';
import type { Audience } from '../study/document';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainRow } from './explainText';
import { estimateRange, estimateText, gapRange, gapText, withheldText } from './figures';
import { Outcome } from './Outcome';
import { SideCell } from './SideCell';
import { figureText, lineText } from './sharesText';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

const ANCHOR = 'topic-figures';

interface Props {
  view: SharesView;
  about: 'topic.shares_about' | 'resolution.table_about';
  minimumBase: number;
  /** Who answered on each side, and with which weights. */
  audiences: ReportView['audiences'];
}

/** Every share of a part with both sides' places, and means and medians below. */
export function SharesTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table(props: Props & { explains: string | null }) {
  const { view, about, minimumBase, audiences, explains } = props;
  const words = useWords();
  const { t } = words;
  const hasPlaces = view.figures.length === 0;
  const rows = [...view.lines.map(({ row }) => row), ...view.figures];
  const asked = SIDES.filter((side) => rows.some((row) => row[side] !== null));
  // A side that was not asked has no columns, and the other one nothing to be compared with.
  const sides = asked.length > 0 ? asked : SIDES;
  const isCompared = sides.length > 1;
  return (
    <TableFrame
      id={ANCHOR}
      caption={t(about)}
      asks
      head={
        <>
          <th scope="col">{t('topic.answer')}</th>
          {sides.flatMap((side) => [
            <th key={`${side} share`} scope="col">
              {about === 'topic.shares_about'
                ? t('topic.share', { side: t(`side.${side}`) })
                : t(`side.${side}`)}
            </th>,
            <th key={`${side} range`} scope="col">
              {t('topic.interval')}
            </th>,
            hasPlaces && (
              <th key={`${side} place`} scope="col">
                {t('topic.place', { side: t(`side.${side}`) })}
              </th>
            ),
            <th key={`${side} base`} scope="col">
              {t('topic.base')}
            </th>,
          ])}
          {isCompared && (
            <>
              <th scope="col">{t('topic.gap')}</th>
              <th scope="col">{t('topic.interval')}</th>
              <th scope="col">{t('column.p_adjusted')}</th>
              <th scope="col">{t('column.verdict')}</th>
            </>
          )}
        </>
      }
    >
      <tbody>
        {view.lines.map((line) => (
          <Line
            key={line.row.id}
            row={line.row}
            sides={sides}
            label={lineText(line, view, words)}
            language={line.row.measure === 'at_most' ? undefined : view.language}
            place={hasPlaces ? line.place : null}
            minimumBase={minimumBase}
            explains={explains}
            view={{ ...view, audiences }}
          />
        ))}
        {view.figures.map((row) => (
          <Line
            key={row.id}
            row={row}
            sides={sides}
            label={figureText(row, view, words)}
            language={undefined}
            place={null}
            minimumBase={minimumBase}
            explains={explains}
            view={{ ...view, audiences }}
          />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Line(props: {
  row: RowView;
  sides: readonly Audience[];
  label: string;
  language: string | undefined;
  /** Null in a table without places. */
  place: Record<Audience, number | null> | null;
  minimumBase: number;
  explains: string | null;
  view: Parameters<typeof explainRow>[0];
}) {
  const { row, sides, label, language, place, minimumBase, explains, view } = props;
  const words = useWords();
  const { t, f } = words;
  const ask = (what: Audience | 'gap') => ({ id: `${row.id}.${what}`, asked: explains });
  const isAsked = [...sides, 'gap' as const].some((what) => ask(what).id === explains);
  const columns = 1 + sides.length * (place ? 4 : 3) + (sides.length > 1 ? 4 : 0);
  return (
    <>
      <tr>
        <th scope="row" lang={language}>
          {label}
        </th>
        {sides.flatMap((side) => {
          const figure = row[side];
          const isHidden = figure !== null && figure.base === null;
          return [
            <SideCell
              key={`${side} share`}
              text={estimateText(row.unit, figure?.estimate ?? null, words)}
              hidden={isHidden ? withheldText(row, minimumBase, words) : null}
              mark={figure?.mark ?? null}
              isMadeUp={figure !== null && row.illustrated.includes(side)}
              ask={ask(side)}
            />,
            <td key={`${side} range`} className="range">
              {estimateRange(row.unit, figure, words)}
            </td>,
            place && <td key={`${side} place`}>{f.place(place[side])}</td>,
            <td key={`${side} base`}>{f.count(figure?.base ?? null)}</td>,
          ];
        })}
        {sides.length > 1 && (
          <>
            <td>
              <Ask {...ask('gap')}>{gapText(row.unit, row.gap?.value ?? null, words)}</Ask>
            </td>
            <td className="range">{gapRange(row.unit, row.gap, words)}</td>
            <td>{f.p(row.gap?.pAdjusted ?? null)}</td>
            <td>
              <Outcome row={row} />
            </td>
          </>
        )}
      </tr>
      {isAsked && (
        <ExplainedRow
          columns={columns}
          title={t('explain.title', { measure: label })}
          parts={explainRow(view, row, minimumBase, words)}
        />
      )}
    </>
  );
}
