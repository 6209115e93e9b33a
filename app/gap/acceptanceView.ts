import { AUDIENCES } from '../study/document';
import type { AcceptanceQuestion, AcceptanceRow } from './acceptance';
import { jointView } from './jointView';
import type { ReportView } from './presentation';
import type { RowView } from './rowView';
import type { SharesView } from './sharesView';

/** A condition with what those accept who name it, what the others do, and what both are apart. */
export interface AcceptancePair {
  option: string;
  label: string;
  named: RowView;
  others: RowView;
  difference: RowView;
}

/** Accepted waits with and without each condition: finished facts, unrounded. */
export interface AcceptanceView extends SharesView {
  pairs: AcceptancePair[];
  unit: string | null;
}

/** Accepted waits by each condition that somebody names; first what lengthens consumers' most. */
export function acceptanceView(
  report: ReportView,
  { wait, condition }: AcceptanceQuestion,
  rows: readonly AcceptanceRow[],
): AcceptanceView {
  const { items, base, row: described } = jointView(report, [wait.key, condition.key]);
  const options = items.find(({ key }) => key === condition.key)?.options ?? [];
  const named = rows.filter((row) =>
    AUDIENCES.some((side) => row.named[side] !== null && row.named[side]?.base !== 0),
  );
  const pairs = named.map(({ option, ...figures }): AcceptancePair => {
    const row = (part: keyof typeof figures): RowView =>
      described(
        {
          id: `${wait.key}.${option}.${part}`,
          item: wait.key,
          measure: 'median',
          option,
          unit: 'time',
        },
        figures[part],
      );
    return {
      option,
      label: options.find(({ code }) => code === option)?.label ?? option,
      named: row('named'),
      others: row('others'),
      difference: row('difference'),
    };
  });
  const longer = ({ difference: { consumer, manager } }: AcceptancePair) =>
    (consumer ?? manager)?.estimate ?? Number.NEGATIVE_INFINITY;
  const ordered = [...pairs].sort((a, b) => longer(b) - longer(a) || 0);
  const place = { manager: null, consumer: null };
  return {
    ...base,
    pairs: ordered,
    unit: items.find(({ key }) => key === wait.key)?.unit ?? null,
    lines: ordered.flatMap(({ label, named, others }) =>
      [named, others].map((row) => ({ row, label, about: null, isNet: false, place })),
    ),
    figures: ordered.map(({ difference }) => difference),
  };
}
