import { type Margin, type MarginError, type RakingCell, rakingGroups } from './margins';

/** Factor of each cell by which its base weights are multiplied; the final weights have mean 1. */
export interface Raked {
  status: 'converged';
  factors: readonly number[];
}

/** No weights are released; the category that is furthest from its target, and how far. */
export interface NotConverged {
  status: 'not_converged';
  margin: string;
  category: string | null;
  distance: number;
}

/** What raking comes to. */
export type Raking = Raked | NotConverged | MarginError;

/**
 * Raking to margins, or iterative proportional fitting (Deming and Stephan 1940): the weights of
 * each category are multiplied by target over current share, margin after margin, until after a
 * full cycle every share is within 1e-10 of its target, and on while a cycle still brings them much
 * closer. Base weights are to be above 0, else a RangeError. Works on rows, and as well on cells of
 * respondents who are alike in the margins.
 *
 * Errors: those of `rakingGroups`; margins that contradict each other do not converge.
 *
 * @example rake(
 *   [{ n: 3, weight: 3, categories: ['f'] }, { n: 1, weight: 1, categories: ['m'] }],
 *   [{ variable: 'sex', targets: [{ category: 'f', share: 0.5 }, { category: 'm', share: 0.5 }] }],
 * ).factors // [0.66667, 2]
 */
export function rake(
  cells: readonly RakingCell[],
  margins: readonly Margin[],
  cycles = 1000,
): Raking {
  for (const { n, weight } of cells)
    if (!(n > 0 && weight > 0 && Number.isFinite(weight)))
      throw new RangeError(`a cell of ${n} respondents cannot weigh ${weight}`);
  const groups = rakingGroups(cells, margins);
  if (!Array.isArray(groups)) return groups;

  const total = cells.reduce((sum, { weight }) => sum + weight, 0);
  const shares = cells.map(({ weight }) => weight / total);
  const shareOf = (places: readonly number[]) =>
    places.reduce((sum, at) => sum + (shares[at] ?? 0), 0);
  let worst: NotConverged | null = null;
  for (let cycle = 0; cycle < cycles; cycle += 1) {
    for (const group of groups.flat()) {
      const factor = group.target / shareOf(group.cells);
      for (const at of group.cells) shares[at] = (shares[at] ?? 0) * factor;
    }
    const before = worst?.distance ?? Number.POSITIVE_INFINITY;
    worst = furthest(groups.flat(), shareOf);
    const distance = worst?.distance ?? 0;
    if (distance <= 1e-10 && (distance <= 1e-15 || distance > before / 2)) break;
  }
  if (worst !== null && worst.distance > 1e-10) return worst;
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  const sum = shareOf([...cells.keys()]);
  const factors = cells.map(({ weight }, at) => ((n / sum) * (shares[at] ?? 0)) / weight);
  return { status: 'converged', factors };
}

function furthest(
  groups: readonly {
    margin: string;
    category: string | null;
    target: number;
    cells: readonly number[];
  }[],
  shareOf: (places: readonly number[]) => number,
): NotConverged | null {
  let worst: NotConverged | null = null;
  for (const { margin, category, target, cells } of groups) {
    const distance = Math.abs(shareOf(cells) - target);
    if (worst === null || distance > worst.distance)
      worst = { status: 'not_converged', margin, category, distance };
  }
  return worst;
}
