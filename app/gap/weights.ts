import type { MarginError, RakingCell } from '../statistics/margins';
import type { NotConverged } from '../statistics/rake';
import type { RakedWeights } from '../statistics/rakedCells';
import { rakedWeights } from '../statistics/rakedWeights';
import type { Audience } from '../study/document';
import type { CountedCell } from './cells';
import type { Layout } from './layout';

/** Population shares by segment item and option code, as a wave states them. */
export type Weighting = Record<string, Record<string, number>>;

/** Why an audience has no raked weights, and where: the report is then unweighted. */
export interface WeightProblem {
  audience: Audience;
  code: MarginError['code'] | NotConverged['status'];
  /** The margin with the fault, or the one that is furthest from its targets. */
  item: string;
  /** Its category; null for a fault of the whole margin, or those who did not answer. */
  option: string | null;
  /** How far the weights' share was from the target when raking gave up. */
  distance: number | null;
}

/** Raked weights of groups of respondents who are alike in every margin. */
export interface GroupWeights extends RakedWeights {
  groupOf: (codes: readonly (string | null)[]) => number;
}

/**
 * Weights raked to a wave's margins from the cells of one audience (Deming and Stephan 1940), or
 * why there are none. Cells that are alike in the margins share a factor, so they are raked
 * together.
 *
 * @example
 * const layout = tallyLayout(study, 'consumer');
 * const people = ['US', 'US', 'US', 'GB'].map((country) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers: { country } }));
 * const cells = countedCells(layout, [...tally(study, people).values()], true);
 * groupWeights(layout, cells, { country: { US: 0.5, GB: 0.5 } })
 * // { weights: { factors: [0.66667, 2], calibration: null } }
 */
export function groupWeights(
  layout: Layout,
  cells: readonly CountedCell[],
  weighting: Weighting,
): { weights: GroupWeights } | { problem: WeightProblem } {
  const variables = Object.keys(weighting);
  const places = variables.map((variable) => layout.segments.indexOf(variable));
  const categoriesOf = (codes: readonly (string | null)[]) =>
    places.map((place) => codes[place] ?? null);
  const groups = new Map<string, { at: number; cell: RakingCell }>();
  for (const { codes, sums } of cells) {
    const categories = categoriesOf(codes);
    const key = JSON.stringify(categories);
    const known = groups.get(key);
    const { at, cell } = known ?? { at: groups.size, cell: { n: 0, weight: 0, categories } };
    cell.n += sums[layout.sample] ?? 0;
    cell.weight += sums[layout.sample + 1] ?? 0;
    if (!known) groups.set(key, { at, cell });
  }
  const raked = rakedWeights(
    [...groups.values()].map(({ cell }) => cell),
    variables.map((variable) => ({
      variable,
      targets: Object.entries(weighting[variable] ?? {}).map(([category, share]) => ({
        category,
        share,
      })),
    })),
  );
  if (raked.status !== 'converged')
    return {
      problem: {
        audience: layout.audience,
        code: raked.status === 'error' ? raked.code : raked.status,
        item: raked.margin,
        option: raked.category,
        distance: raked.status === 'error' ? null : raked.distance,
      },
    };
  const { factors, calibration } = raked;
  const groupOf = (codes: readonly (string | null)[]) =>
    groups.get(JSON.stringify(categoriesOf(codes)))?.at ?? 0;
  return { weights: { factors, calibration, groupOf } };
}

/**
 * The segment items that each side's weights are raked to (definition).
 * @example marginsOf({ manager: null, consumer: { country: { SE: 1 } } }).consumer // ['country']
 */
export function marginsOf(
  weighting: Partial<Record<Audience, Weighting | null>> | undefined,
): Record<Audience, string[]> {
  return {
    manager: Object.keys(weighting?.manager ?? {}),
    consumer: Object.keys(weighting?.consumer ?? {}),
  };
}
