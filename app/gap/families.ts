import { benjaminiHochberg, holm } from '../statistics/adjust';
import type { Adjustment, GapRow } from './report';

/** A p-value in its family, and where the corrected one goes. */
export interface Tested {
  family: string;
  p: number | null;
  adjusted: (p: number | null) => void;
}

const CORRECTIONS = {
  holm,
  bh: benjaminiHochberg,
  none: (p: readonly (number | null)[]) => [...p],
};

/**
 * Corrects the p-values of each family for looking at all of it (Holm 1979; Benjamini and Hochberg
 * 1995), and hands each its own; null stays null.
 *
 * @example
 * const adjusted: (number | null)[] = [];
 * const p = (value: number, family: string) =>
 *   ({ family, p: value, adjusted: (found: number | null) => adjusted.push(found) });
 * adjustFamilies([p(0.01, 'a'), p(0.02, 'a'), p(0.03, 'b')], 'holm');
 * adjusted // [0.02, 0.02, 0.03]
 */
export function adjustFamilies(tested: readonly Tested[], adjust: Adjustment): void {
  const families = new Map<string, Tested[]>();
  for (const one of tested) {
    const family = families.get(one.family);
    if (family) family.push(one);
    else families.set(one.family, [one]);
  }
  for (const family of families.values()) {
    const corrected = CORRECTIONS[adjust](family.map(({ p }) => p));
    for (const [at, { adjusted }] of family.entries()) adjusted(corrected[at] ?? null);
  }
}

/** The segment items that a row is broken by, as one name; the total is a family of its own. */
function segmentFamily({ segment }: Pick<GapRow, 'segment'>): string {
  return (segment ?? []).map(({ item }) => item).join('*');
}

/**
 * The family of a gap, fixed by the layout of the report and never by what came out: measures that
 * every item has are looked at across items, others within theirs; each segment item with all its
 * codes on its own. By definition of the report: no source says what is looked at together.
 *
 * @example gapFamily({ item: 'human_access', measure: 'favourable', segment: null })
 * // '["favourable","",null]'
 */
export function gapFamily(row: Pick<GapRow, 'item' | 'measure' | 'segment'>): string {
  const acrossItems = ['favourable', 'mean', 'nps', 'prediction'].includes(row.measure);
  return JSON.stringify([row.measure, segmentFamily(row), acrossItems ? null : row.item]);
}

/**
 * The family of a change between waves: of one side, or of the gap. By definition, as for gaps, but
 * across all items.
 *
 * @example changeFamily({ measure: 'mean_rank', segment: [{ item: 'country', code: 'US' }] }, 'gap')
 * // '["mean_rank","country","gap"]'
 */
export function changeFamily(row: Pick<GapRow, 'measure' | 'segment'>, contrast: string): string {
  return JSON.stringify([row.measure, segmentFamily(row), contrast]);
}
