import { type Contrast, difference, missing } from './contrast';
import { normalCritical, normalTwoSided } from './distributions';
import { type Located, mover } from './mover';
import type { Proportion } from './proportion';
import { wilsonHigh, wilsonLow } from './wilson';

/** `z` is the normal quantile at which the interval just reaches 0, at most 37. */
export interface ProportionContrast extends Contrast {
  z: number | null;
}

/** A figure whose limits can be had at any normal quantile z. */
export interface Reaching {
  estimate: number;
  low(z: number): number;
  high(z: number): number;
}

/** A class, since a report makes thousands of these: they share their methods. */
class Share implements Reaching {
  constructor(
    readonly estimate: number,
    private readonly base: number,
  ) {}

  low(z: number): number {
    return wilsonLow(this.estimate, this.base, z);
  }

  high(z: number): number {
    return wilsonHigh(this.estimate, this.base, z);
  }
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
 *   estimate, low: (z: number) => estimate - z * se, high: (z: number) => estimate + z * se });
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
 * @example ofShare({ ...noAnswers, estimate: 0.8, intervalBase: 10 })?.low(1.96) // 0.49016
 */
export function ofShare({ estimate, intervalBase }: Proportion): Reaching | null {
  return estimate === null || intervalBase === null ? null : new Share(estimate, intervalBase);
}

/** Null if a figure has no interval. */
function known(figures: readonly (Reaching | null)[]): Reaching[] | null {
  const reaching: Reaching[] = [];
  for (const figure of figures) {
    if (figure === null) return null;
    reaching.push(figure);
  }
  return reaching;
}

function limitsAt(plus: readonly Reaching[], minus: readonly Reaching[], z: number) {
  const at = (figure: Reaching): Located<number> => ({
    estimate: figure.estimate,
    low: figure.low(z),
    high: figure.high(z),
  });
  return mover(plus.map(at), minus.map(at));
}

/** Largest z that is looked for: beyond it no p-value differs from 0. */
const FURTHEST = 37;
/** How near the z that is found is to the one that is looked for. */
const NEAR = 1e-13;
/** Within which of its z the limit must be seen to cross 0; nearer, rounding hides the crossing. */
const CROSSED = 1e-12;

/** The z in 0..37 at which the lower limit of larger - smaller (MOVER) falls to 0. */
function reachOfZero(larger: readonly Reaching[], smaller: readonly Reaching[]): number {
  const difference = sum(larger) - sum(smaller);
  if (difference < 1e-12) return 0;
  const reach = (z: number) => {
    let squares = 0;
    for (const figure of larger) squares += (figure.estimate - figure.low(z)) ** 2;
    for (const figure of smaller) squares += (figure.estimate - figure.high(z)) ** 2;
    return Math.sqrt(squares);
  };
  if (reach(FURTHEST) < difference) return FURTHEST;
  const guess = secant(reach, difference);
  const width = CROSSED * Math.max(1, guess);
  const isReached = reach(guess - width) < difference && reach(guess + width) >= difference;
  return isReached ? guess : bisection((z) => difference - reach(z));
}

/**
 * Where a rising function that is 0 at 0 reaches a height, most often: the secant method, from a first
 * step as if it rose in proportion, which takes five evaluations in place of fifty.
 */
function secant(of: (z: number) => number, height: number): number {
  let before = 1;
  let short = height - of(before);
  let z = (before * height) / (height - short);
  for (let step = 0; step < 20; step += 1) {
    if (!(z > 0 && z < FURTHEST)) break;
    const left = height - of(z);
    const next = left === short ? z : z + (left * (z - before)) / (short - left);
    [before, short] = [z, left];
    if (!(Math.abs(next - z) > NEAR)) return next;
    z = next;
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
