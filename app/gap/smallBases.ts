import type { Audience } from '../study/document';
import type { Measure } from './rowPlan';
import type { Segment } from './segments';

/** Why a side's figure is hidden. */
export type Hidden = 'withheld' | 'withheld_secondary';

/** What is hidden of a report: asked of every side of every row, by the item that its figure is of. */
export type HidingRule = (figure: {
  audience: Audience;
  item: string;
  segment: Segment | null;
  measure: Measure;
  option: string | number | null;
}) => Hidden | null;
