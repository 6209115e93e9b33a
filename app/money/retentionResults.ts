import { lifetimeValue } from './lifetimeValue';
import { type Inputs, type MoneyResult, result, type SharesFormula } from './moneyResult';
import { type Range, rangeOver } from './range';
import { profitByRule, revenueKept, valueOfRetention } from './retention';

/** The shares of customers lost in a year, before and after. */
export interface ChurnRanges {
  before: Range | null;
  after: Range | null;
}

/**
 * The share of customers lost in a year that follows from who is unhappy and who of these leaves, as
 * it is and once `more` of all customers are satisfied (definition).
 *
 * @example churnShares({ unhappy: 0.2, leave: 0.5, more: 0.05 }) // { before: 0.1, after: 0.075 }
 * @example churnShares({ unhappy: 0.2, leave: 0.5, more: 0.3 }) // { before: 0.1, after: 0 }
 */
export function churnShares({
  unhappy,
  leave,
  more,
}: Record<'unhappy' | 'leave' | 'more', number>) {
  return { before: unhappy * leave, after: Math.max(0, unhappy - more) * leave };
}

/** The same as ranges; null where a figure lacks. */
export function ownChurn({ unhappy, leave, more }: Inputs): ChurnRanges {
  if (!unhappy || !leave) return { before: null, after: null };
  return {
    before: rangeOver({ unhappy, leave }, (values) => churnShares({ ...values, more: 0 }).before),
    after: more && rangeOver({ unhappy, leave, more }, (values) => churnShares(values).after),
  };
}

/** What it brings to lose fewer customers, and what one is worth, from two shares that are stated. */
export function statedRetention(inputs: Inputs): MoneyResult[] {
  const { revenue, margin, profit, lift, points, churn_before, churn_after } = inputs;
  const churn = { churn_before, churn_after };
  const between = (values: Record<keyof typeof churn, number>) => ({
    churnBefore: values.churn_before,
    churnAfter: values.churn_after,
  });
  return [
    result('revenue_kept', 'money', { revenue, ...churn }, (values) =>
      revenueKept({ revenue: values.revenue, ...between(values) }),
    ),
    result('profit', 'money', { revenue, ...churn, margin }, (values) =>
      valueOfRetention({ revenue: values.revenue, margin: values.margin, ...between(values) }),
    ),
    result('rule', 'money', { profit, ...churn, lift, points }, (values) =>
      profitByRule({ ...values, ...between(values) }),
    ),
    ...lifetimes(inputs),
  ];
}

/**
 * The same from who is unhappy and who of these leaves. Both shares of customers lost are of the same
 * people, so that they are not taken for two figures that may differ: the range is over the shares.
 */
export function retentionFromShares(inputs: Inputs): MoneyResult[] {
  const { unhappy, leave, more, revenue, margin, profit, lift, points } = inputs;
  const shares = { unhappy, more, leave };
  const between = (values: Record<keyof typeof shares, number>) => {
    const { before, after } = churnShares(values);
    return { churnBefore: before, churnAfter: after };
  };
  const named = (one: MoneyResult, formula: SharesFormula) => ({ ...one, formula });
  return [
    result(
      'churn_before',
      'change',
      { unhappy, leave },
      (values) => churnShares({ ...values, more: 0 }).before,
    ),
    result('churn_after', 'change', shares, (values) => churnShares(values).after),
    named(
      result('revenue_kept', 'money', { revenue, ...shares }, (values) =>
        revenueKept({ revenue: values.revenue, ...between(values) }),
      ),
      'revenue_kept_shares',
    ),
    named(
      result('profit', 'money', { revenue, ...shares, margin }, (values) =>
        valueOfRetention({ revenue: values.revenue, margin: values.margin, ...between(values) }),
      ),
      'profit_shares',
    ),
    named(
      result('rule', 'money', { profit, lift, points, ...shares }, (values) =>
        profitByRule({ ...values, ...between(values) }),
      ),
      'rule_shares',
    ),
    ...lifetimes(inputs),
  ];
}

/** What one customer is worth with as many lost as now, and with as many as after. */
function lifetimes(inputs: Inputs): MoneyResult[] {
  const { spend, margin, years, discount, growth, early, saving, saving_from } = inputs;
  const { churn_before, churn_after } = inputs;
  const own = { spend, margin, years, discount, growth, early, saving, saving_from };
  const worth = (values: Record<keyof typeof own, number>, churn: number) =>
    lifetimeValue({
      spend: values.spend,
      costToServe: values.spend * (1 - values.margin),
      churn,
      years: values.years,
      discount: values.discount,
      spendGrowth: values.growth,
      grownByYearTwo: values.early,
      returningSaving: values.saving,
      savingFrom: values.saving_from,
    });
  return [
    result('lifetime', 'each', { ...own, churn_before }, (values) =>
      worth(values, values.churn_before),
    ),
    result('lifetime_after', 'each', { ...own, churn_after }, (values) =>
      worth(values, values.churn_after),
    ),
  ];
}
