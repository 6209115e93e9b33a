import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { agentsNeeded, staffed, waiting } from '../../app/money/erlangC';
import { WAITING_LINES } from './waitingLines';

/** The formula as it is written, in logarithms: what the recursion must equal. */
function asWritten(erlangs: number, agents: number): number {
  let logTerm = 0;
  const logs = [0];
  for (let busy = 1; busy <= agents; busy += 1) {
    logTerm += Math.log(erlangs / busy);
    logs.push(logTerm);
  }
  const top = Math.max(...logs);
  const below = logs.slice(0, -1).reduce((sum, log) => sum + Math.exp(log - top), 0);
  const last = (Math.exp(logTerm - top) * agents) / (agents - erlangs);
  return last / (below + last);
}

describe('waiting by Erlang C', () => {
  it('is what every cell of a published table follows from', () => {
    expect(WAITING_LINES).toHaveLength(116);
    for (const { erlangs, agents, ...printed } of WAITING_LINES) {
      const cell = `${erlangs} erlangs, ${agents} agents`;
      const { waits, answer } = staffed({ contacts: erlangs * 3600, handling: 1 }, agents, 0);
      expect([cell, Math.abs((answer ?? 0) * erlangs - printed.waiting) < 0.000501]).toEqual([
        cell,
        true,
      ]);
      // Whoever waits finds all busy: from nobody to that many there are `agents` steps.
      let times = agents / (agents - erlangs);
      for (let busy = 1; busy <= agents; busy += 1) times *= erlangs / busy;
      expect([cell, Math.abs(waits / times - printed.empty) < 0.000501]).toEqual([cell, true]);
    }
  });

  // A textbook's workbook for several servers (Cengage Learning), of 10 arrivals and 12 served in an
  // hour: the probability of having to wait with two servers to five.
  it.each([
    [2, 0.245],
    [3, 0.058],
    [4, 0.011],
    [5, 0.002],
  ])('is what a textbook’s workbook gives for %i servers', (servers, printed) => {
    expect(Math.abs(waiting(10 / 12, servers) - printed)).toBeLessThan(0.0005);
  });

  // Dunlop, Girma and Irvine (1999), appendix A.4, the Erlang C table as it is read there: the traffic
  // at which a share is delayed, to two decimals.
  it.each([
    [8, 3.87, 0.05],
    [10, 4.08, 0.01],
  ])('is the table’s with %i channels and %f erlangs', (agents, erlangs, delayed) => {
    expect(waiting(erlangs - 0.005, agents)).toBeLessThan(delayed);
    expect(waiting(erlangs + 0.005, agents)).toBeGreaterThan(delayed);
  });

  // The same: of those delayed with 8 channels 1.6 % wait longer than a mean call, with 10 (at the
  // same traffic) 0.22 %.
  it.each([
    [8, 0.016, 3],
    [10, 0.0022, 4],
  ])(
    'lets as few of the delayed wait on as is published for %i channels',
    (agents, share, digits) => {
      const load = { contacts: 3870, handling: 3.6 };
      const { waits, serviceLevel } = staffed(load, agents, load.handling);
      expect((1 - serviceLevel) / waits).toBeCloseTo(share, digits);
    },
  );

  // Bronson (1982), solved problems 23.3, 23.14, 23.16 and 24.6: contacts an hour, seconds each,
  // agents; the mean number waiting and the mean wait in seconds, as printed.
  const YEAR = 365 * 24 * 3600;
  it.each([
    ['23.3', { contacts: 24, handling: 120 }, 1, [4 - 0.8, 2], [600 - 120, 0]],
    ['23.14', { contacts: 30, handling: 90 }, 1, [2.25, 2], [270, 0]],
    ['23.16', { contacts: 60, handling: 45 }, 1, [2.25, 2], [135, 0]],
    [
      '24.6',
      { contacts: (300 / YEAR) * 3600, handling: YEAR / 182.5 },
      3,
      [0.352, 3],
      [0.001175 * YEAR, -2],
    ],
  ] as const)(
    'is problem %s of a textbook',
    (_, load, agents, [queue, places], [wait, rounded]) => {
      const { answer } = staffed(load, agents, 20);
      expect(((answer ?? 0) * load.contacts) / 3600).toBeCloseTo(queue, places);
      expect(Math.abs((answer ?? 0) - wait)).toBeLessThan(0.5 * 10 ** -rounded);
    },
  );

  // Printed by the R package ErlangC 0.1.0 (CRAN, README) and by other programs' own checks.
  it.each([
    [10, 11, 0.6821182, 7],
    [10, 14, 0.1741319, 7],
    [123, 132, 0.3211, 4],
    [12345, 12421, 0.3812, 4],
  ])('is what others print for %f erlangs and %i agents', (erlangs, agents, printed, digits) => {
    expect(waiting(erlangs, agents)).toBeCloseTo(printed, digits);
  });

  it('is the formula as it is written, for any load', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 900 }),
        fc.double({ min: 0.01, max: 0.999, noNaN: true }),
        (agents, occupancy) => {
          const erlangs = agents * occupancy;
          const expected = asWritten(erlangs, agents);
          expect(Math.abs(waiting(erlangs, agents) - expected)).toBeLessThan(1e-11);
        },
      ),
      { numRuns: 300, seed: 1917 },
    );
  });

  it('is 1 where there is no more than enough, and 0 where nobody calls', () => {
    expect(waiting(10, 10)).toBe(1);
    expect(waiting(10, 3)).toBe(1);
    expect(waiting(0, 0)).toBe(0);
  });
});

describe('service by Erlang C', () => {
  const load = { contacts: 200, handling: 180 };

  // The R package ErlangC 0.1.0 (CRAN, README): 100 calls in 30 minutes of 180 seconds.
  it('is what others print for 14 agents and for 11', () => {
    const got = staffed(load, 14, 20);
    expect(got.serviceLevel).toBeCloseTo(0.88835, 6);
    expect(got.answer).toBeCloseTo(7.83593701177724, 10);
    expect(got.occupancy).toBeCloseTo(0.7142857, 7);
    expect(staffed(load, 11, 20).serviceLevel).toBeCloseTo(0.3896138, 7);
  });

  it('needs as many agents as others say', () => {
    expect(agentsNeeded(load, { target: 20, serviceLevel: 0.8 })).toBe(14);
    // 25 calls in a quarter of an hour of 752 seconds: 28 agents answer 90 % within 20 seconds; with
    // 35 calls 37 agents answer 90.4 %.
    const quarter = (calls: number) => ({ contacts: calls * 4, handling: 752 });
    expect(agentsNeeded(quarter(25), { target: 20, serviceLevel: 0.9 })).toBe(28);
    expect(staffed(quarter(35), 37, 20).serviceLevel).toBeCloseTo(0.90425, 4);
  });

  it('needs the fewest who reach the target, with hundreds of agents too', () => {
    for (const contacts of [1, 30, 500, 4000, 30_000]) {
      const asked = { target: 20, serviceLevel: 0.8 };
      const agents = agentsNeeded({ contacts, handling: 240 }, asked);
      const level = (with_: number) => staffed({ contacts, handling: 240 }, with_, 20).serviceLevel;
      expect(level(agents)).toBeGreaterThanOrEqual(0.8);
      expect(level(agents - 1)).toBeLessThan(0.8);
    }
  });

  it('has no answer where the queue grows without end', () => {
    expect(staffed(load, 10, 20)).toEqual({
      waits: 1,
      serviceLevel: 0,
      occupancy: 1,
      answer: null,
    });
  });
});
