import { AUDIENCES, type Audience } from '../study/document';
import type { GapFigure, SideFigure } from './figures';
import type { ItemView, ReportView } from './presentation';
import { describedRow, type RowView } from './rowView';
import { aboutItems, type SharesView } from './sharesView';

/** What a view of two items' answers together begins with, and how it describes a row of its own. */
export function jointView(report: ReportView, keys: readonly string[]) {
  const { language, direction, confidence, adjust, onlyPublished } = report;
  const items: ItemView[] = report.items.filter(({ key }) => keys.includes(key));
  const illustrated = AUDIENCES.filter((side) =>
    items.some((item) => item.illustrated.includes(side)),
  );
  const base: Omit<SharesView, 'lines' | 'figures'> = {
    language,
    direction,
    confidence,
    adjust,
    onlyPublished,
    told: null,
    ...aboutItems(report, items),
  };
  const row = (
    of: Pick<RowView, 'id' | 'item' | 'measure' | 'option'> & {
      construct?: string | null;
      unit?: RowView['unit'];
    },
    figures: Record<Audience, SideFigure | null> & { gap: GapFigure },
  ): RowView => {
    const { manager, consumer, gap } = figures;
    const hidden = AUDIENCES.filter((side) => figures[side]?.base === null);
    // Of a side that is shown elsewhere it is a group that is too small.
    const isWhole = hidden.some((side) => !report.audiences[side].responses);
    return describedRow({
      ...of,
      manager,
      consumer,
      gap,
      illustrated,
      hidden: hidden.length === 0 ? null : isWhole ? 'withheld' : 'withheld_secondary',
    });
  };
  return { items, base, row };
}
