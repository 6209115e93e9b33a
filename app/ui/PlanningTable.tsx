import type { PlanningView } from '../gap/planningView';
import { segmentName } from './planningText';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** Answers there are and answers wanted, a line a segment. */
export function PlanningTable({ view, minimumBase }: { view: PlanningView; minimumBase: number }) {
  const words = useWords();
  const { t, f } = words;
  return (
    <TableFrame
      caption={t(
        view.ratio === 'answers' ? 'planning.table_about' : `planning.ratio_${view.ratio}`,
      )}
      head={
        <>
          <th scope="col">{t('planning.segment')}</th>
          <th scope="col">{t('planning.from')}</th>
          {SIDES.flatMap((side) =>
            (['have', 'wanted'] as const).map((what) => (
              <th key={`${side} ${what}`} scope="col">
                {t(`planning.${what}`, { side: t(`side.${side}`) })}
              </th>
            )),
          )}
        </>
      }
    >
      <tbody>
        {view.lines.map((line) => (
          <tr key={line.labels.join('·') || 'total'}>
            <th scope="row" lang={line.labels.length > 0 ? view.language : undefined}>
              {segmentName(line, words)}
            </th>
            <td>{line.shows === null ? t('planning.none') : f.sizeUp(line.shows)}</td>
            {SIDES.flatMap((side) => {
              const { base, wanted, reason } = line.sides[side];
              const isHidden = reason === 'withheld' || reason === 'withheld_secondary';
              const have = isHidden ? t('side.under', { minimum: minimumBase }) : f.count(base);
              return [
                <td key={`${side} have`}>
                  {reason === 'withheld_secondary' ? t('side.withheld') : have}
                </td>,
                <td key={`${side} wanted`}>{f.count(wanted)}</td>,
              ];
            })}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
