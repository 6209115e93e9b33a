import { Fragment } from 'react';
import type { PlanningLine, PlanningView } from '../gap/planningView';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainPlan, type PlanningAsk } from './explainViews';
import { type Plan, segmentName } from './planningText';
import { Illustration } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;
const ASKS = [
  'shows',
  ...SIDES.flatMap((side) => [`${side}_have`, `${side}_wanted`] as const),
] as const;
const ANCHOR = 'planning-figures';

interface Props {
  view: PlanningView;
  plan: Plan;
  minimumBase: number;
}

/** Answers there are and answers wanted, a line a segment. */
export function PlanningTable(props: Props) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table {...props} explains={explains} />}</Asking>;
}

function Table(props: Props & { explains: string | null }) {
  const { view } = props;
  const { t } = useWords();
  const about = t(
    view.ratio === 'answers' ? 'planning.table_about' : `planning.ratio_${view.ratio}`,
  );
  return (
    <TableFrame
      id={ANCHOR}
      caption={about}
      asks
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
        {view.lines.map((line, at) => (
          <Line key={line.labels.join('·') || 'total'} line={line} at={at} {...props} />
        ))}
      </tbody>
    </TableFrame>
  );
}

function Line(props: Props & { explains: string | null; line: PlanningLine; at: number }) {
  const { view, plan, minimumBase, explains, line, at } = props;
  const words = useWords();
  const { t, f } = words;
  const name = segmentName(line, words);
  const idOf = (what: PlanningAsk) => `${at}.${what}`;
  const what = ASKS.find((one) => idOf(one) === explains);
  const names: Record<PlanningAsk, string> = {
    shows: t('planning.from'),
    manager_have: t('planning.have', { side: t('side.manager') }),
    manager_wanted: t('planning.wanted', { side: t('side.manager') }),
    consumer_have: t('planning.have', { side: t('side.consumer') }),
    consumer_wanted: t('planning.wanted', { side: t('side.consumer') }),
  };
  return (
    <Fragment>
      <tr>
        <th scope="row" lang={line.labels.length > 0 ? view.language : undefined}>
          {name}
        </th>
        <td>
          <Ask id={idOf('shows')} asked={explains}>
            {line.shows === null ? t('planning.none') : f.sizeUp(line.shows)}
          </Ask>
        </td>
        {SIDES.flatMap((side) => {
          const { base, wanted, reason } = line.sides[side];
          const isHidden = reason === 'withheld' || reason === 'withheld_secondary';
          const have = isHidden ? t('side.under', { minimum: minimumBase }) : f.count(base);
          return [
            <td key={`${side} have`}>
              <Ask id={idOf(`${side}_have`)} asked={explains}>
                {reason === 'withheld_secondary' ? t('side.withheld') : have}
              </Ask>
              {line.illustrated.includes(side) && <Illustration />}
            </td>,
            <td key={`${side} wanted`}>
              <Ask id={idOf(`${side}_wanted`)} asked={explains}>
                {f.count(wanted)}
              </Ask>
            </td>,
          ];
        })}
      </tr>
      {what && (
        <ExplainedRow
          columns={6}
          title={t('explain.title', { measure: `${name} · ${names[what]}` })}
          parts={explainPlan(view, line, what, { plan, minimumBase }, words)}
        />
      )}
    </Fragment>
  );
}
