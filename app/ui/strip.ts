import type { RowView } from '../gap/rowView';
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

/** Figures in their own unit, from 0 on. */
export interface StripScale {
  end: number;
  step: number;
}

/** What an axis of strips counts: shares from 0 to 1, net scores from −1 to 1, or figures as they are. */
export type StripUnit = 'share' | 'net' | StripScale;

/** An axis from 0 to at least some figure, in four to six even steps that are read at once. */
function scaleUpTo(most: number): StripScale {
  const rough = Math.max(most, 1e-9) / 5;
  const ten = 10 ** Math.floor(Math.log10(rough));
  const step = ([1, 2, 2.5, 5].find((part) => part * ten >= rough) ?? 10) * ten;
  return { end: Math.max(1, Math.ceil(most / step)) * step, step };
}

/** An axis for both sides of some rows, with their limits. */
export function scaleOf(
  rows: readonly Pick<RowView, 'manager' | 'consumer'>[],
  others: readonly number[] = [],
): StripScale {
  const figures = rows.flatMap(({ manager, consumer }) =>
    [manager, consumer].flatMap((side) => [side?.estimate ?? 0, side?.high ?? 0]),
  );
  return scaleUpTo(Math.max(0, ...figures, ...others));
}

/** Where a figure stands on its axis, from 0 to 1. */
export function placeOn(unit: StripUnit): (figure: number) => number {
  if (typeof unit === 'object') return (figure) => figure / unit.end;
  return unit === 'net' ? (score) => (score + 1) / 2 : (share) => share;
}

/** The places of an axis that are written on. */
export function ticksOn(unit: StripUnit): number[] {
  if (typeof unit === 'object') {
    const steps = Math.round(unit.end / unit.step);
    return Array.from({ length: steps + 1 }, (_, at) => at / steps);
  }
  return unit === 'net' ? [0, 0.25, 0.5, 0.75, 1] : [0, 0.2, 0.4, 0.6, 0.8, 1];
}

/** What stands at a place of an axis, as its marks and ticks say it. */
export function writtenOn(unit: StripUnit, { f }: Words): (place: number) => string {
  if (typeof unit === 'object') return (place) => f.plain(Number((place * unit.end).toFixed(2)));
  return unit === 'net' ? (place) => f.points(2 * place - 1) : f.share;
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
  const place = placeOn(unit);
  const known = (['manager', 'consumer'] as const).flatMap((side) => {
    const figure = row[side];
    const placed = (value: number | null) => (value === null ? null : place(value));
    return figure && figure.estimate !== null
      ? [
          {
            side,
            estimate: place(figure.estimate),
            low: placed(figure.low),
            high: placed(figure.high),
          },
        ]
      : [];
  });
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
