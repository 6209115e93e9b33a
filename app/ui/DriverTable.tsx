import type { DriversView } from '../gap/driversView';
import { namedLines } from './driverText';
import { estimateRange, gapRange, gapText } from './figures';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** Every figure of the drivers: shares with intervals, the control, gaps with p. */
export function DriverTable({ view }: { view: DriversView }) {
  const words = useWords();
  const { t, f } = words;
  return (
    <TableFrame
      caption={t('drivers.table_about')}
      head={
        <>
          <th scope="col">{t('drivers.item')}</th>
          {SIDES.flatMap((side) => [
            <th key={`${side} share`} scope="col">
              {t('drivers.share', { side: t(`side.${side}`) })}
            </th>,
            <th key={`${side} range`} scope="col">
              {t('drivers.interval')}
            </th>,
            <th key={`${side} control`} scope="col">
              {t('drivers.lmg', { side: t(`side.${side}`) })}
            </th>,
          ])}
          <th scope="col">{t('drivers.gap')}</th>
          <th scope="col">{t('drivers.interval')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
        </>
      }
    >
      <tbody>
        {namedLines(view, words).map(({ line, label, language }) => (
          <tr key={line.item}>
            <th scope="row" lang={language}>
              {label}
            </th>
            {SIDES.flatMap((side) => {
              const figure = line[side];
              return [
                <td key={`${side} share`}>{f.percent(figure?.share ?? null)}</td>,
                <td key={`${side} range`}>{estimateRange('share', figure, words)}</td>,
                <td key={`${side} control`}>{f.percent(figure?.lmgShare ?? null)}</td>,
              ];
            })}
            <td>{gapText('share', line.gap?.value ?? null, words)}</td>
            <td>{gapRange('share', line.gap, words)}</td>
            <td>{f.p(line.gap?.pAdjusted ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
