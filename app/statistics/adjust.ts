/**
 * Holm's (1979) adjusted p-values, in the order given. A null is no test: it leaves the family
 * before its size is counted, and stays null.
 *
 * @example holm([0.02, null, 0.01]) // [0.02, null, 0.02]
 */
export function holm(p: readonly (number | null)[]): (number | null)[] {
  const adjusted = p.map((): number | null => null);
  const family = ascending(p);
  let highest = 0;
  for (const [rank, at] of family.entries()) {
    highest = Math.max(highest, Math.min(1, (family.length - rank) * (p[at] ?? 0)));
    adjusted[at] = highest;
  }
  return adjusted;
}

/**
 * Benjamini and Hochberg's (1995) adjusted p-values (false discovery rate), in the order given.
 * A null is no test: it leaves the family before its size is counted, and stays null.
 *
 * @example benjaminiHochberg([0.02, null, 0.01, 0.6]) // [0.03, null, 0.03, 0.6]
 */
export function benjaminiHochberg(p: readonly (number | null)[]): (number | null)[] {
  const adjusted = p.map((): number | null => null);
  const family = ascending(p);
  let lowest = 1;
  for (const [fromTop, at] of family.reverse().entries()) {
    lowest = Math.min(lowest, (p[at] ?? 0) * (family.length / (family.length - fromTop)));
    adjusted[at] = lowest;
  }
  return adjusted;
}

/** The places of the tests, the smallest p first. */
function ascending(p: readonly (number | null)[]): number[] {
  const places: number[] = [];
  for (const [at, value] of p.entries()) if (value !== null) places.push(at);
  return places.sort((a, b) => (p[a] ?? 0) - (p[b] ?? 0));
}
