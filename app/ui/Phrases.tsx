import { useSearchParams } from '@remix-run/react';
import { Fragment } from 'react';
import type { PhraseRow } from '../comments/phraseRows';
import type { Audience } from '../study/document';
import { Ask, Asking } from './Asking';
import { ChartAxis, ChartCard, Legend } from './ChartCard';
import { COMMENTS_ANCHOR } from './CommentList';
import { certainSide, DRAWN_PHRASES } from './commentsText';
import { DumbbellStrip } from './DumbbellStrip';
import { ExplainedRow } from './Explained';
import { explainPhrase, type PhraseAsk } from './explainPhrases';
import { estimateRange, gapRange, gapText } from './figures';
import { Illustration } from './SideCell';
import { StateLink } from './StateLink';
import { ticksOn } from './strip';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;

interface Props {
  phrases: readonly PhraseRow[];
  /** The sides whose comments are made up to illustrate. */
  illustrated: readonly Audience[];
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

/** One page of all phrases. */
export interface PhrasePage {
  rows: readonly PhraseRow[];
  page: number;
  pages: number;
  /** The place of the first row among all of them. */
  first: number;
  count: number;
}

/** Every phrase with both sides' shares and their difference, page by page. */
export function PhraseTable({ table, ...props }: Props & { table: PhrasePage }) {
  return (
    <>
      <Asking anchor={ANCHOR}>
        {(explains) => <Table {...props} phrases={table.rows} explains={explains} />}
      </Asking>
      {table.pages > 1 && <Pages table={table} />}
    </>
  );
}

function Pages({ table }: { table: PhrasePage }) {
  const { t, f } = useWords();
  const [search] = useSearchParams();
  const { page, pages, first, count, rows } = table;
  const to = (at: number, text: string) => {
    const changed = new URLSearchParams(search);
    changed.set('phrases', String(at));
    return (
      <StateLink search={changed} anchor={ANCHOR} className="button">
        {text}
      </StateLink>
    );
  };
  return (
    <p className="pills comments__pages">
      <span className="note">
        {t('comments.phrases_shown', {
          first: f.count(first),
          last: f.count(first + rows.length - 1),
          count: f.count(count),
        })}
      </span>
      {page > 1 && to(page - 1, t('comments.phrases_before'))}
      {page < pages && to(page + 1, t('comments.phrases_next'))}
    </p>
  );
}

/** A phrase as the way to the comments that hold it. */
function PhraseLink({ phrase }: { phrase: string }) {
  const [search] = useSearchParams();
  const changed = new URLSearchParams(search);
  for (const name of ['after', 'side', 'only', 'rated']) changed.delete(name);
  changed.set('q', phrase);
  return <a href={`?${changed}#${COMMENTS_ANCHOR}`}>{phrase}</a>;
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
  const { row, illustrated, confidence, minimumBase, explains } = props;
  const words = useWords();
  const { t, f } = words;
  const idOf = (what: PhraseAsk) => `${what}.${row.phrase}`;
  const what = ([...SIDES, 'gap'] as const).find((one) => idOf(one) === explains);
  const name = what && t(what === 'gap' ? 'comments.gap' : `side.${what}`);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <PhraseLink phrase={row.phrase} />
        </th>
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
              {figure !== null && illustrated.includes(side) && <Illustration />}
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
