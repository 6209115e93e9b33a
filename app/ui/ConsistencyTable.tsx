import type { ChannelConsistency } from '../gap/channelConsistency';
import { TableFrame, TableSection } from './TableFrame';
import { useWords } from './Words';

const PARTS = ['consumer', 'manager', 'gap'] as const;

/** The tests of whether channels are alike. */
export function ConsistencyTable({ consistency }: { consistency: ChannelConsistency }) {
  const { t, f } = useWords();
  return (
    <TableSection id="consistency-table" title={t('consistency.title')}>
      <TableFrame
        caption={t('consistency.about')}
        region={t('consistency.region')}
        head={
          <>
            <th scope="col">{t('consistency.of')}</th>
            <th scope="col">Q</th>
            <th scope="col">{t('consistency.df')}</th>
            <th scope="col">p</th>
            <th scope="col">I²</th>
          </>
        }
      >
        <tbody>
          {PARTS.map((part) => {
            const test = consistency[part];
            return (
              <tr key={part}>
                <th scope="row">{part === 'gap' ? t('consistency.gaps') : t(`side.${part}`)}</th>
                <td>{f.value(test?.statistic ?? null)}</td>
                <td>
                  {test && test.df1 !== null
                    ? t('consistency.degrees', { df1: f.count(test.df1), df2: f.count(test.df2) })
                    : f.count(null)}
                </td>
                <td>{f.p(test?.p ?? null)}</td>
                <td>{f.percent(test?.iSquared ?? null)}</td>
              </tr>
            );
          })}
        </tbody>
      </TableFrame>
    </TableSection>
  );
}
