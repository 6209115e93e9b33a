/** Contacts that come at random and wait in one queue for the next agent who is free. */
export interface Load {
  /** Contacts in an hour. */
  contacts: number;
  /** How long an agent is busy with one, in seconds. */
  handling: number;
}

/** What callers and agents get. */
export interface Staffed {
  /** The probability of having to wait; 1 where the queue grows without end. */
  waits: number;
  /** The share answered within the target; 0 where the queue grows without end. */
  serviceLevel: number;
  /** The share of their time that agents are busy, at most 1. */
  occupancy: number;
  /** The average speed of answer, in seconds; null where the queue grows without end. */
  answer: number | null;
}

/**
 * The traffic that contacts make: how many agents would be busy if nobody ever waited, in erlangs
 * (definition).
 *
 * @example traffic({ contacts: 200, handling: 180 }) // 10
 */
export function traffic({ contacts, handling }: Load): number {
  return (contacts * handling) / 3600;
}

/**
 * The probability that a contact has to wait with so many agents (Erlang 1917, his C formula), by
 * the recursion of the loss formula, whose terms stay between 0 and 1 however many agents there
 * are. 1 where there are no more agents than erlangs: the queue grows without end.
 *
 * @example waiting(10, 14) // 0.17413
 */
export function waiting(erlangs: number, agents: number): number {
  if (erlangs <= 0) return 0;
  if (agents <= erlangs) return 1;
  let lost = 1;
  for (let busy = 1; busy <= agents; busy += 1) lost = (erlangs * lost) / (busy + erlangs * lost);
  return delayed(lost, erlangs, agents);
}

/** From the loss formula to that of delay. */
function delayed(lost: number, erlangs: number, agents: number): number {
  return (agents * lost) / (agents - erlangs * (1 - lost));
}

/**
 * What callers and agents get with so many agents, a call being answered in time within `target`
 * seconds (Erlang 1917: whoever waits, waits exponentially). Nobody hangs up and nobody calls again.
 *
 * @example staffed({ contacts: 200, handling: 180 }, 14, 20)
 * // { waits: 0.17413, serviceLevel: 0.88835, occupancy: 0.71429, answer: 7.83594 }
 */
export function staffed(load: Load, agents: number, target: number): Staffed {
  const erlangs = traffic(load);
  return withWaiting(load, agents, target, waiting(erlangs, agents));
}

function withWaiting(load: Load, agents: number, target: number, waits: number): Staffed {
  const erlangs = traffic(load);
  const free = agents - erlangs;
  if (erlangs <= 0) return { waits: 0, serviceLevel: 1, occupancy: 0, answer: 0 };
  if (free <= 0) return { waits: 1, serviceLevel: 0, occupancy: 1, answer: null };
  return {
    waits,
    serviceLevel: 1 - waits * Math.exp((-free * target) / load.handling),
    occupancy: erlangs / agents,
    answer: (waits * load.handling) / free,
  };
}

/**
 * The fewest agents with whom the wanted share is answered within the target (Erlang 1917).
 *
 * @example agentsNeeded({ contacts: 200, handling: 180 }, { target: 20, serviceLevel: 0.8 }) // 14
 */
export function agentsNeeded(
  load: Load,
  { target, serviceLevel }: { target: number; serviceLevel: number },
): number {
  const erlangs = traffic(load);
  if (erlangs <= 0) return 0;
  let lost = 1;
  for (let agents = 1; ; agents += 1) {
    lost = (erlangs * lost) / (agents + erlangs * lost);
    if (agents <= erlangs) continue;
    const got = withWaiting(load, agents, target, delayed(lost, erlangs, agents));
    if (got.serviceLevel >= serviceLevel - 1e-12) return agents;
  }
}
