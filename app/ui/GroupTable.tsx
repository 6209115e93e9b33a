import { Fragment } from 'react';
import type { GroupsView } from '../gap/groupsView';
import { Ask, Asking } from './Asking';
import { ExplainedRow } from './Explained';
import { explainGroup } from './explainViews';
import { estimateRange } from './figures';
import { groupFigure, otherText, ownText, relativeRange } from './groupText';
import { SideSign } from './Marker';
import { SideCell } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;
const PARTS = ['own', 'other'] as const;

const ASKS = [...PARTS, 'ratio', 'relative'] as const;
const ANCHOR = 'group-figures';
/** A side, three figures of each part, the ratio and the difference with their intervals. */
const COLUMNS = 1 + 3 * PARTS.length + 4;

/** Both sides' figures of a group and of what it is held against, their ratio and difference. */
export function GroupTable({ view }: { view: GroupsView }) {
  return <Asking anchor={ANCHOR}>{(explains) => <Table view={view} explains={explains} />}</Asking>;
}

function Table({ view, explains }: { view: GroupsView; explains: string | null }) {
  const words = useWords();
  const { t, f } = words;
  const label = { own: ownText(view, words), other: otherText(view, words) };
  return (
    <TableFrame
      id={ANCHOR}
      caption={t('groups.table_about')}
      asks
      head={
        <>
          <th scope="col">{t('groups.side')}</th>
          {PARTS.flatMap((part) => [
            <th key={part} scope="col">
              {label[part]}
            </th>,
            <th key={`${part} range`} scope="col">
              {t('topic.interval')}
            </th>,
            <th key={`${part} base`} scope="col">
              {t('topic.base')}
            </th>,
          ])}
          <th scope="col">{t('groups.ratio_head')}</th>
          <th scope="col">{t('topic.interval')}</th>
          <th scope="col">{t('groups.relative_head')}</th>
          <th scope="col">{t('topic.interval')}</th>
        </>
      }
    >
      <tbody>
        {SIDES.filter((side) => view.sides[side].own !== null).map((side) => {
          const found = view.sides[side];
          const { ratio, relative } = found;
          const ask = (what: (typeof ASKS)[number]) => ({ id: `${side}.${what}`, asked: explains });
          return (
            <Fragment key={side}>
              <tr>
                <th scope="row" className="group__side">
                  <SideSign side={side} /> {t(`side.${side}`)}
                  {view.illustrated.includes(side) && (
                    <>
                      {' '}
                      <span className="tag">{t('side.illustration')}</span>
                    </>
                  )}
                </th>
                {PARTS.flatMap((part) => {
                  const figure = found[part];
                  const isHidden = figure !== null && figure.base === null;
                  return [
                    <SideCell
                      key={part}
                      text={groupFigure(view, figure?.estimate ?? null, words)}
                      hidden={isHidden ? t('side.withheld') : null}
                      mark={figure?.mark ?? null}
                      ask={ask(part)}
                    />,
                    <td key={`${part} range`} className="range">
                      {estimateRange(view.lines.own.unit, figure, words)}
                    </td>,
                    <td key={`${part} base`}>{f.count(figure?.base ?? null)}</td>,
                  ];
                })}
                <td>
                  <Ask {...ask('ratio')}>
                    {ratio.value === null ? f.value(null) : `${f.value(ratio.value)}\u00a0×`}
                  </Ask>
                </td>
                <td className="range">{estimateRange('value', ratio, words)}</td>
                <td>
                  <Ask {...ask('relative')}>{f.signedPercent(relative.value)}</Ask>
                </td>
                <td className="range">{relativeRange(found, words)}</td>
              </tr>
              {ASKS.some((what) => ask(what).id === explains) && (
                <ExplainedRow
                  columns={COLUMNS}
                  title={t('explain.title', { measure: `${view.item} · ${t(`side.${side}`)}` })}
                  parts={explainGroup(view, side, words)}
                />
              )}
            </Fragment>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
