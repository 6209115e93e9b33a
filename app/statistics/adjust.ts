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
  family.forEach(({ value, at }, rank) => {
    highest = Math.max(highest, Math.min(1, (family.length - rank) * value));
    adjusted[at] = highest;
  });
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
  family.reverse().forEach(({ value, at }, fromTop) => {
    lowest = Math.min(lowest, value * (family.length / (family.length - fromTop)));
    adjusted[at] = lowest;
  });
  return adjusted;
}

function ascending(p: readonly (number | null)[]): { value: number; at: number }[] {
  return p
    .flatMap((value, at) => (value === null ? [] : [{ value, at }]))
    .sort((a, b) => a.value - b.value);
}
