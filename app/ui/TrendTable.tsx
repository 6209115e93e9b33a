import { Fragment } from 'react';
import type { WaveLine, WavesView } from '../gap/wavesView';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainTrend, type TrendAsk } from './explainViews';
import { gapRange, gapText } from './figures';
import { TableFrame } from './TableFrame';
import { gapBefore, lineText, type TrendAsked } from './trendText';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;
const ASKS: readonly TrendAsk[] = ['before', 'now', 'change', 'slope', ...SIDES];

const ANCHOR = 'trend-figures';

interface Props {
  view: WavesView;
  against: string;
  asked: Pick<TrendAsked, 'adjust' | 'confidence'>;
}

/** What has changed since an earlier wave: gaps before and now, and each side. */
export function TrendTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table(props: Props & { explains: string | null }) {
  const { view } = props;
  const { t } = useWords();
  const hasSlopes = view.lines.some(({ slope }) => slope !== null);
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('trend.table_about')}
      asks
      head={
        <>
          <th scope="col">{t('trend.item')}</th>
          <th scope="col">{t('trend.before')}</th>
          <th scope="col">{t('trend.now')}</th>
          <th scope="col">{t('trend.change')}</th>
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
        {view.lines.map((line) => (
          <Line key={line.key} line={line} hasSlopes={hasSlopes} {...props} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Line(props: Props & { explains: string | null; line: WaveLine; hasSlopes: boolean }) {
  const { view, against, asked, explains, line, hasSlopes } = props;
  const words = useWords();
  const { t, f } = words;
  const { change } = line;
  const gap = change?.gap ?? null;
  const names: Record<TrendAsk, string> = {
    before: t('trend.before'),
    now: t('trend.now'),
    change: t('trend.change'),
    slope: t('trend.slope'),
    manager: t('trend.change_side', { side: t('side.manager') }),
    consumer: t('trend.change_side', { side: t('side.consumer') }),
  };
  const idOf = (what: TrendAsk) => `${line.key}.${what}`;
  const what = ASKS.find((one) => idOf(one) === explains);
  return (
    <Fragment>
      <tr>
        <th scope="row">
          <span lang={view.language}>{line.label}</span>
          {line.measure !== 'favourable' && (
            <span className="trend-table__measure">{lineText(line, words)}</span>
          )}
        </th>
        <td>
          <Ask id={idOf('before')} asked={explains}>
            {gapText(line.unit, gapBefore(line, against), words)}
          </Ask>
        </td>
        <td>
          <Ask id={idOf('now')} asked={explains}>
            {gapText(line.unit, line.points.at(-1)?.gap?.value ?? null, words)}
          </Ask>
        </td>
        <td>
          {change && !change.comparable ? (
            <span className="quiet">{t('trend.asked_otherwise')}</span>
          ) : (
            <Ask id={idOf('change')} asked={explains}>
              <Change of={gap} unit={line.unit} isStrong />
            </Ask>
          )}
        </td>
        <td>{f.p(gap?.pAdjusted ?? null)}</td>
        {hasSlopes && (
          <>
            <td>
              <Ask id={idOf('slope')} asked={explains}>
                <Change of={line.slope} unit={line.unit} />
              </Ask>
            </td>
            <td>{f.p(line.slope?.pAdjusted ?? null)}</td>
          </>
        )}
        {SIDES.map((side) => (
          <td key={side}>
            <Ask id={idOf(side)} asked={explains}>
              <Change of={change?.[side] ?? null} unit={line.unit} />
            </Ask>
          </td>
        ))}
      </tr>
      {what && (
        <ExplainedRow
          columns={hasSlopes ? 9 : 7}
          title={t('explain.title', { measure: `${line.label} · ${names[what]}` })}
          parts={explainTrend(view, line, what, { ...asked, against }, words)}
        />
      )}
    </Fragment>
  );
}

/** A change with its interval; without one there is no interval to write. */
function Change(props: {
  of: (NonNullable<Parameters<typeof gapRange>[1]> & { value: number | null }) | null;
  unit: WaveLine['unit'];
  isStrong?: boolean;
}) {
  const { of, unit, isStrong = false } = props;
  const words = useWords();
  const value = gapText(unit, of?.value ?? null, words);
  return (
    <>
      {isStrong ? <strong>{value}</strong> : value}
      {of?.value != null && (
        <>
          {' '}
          <span className="quiet range">{gapRange(unit, of, words)}</span>
        </>
      )}
    </>
  );
}
