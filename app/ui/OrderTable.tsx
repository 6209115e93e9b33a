import type { OrderView } from '../gap/orderView';
import { MarkSign } from './MarkSign';
import { Outcome } from './Outcome';
import { agreementText } from './orderText';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** Places, mean ranks and displacement of every option. */
export function OrderTable({ view, minimumBase }: { view: OrderView; minimumBase: number }) {
  const words = useWords();
  const { t, f } = words;
  return (
    <TableFrame
      caption={t('ranking.table_about')}
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
          return (
            <tr key={line.option}>
              <th scope="row" lang={view.language}>
                {line.label}
              </th>
              {SIDES.flatMap((side) => {
                const figure = line.rank[side];
                const isHidden = figure !== null && figure.base === null;
                return [
                  <td key={`${side} place`}>{f.place(line.place[side])}</td>,
                  <td key={`${side} rank`}>
                    {isHidden ? (
                      <span className="quiet">{t('side.under', { minimum: minimumBase })}</span>
                    ) : (
                      f.value(figure?.estimate ?? null)
                    )}
                    <MarkSign mark={figure?.mark ?? null} />
                  </td>,
                  <td key={`${side} first`}>{f.percent(line.first[side])}</td>,
                ];
              })}
              <td>{f.signedValue(turned(gap?.value))}</td>
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
          );
        })}
      </tbody>
    </TableFrame>
  );
}

/** A gap of mean ranks turned into a displacement: rank 1 is highest. */
function turned(gap: number | null | undefined): number | null {
  return gap === null || gap === undefined ? null : 0 - gap;
}
