import { type Dimension, offeredFilters, type Profile } from './filters';

// While a wave is open, whoever commented comes into the lists with others, in a *sorting*: people whose
// comments readers see for the first time together. What a sorting can be filtered by is decided once,
// of its people alone, and stays until the wave closes, so that each sorting is divided into groups of
// at least the minimum base for good. Every list that readers ever see, of any filter at any time, is
// made of whole groups, so that no comparison of lists tells fewer apart.

/** A sorting of so many times the minimum base never waits for more. */
const LARGE = 20;

/**
 * Whether those who wait are enough to come into the lists: half as many as are there, since the larger
 * a sorting is, the more it can be filtered by, and the newest are not to wait for long. Never by what
 * they answered, which would tell of them.
 *
 * @example isSortingDue({ waiting: 20, shown: 41 }, 5) // false
 */
export function isSortingDue(
  { waiting, shown }: { waiting: number; shown: number },
  minimumBase: number,
): boolean {
  return waiting >= minimumBase && waiting >= Math.min(shown / 2, LARGE * minimumBase);
}

/** What one of a sorting can be found by, as `ITEM:VALUE`: the same for all of a group. */
export type Marks = readonly string[];

/**
 * Divides a sorting into groups, each of the minimum base or more.
 * @param people their values of every dimension
 * @returns the marks of each
 */
export function sorted(
  dimensions: readonly Dimension[],
  people: readonly (readonly (string | null)[])[],
  minimumBase: number,
): Marks[] {
  const profiles = new Map<string, Profile>();
  for (const values of people) {
    const key = JSON.stringify(values);
    profiles.set(key, { values, people: (profiles.get(key)?.people ?? 0) + 1 });
  }
  const offered = offeredFilters(dimensions, [...profiles.values()], minimumBase);
  const read = offered.map(({ item, values }) => ({
    item,
    at: dimensions.findIndex((one) => one.item === item),
    values: new Set(values),
  }));
  return people.map((own) =>
    read.flatMap(({ item, at, values }) => {
      const value = own[at] ?? null;
      return value !== null && values.has(value) ? [markOf(item, value)] : [];
    }),
  );
}

/** A value of an item as a mark. */
export function markOf(item: string, value: string): string {
  return `${item}:${value}`;
}

/** How many of a sorting have the same marks. */
export interface MarkedGroup {
  sorting: number;
  marks: Marks;
  people: number;
}

/** How many are of sortings that can be filtered by all of some marks. */
export function reachOf(groups: readonly MarkedGroup[], wanted: Marks): number {
  const offered = new Map<number, Set<string>>();
  for (const { sorting, marks } of groups) {
    const known = offered.get(sorting) ?? new Set();
    for (const mark of marks) known.add(mark);
    offered.set(sorting, known);
  }
  return groups
    .filter(({ sorting }) => wanted.every((mark) => offered.get(sorting)?.has(mark)))
    .reduce((sum, { people }) => sum + people, 0);
}
