import type { Audience } from '../study/document';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

/** How far one side of a wave is; moments as text. */
export interface SideProgress {
  side: Audience;
  target: number | null;
  invited: number | null;
  completed: number;
  flagged: number;
  partial: number;
  started: number;
  ownCompleted: number;
  underWay: number;
  left: number;
  responseRate: number | null;
  completionRate: number | null;
  medianSeconds: number | null;
  lastAt: string | null;
  fullOn: string | null;
}

/** The counts and rates of both sides, beside each other. */
export function FieldworkTable(props: { sides: readonly SideProgress[]; minimumBase: number }) {
  const { sides, minimumBase } = props;
  const { t, f } = useWords();
  const rows: [string, (side: SideProgress) => string][] = [
    [t('fieldwork.completed'), ({ completed }) => f.count(completed)],
    [t('fieldwork.target'), ({ target }) => f.count(target)],
    [t('fieldwork.invited'), ({ invited }) => f.count(invited)],
    [t('fieldwork.response_rate'), ({ responseRate }) => f.fine(responseRate)],
    [t('fieldwork.started'), ({ started }) => f.count(started)],
    [t('fieldwork.under_way'), ({ underWay }) => f.count(underWay)],
    [t('fieldwork.left'), ({ left }) => f.count(left)],
    [t('fieldwork.completion_rate'), ({ completionRate }) => f.fine(completionRate)],
    [t('fieldwork.partial'), ({ partial }) => f.count(partial)],
    [t('fieldwork.flagged'), ({ flagged }) => f.count(flagged)],
    [t('fieldwork.median'), ({ medianSeconds }) => f.duration(medianSeconds)],
    [t('fieldwork.last'), ({ lastAt }) => (lastAt === null ? '–' : f.moment(new Date(lastAt)))],
  ];
  return (
    <TableFrame
      caption={t('fieldwork.counts_about', { minimum: minimumBase })}
      head={
        <>
          <th scope="col">{t('fieldwork.what')}</th>
          {sides.map(({ side }) => (
            <th key={side} scope="col">
              {t(`side.${side}`)}
            </th>
          ))}
        </>
      }
    >
      <tbody>
        {rows.map(([label, write]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {sides.map((side) => (
              <td key={side.side}>{write(side)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </TableFrame>
  );
}
