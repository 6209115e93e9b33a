import { normalCritical } from '../statistics/distributions';
import { mover } from '../statistics/mover';
import { moverRatio } from '../statistics/moverRatio';
import { wilson } from '../statistics/wilson';
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

/** Which of a report's rows is meant: of everybody, or of one segment. */
export interface RowName {
  audience: Audience;
  item: string;
  measure: GapRow['measure'];
  option?: string | null;
  segment?: { item: string; code: string };
}

const NOTHING: BasedFigure = { value: null, base: null, ...NO_LIMITS };

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
 * // { value: 0.8, base: 40, low: 0.65, high: 0.9 }
 */
export function figureOf(rows: readonly GapRow[], name: RowName): BasedFigure {
  const figure = sideOf(rows, name);
  if (!figure) return NOTHING;
  const { estimate: value, base, low, high } = figure;
  return { value, base, low, high };
}

/**
 * The share of an answer among those of several segments together: of each segment's share as many
 * respondents as are behind it, with Wilson's (1927) limits on all effective bases together. The rows
 * are those of an unweighted report that is broken by the segment item; null where one of the segments
 * is withheld.
 *
 * @example
 * const side = (base: number, estimate: number) => ({ base, effective: base, estimate, low: 0, high: 1, mark: null });
 * const row = (code: string, base: number, estimate: number) => ({ item: 'end', construct: null,
 *   kind: 'single', measure: 'share', option: 'phone', segment: [{ item: 'start', code }],
 *   manager: null, consumer: side(base, estimate), gap: null, verdict: null, reason: null });
 * const asked = { audience: 'consumer', item: 'end', option: 'phone',
 *   among: { item: 'start', codes: ['chat', 'app'] } };
 * shareAmong([row('chat', 30, 0.2), row('app', 10, 0.6), row('phone', 60, 0.9)], asked, 0.95)
 * // { value: 0.3, base: 40, low: 0.18075, high: 0.45430 }
 */
export function shareAmong(
  rows: readonly GapRow[],
  asked: {
    audience: Audience;
    item: string;
    option: string;
    among: { item: string; codes: readonly string[] };
  },
  level: number,
): BasedFigure {
  const { audience, item, option, among } = asked;
  let [base, count, effective] = [0, 0, 0];
  for (const code of among.codes) {
    const segment = { item: among.item, code };
    const figure = sideOf(rows, { audience, item, measure: 'share', option, segment });
    if (!figure || figure.base === null) return NOTHING;
    if (figure.base > 0 && figure.estimate === null) return NOTHING;
    base += figure.base;
    count += figure.base * (figure.estimate ?? 0);
    // What has no interval of its own adds nothing to what is known of all.
    effective += figure.low === null ? 0 : (figure.effective ?? 0);
  }
  const value = base === 0 ? null : count / base;
  const isKnown = value !== null && effective > 0;
  const limits = isKnown ? wilson(value, effective, normalCritical(level)) : NO_LIMITS;
  return { value, base, ...limits };
}

/**
 * One figure over another of the same people (definition). Null without either, and where the other is
 * not above 0; without limits, since how both go together is in no row.
 *
 * @example
 * const limits = { low: null, high: null };
 * ratioOf({ value: 6, base: 40, ...limits }, { value: 3, base: 50, ...limits }) // { value: 2, base: 40 }
 */
export function ratioOf(figure: BasedFigure, to: BasedFigure): BasedFigure {
  const isKnown = figure.value !== null && to.value !== null && to.value > 0;
  return {
    value: isKnown ? Number(figure.value) / Number(to.value) : null,
    base: figure.base,
    ...NO_LIMITS,
  };
}

/**
 * How much higher one figure is than another of other people, as a part of the other: a relative
 * difference, not points (MOVER-R, Donner and Zou 2012).
 *
 * @example relativeDifference({ value: 5, base: 40, low: 5, high: 6 }, { value: 4, base: 90, low: 4, high: 4 })
 * // { value: 0.25, base: 40, low: 0.25, high: 0.5 }
 */
export function relativeDifference(figure: BasedFigure, to: BasedFigure): BasedFigure {
  const { value, base } = ratioOf(figure, to);
  if (value === null) return { value, base, ...NO_LIMITS };
  const { low, high } = ratioLimits(figure, to);
  return {
    value: value - 1,
    base,
    low: low === null ? null : low - 1,
    high: high === null ? null : high - 1,
  };
}

function ratioLimits(figure: BasedFigure, to: BasedFigure) {
  if (figure.value === null || to.value === null) return NO_LIMITS;
  return moverRatio({ ...figure, estimate: figure.value }, { ...to, estimate: to.value });
}

/**
 * How much higher a mean is in a segment than everybody's, which holds the segment's. All others are
 * other people: the limits are those of the ratio to their mean (MOVER-R, Donner and Zou 2012), taken
 * to the mean of both at the sizes that the segments have. The rows are those of an unweighted report.
 *
 * @example
 * const side = (base: number, estimate: number, half: number) =>
 *   ({ base, effective: base, estimate, low: estimate - half, high: estimate + half, mark: null });
 * const row = (code: string | null, consumer: ReturnType<typeof side>) => ({ item: 'score', construct: null,
 *   kind: 'nps', measure: 'mean', option: null, segment: code === null ? null : [{ item: 'solved', code }],
 *   manager: null, consumer, gap: null, verdict: null, reason: null });
 * const rows = [row(null, side(100, 3, 0)), row('yes', side(50, 4, 1)), row('no', side(50, 2, 0.2))];
 * relativeToAll(rows, { audience: 'consumer', item: 'score', measure: 'mean' }, { item: 'solved', code: 'yes' })
 * // { value: 0.33333, base: 50, low: 0.19309, high: 0.43849 }
 */
export function relativeToAll(
  rows: readonly GapRow[],
  name: RowName,
  among: { item: string; code: string },
): BasedFigure {
  const own = figureOf(rows, { ...name, segment: among });
  const all = figureOf(rows, name);
  const found = relativeDifference(own, all);
  const parts = rows.flatMap((row) => {
    const [part, ...more] = row.segment ?? [];
    const isOther = part?.item === among.item && more.length === 0 && part.code !== among.code;
    const isNamed = row.item === name.item && row.measure === name.measure;
    return isOther && isNamed ? [row[name.audience]] : [];
  });
  const limits = { ...found, ...NO_LIMITS };
  if (own.base === null || all.base === null || own.value === null || all.value === null)
    return limits;
  const size = all.base - own.base;
  const others = parts.flatMap((part) => {
    if (part?.base == null || part.estimate === null || part.base === 0) return [];
    const weight = part.base / size;
    const [low, high] = [part.low, part.high].map((end) => (end === null ? null : weight * end));
    return [
      { base: part.base, estimate: weight * part.estimate, low: low ?? null, high: high ?? null },
    ];
  });
  // Somebody is withheld.
  if (others.reduce((sum, { base }) => sum + base, 0) !== size) return limits;
  const value = others.reduce((sum, { estimate }) => sum + estimate, 0);
  const ratio = ratioLimits(own, { value, base: size, ...mover(others, []) });
  const part = own.base / all.base;
  const toAll = (end: number | null) => (end === null ? null : end / (part * end + 1 - part) - 1);
  return { ...found, low: toAll(ratio.low), high: toAll(ratio.high) };
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
