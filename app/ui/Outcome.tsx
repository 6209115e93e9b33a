import type { RowView } from '../gap/rowView';
import { outcomeSide, outcomeSign, outcomeText } from './figures';
import { useWords } from './Words';

/** A row's verdict in words, with its sign; or why it has none. */
export function Outcome({ row }: { row: Pick<RowView, 'outcome' | 'manager' | 'consumer'> }) {
  const words = useWords();
  const sign = outcomeSign(row.outcome);
  const colour = outcomeSide(row.outcome) ?? 'none';
  return (
    <span className={sign ? `outcome outcome--${colour}` : 'quiet'}>
      {sign && <span aria-hidden="true">{sign}</span>}
      {outcomeText(row, words)}
    </span>
  );
}
