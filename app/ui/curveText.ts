import type { CurvePanel, CurvesView } from '../gap/curvesView';
import type { Audience } from '../study/document';
import { measureText, unitText } from './figures';
import { shortened } from './headlineText';
import { toldText } from './toldText';
import type { Words } from './Words';

/** What is accepted, what was waited, and what managers believe, by medians. */
export function curvesFinding(view: CurvesView, words: Words): string {
  const { t } = words;
  if (view.onlyPublished) return view.told ? toldText(view.told, view, words) : t('waits.chart');
  const panels = view.groups[0] ?? [];
  const second = panels.find(({ wait }) => wait === 'experienced_wait') ?? null;
  const hoped = panels.find((panel) => panel !== second);
  const first = hoped ?? second;
  if (!first) return t('topic.empty');
  const median = (panel: CurvePanel | null, side: Audience) =>
    panel && isEarnest(view, panel, side)
      ? timeText(panel, panel.median?.[side]?.estimate, words)
      : null;
  const item = shortened(first.label);
  const last = second && second !== first ? second : null;

  const [before, waited] = [median(first, 'consumer'), median(last, 'consumer')];
  const believed = median(waited ? last : first, 'manager');
  if (last && before && waited) {
    const kind = first.wait === 'expected_wait' ? 'expected' : 'pair';
    const values = { accepted: before, waited, believed: believed ?? '' };
    if (!believed) return t(`waits.${kind}_consumer`, values);
    const isMet = first.unit === last.unit && medianOf(last) <= medianOf(first);
    return t(isMet ? `waits.${kind}_met` : `waits.${kind}`, values);
  }
  if (before)
    return believed
      ? t('waits.one', { item, consumer: before, manager: believed })
      : t('waits.one_consumer', { item, consumer: before });
  const told = last && median(last, 'manager') ? last : first;
  const manager = median(told, 'manager');
  if (manager) return t('waits.one_manager', { item: shortened(told.label), manager });
  const isHidden = view.groups
    .flat()
    .some(({ median: row }) => row?.consumer?.base === null || row?.manager?.base === null);
  return t(isHidden ? 'topic.withheld' : 'topic.empty');
}

/** Which wait a panel is about; null: nobody says. */
export function waitText({ wait }: CurvePanel, { t }: Words): string | null {
  return wait === null ? null : t(`waits.${wait}`);
}

function isEarnest({ items }: CurvesView, { item }: CurvePanel, side: Audience): boolean {
  return !items.find(({ key }) => key === item)?.illustrated.includes(side);
}

function medianOf({ median }: CurvePanel): number {
  return median?.consumer?.estimate ?? 0;
}

/** A time with its unit; null where there is none. */
function timeText(
  { unit }: CurvePanel,
  value: number | null | undefined,
  { t, f }: Words,
): string | null {
  if (value === null || value === undefined) return null;
  return t('waits.time', { value: f.plain(value), unit: unitText({ unit }, t, value) ?? '' });
}

/** A threshold of a panel: "at most 1 minute". */
export function thresholdText(panel: CurvePanel, x: number, words: Words): string {
  return measureText(
    { measure: 'at_most', option: x, optionLabel: null },
    { favourable: null, options: [], unit: panel.unit },
    words,
  );
}

/** What stands beside each other: each channel's waits in a row of their own; single ones fill rows. */
export function rowsOfCurves(groups: readonly CurvePanel[][]): CurvePanel[][] {
  if (groups.every(({ length }) => length < 3)) return [groups.flat()];
  return groups.filter(({ length }) => length > 0);
}

/** Where a time stands on a panel's axis, from 0 to 1. */
export function acrossOf({ from, to }: CurvePanel, isLog: boolean): (x: number) => number {
  if (!isLog) return (x) => x / to;
  // The first time stands a little off the edge, where nothing would be.
  const start = from / 1.5;
  return (x) => Math.log(Math.max(x, start) / start) / Math.log(to / start);
}

/** The points of a side's curve on its panel; without a logarithm it begins at nothing. */
export function placedCurve(
  panel: CurvePanel,
  side: Audience,
  isLog: boolean,
): { x: number; y: number }[] {
  const across = acrossOf(panel, isLog);
  const points = panel.curves[side].filter(({ x }) => x <= panel.to);
  if (points.length === 0) return [];
  return [
    ...(isLog ? [] : [{ x: 0, y: 0 }]),
    ...points.map(({ x, share }) => ({ x: across(x), y: share })),
  ];
}

/** Which of several questions the finding is about, and whether what is accepted stands for what is expected. */
export function aboutText({ groups, onlyPublished }: CurvesView, { t, f }: Words): string[] {
  const has = (panels: readonly CurvePanel[], role: CurvePanel['wait']) =>
    panels.some(({ wait }) => wait === role);
  const standsIn = groups.some(
    (panels) =>
      has(panels, 'accepted_wait') &&
      has(panels, 'experienced_wait') &&
      !has(panels, 'expected_wait'),
  );
  const named = (groups[0] ?? []).map(({ label }) => t('topic.quoted', { item: shortened(label) }));
  return [
    // What is published names its own question.
    ...(groups.length < 2 || onlyPublished ? [] : [t('waits.about', { items: f.list(named) })]),
    ...(standsIn ? [t('waits.stands_in')] : []),
  ];
}
