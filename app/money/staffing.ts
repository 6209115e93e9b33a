import { agentsNeeded, type Load, type Staffed, staffed } from './erlangC';

export interface Staffing extends Load {
  /** Within how many seconds a contact should be answered, and which share of them. */
  target: number;
  serviceLevel: number;
  /** Hours a year that are staffed like this one. */
  hours: number;
  /** What an agent costs an hour. */
  wage: number;
  /** The share of those who wait beyond the target who leave for it, and what one of them costs. */
  leave: number;
  customerCost: number;
}

/** What a forecast that is off by a share of the real volume leads to. */
export interface ForecastError extends Staffed {
  /** The error of the forecast, a fraction of the real volume: 0.1 is a tenth too high. */
  error: number;
  /** Agents that the forecast asks for, and that the real volume would have needed. */
  agents: number;
  needed: number;
  /** What agents cost in a year who are there without need; 0 where there are too few. */
  idleCost: number;
  /** Contacts a year that wait beyond the target and would not have with the right forecast. */
  late: number;
  /** Customers a year who leave for it, and what they cost. */
  lost: number;
  lostCost: number;
}

/**
 * What it costs in a year to have forecast the volume of contacts too high, in agents without work,
 * or too low, in customers who wait and leave (definition, with staffing by Erlang 1917). Where
 * there are no more agents than work, everybody waits beyond the target.
 *
 * @example
 * forecastError({ contacts: 200, handling: 180, target: 20, serviceLevel: 0.8, hours: 2000,
 *   wage: 300, leave: 0.1, customerCost: 1500 }, 0.2)
 * // { agents: 16, needed: 14, idleCost: 1200000, late: 0, lostCost: 0 }
 */
export function forecastError(staffing: Staffing, error: number): ForecastError {
  const { contacts, handling, target, serviceLevel, hours, wage } = staffing;
  const load = { contacts, handling };
  const forecast = { contacts: contacts * (1 + error), handling };
  const needed = agentsNeeded(load, { target, serviceLevel });
  const agents = agentsNeeded(forecast, { target, serviceLevel });
  const got = staffed(load, agents, target);
  const right = staffed(load, needed, target);
  const late = Math.max(0, right.serviceLevel - got.serviceLevel) * contacts * hours;
  const lost = late * staffing.leave;
  return {
    ...got,
    error,
    agents,
    needed,
    idleCost: Math.max(0, agents - needed) * hours * wage,
    late,
    lost,
    lostCost: lost * staffing.customerCost,
  };
}
