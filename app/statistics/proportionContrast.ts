import { type Contrast, difference, missing } from './contrast';
import { normalCritical, normalTwoSided } from './distributions';
import { type Located, mover } from './mover';
import type { Proportion } from './proportion';
import { wilson } from './wilson';

/** `z` is the normal quantile at which the interval just reaches 0, at most 37. */
export interface ProportionContrast extends Contrast {
  z: number | null;
}

/**
 * Sum of some shares minus the sum of others, all independent: a gap (managers, consumers), a change
 * of one audience (now, before), the difference of two gaps. The interval is MOVER (Zou and Donner
 * 2008) on Wilson limits, at the level that the shares were computed with; for two shares it is
 * Newcombe's (1998) method 10. The p-value inverts it, interval bases held fixed.
 *
 * An empty base: all null. A share without interval: value only. No difference: z = 0, p = 1.
 *
 * @example contrastOfProportions([shareOf(56, 70)], [shareOf(48, 80)], 0.95)
 * // value 0.2, low 0.05243, high 0.33387, p 0.00813
 */
export function contrastOfProportions(
  plus: readonly Proportion[],
  minus: readonly Proportion[],
  level: number,
): ProportionContrast {
  const reason = missing([...plus, ...minus]);
  const unknown = { low: null, high: null, z: null, p: null, reason };
  const value = difference(plus, minus);
  const [first, second] = [located(plus), located(minus)];
  if (value === null || first === null || second === null) return { value, ...unknown };
  const z = value > 0 ? reachOfZero(first, second) : reachOfZero(second, first);
  const limits = limitsAt(first, second, normalCritical(level));
  return { value, ...limits, z, p: normalTwoSided(z), reason };
}

interface Share {
  estimate: number;
  base: number;
}

/** Null if a share has no interval. */
function located(shares: readonly Proportion[]): Share[] | null {
  const known = shares.flatMap(({ estimate, intervalBase: base }) =>
    estimate === null || base === null ? [] : [{ estimate, base }],
  );
  return known.length === shares.length ? known : null;
}

function limitsAt(plus: readonly Share[], minus: readonly Share[], z: number) {
  const at = ({ estimate, base }: Share): Located<number> => ({
    estimate,
    ...wilson(estimate, base, z),
  });
  return mover(plus.map(at), minus.map(at));
}

/** Bisection for the z in 0..37 at which the lower limit of larger - smaller falls to 0. */
function reachOfZero(larger: readonly Share[], smaller: readonly Share[]): number {
  if (sum(larger) - sum(smaller) < 1e-12) return 0;
  const excludesZero = (z: number) => limitsAt(larger, smaller, z).low > 0;
  let inside = 0;
  let outside = 37;
  if (excludesZero(outside)) return outside;
  while (outside - inside > 1e-13) {
    const middle = (inside + outside) / 2;
    if (middle <= inside || middle >= outside) break;
    if (excludesZero(middle)) inside = middle;
    else outside = middle;
  }
  return (inside + outside) / 2;
}

function sum(figures: readonly { estimate: number }[]): number {
  return figures.reduce((total, { estimate }) => total + estimate, 0);
}
