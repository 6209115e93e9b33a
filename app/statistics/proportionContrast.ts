import { type Contrast, difference, missing } from './contrast';
import { normalCritical, normalTwoSided } from './distributions';
import { type Located, mover } from './mover';
import type { Proportion } from './proportion';
import { wilson } from './wilson';

/** `z` is the normal quantile at which the interval just reaches 0, at most 37. */
export interface ProportionContrast extends Contrast {
  z: number | null;
}

/** A figure whose interval can be had at any normal quantile z; `z` of the two limits at once. */
export interface Reaching {
  estimate: number;
  limits: (z: number) => { low: number; high: number };
}

/**
 * Sum of some shares minus the sum of others, all independent: a gap (managers, consumers), a
 * change of one audience (now, before), the difference of two gaps. The interval is MOVER (Zou and
 * Donner 2008) on Wilson limits, at the level that the shares were computed with; for two shares it
 * is Newcombe's (1998) method 10. The p-value inverts it, interval bases held fixed.
 *
 * An empty base: all null. A share without interval: value only. No difference: z = 0, p = 1.
 *
 * @example
 * const share = (x: number, n: number) => proportion(variableSums(
 *   Array.from({ length: n }, (_, i) => ({ y: i < x ? 1 : 0, s: true, w: 1 }))), 0.95);
 * contrastOfProportions([share(56, 70)], [share(48, 80)], 0.95)
 * // { value: 0.2, low: 0.05243, high: 0.33387, z: 2.64649, p: 0.00813 }
 */
export function contrastOfProportions(
  plus: readonly Proportion[],
  minus: readonly Proportion[],
  level: number,
): ProportionContrast {
  const value = difference(plus, minus);
  return contrastOfReaching(value, plus.map(ofShare), minus.map(ofShare), level, [
    ...plus,
    ...minus,
  ]);
}

/**
 * The same of figures whose limits at z are known, such as a share and a mean of predicted shares:
 * MOVER (Zou and Donner 2008) on their limits, and the p-value that inverts it.
 *
 * @example
 * const around = (estimate: number, se: number) => ({
 *   estimate, limits: (z: number) => ({ low: estimate - z * se, high: estimate + z * se }) });
 * contrastOfReaching(0.2, [around(0.7, 0.03)], [around(0.5, 0.04)], 0.95, [])
 * // { value: 0.2, low: 0.102, high: 0.298, z: 4, p: 0.00006334 }
 * @param value the difference of the figures, null where one has no estimate
 * @param plus null in place of a figure without interval
 * @param figures all of them, for the reason why something lacks
 */
export function contrastOfReaching(
  value: number | null,
  plus: readonly (Reaching | null)[],
  minus: readonly (Reaching | null)[],
  level: number,
  figures: readonly Pick<Proportion, 'reason'>[],
): ProportionContrast {
  const reason = missing(figures);
  const unknown = { low: null, high: null, z: null, p: null, reason };
  const [first, second] = [known(plus), known(minus)];
  if (value === null || first === null || second === null) return { value, ...unknown };
  const z = value > 0 ? reachOfZero(first, second) : reachOfZero(second, first);
  const limits = limitsAt(first, second, normalCritical(level));
  return { value, ...limits, z, p: normalTwoSided(z), reason };
}

/**
 * The interval alone of a sum of shares minus others: MOVER (Zou and Donner 2008) on Wilson limits.
 * Null where a share has none.
 *
 * @example
 * const share = (x: number, n: number) => proportion(variableSums(
 *   Array.from({ length: n }, (_, i) => ({ y: i < x ? 1 : 0, s: true, w: 1 }))), 0.95);
 * intervalOfProportions([share(56, 70)], [share(48, 80)], 0.95) // { low: 0.05243, high: 0.33387 }
 */
export function intervalOfProportions(
  plus: readonly Proportion[],
  minus: readonly Proportion[],
  level: number,
): { low: number | null; high: number | null } {
  const [first, second] = [known(plus.map(ofShare)), known(minus.map(ofShare))];
  return first && second
    ? limitsAt(first, second, normalCritical(level))
    : { low: null, high: null };
}

/**
 * A share with its Wilson (1927) limits, the interval base held fixed; null if it has no interval.
 *
 * @example ofShare({ ...noAnswers, estimate: 0.8, intervalBase: 10 })?.limits(1.96)
 * // { low: 0.49016, high: 0.94332 }
 */
export function ofShare({ estimate, intervalBase }: Proportion): Reaching | null {
  return estimate === null || intervalBase === null
    ? null
    : { estimate, limits: (z) => wilson(estimate, intervalBase, z) };
}

/** Null if a figure has no interval. */
function known(figures: readonly (Reaching | null)[]): Reaching[] | null {
  const reaching = figures.filter((figure) => figure !== null);
  return reaching.length === figures.length ? reaching : null;
}

function limitsAt(plus: readonly Reaching[], minus: readonly Reaching[], z: number) {
  const at = ({ estimate, limits }: Reaching): Located<number> => ({ estimate, ...limits(z) });
  return mover(plus.map(at), minus.map(at));
}

/** Largest z that is looked for: beyond it no p-value differs from 0. */
const FURTHEST = 37;
/** How near the z that is found is to the one that is looked for. */
const NEAR = 1e-13;

/** The z in 0..37 at which the lower limit of larger - smaller (MOVER) falls to 0. */
function reachOfZero(larger: readonly Reaching[], smaller: readonly Reaching[]): number {
  const difference = sum(larger) - sum(smaller);
  if (difference < 1e-12) return 0;
  const lowerLimit = (z: number) => {
    let squares = 0;
    for (const { estimate, limits } of larger) squares += (estimate - limits(z).low) ** 2;
    for (const { estimate, limits } of smaller) squares += (estimate - limits(z).high) ** 2;
    return difference - Math.sqrt(squares);
  };
  const furthest = lowerLimit(FURTHEST);
  if (furthest > 0) return FURTHEST;
  const guess = falsePosition(lowerLimit, difference, furthest);
  const isReached = lowerLimit(guess - NEAR / 2) > 0 && lowerLimit(guess + NEAR / 2) <= 0;
  return isReached ? guess : bisection(lowerLimit);
}

/**
 * Where a falling function that is above 0 at 0 crosses it, most often: false position with the height
 * that stays halved (Illinois; Dowell and Jarratt 1971), a few steps in place of fifty.
 */
function falsePosition(of: (z: number) => number, atZero: number, atFurthest: number): number {
  let [inside, high] = [0, atZero];
  let [outside, low] = [FURTHEST, atFurthest];
  let stays = 0;
  let z = 0;
  for (let step = 0; step < 30 && outside - inside > NEAR; step += 1) {
    const next = inside + ((outside - inside) * high) / (high - low);
    if (Math.abs(next - z) <= NEAR / 10) return next;
    z = next;
    const height = of(z);
    if (height > 0) {
      [inside, high] = [z, height];
      if (stays > 0) low /= 2;
      stays = 1;
    } else {
      [outside, low] = [z, height];
      if (stays < 0) high /= 2;
      stays = -1;
    }
  }
  return z;
}

function bisection(of: (z: number) => number): number {
  let inside = 0;
  let outside = FURTHEST;
  while (outside - inside > NEAR) {
    const middle = (inside + outside) / 2;
    if (middle <= inside || middle >= outside) break;
    if (of(middle) > 0) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

function sum(figures: readonly { estimate: number }[]): number {
  return figures.reduce((total, { estimate }) => total + estimate, 0);
}
