import type { SideFigure } from '../gap/figures';
import { MarkSign } from './MarkSign';
import { useWords } from './Words';

/** A side's figure in a table: itself or that it is withheld, its mark, and whether it illustrates. */
export function SideCell(props: {
  text: string;
  /** What stands in its place where it is withheld. */
  hidden: string | null;
  mark?: SideFigure['mark'];
  isMadeUp?: boolean;
  className?: string;
}) {
  const { text, hidden, mark = null, isMadeUp = false, className } = props;
  const { t } = useWords();
  return (
    <td className={className}>
      {hidden === null ? text : <span className="quiet">{hidden}</span>}
      <MarkSign mark={mark} />
      {isMadeUp && <span className="tag">{t('side.illustration')}</span>}
    </td>
  );
}
