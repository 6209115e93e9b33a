import { Fragment } from 'react';
import type { ChannelConsistency } from '../gap/channelConsistency';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainConsistency } from './explainPublished';
import { TableFrame, TableSection } from './TableFrame';
import { useWords } from './Words';

const PARTS = ['consumer', 'manager', 'gap'] as const;

const ANCHOR = 'consistency';
const COLUMNS = 5;

/** The tests of whether channels are alike. */
export function ConsistencyTable(props: { consistency: ChannelConsistency }) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table(props: { consistency: ChannelConsistency; explains: string | null }) {
  const { consistency, explains } = props;
  const words = useWords();
  const { t, f } = words;
  return (
    <TableSection id="consistency-table" title={t('consistency.title')}>
      <TableFrame
        id={ANCHOR}
        caption={t('consistency.about')}
        asks
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
            const name = part === 'gap' ? t('consistency.gaps') : t(`side.${part}`);
            const ask = { id: `consistency.${part}`, asked: explains };
            return (
              <Fragment key={part}>
                <tr>
                  <th scope="row">{name}</th>
                  <td>{test ? <Ask {...ask}>{f.value(test.statistic)}</Ask> : f.value(null)}</td>
                  <td>
                    {test && test.df1 !== null
                      ? t('consistency.degrees', { df1: f.count(test.df1), df2: f.count(test.df2) })
                      : f.count(null)}
                  </td>
                  <td>{f.p(test?.p ?? null)}</td>
                  <td>{f.percent(test?.iSquared ?? null)}</td>
                </tr>
                {test && explains === ask.id && (
                  <ExplainedRow
                    columns={COLUMNS}
                    title={t('explain.title', { measure: name })}
                    parts={explainConsistency(test, words)}
                  />
                )}
              </Fragment>
            );
          })}
        </tbody>
      </TableFrame>
    </TableSection>
  );
}
