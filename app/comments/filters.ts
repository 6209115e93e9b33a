/** What comments can be filtered by: a segment item, or whether an item was answered favourably. */
export interface Dimension {
  item: string;
  kind: 'segment' | 'rating';
}

/** The values of a dimension that comments can be filtered by. */
export interface Offered extends Dimension {
  values: string[];
}

/** How many commented with the same values of every dimension, in their order; null: none. */
export interface Profile {
  values: readonly (string | null)[];
  people: number;
}

/**
 * By which dimensions comments can be filtered, so that no filter, and no comparison of several,
 * singles out fewer people than the minimum base (k-anonymity, Sweeney 2002). Comments can be
 * recognised from list to list, so lists are compared as sets, not as sums: the dimensions that are
 * offered divide those who commented into groups, and each group is empty or large enough. A value
 * that would make a smaller group is not offered; those who have it stand together with others.
 *
 * @example offeredFilters([{ item: 'country', kind: 'segment' }],
 *   [{ values: ['SE'], people: 9 }, { values: ['NO'], people: 7 }, { values: ['DK'], people: 2 }], 5)
 * // [{ item: 'country', values: ['SE'] }]
 */
export function offeredFilters(
  dimensions: readonly Dimension[],
  profiles: readonly Profile[],
  minimumBase: number,
): Offered[] {
  const offered: Offered[] = [];
  let groups = profiles.map(() => '');
  dimensions.forEach((dimension, place) => {
    const found = new Map<string, Map<string | null, number>>();
    const totals = new Map<string | null, number>();
    profiles.forEach(({ values, people }, at) => {
      const value = values[place] ?? null;
      const group = groups[at] ?? '';
      const own = found.get(group) ?? new Map<string | null, number>();
      own.set(value, (own.get(value) ?? 0) + people);
      found.set(group, own);
      totals.set(value, (totals.get(value) ?? 0) + people);
    });
    const shown = shownValues([...found.values()], totals, minimumBase);
    if (shown.size === 0) return;
    offered.push({ ...dimension, values: [...shown].sort() });
    groups = profiles.map(({ values }, at) => {
      const value = values[place] ?? null;
      return `${groups[at] ?? ''}\u0000${value !== null && shown.has(value) ? `=${value}` : ''}`;
    });
  });
  return offered;
}

/** The values that may be shown: alone, and all others together, in every group. */
function shownValues(
  groups: readonly ReadonlyMap<string | null, number>[],
  totals: ReadonlyMap<string | null, number>,
  minimumBase: number,
): Set<string> {
  const isSmall = (people: number) => people > 0 && people < minimumBase;
  const shown = new Set<string>();
  for (const value of totals.keys())
    if (value !== null && !groups.some((group) => isSmall(group.get(value) ?? 0))) shown.add(value);
  const restIn = (group: ReadonlyMap<string | null, number>) =>
    [...group].reduce(
      (sum, [value, people]) => sum + (value !== null && shown.has(value) ? 0 : people),
      0,
    );
  while (shown.size > 0 && groups.some((group) => isSmall(restIn(group)))) {
    const [least] = [...shown].sort(
      (a, b) => (totals.get(a) ?? 0) - (totals.get(b) ?? 0) || (a < b ? -1 : 1),
    );
    if (least === undefined) break;
    shown.delete(least);
  }
  return shown;
}
