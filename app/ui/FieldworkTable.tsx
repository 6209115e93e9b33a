import type { Audience } from '../study/document';
import { TableFrame } from './TableFrame';
import { useWords } from './Words';

/** How far one side of a wave is; moments as text. */
export interface SideProgress {
  side: Audience;
  target: number | null;
  invited: number | null;
  completed: number;
  /** Completed and set aside: they stand in no report. */
  flagged: number;
  partial: number;
  /** How often its first page was shown to somebody new. */
  opened: number;
  /** Begun in the questionnaire: completed there, under way, or left. */
  started: number;
  /** Completed in the questionnaire, not brought from elsewhere. */
  ownCompleted: number;
  underWay: number;
  left: number;
  /** Completed of those invited; null where nobody said how many these are. */
  responseRate: number | null;
  /** Completed of those started; null where nobody has. */
  completionRate: number | null;
  /** Of those who completed it, in seconds; null where fewer than the minimum base did. */
  medianSeconds: number | null;
  lastAt: string | null;
  /** When the target is reached at the pace of the last days; null where that cannot be said. */
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
    [t('fieldwork.opened'), ({ opened }) => f.count(opened)],
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
