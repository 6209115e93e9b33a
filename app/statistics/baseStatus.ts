import { mark } from './marks';

/** What may be shown of a cell, and how it is marked. */
export type BaseStatus =
  | 'ok'
  | 'low_base'
  | 'unreliable'
  | 'withheld'
  | 'withheld_secondary'
  | 'no_answers';

/**
 * Status of each segment of an item by its base (withholding below a threshold, and complementary
 * to it: Cox 1980; marks after Parker et al. 2017): below the minimum base withheld, which protects
 * respondents; otherwise marked by the smaller of base and effective base. With `secondary` a
 * single withheld segment takes the one with the smallest base along, among those that have
 * answers, so that it does not follow from the total (the first in order if tied).
 *
 * @example baseStatuses([{ n: 240, effective: 180 }, { n: 4, effective: 3 }, { n: 34, effective: 29 }],
 *   { minimumBase: 5, secondary: true }) // ['ok', 'withheld', 'withheld_secondary']
 */
export function baseStatuses(
  cells: readonly { n: number; effective: number | null }[],
  {
    minimumBase,
    secondary,
    ...limits
  }: {
    minimumBase: number;
    secondary: boolean;
    unreliableBelow?: number;
    lowBelow?: number;
  },
): BaseStatus[] {
  const statuses = cells.map(({ n, effective }): BaseStatus => {
    if (n === 0) return 'no_answers';
    if (n < minimumBase) return 'withheld';
    return mark(n, effective, limits) ?? 'ok';
  });
  if (!secondary || statuses.filter((status) => status === 'withheld').length !== 1)
    return statuses;
  let smallest: { at: number; n: number } | null = null;
  for (const [at, { n }] of cells.entries()) {
    if (statuses[at] === 'withheld' || statuses[at] === 'no_answers') continue;
    if (smallest === null || n < smallest.n) smallest = { at, n };
  }
  if (smallest) statuses[smallest.at] = 'withheld_secondary';
  return statuses;
}
