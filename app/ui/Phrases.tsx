import { Fragment } from 'react';
import type { PhraseRow } from '../comments/phraseRows';
import { Ask, Asking } from './Asking';
import { ChartAxis, ChartCard, Legend } from './ChartCard';
import { certainSide, DRAWN_PHRASES } from './commentsText';
import { DumbbellStrip } from './DumbbellStrip';
import { ExplainedRow } from './Explained';
import { explainPhrase, type PhraseAsk } from './explainPhrases';
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

const ANCHOR = 'phrases-figures';

/** Every phrase with both sides' shares and their difference. */
export function PhraseTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

interface Explains {
  /** The figure that was asked how it comes about. */
  explains: string | null;
}

function Table(props: Props & Explains) {
  const { phrases, minimumBase } = props;
  const { t } = useWords();
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('comments.table_about', { minimum: minimumBase })}
      asks
      head={
        <>
          <th scope="col">{t('comments.phrase')}</th>
          {SIDES.map((side) => (
            <th key={side} scope="col">
              {t(`side.${side}`)}
            </th>
          ))}
          <th scope="col">{t('comments.gap')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
        </>
      }
    >
      <tbody>
        {phrases.map((row) => (
          <Line key={row.phrase} row={row} {...props} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Line(props: Props & Explains & { row: PhraseRow }) {
  const { row, confidence, minimumBase, explains } = props;
  const words = useWords();
  const { t, f } = words;
  const idOf = (what: PhraseAsk) => `${what}.${row.phrase}`;
  const what = ([...SIDES, 'gap'] as const).find((one) => idOf(one) === explains);
  const name = what && t(what === 'gap' ? 'comments.gap' : `side.${what}`);
  return (
    <Fragment>
      <tr>
        <th scope="row">{row.phrase}</th>
        {SIDES.map((side) => {
          const figure = row[side];
          const under = figure !== null && figure.base === null;
          return (
            <td key={side}>
              <Ask id={idOf(side)} asked={explains}>
                {under
                  ? t('side.under', { minimum: minimumBase })
                  : f.percent(figure?.estimate ?? null)}
                {figure?.estimate != null && (
                  <>
                    {' '}
                    <span className="quiet range">{estimateRange('share', figure, words)}</span>
                  </>
                )}
              </Ask>
            </td>
          );
        })}
        <td>
          <Ask id={idOf('gap')} asked={explains}>
            {gapText('share', row.gap?.value ?? null, words)}
            {row.gap?.value != null && (
              <>
                {' '}
                <span className="quiet range">{gapRange('share', row.gap, words)}</span>
              </>
            )}
          </Ask>
        </td>
        <td>{f.p(row.gap?.pAdjusted ?? null)}</td>
      </tr>
      {what && (
        <ExplainedRow
          columns={5}
          title={t('explain.title', { measure: `${row.phrase} · ${name}` })}
          parts={explainPhrase(row, what, { confidence, minimumBase }, words)}
        />
      )}
    </Fragment>
  );
}
