import { jointView } from './jointView';
import type { ReportView } from './presentation';
import type { ResolutionQuestion, ResolutionReport } from './resolution';
import type { RowView } from './rowView';
import type { ShareLine, SharesView } from './sharesView';

/** The net scores of both groups as lines, their difference as a figure below. */
export function resolutionView(
  report: ReportView,
  { solved, outcome }: ResolutionQuestion,
  found: ResolutionReport,
): SharesView {
  const { items, base, row: described } = jointView(report, [solved.key, outcome.key]);
  const row = (option: keyof ResolutionReport): RowView =>
    described(
      {
        id: `${outcome.key}.${option}`,
        item: outcome.key,
        construct: outcome.construct ?? null,
        measure: 'nps',
        option,
      },
      found[option],
    );
  const asked = items.find(({ key }) => key === solved.key);
  const line = (option: 'solved' | 'others'): ShareLine => ({
    row: row(option),
    label: option === 'solved' ? (asked?.favourable ?? solved.key) : '',
    about: null,
    isNet: false,
    place: { manager: null, consumer: null },
  });
  return { ...base, lines: [line('solved'), line('others')], figures: [row('difference')] };
}
