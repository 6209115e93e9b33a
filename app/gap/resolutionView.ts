import { AUDIENCES } from '../study/document';
import type { ReportView } from './presentation';
import type { ResolutionQuestion, ResolutionReport } from './resolution';
import { describedRow, type RowView } from './rowView';
import { aboutItems, type ShareLine, type SharesView } from './sharesView';

/** The net scores of both groups as lines, their difference as a figure below. */
export function resolutionView(
  report: ReportView,
  { solved, outcome }: ResolutionQuestion,
  found: ResolutionReport,
): SharesView {
  const { language, direction, confidence, adjust, onlyPublished } = report;
  const items = report.items.filter(({ key }) => key === solved.key || key === outcome.key);
  const illustrated = AUDIENCES.filter((side) =>
    items.some((item) => item.illustrated.includes(side)),
  );
  const row = (option: keyof ResolutionReport): RowView => {
    const { manager, consumer, gap } = found[option];
    const isHidden = [manager, consumer].some((figure) => figure?.base === null);
    return describedRow({
      id: `${outcome.key}.${option}`,
      item: outcome.key,
      construct: outcome.construct ?? null,
      measure: 'nps',
      option,
      manager,
      consumer,
      gap,
      illustrated,
      hidden: isHidden ? 'withheld' : null,
    });
  };
  const asked = items.find(({ key }) => key === solved.key);
  const line = (option: 'solved' | 'others'): ShareLine => ({
    row: row(option),
    label: option === 'solved' ? (asked?.favourable ?? solved.key) : '',
    about: null,
    isNet: false,
    place: { manager: null, consumer: null },
  });
  return {
    language,
    direction,
    confidence,
    adjust,
    onlyPublished,
    told: null,
    lines: [line('solved'), line('others')],
    figures: [row('difference')],
    ...aboutItems(report, items),
  };
}
