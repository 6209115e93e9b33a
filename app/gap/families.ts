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

/** Corrects the p-values of each family for looking at all of it (Holm 1979; Benjamini and Hochberg 1995). */
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
 * codes on its own.
 */
export function gapFamily(row: Pick<GapRow, 'item' | 'measure' | 'segment'>): string {
  const acrossItems = ['favourable', 'mean', 'nps', 'prediction'].includes(row.measure);
  return JSON.stringify([row.measure, segmentFamily(row), acrossItems ? null : row.item]);
}

/** The family of a change between waves: of one side, or of the gap. */
export function changeFamily(row: Pick<GapRow, 'measure' | 'segment'>, contrast: string): string {
  return JSON.stringify([row.measure, segmentFamily(row), contrast]);
}
