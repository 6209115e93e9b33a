import { Fragment } from 'react';
import type { OrderView } from '../gap/orderView';
import type { ReportView } from '../gap/presentation';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainOrder } from './explainText';
import { MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { agreementText } from './orderText';
import { Illustration } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

const ANCHOR = 'topic-figures';
/** An option, three figures a side, what both are apart and how sure that is. */
const COLUMNS = 1 + 3 * SIDES.length + 4;

interface Props {
  view: OrderView;
  minimumBase: number;
  /** Who answered on each side, and with which weights. */
  audiences: ReportView['audiences'];
}

/** Places, mean ranks and displacement of every option. */
export function OrderTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table({ view, minimumBase, audiences, explains }: Props & { explains: string | null }) {
  const words = useWords();
  const { t, f } = words;
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('ranking.table_about')}
      asks
      head={
        <>
          <th scope="col">{t('ranking.option')}</th>
          {SIDES.flatMap((side) => [
            <th key={`${side} place`} scope="col">
              {t('topic.place', { side: t(`side.${side}`) })}
            </th>,
            <th key={`${side} rank`} scope="col">
              {t('ranking.mean_rank', { side: t(`side.${side}`) })}
            </th>,
            <th key={`${side} first`} scope="col">
              {t('ranking.first', { side: t(`side.${side}`) })}
            </th>,
          ])}
          <th scope="col">{t('ranking.displacement')}</th>
          <th scope="col">{t('topic.interval')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
          <th scope="col">{t('column.verdict')}</th>
        </>
      }
      after={<p className="note notes">{agreementText(view, words)}</p>}
    >
      <tbody>
        {view.lines.map((line) => {
          const { gap } = line.rank;
          const ask = (what: (typeof SIDES)[number] | 'gap') => ({
            id: `${line.rank.id}.${what}`,
            asked: explains,
          });
          const isAsked = [...SIDES, 'gap' as const].some((what) => ask(what).id === explains);
          return (
            <Fragment key={line.option}>
              <tr>
                <th scope="row" lang={view.language}>
                  {line.label}
                </th>
                {SIDES.flatMap((side) => {
                  const figure = line.rank[side];
                  const isHidden = figure !== null && figure.base === null;
                  return [
                    <td key={`${side} place`}>
                      {f.place(line.place[side])}
                      {line.published.place.includes(side) && <Published />}
                      {line.illustrated.includes(side) && <Illustration />}
                    </td>,
                    <td key={`${side} rank`}>
                      <Ask {...ask(side)}>
                        {isHidden ? (
                          <span className="quiet">{t('side.under', { minimum: minimumBase })}</span>
                        ) : (
                          f.value(figure?.estimate ?? null)
                        )}
                        <MarkSign mark={figure?.mark ?? null} />
                      </Ask>
                      {line.rank.illustrated.includes(side) && <Illustration />}
                    </td>,
                    <td key={`${side} first`}>
                      {f.percent(line.first[side])}
                      {line.published.first.includes(side) && <Published />}
                    </td>,
                  ];
                })}
                <td>
                  <Ask {...ask('gap')}>{f.signedValue(turned(gap?.value))}</Ask>
                </td>
                <td className="range">
                  {gap && gap.low !== null && gap.high !== null
                    ? t('range.signed', {
                        low: f.signedValue(turned(gap.high)),
                        high: f.signedValue(turned(gap.low)),
                      })
                    : f.value(null)}
                </td>
                <td>{f.p(gap?.pAdjusted ?? null)}</td>
                <td>
                  <Outcome row={line.rank} />
                </td>
              </tr>
              {isAsked && (
                <ExplainedRow
                  columns={COLUMNS}
                  title={t('explain.title', { measure: line.label })}
                  parts={explainOrder({ ...view, audiences }, line.rank, minimumBase, words)}
                />
              )}
            </Fragment>
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** Says of a figure among those that illustrate that it is as published. */
function Published() {
  return <span className="tag">{useWords().t('side.published')}</span>;
}

/** A gap of mean ranks turned into a displacement: rank 1 is highest. */
function turned(gap: number | null | undefined): number | null {
  return gap === null || gap === undefined ? null : 0 - gap;
}
