import { type Gap, gapOfProportions } from '../statistics/gap';
import type { Estimate, Proportion } from '../statistics/proportion';
import type { VariableSums } from '../statistics/sums';
import type { Item } from '../study/document';
import type { ItemLayout } from './layout';
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
  | 'nps';

/** One row of the report, before anybody answered: what it measures and how. */
export interface RowPlan {
  item: Item;
  measure: Measure;
  /** The option code, net code or threshold that the measure is about. */
  option: string | number | null;
  /** Half-width within which a gap counts as none; null: no such margin. */
  margin: number | null;
  /** 1: a higher figure is better for the customer; -1: a lower one; 0: the row judges nothing. */
  judges: 1 | -1 | 0;
  estimate: (side: Side, level: number) => Estimate | Proportion;
  gap: (manager: Estimate, consumer: Estimate, level: number) => Gap;
}

/** Gap of two shares with its p-value. */
export const proportionGap: RowPlan['gap'] = (manager, consumer, level) =>
  gapOfProportions(withBase(manager), withBase(consumer), level);

function withBase(estimate: Estimate): Proportion {
  return isProportion(estimate) ? estimate : { ...estimate, intervalBase: null };
}

function isProportion(estimate: Estimate): estimate is Proportion {
  return 'intervalBase' in estimate;
}

/** Default margins of equivalence of figures that are no shares, as parts of their range. */
export const TENTH = 0.1;

/** Makes an estimator of one item's sums into one of a side. */
export type SumsOf = (
  of: (side: Side, place: ItemLayout) => VariableSums,
) => (estimator: (sums: VariableSums, level: number) => Estimate) => RowPlan['estimate'];
