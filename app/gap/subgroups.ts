import type { Audience } from '../study/document';
import type { DriverSide } from './drivers';
import type { GapRow, SideFigure } from './figures';

/** A figure with the number of those behind it; null where either is withheld or undefined. */
export interface BasedFigure {
  value: number | null;
  base: number | null;
}

/** Which of a report's rows is meant: of everybody, or of one segment. */
export interface RowName {
  audience: Audience;
  item: string;
  measure: GapRow['measure'];
  option?: string | null;
  segment?: { item: string; code: string };
}

const NOTHING: BasedFigure = { value: null, base: null };

function sideOf(rows: readonly GapRow[], name: RowName): SideFigure | null {
  const { audience, item, measure, option = null, segment } = name;
  const row = rows.find(
    (candidate) =>
      candidate.item === item &&
      candidate.measure === measure &&
      (candidate.option === null ? null : String(candidate.option)) === option &&
      (segment
        ? candidate.segment?.length === 1 &&
          candidate.segment[0]?.item === segment.item &&
          candidate.segment[0].code === segment.code
        : candidate.segment === null),
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
 * // { value: 0.8, base: 40 }
 */
export function figureOf(rows: readonly GapRow[], name: RowName): BasedFigure {
  const figure = sideOf(rows, name);
  return figure ? { value: figure.estimate, base: figure.base } : NOTHING;
}

/**
 * The share of an answer among those of several segments together: of each segment's share as many
 * respondents as are behind it (definition). The rows are those of an unweighted report that is
 * broken by the segment item; null where one of the segments is withheld.
 *
 * @example
 * const side = (base: number, estimate: number) => ({ base, effective: base, estimate, low: 0, high: 1, mark: null });
 * const row = (code: string, base: number, estimate: number) => ({ item: 'end', construct: null,
 *   kind: 'single', measure: 'share', option: 'phone', segment: [{ item: 'start', code }],
 *   manager: null, consumer: side(base, estimate), gap: null, verdict: null, reason: null });
 * const asked = { audience: 'consumer', item: 'end', option: 'phone',
 *   among: { item: 'start', codes: ['chat', 'app'] } };
 * shareAmong([row('chat', 30, 0.2), row('app', 10, 0.6), row('phone', 60, 0.9)], asked)
 * // { value: 0.3, base: 40 }
 */
export function shareAmong(
  rows: readonly GapRow[],
  asked: {
    audience: Audience;
    item: string;
    option: string;
    among: { item: string; codes: readonly string[] };
  },
): BasedFigure {
  const { audience, item, option, among } = asked;
  let [base, count] = [0, 0];
  for (const code of among.codes) {
    const segment = { item: among.item, code };
    const figure = sideOf(rows, { audience, item, measure: 'share', option, segment });
    if (!figure || figure.base === null) return NOTHING;
    if (figure.base > 0 && figure.estimate === null) return NOTHING;
    base += figure.base;
    count += figure.base * (figure.estimate ?? 0);
  }
  return { value: base === 0 ? null : count / base, base };
}

/**
 * One figure over another (definition). Null without either, and where the other is not above 0.
 *
 * @example ratioOf({ value: 6, base: 40 }, { value: 3, base: 50 }) // { value: 2, base: 40 }
 */
export function ratioOf(figure: BasedFigure, to: BasedFigure): BasedFigure {
  const isKnown = figure.value !== null && to.value !== null && to.value > 0;
  return {
    value: isKnown ? Number(figure.value) / Number(to.value) : null,
    base: figure.base,
  };
}

/**
 * How much higher one figure is than another, as a part of the other (definition): a relative
 * difference, not points.
 *
 * @example relativeDifference({ value: 5, base: 40 }, { value: 4, base: 90 }) // { value: 0.25, base: 40 }
 */
export function relativeDifference(figure: BasedFigure, to: BasedFigure): BasedFigure {
  const { value, base } = ratioOf(figure, to);
  return { value: value === null ? null : value - 1, base };
}

/**
 * What several drivers together have of the importance of all (definition).
 *
 * @example
 * const driver = (item: string, share: number) => ({ item, share, low: null, high: null, relativeWeight: null, lmgShare: null });
 * importanceOf({ base: 50, drivers: [driver('a', 0.5), driver('b', 0.3), driver('c', 0.2)] }, ['a', 'c'])
 * // { value: 0.7, base: 50 }
 */
export function importanceOf(
  { base, drivers }: Pick<DriverSide, 'base' | 'drivers'>,
  items: readonly string[],
): BasedFigure {
  const shares = items.map((key) => drivers?.find(({ item }) => item === key)?.share ?? null);
  const known = shares.filter((share) => share !== null);
  const isWhole = known.length > 0 && known.length === shares.length;
  return { value: isWhole ? known.reduce((sum, share) => sum + share, 0) : null, base };
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
