import type { WavesView } from '../gap/wavesView';
import { gapRange, gapText } from './figures';
import { TableFrame } from './TableFrame';
import { gapBefore } from './trendText';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** What has changed since an earlier wave: gaps before and now, and each side. */
export function TrendTable({ view, against }: { view: WavesView; against: string }) {
  const words = useWords();
  const { t, f } = words;
  const hasSlopes = view.lines.some(({ slope }) => slope !== null);
  return (
    <TableFrame
      caption={t('trend.table_about')}
      head={
        <>
          <th scope="col">{t('trend.item')}</th>
          <th scope="col">{t('trend.before')}</th>
          <th scope="col">{t('trend.now')}</th>
          <th scope="col">{t('trend.change')}</th>
          <th scope="col">{t('trend.interval')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
          {hasSlopes && (
            <>
              <th scope="col">{t('trend.slope')}</th>
              <th scope="col">{t('trend.slope_p')}</th>
            </>
          )}
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {t('trend.change_side', { side: t(`side.${side}`) })}
            </th>
          ))}
        </>
      }
    >
      <tbody>
        {view.lines.map((line) => {
          const { change } = line;
          const gap = change?.gap ?? null;
          const now = line.points.at(-1)?.gap?.value ?? null;
          return (
            <tr key={line.item}>
              <th scope="row" lang={view.language}>
                {line.label}
              </th>
              <td>{gapText('share', gapBefore(line, against), words)}</td>
              <td>{gapText('share', now, words)}</td>
              <td>
                {change && !change.comparable ? (
                  <span className="quiet">{t('trend.asked_otherwise')}</span>
                ) : (
                  <strong>{gapText('share', gap?.value ?? null, words)}</strong>
                )}
              </td>
              <td className="range">{gapRange('share', gap, words)}</td>
              <td>{f.p(gap?.pAdjusted ?? null)}</td>
              {hasSlopes && (
                <>
                  <td>
                    {gapText('share', line.slope?.value ?? null, words)}{' '}
                    <span className="quiet range">{gapRange('share', line.slope, words)}</span>
                  </td>
                  <td>{f.p(line.slope?.pAdjusted ?? null)}</td>
                </>
              )}
              {SIDES.map((side) => (
                <td key={side}>
                  {gapText('share', change?.[side]?.value ?? null, words)}{' '}
                  <span className="quiet range">
                    {gapRange('share', change?.[side] ?? null, words)}
                  </span>
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
