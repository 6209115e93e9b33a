import { AUDIENCES, type Audience, type Study } from '../study/document';
import { type CurvePoint, cumulativeCurve } from './curves';
import type { ReportView } from './presentation';
import { isTime, type WaitRole, waitRole } from './roles';
import type { RowView } from './rowView';
import { type SharesView, sharesView } from './sharesView';
import type { Side } from './sides';
import type { PartChoice } from './topics';

/** One question on a time: both sides' cumulative curves. */
export interface CurvePanel {
  item: string;
  label: string;
  /** Which wait it is; null: nobody says. */
  wait: WaitRole | null;
  unit: string;
  /** How far the axis goes: from the first time to where nearly everybody is. */
  from: number;
  to: number;
  /** No curve where a side is withheld, was not asked, or has not answered. */
  curves: Record<Audience, CurvePoint[]>;
  thresholds: { x: number; row: RowView }[];
  median: RowView | null;
}

/** Times of both sides: finished facts, unrounded. */
export interface CurvesView extends SharesView {
  /** What belongs together, the expected and the accepted before the experienced. */
  groups: CurvePanel[][];
  isLog: boolean;
}

/** From here on nobody looks for more. */
const NEARLY_ALL = 0.995;
/** A longer axis than this many times its start is logarithmic unless it is asked not to be. */
const LONG = 20;

/** The times of some questions, as curves and as shares at their thresholds. */
export function curvesView(
  study: Study,
  report: ReportView,
  about: readonly PartChoice[],
  sides: Record<Audience, Side>,
  axis: 'log' | 'linear' | null,
): CurvesView {
  const keys = about.flatMap(({ items }) => items.map(({ key }) => key));
  const shares = sharesView(report, keys, 'thresholds');
  const groups = about.map(({ items }) => {
    const panels = items.filter(isTime).map((item): CurvePanel => {
      const own = report.rows.filter((row) => row.item === item.key);
      const mean = own.find(({ measure }) => measure === 'mean');
      const curve = (audience: Audience) => {
        const figure = mean?.[audience];
        return figure?.base ? cumulativeCurve(sides[audience], item) : [];
      };
      const curves = { manager: curve('manager'), consumer: curve('consumer') };
      const points = AUDIENCES.flatMap((audience) => curves[audience]);
      const enough = AUDIENCES.map(
        (audience) => curves[audience].find(({ share }) => share >= NEARLY_ALL)?.x,
      );
      const last = Math.max(1, ...points.map(({ x }) => x));
      const thresholds = own
        .filter(({ measure }) => measure === 'at_most')
        .map((row) => ({ x: Number(row.option), row }));
      return {
        item: item.key,
        label: report.items.find(({ key }) => key === item.key)?.label ?? item.key,
        wait: waitRole(study, item),
        unit: item.unit ?? '',
        from: Math.min(...points.map(({ x }) => x), last),
        to: Math.max(
          ...thresholds.map(({ x }) => x),
          ...enough.map((x, at) =>
            curves[AUDIENCES[at] ?? 'consumer'].length > 0 ? (x ?? last) : 1,
          ),
        ),
        curves,
        thresholds,
        median: own.find(({ measure }) => measure === 'median') ?? null,
      };
    });
    return panels.map((panel) => {
      const alike = panels.filter(({ unit }) => unit === panel.unit);
      // What belongs together is read on the same axis.
      const from = Math.min(...alike.map((other) => other.from));
      return { ...panel, from, to: Math.max(...alike.map((other) => other.to)) };
    });
  });
  const isLong = groups.flat().some(({ from, to }) => to > from * LONG);
  return { ...shares, groups, isLog: axis === null ? isLong : axis === 'log' };
}
