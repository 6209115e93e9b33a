import { Fragment } from 'react';
import type { AcceptanceView } from '../gap/acceptanceView';
import type { ReportView } from '../gap/presentation';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainRow } from './explainText';
import { estimateRange, estimateText, gapRange, gapText, withheldText } from './figures';
import { SideCell } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;
/** A group, three figures a side, the gap with its interval. */
const COLUMNS = 1 + 3 * SIDES.length + 2;
const PARTS = ['named', 'others', 'difference'] as const;

const ANCHOR = 'topic-figures';

interface Props {
  view: AcceptanceView;
  minimumBase: number;
  /** Who answered on each side, and with which weights. */
  audiences: ReportView['audiences'];
}

/** Each condition with what is accepted with it, without it, and what both are apart. */
export function AcceptanceTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table(props: Props & { explains: string | null }) {
  const { view, minimumBase, audiences, explains } = props;
  const words = useWords();
  const { t, f } = words;
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('acceptance.table_about')}
      asks
      head={
        <>
          <th scope="col">{t('acceptance.condition')}</th>
          {SIDES.flatMap((side) => [
            <th key={side} scope="col">
              {t(`side.${side}`)}
            </th>,
            <th key={`${side} range`} scope="col">
              {t('topic.interval')}
            </th>,
            <th key={`${side} base`} scope="col">
              {t('topic.base')}
            </th>,
          ])}
          <th scope="col">{t('topic.gap')}</th>
          <th scope="col">{t('topic.interval')}</th>
        </>
      }
    >
      {view.pairs.map((pair) => (
        <tbody key={pair.option}>
          <tr className="matter">
            <th scope="rowgroup" colSpan={COLUMNS} lang={view.language} dir={view.direction}>
              {pair.label}
            </th>
          </tr>
          {PARTS.map((part) => {
            const row = pair[part];
            const isDifference = part === 'difference';
            const ask = (what: (typeof SIDES)[number] | 'gap') => ({
              id: `${row.id}.${what}`,
              asked: explains,
            });
            const isAsked = [...SIDES, 'gap' as const].some((what) => ask(what).id === explains);
            return (
              <Fragment key={part}>
                <tr>
                  <th scope="row">{t(`acceptance.${part}`)}</th>
                  {SIDES.flatMap((side) => {
                    const figure = row[side];
                    const estimate = figure?.estimate ?? null;
                    const isHidden = figure !== null && figure.base === null;
                    return [
                      <SideCell
                        key={side}
                        text={
                          isDifference
                            ? gapText(row.unit, estimate, words)
                            : estimateText(row.unit, estimate, words)
                        }
                        hidden={isHidden ? withheldText(row, minimumBase, words) : null}
                        mark={figure?.mark ?? null}
                        isMadeUp={figure !== null && row.illustrated.includes(side)}
                        ask={ask(side)}
                      />,
                      <td key={`${side} range`} className="range">
                        {isDifference
                          ? gapRange(row.unit, figure, words)
                          : estimateRange(row.unit, figure, words)}
                      </td>,
                      <td key={`${side} base`}>{f.count(figure?.base ?? null)}</td>,
                    ];
                  })}
                  <td>
                    <Ask {...ask('gap')}>{gapText(row.unit, row.gap?.value ?? null, words)}</Ask>
                  </td>
                  <td className="range">{gapRange(row.unit, row.gap, words)}</td>
                </tr>
                {isAsked && (
                  <ExplainedRow
                    columns={COLUMNS}
                    title={t('explain.title', {
                      measure: `${pair.label} · ${t(`acceptance.${part}`)}`,
                    })}
                    parts={explainRow(
                      { ...view, audiences },
                      isDifference ? { ...row, option: 'difference' } : row,
                      minimumBase,
                      words,
                    )}
                  />
                )}
              </Fragment>
            );
          })}
        </tbody>
      ))}
    </TableFrame>
  );
}
