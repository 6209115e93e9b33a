import { mergedValues } from './cells';
import type { Part, Side, SideCell } from './sides';

/**
 * One audience in several segments together, which share nobody: their sums added up. The sample stays
 * that of all of the audience, since the size of a domain is itself random (Lumley 2010).
 *
 * @example
 * const people = ['US', 'US', 'GB', 'DE'].map((country) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers: { country } }));
 * const { consumer } = sidesOf(study, [...tally(study, people).values()], true).sides;
 * const of = consumer.by(['country']);
 * const { own } = mergedSides([of(['US']), of(['GB'])]).cells[0];
 * own.part.sums[consumer.layout.sample] // 3
 */
export function mergedSides(sides: readonly [Side, ...Side[]]): Side {
  const [first, ...others] = sides;
  if (others.length === 0) return first;
  let { cells } = first;
  for (const side of others)
    cells = cells.map((cell, at) => {
      const other = side.cells[at];
      return other ? mergedCells(cell, other) : cell;
    });
  return { ...first, cells, median: () => undefined };
}

function mergedCells(one: SideCell, other: SideCell): SideCell {
  const clusters = new Map(one.clusters.map((cluster) => [cluster.cluster, cluster]));
  for (const added of other.clusters) {
    const known = clusters.get(added.cluster);
    clusters.set(
      added.cluster,
      known ? { ...known, part: mergedParts(known.part, added.part) } : added,
    );
  }
  return {
    own: { ...one.own, part: mergedParts(one.own.part, other.own.part) },
    clusters: [...clusters.values()],
  };
}

function mergedParts(one: Part, other: Part): Part {
  const length = Math.max(one.sums.length, other.sums.length);
  return {
    sums: Array.from({ length }, (_, at) => (one.sums[at] ?? 0) + (other.sums[at] ?? 0)),
    values: mergedValues([one.values, other.values]),
  };
}
