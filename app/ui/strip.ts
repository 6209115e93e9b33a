import type { Extent } from '../gap/charted';
import type { SideFigure } from '../gap/report';
import type { RowView, Unit } from '../gap/rowView';
import type { Audience } from '../study/document';
import type { Words } from './Words';

/** One side of a dumbbell: figures from 0 to 1. */
export interface StripSide {
  side: Audience;
  estimate: number;
  low: number | null;
  high: number | null;
  /** How far the marker stands off the middle line, in parts of the room there is. */
  lane: -1 | 0 | 1;
  /** How far the band does. */
  bandLane: -1 | 0 | 1;
}

/** Figures in their own unit. */
export interface StripScale {
  start: number;
  end: number;
  step: number;
}

/** What an axis of strips counts: shares from 0 to 1, net scores from −1 to 1, or figures as they are. */
export type StripUnit = 'share' | 'net' | StripScale;

/** An axis over some figures and 0, in four to six even steps that are read at once. */
function scaleOver({ low, high }: Extent): StripScale {
  // Before anybody has answered there is an axis all the same.
  const rough = (high > low ? high - low : 1) / 5;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((part) => part * ten >= rough) ?? 10) * ten;
  const start = Math.floor(Math.min(0, low) / step) * step;
  const end = Math.ceil(Math.max(0, high > low ? high : 1) / step) * step;
  return { start, end: Math.max(start + step, end), step };
}

/** The axis of charts in one unit. @param extent what they span, where their unit has no range */
export function axisOf(unit: Unit, extent: Extent | null): StripUnit {
  if (unit === 'net') return 'net';
  return extent ? scaleOver(extent) : 'share';
}

/** An axis for both sides of some rows, with their limits. */
export function scaleOf(
  rows: readonly Pick<RowView, 'manager' | 'consumer'>[],
  others: readonly number[] = [],
): StripScale {
  const figures = rows.flatMap(({ manager, consumer }) =>
    [manager, consumer].flatMap((side) => [side?.estimate ?? 0, side?.high ?? 0]),
  );
  return scaleOver({ low: 0, high: Math.max(0, ...figures, ...others) });
}

/** Where a figure stands on its axis, from 0 to 1. */
export function placeOn(unit: StripUnit): (figure: number) => number {
  if (typeof unit === 'object') return (figure) => (figure - unit.start) / (unit.end - unit.start);
  return unit === 'net' ? (score) => (score + 1) / 2 : (share) => share;
}

/** The places of an axis that are written on. */
export function ticksOn(unit: StripUnit): number[] {
  if (typeof unit === 'object') {
    const steps = Math.round((unit.end - unit.start) / unit.step);
    return Array.from({ length: steps + 1 }, (_, at) => at / steps);
  }
  return unit === 'net' ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1];
}

/** The same of a small chart: where the axis begins and ends, and its middle where that tells more. */
export function fewTicksOn(unit: StripUnit): number[] {
  if (typeof unit === 'object')
    return unit.start < 0 && unit.end > 0 ? [0, placeOn(unit)(0), 1] : [0, 1];
  return unit === 'net' ? [0, 0.5, 1] : [0, 1];
}

/** The places that are written on up a chart's side, evenly apart: three or, on even steps, all. */
export function sideTicksOn(unit: StripUnit): number[] {
  return typeof unit === 'object' ? ticksOn(unit) : [0, 0.5, 1];
}

/** What stands at a place of an axis, as its marks and ticks say it. */
export function writtenOn(unit: StripUnit, { f }: Words): (place: number) => string {
  if (typeof unit === 'object')
    return (place) => f.plain(Number((unit.start + place * (unit.end - unit.start)).toFixed(2)));
  return unit === 'net' ? (place) => f.points(2 * place - 1) : f.share;
}

/** A side's figure and its limits as places of an axis; nothing where it has none. */
export function placedOn(
  unit: StripUnit,
  figure: Pick<SideFigure, 'estimate' | 'low' | 'high'> | null,
): { estimate: number; low: number | null; high: number | null }[] {
  if (!figure || figure.estimate === null) return [];
  const place = placeOn(unit);
  // A limit may lie where the axis has ended, such as a mean's below 0.
  const limit = (value: number | null) =>
    value === null ? null : Math.min(1, Math.max(0, place(value)));
  const { estimate, low, high } = figure;
  return [{ estimate: place(estimate), low: limit(low), high: limit(high) }];
}

/** Shapes closer than this would hide each other. */
const TOUCHING = 0.035;
const LANES = { manager: -1, consumer: 1 } as const;

/**
 * The sides of a row that have a figure, managers first. Bands that overlap and shapes that touch
 * part ways: managers up, consumers down, which is also where their numbers stand.
 */
export function stripSides(
  row: Pick<RowView, 'manager' | 'consumer'>,
  unit: StripUnit = 'share',
): StripSide[] {
  const known = (['manager', 'consumer'] as const).flatMap((side) =>
    placedOn(unit, row[side]).map((placed) => ({ side, ...placed })),
  );
  const [one, other] = known;
  const touch = one && other && Math.abs(one.estimate - other.estimate) < TOUCHING;
  const overlap =
    one &&
    other &&
    (touch || ((one.low ?? 1) < (other.high ?? 0) && (other.low ?? 1) < (one.high ?? 0)));
  return known.map((figure) => ({
    ...figure,
    lane: touch ? LANES[figure.side] : 0,
    bandLane: overlap ? LANES[figure.side] : 0,
  }));
}

/** Where a label stands by its marker so that it stays within the axis. */
export function anchorOf(estimate: number, margin: number): 'start' | 'middle' | 'end' {
  if (estimate < margin) return 'start';
  return estimate > 1 - margin ? 'end' : 'middle';
}

/** The rows that the chart draws: favourable shares of both sides, the highest gap first. */
export function chartRows(rows: readonly RowView[]): RowView[] {
  const height = (row: RowView) => row.gap?.value ?? Number.NEGATIVE_INFINITY;
  const later = (row: RowView) => (row.outcome === 'illustration' ? 1 : 0);
  return rows
    .filter((row) => row.measure === 'favourable' && row.manager && row.consumer)
    .sort(
      (a, b) => later(a) - later(b) || (height(b) > height(a) ? 1 : height(b) < height(a) ? -1 : 0),
    );
}
