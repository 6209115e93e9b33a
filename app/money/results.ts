import { type Churn, churnCost, customersToReplace, keepingCost } from './churn';
import type { InputName } from './inputs';
import { lifetimeValue } from './lifetimeValue';
import { exactly, type Range, rangeOver } from './range';
import { profitByRule, revenueKept, satisfactionLift, valueOfRetention } from './retention';
import { type ForecastError, forecastError } from './staffing';

/** Inputs as ranges; null where something is wrong with one. */
export type Inputs = Record<InputName, Range | null>;

export const RESULTS = [
  'replaced',
  'cost',
  'believed',
  'kept',
  'revenue_kept',
  'profit',
  'rule',
  'lifetime',
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
  /** What it was computed from, for its formula. */
  from: Partial<Record<InputName | Derived, Range | null>>;
}

/** What formulas name beside the inputs. */
export type Derived = 'satisfied' | 'agents' | 'needed' | 'late_contacts';

export interface Forecasts {
  high: ForecastError | null;
  right: ForecastError | null;
  low: ForecastError | null;
}

/** Every result, with its range over the limits of its inputs. */
export function moneyResults(
  inputs: Inputs,
  managers: Pick<Inputs, 'unhappy' | 'leave'> | null,
): { results: MoneyResult[]; forecasts: Forecasts } {
  const churn = pick(inputs, ['customers', 'unhappy', 'leave']);
  const cost = pick(inputs, ['customers', 'unhappy', 'leave', 'acquire']);
  const keep = pick(inputs, ['customers', 'unhappy', 'leave', 'acquire', 'keep_ratio']);
  const retention = pick(inputs, ['revenue', 'churn_before', 'churn_after', 'margin']);
  const revenue = pick(inputs, ['revenue', 'churn_before', 'churn_after']);
  const rule = pick(inputs, ['profit', 'churn_before', 'churn_after', 'lift']);
  const lifetime = pick(inputs, [
    'spend',
    'margin',
    'churn_after',
    'years',
    'discount',
    'growth',
    'saving',
  ]);
  const believed = { ...cost, ...managers };
  const staffing = staffingOf(inputs);
  const results: MoneyResult[] = [
    result('replaced', 'count', churn, customersToReplace),
    result('cost', 'money', cost, (values) => churnCost(churnOf(values))),
    ...(managers
      ? [result('believed', 'money', believed, (values) => churnCost(churnOf(values)))]
      : []),
    result('kept', 'money', keep, (values) => keepingCost(churnOf(values), values.keep_ratio)),
    result('revenue_kept', 'money', revenue, (values) => revenueKept(retentionOf(values))),
    result('profit', 'money', retention, (values) =>
      valueOfRetention({ ...retentionOf(values), margin: values.margin }),
    ),
    result('rule', 'money', rule, (values) =>
      profitByRule({
        profit: values.profit,
        lift: values.lift,
        churnBefore: values.churn_before,
        churnAfter: values.churn_after,
      }),
    ),
    result('lifetime', 'each', lifetime, (values) =>
      lifetimeValue({
        spend: values.spend,
        costToServe: values.spend * (1 - values.margin),
        churn: values.churn_after,
        years: values.years,
        discount: values.discount,
        spendGrowth: values.growth,
        returningSaving: values.saving,
      }),
    ),
    lift('rebuy', inputs),
    lift('recommend', inputs),
    ...staffing.results,
  ];
  return { results, forecasts: staffing.forecasts };
}

function churnOf<Values extends Record<'customers' | 'unhappy' | 'leave' | 'acquire', number>>({
  customers,
  unhappy,
  leave,
  acquire,
}: Values): Churn {
  return { customers, unhappy, leave, acquisitionCost: acquire };
}

function retentionOf(values: Record<'revenue' | 'churn_before' | 'churn_after', number>) {
  const { revenue, churn_before, churn_after } = values;
  return { revenue, churnBefore: churn_before, churnAfter: churn_after };
}

function pick<Name extends InputName>(
  inputs: Inputs,
  names: readonly Name[],
): Record<Name, Range | null> {
  // Every name is one of the inputs.
  return Object.fromEntries(names.map((name) => [name, inputs[name]])) as Record<
    Name,
    Range | null
  >;
}

function result<Name extends InputName | Derived>(
  name: ResultName,
  unit: MoneyResult['unit'],
  from: Record<Name, Range | null>,
  compute: (values: Record<Name, number>) => number | null,
): MoneyResult {
  return { name, unit, from, range: isWhole(from) ? rangeOver(from, compute) : null };
}

function isWhole<Name extends string>(
  from: Record<Name, Range | null>,
): from is Record<Name, Range> {
  return Object.values<Range | null>(from).every((range) => range !== null);
}

/** How much more often customers buy again or recommend once more of them are satisfied. */
function lift(name: 'rebuy' | 'recommend', inputs: Inputs): MoneyResult {
  const { unhappy, more } = inputs;
  const satisfied = unhappy && {
    low: 1 - unhappy.high,
    value: unhappy.value === null ? null : 1 - unhappy.value,
    high: 1 - unhappy.low,
  };
  const ratio = inputs[name];
  const from = { satisfied, more, [name]: ratio };
  return {
    name,
    unit: 'change',
    from,
    range:
      satisfied && more && ratio
        ? rangeOver({ satisfied, more, ratio }, (values) =>
            satisfactionLift({
              before: values.satisfied,
              after: Math.min(1, values.satisfied + values.more),
              ratio: values.ratio,
            }),
          )
        : null,
  };
}

/** What a forecast too high and one too low cost, with what leads to it. */
function staffingOf(inputs: Inputs): { results: MoneyResult[]; forecasts: Forecasts } {
  const load = pick(inputs, ['contacts', 'handling', 'target', 'level', 'off']);
  const { hours, wage, late, acquire } = inputs;
  if (!isWhole(load) || !hours || !wage || !late || !acquire)
    return {
      results: [
        result('idle', 'money', load, () => null),
        result('lost', 'money', load, () => null),
      ],
      forecasts: { high: null, right: null, low: null },
    };
  const of = (error: number, unit: Record<'hours' | 'wage' | 'late' | 'acquire', number>) =>
    forecastError(
      {
        contacts: load.contacts.low,
        handling: load.handling.low,
        target: load.target.low,
        serviceLevel: load.level.low,
        hours: unit.hours,
        wage: unit.wage,
        leave: unit.late,
        customerCost: unit.acquire,
      },
      error,
    );
  const middle = ({ low, value, high }: Range) => value ?? (low + high) / 2;
  const unit = {
    hours: middle(hours),
    wage: middle(wage),
    late: middle(late),
    acquire: middle(acquire),
  };
  const off = load.off.low;
  const high = of(off, unit);
  const low = of(-off, unit);
  const from = { hours, wage, late, acquire };
  const idle = rangeOver(from, (values) => of(off, values).idleCost);
  const lost = rangeOver(from, (values) => of(-off, values).lostCost);
  const lateContacts = rangeOver({ hours }, (values) => of(-off, { ...unit, ...values }).late);
  return {
    results: [
      {
        name: 'idle',
        unit: 'money',
        range: idle,
        from: { agents: exactly(high.agents), needed: exactly(high.needed), hours, wage },
      },
      {
        name: 'lost',
        unit: 'money',
        range: lost,
        from: { late_contacts: lateContacts, late, acquire },
      },
    ],
    forecasts: { high, right: of(0, unit), low },
  };
}
