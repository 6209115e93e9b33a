import { type Churn, churnCost, customersToReplace, keepingCost } from './churn';
import type { InputName } from './inputs';
import { type Inputs, isWhole, type MoneyResult, result } from './moneyResult';
import { exactly, type Range, rangeOver } from './range';
import { satisfactionLift } from './retention';
import { retentionFromShares, statedRetention } from './retentionResults';
import { type ForecastError, forecastError } from './staffing';

export interface Forecasts {
  high: ForecastError | null;
  right: ForecastError | null;
  low: ForecastError | null;
}

/** Every result, with its range over the limits of its inputs. */
export function moneyResults(
  inputs: Inputs,
  {
    managers,
    isOwnChurn,
  }: {
    /** What managers answered to the same two questions. */
    managers: Pick<Inputs, 'unhappy' | 'leave'> | null;
    /** Whether the shares of customers lost follow from who is unhappy and who of these leaves. */
    isOwnChurn: boolean;
  },
): { results: MoneyResult[]; forecasts: Forecasts } {
  const churn = pick(inputs, ['customers', 'unhappy', 'leave']);
  const cost = pick(inputs, ['customers', 'unhappy', 'leave', 'acquire']);
  const keep = pick(inputs, ['customers', 'unhappy', 'leave', 'acquire', 'keep_ratio']);
  const believed = { ...cost, ...managers };
  const staffing = staffingOf(inputs);
  const results: MoneyResult[] = [
    result('replaced', 'count', churn, customersToReplace),
    result('cost', 'money', cost, (values) => churnCost(churnOf(values))),
    ...(managers
      ? [result('believed', 'money', believed, (values) => churnCost(churnOf(values)))]
      : []),
    result('kept', 'money', keep, (values) => keepingCost(churnOf(values), values.keep_ratio)),
    ...(isOwnChurn ? retentionFromShares(inputs) : statedRetention(inputs)),
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
    formula: name,
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

function nothing(name: 'idle' | 'lost', from: MoneyResult['from']): MoneyResult {
  return { name, unit: 'money', formula: name, from, range: null };
}

/** What a forecast too high and one too low cost, with what leads to it. */
function staffingOf(inputs: Inputs): { results: MoneyResult[]; forecasts: Forecasts } {
  const load = pick(inputs, ['contacts', 'handling', 'target', 'level', 'off']);
  const { hours, wage, late, acquire } = inputs;
  if (!isWhole(load) || !hours || !wage || !late || !acquire)
    return {
      results: [
        nothing('idle', { agents: null, needed: null, hours, wage }),
        nothing('lost', { late_contacts: null, late, acquire }),
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
        formula: 'idle',
        range: idle,
        from: { agents: exactly(high.agents), needed: exactly(high.needed), hours, wage },
      },
      {
        name: 'lost',
        unit: 'money',
        formula: 'lost',
        range: lost,
        from: { late_contacts: lateContacts, late, acquire },
      },
    ],
    forecasts: { high, right: of(0, unit), low },
  };
}
