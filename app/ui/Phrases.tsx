import type { PhraseRow } from '../comments/phraseRows';
import { ChartAxis, ChartCard, Legend } from './ChartCard';
import { certainSide, DRAWN_PHRASES } from './commentsText';
import { DumbbellStrip } from './DumbbellStrip';
import { estimateRange, gapRange, gapText } from './figures';
import { ticksOn } from './strip';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

interface Props {
  phrases: readonly PhraseRow[];
  confidence: number;
  minimumBase: number;
}

/** What both sides write about, a line a phrase. */
export function PhraseChart({ phrases, confidence, minimumBase }: Props) {
  const words = useWords();
  const { t, f } = words;
  return (
    <ChartCard
      id="phrases-chart"
      className="chart"
      title={t('comments.chart')}
      about={t('comments.chart_about', { level: f.level(confidence) })}
    >
      <Legend />
      <ChartAxis ticks={ticksOn('share')} heading={t('comments.gap')} />
      <ol className="chart__rows">
        {phrases.slice(0, DRAWN_PHRASES).map((row) => {
          const value = row.gap?.value ?? null;
          const side = certainSide(row, confidence) ?? 'none';
          return (
            <li key={row.phrase} className="chart__row">
              <div className="chart__label">
                <strong>{row.phrase}</strong>
              </div>
              <DumbbellStrip row={row} isNamed={false} />
              <div className="chart__gap">
                <span className={`gap gap--${side}`}>{gapText('share', value, words)}</span>
                <span className="chart__sure">
                  {row.gap && <span>{gapRange('share', row.gap, words)}</span>}
                  {SIDES.filter((name) => row[name] !== null && row[name].base === null).map(
                    (name) => (
                      <span key={name}>
                        {t('side.under_named', { side: t(`side.${name}`), minimum: minimumBase })}
                      </span>
                    ),
                  )}
                </span>
              </div>
            </li>
          );
        })}
      </ol>
    </ChartCard>
  );
}

/** Every phrase with both sides' shares and their difference. */
export function PhraseTable({ phrases, minimumBase }: Props) {
  const words = useWords();
  const { t, f } = words;
  return (
    <TableFrame
      caption={t('comments.table_about', { minimum: minimumBase })}
      head={
        <>
          <th scope="col">{t('comments.phrase')}</th>
          {SIDES.flatMap((side) => [
            <th key={side} scope="col">
              {t(`side.${side}`)}
            </th>,
            <th key={`${side} range`} scope="col">
              {t('drivers.interval')}
            </th>,
          ])}
          <th scope="col">{t('comments.gap')}</th>
          <th scope="col">{t('drivers.interval')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
        </>
      }
    >
      <tbody>
        {phrases.map((row) => (
          <tr key={row.phrase}>
            <th scope="row">{row.phrase}</th>
            {SIDES.flatMap((side) => {
              const figure = row[side];
              const under = figure !== null && figure.base === null;
              return [
                <td key={side}>
                  {under
                    ? t('side.under', { minimum: minimumBase })
                    : f.percent(figure?.estimate ?? null)}
                </td>,
                <td key={`${side} range`}>{estimateRange('share', figure, words)}</td>,
              ];
            })}
            <td>{gapText('share', row.gap?.value ?? null, words)}</td>
            <td>{gapRange('share', row.gap, words)}</td>
            <td>{f.p(row.gap?.pAdjusted ?? null)}</td>
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
