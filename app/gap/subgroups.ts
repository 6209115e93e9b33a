import type { Audience } from '../study/document';
import type { DriverFigure, DriverSide } from './drivers';
import type { GapRow, SideFigure } from './figures';

/** A figure with the number of those behind it and its limits; null where it is withheld or undefined. */
export interface BasedFigure {
  value: number | null;
  base: number | null;
  low: number | null;
  high: number | null;
}

const NO_LIMITS = { low: null, high: null };

/** Which of a report's rows of everybody is meant. */
interface RowName {
  audience: Audience;
  item: string;
  measure: GapRow['measure'];
  option?: string | null;
}

const NOTHING: BasedFigure = { value: null, base: null, ...NO_LIMITS };

function sideOf(rows: readonly GapRow[], name: RowName): SideFigure | null {
  const { audience, item, measure, option = null } = name;
  const row = rows.find(
    (candidate) =>
      candidate.item === item &&
      candidate.measure === measure &&
      (candidate.option === null ? null : String(candidate.option)) === option &&
      candidate.segment === null,
  );
  return row?.[audience] ?? null;
}

/**
 * A side's figure in a report's rows (definition).
 *
 * @example
 * const met = { base: 40, effective: 40, estimate: 0.8, low: 0.65, high: 0.9, mark: null };
 * const rows = [{ item: 'human_access', construct: null, kind: 'scale', measure: 'favourable',
 *   option: null, segment: null, manager: met, consumer: null, gap: null, verdict: null, reason: null }];
 * figureOf(rows, { audience: 'manager', item: 'human_access', measure: 'favourable' })
 * // { value: 0.8, base: 40, low: 0.65, high: 0.9 }
 */
export function figureOf(rows: readonly GapRow[], name: RowName): BasedFigure {
  const figure = sideOf(rows, name);
  if (!figure) return NOTHING;
  const { estimate: value, base, low, high } = figure;
  return { value, base, low, high };
}

/**
 * What several drivers together have of the importance of all (definition), with the limits of their sum.
 *
 * @example
 * const driver = (item: string, share: number) => ({ item, share, low: null, high: null, relativeWeight: null, lmgShare: null });
 * importanceOf({ base: 50, drivers: [driver('a', 0.5), driver('b', 0.3), driver('c', 0.2)] }, ['a', 'c'],
 *   { low: 0.6, high: 0.8 })
 * // { value: 0.7, base: 50, low: 0.6, high: 0.8 }
 */
export function importanceOf(
  { base, drivers }: Pick<DriverSide, 'base' | 'drivers'>,
  items: readonly string[],
  together: Pick<DriverFigure, 'low' | 'high'> | null,
): BasedFigure {
  const shares = items.map((key) => drivers?.find(({ item }) => item === key)?.share ?? null);
  const known = shares.filter((share) => share !== null);
  const isWhole = known.length > 0 && known.length === shares.length;
  const { low, high } = together ?? NO_LIMITS;
  return { value: isWhole ? known.reduce((sum, share) => sum + share, 0) : null, base, low, high };
}

/**
 * Drivers by importance, the strongest first (definition); null where one has none.
 *
 * @example
 * const driver = (item: string, share: number) => ({ item, share, low: null, high: null, relativeWeight: null, lmgShare: null });
 * strongestFirst({ drivers: [driver('a', 0.2), driver('b', 0.5), driver('c', 0.3)] }) // ['b', 'c', 'a']
 */
export function strongestFirst({ drivers }: Pick<DriverSide, 'drivers'>): string[] | null {
  if (!drivers || drivers.some(({ share }) => share === null)) return null;
  return [...drivers]
    .sort((one, other) => (other.share ?? 0) - (one.share ?? 0))
    .map(({ item }) => item);
}
