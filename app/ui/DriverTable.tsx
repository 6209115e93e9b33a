import { Fragment } from 'react';
import type { DriversView } from '../gap/driversView';
import { Ask, Asking } from './Asking';
import { namedLines } from './driverText';
import { ExplainedRow } from './Explained';
import { type DriverAsk, explainDriver } from './explainViews';
import { estimateRange, gapRange, gapText } from './figures';
import { Illustration } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;
const ASKS = [...SIDES.flatMap((side) => [side, `${side}_check`] as const), 'gap'] as const;
const ANCHOR = 'drivers-figures';

/** Every figure of the drivers: shares with intervals, the check, gaps with p. */
export function DriverTable({ view }: { view: DriversView }) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table view={view} explains={explains} />}</Asking>;
}

interface Explains {
  view: DriversView;
  /** The figure that was asked how it comes about. */
  explains: string | null;
}

function Table({ view, explains }: Explains) {
  const words = useWords();
  const { t } = words;
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('drivers.table_about')}
      asks
      head={
        <>
          <th scope="col">{t('drivers.item')}</th>
          {SIDES.flatMap((side) => [
            <th key={`${side} share`} scope="col">
              {t('drivers.share', { side: t(`side.${side}`) })}
            </th>,
            <th key={`${side} control`} scope="col">
              {t('drivers.lmg', { side: t(`side.${side}`) })}
            </th>,
          ])}
          <th scope="col">{t('drivers.gap')}</th>
          <th scope="col">{t('column.p_adjusted')}</th>
        </>
      }
    >
      <tbody>
        {namedLines(view, words).map((named) => (
          <Line key={named.line.item} named={named} view={view} explains={explains} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Line(props: Explains & { named: ReturnType<typeof namedLines>[number] }) {
  const { view, explains, named } = props;
  const { line, label, language } = named;
  const words = useWords();
  const { t, f } = words;
  const idOf = (what: DriverAsk) => `${line.item}.${what}`;
  const what = ASKS.find((one) => idOf(one) === explains);
  const names: Record<DriverAsk, string> = {
    manager: t('drivers.share', { side: t('side.manager') }),
    consumer: t('drivers.share', { side: t('side.consumer') }),
    manager_check: t('drivers.lmg', { side: t('side.manager') }),
    consumer_check: t('drivers.lmg', { side: t('side.consumer') }),
    gap: t('drivers.gap'),
  };
  return (
    <Fragment>
      <tr>
        <th scope="row" lang={language}>
          {label}
        </th>
        {SIDES.flatMap((side) => {
          const figure = line[side];
          return [
            <td key={`${side} share`}>
              <Ask id={idOf(side)} asked={explains}>
                {f.percent(figure?.share ?? null)}{' '}
                <span className="quiet range">{estimateRange('share', figure, words)}</span>
              </Ask>
              {line.illustrated.includes(side) && <Illustration />}
            </td>,
            <td key={`${side} control`}>
              <Ask id={idOf(`${side}_check`)} asked={explains}>
                {f.percent(figure?.lmgShare ?? null)}
              </Ask>
              {line.illustrated.includes(side) && <Illustration />}
            </td>,
          ];
        })}
        <td>
          <Ask id={idOf('gap')} asked={explains}>
            {gapText('share', line.gap?.value ?? null, words)}{' '}
            <span className="quiet range">{gapRange('share', line.gap, words)}</span>
          </Ask>
        </td>
        <td>{f.p(line.gap?.pAdjusted ?? null)}</td>
      </tr>
      {what && (
        <ExplainedRow
          columns={7}
          title={t('explain.title', { measure: `${label} · ${names[what]}` })}
          parts={explainDriver(view, line, what, words)}
        />
      )}
    </Fragment>
  );
}
