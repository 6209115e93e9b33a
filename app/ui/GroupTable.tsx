import type { GroupsView } from '../gap/groupsView';
import { estimateRange } from './figures';
import { groupFigure, otherText, ownText, relativeRange } from './groupText';
import { SideSign } from './Marker';
import { SideCell } from './SideCell';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

const SIDES = ['manager', 'consumer'] as const;
const PARTS = ['own', 'other'] as const;

/** Both sides' figures of a group and of what it is held against, their ratio and difference. */
export function GroupTable({ view }: { view: GroupsView }) {
  const words = useWords();
  const { t, f } = words;
  const label = { own: ownText(view, words), other: otherText(view, words) };
  return (
    <TableFrame
      caption={t('groups.table_about')}
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
          return (
            <tr key={side}>
              <th scope="row">
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
                  />,
                  <td key={`${part} range`} className="range">
                    {estimateRange(view.lines.own.unit, figure, words)}
                  </td>,
                  <td key={`${part} base`}>{f.count(figure?.base ?? null)}</td>,
                ];
              })}
              <td>{ratio.value === null ? f.value(null) : `${f.value(ratio.value)}\u00a0×`}</td>
              <td className="range">{estimateRange('value', ratio, words)}</td>
              <td>{f.signedPercent(relative.value)}</td>
              <td className="range">{relativeRange(found, words)}</td>
            </tr>
          );
        })}
      </tbody>
    </TableFrame>
  );
}
