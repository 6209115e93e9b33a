import type { Estimate, Proportion } from '../statistics/proportion';
import type { Variable } from '../statistics/variable';
import type { Audience, Item } from '../study/document';
import type { Comparison } from './comparisons';
import type { ItemLayout, Layout } from './layout';
import type { Side } from './sides';

export type Measure =
  | 'favourable'
  | 'share'
  | 'mean'
  | 'median'
  | 'at_most'
  | 'mean_rank'
  | 'rank_position'
  | 'first_choice'
  | 'nps'
  | 'prediction';

/** One row of the report, before anybody answered: what it measures and how. */
export interface RowPlan {
  item: Item;
  measure: Measure;
  /** The option code, net code, threshold or predicted item that the measure is about. */
  option: string | number | null;
  /** The item that each side's figure comes from; null where it was not asked. */
  asked: Record<Audience, string | null>;
  /** Half-width within which a gap counts as none; null: no such margin. */
  margin: number | null;
  /** 1: a higher figure is better for the customer; -1: a lower one; 0: the row judges nothing. */
  judges: 1 | -1 | 0;
  estimate: (side: Side, level: number) => Estimate | Proportion;
  comparison: Comparison;
}

/** Default margins of equivalence of figures that are no shares, as parts of their range. */
export const TENTH = 0.1;

/** Makes an estimator of one item's variable into one of a side. */
export type VariableRow = (
  of: (side: Side, place: ItemLayout) => Variable,
) => (estimator: (variable: Variable, level: number) => Estimate) => RowPlan['estimate'];

/** The sides that an item is asked of, each with its key. */
export function askedOf(item: Item): RowPlan['asked'] {
  const key = (audience: Audience) => (item.wording[audience] === undefined ? null : item.key);
  return { manager: key('manager'), consumer: key('consumer') };
}

/** The place of an item in a side's sums. */
export function placeOf({ layout }: Side, item: string): ItemLayout | undefined {
  const known = placesByKey.get(layout) ?? new Map(layout.items.map((one) => [one.item.key, one]));
  placesByKey.set(layout, known);
  return known.get(item);
}

const placesByKey = new WeakMap<Layout, ReadonlyMap<string, ItemLayout>>();
