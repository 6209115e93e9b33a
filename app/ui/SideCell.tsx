import type { SideFigure } from '../gap/figures';
import { Ask } from './Asking';
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
  /** What it is asked by how it comes about, where it can be. */
  ask?: { id: string; asked: string | null };
}) {
  const { text, hidden, mark = null, isMadeUp = false, className, ask } = props;
  const shown = (
    <>
      {hidden === null ? text : <span className="quiet">{hidden}</span>}
      <MarkSign mark={mark} />
    </>
  );
  return (
    <td className={className}>
      {ask ? <Ask {...ask}>{shown}</Ask> : shown}
      {isMadeUp && <Illustration />}
    </td>
  );
}

/** Says of a figure that no publication states it. */
export function Illustration() {
  const { t } = useWords();
  return (
    <>
      {' '}
      <span className="tag">{t('side.illustration')}</span>
    </>
  );
}
