import type { PlanningView } from '../gap/planningView';

const AXES = [
  { end: 0.2, step: 0.05 },
  { end: 0.4, step: 0.1 },
  { end: 1, step: 0.2 },
];
const WIDEST = { end: 1, step: 0.2 };

/** How far the axis of sizes goes, so that every size and the wanted gap stand on it. */
export function axisOf(
  { lines }: Pick<PlanningView, 'lines'>,
  gap: number,
): { end: number; ticks: number[] } {
  const most = Math.max(gap, ...lines.map(({ shows }) => shows ?? 0));
  const { end, step } = AXES.find((axis) => axis.end >= most) ?? WIDEST;
  const count = Math.round(end / step) + 1;
  return { end, ticks: Array.from({ length: count }, (_, at) => at * step) };
}
