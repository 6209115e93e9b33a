import { benjaminiHochberg, holm } from '../statistics/adjust';
import type { Adjustment, GapRow } from './report';

/** Families are fixed by the layout of the report, never by what came out. */
function familyOf(row: GapRow): string {
  return row.measure === 'favourable' || row.measure === 'mean' || row.measure === 'nps'
    ? row.measure
    : `${row.measure} ${row.item}`;
}

/** Corrects the p-values of each family for looking at all of it (Holm 1979; Benjamini and Hochberg 1995). */
export function adjustFamilies(rows: readonly GapRow[], adjust: Adjustment): void {
  const families = new Map<string, GapRow[]>();
  for (const row of rows) {
    const family = familyOf(row);
    families.set(family, [...(families.get(family) ?? []), row]);
  }
  const correct = { holm, bh: benjaminiHochberg, none: (p: readonly (number | null)[]) => [...p] }[
    adjust
  ];
  for (const family of families.values()) {
    const adjusted = correct(family.map((row) => row.gap?.p ?? null));
    for (const [index, row] of family.entries())
      if (row.gap) row.gap.pAdjusted = adjusted[index] ?? null;
  }
}
