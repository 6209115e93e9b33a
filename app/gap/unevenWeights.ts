import { kish } from '../statistics/kish';
import { AUDIENCES, type Study } from '../study/document';
import { type Side, sidesOf } from './sides';
import type { Tally } from './tally';

/** How many answered on a side, and their sums of weights and of squared weights. */
export function countedIn({ layout, cells, weights }: Pick<Side, 'layout' | 'cells' | 'weights'>) {
  const sums = { n: 0, w: 0, w2: 0 };
  for (const [group, { own, clusters }] of cells.entries()) {
    const factor = weights.factors[group] ?? 1;
    for (const { part } of [own, ...clusters]) {
      const at = (offset: number) => part.sums[layout.sample + offset] ?? 0;
      sums.n += at(0);
      sums.w += factor * at(1);
      sums.w2 += factor ** 2 * at(2);
    }
  }
  return sums;
}

/**
 * Whether answers of either side weigh differently, so that it matters whether they are weighted.
 * @param weighting to what the sides are weighted; left out: as they came
 */
export function areUneven(
  study: Study,
  tallies: readonly Tally[],
  weighting?: Parameters<typeof sidesOf>[3],
): boolean {
  const { sides } = sidesOf(study, tallies, true, weighting);
  return AUDIENCES.some((side) => {
    const { n, w, w2 } = countedIn(sides[side].total);
    return (kish(n, w, w2)?.designEffect ?? 1) > 1 + 1e-9;
  });
}
