import type { InputName } from './inputs';
import { type Range, rangeOver } from './range';

/** Inputs as ranges; null where something is wrong with one. */
export type Inputs = Record<InputName, Range | null>;

export const RESULTS = [
  'replaced',
  'cost',
  'believed',
  'kept',
  'churn_before',
  'churn_after',
  'revenue_kept',
  'profit',
  'rule',
  'lifetime',
  'lifetime_after',
  'rebuy',
  'recommend',
  'idle',
  'lost',
] as const;
export type ResultName = (typeof RESULTS)[number];

/** What comes out; `money` and `count` a year, `each` money per customer, `change` a fraction. */
export interface MoneyResult {
  name: ResultName;
  unit: 'money' | 'count' | 'each' | 'change';
  /** Null where an input lacks. */
  range: Range | null;
  /** The name of its formula. */
  formula: ResultName | SharesFormula;
  /** What it was computed from, for its formula. */
  from: Partial<Record<InputName | Derived, Range | null>>;
}

/** Formulas of the results that can also come from who is unhappy and who leaves. */
export type SharesFormula = 'revenue_kept_shares' | 'profit_shares' | 'rule_shares';

/** What formulas name beside the inputs. */
export type Derived = 'satisfied' | 'agents' | 'needed' | 'late_contacts';

/** A result over the limits of its inputs; without a range where one lacks. */
export function result<Name extends InputName | Derived>(
  name: ResultName,
  unit: MoneyResult['unit'],
  from: Record<Name, Range | null>,
  compute: (values: Record<Name, number>) => number | null,
): MoneyResult {
  return {
    name,
    unit,
    formula: name,
    from,
    range: isWhole(from) ? rangeOver(from, compute) : null,
  };
}

/** Whether every input has a range. */
export function isWhole<Name extends string>(
  from: Record<Name, Range | null>,
): from is Record<Name, Range> {
  return Object.values<Range | null>(from).every((range) => range !== null);
}
