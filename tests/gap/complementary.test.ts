import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CellState, cellStates, isWithheld } from '../../app/gap/complementary';
import { determined } from '../../app/gap/determined';
import { nestedEquations } from '../../app/gap/nestedSegments';
import { placesOf, type SegmentTables, segmentTables } from '../../app/gap/segmentTables';
import { baseStatuses } from '../../app/statistics/baseStatus';
import { cpuSeconds } from '../system/cpuTime';
import { combinations, recovered } from './linearSystem';

const tablesOfSizes = (sizes: readonly number[]) =>
  segmentTables(
    sizes.map((size, item) => ({
      item: `s${item}`,
      codes: Array.from({ length: size }, (_, code) => (code + 1 < size ? `c${code}` : null)),
    })),
  );

/** Bases of all cells from how many respondents each combination has, in the order of `combinations`. */
function counted(tables: SegmentTables, counts: readonly number[]): number[] {
  const bases = new Array<number>(tables.length).fill(0);
  for (const [at, codes] of combinations(tables).entries())
    for (const place of placesOf(tables, codes))
      bases[place] = (bases[place] ?? 0) + (counts[at] ?? 0);
  return bases;
}

/** Tables of two to four segment items, full or with many empty combinations. */
const someTables = fc
  .array(fc.integer({ min: 2, max: 4 }), { minLength: 1, maxLength: 4 })
  .filter((sizes) => sizes.reduce((product, size) => product * size, 1) <= 96)
  .chain((sizes) => {
    const tables = tablesOfSizes(sizes);
    const width = combinations(tables).length;
    const count = fc.oneof(
      { arbitrary: fc.constant(0), weight: 4 },
      { arbitrary: fc.integer({ min: 0, max: 4 }), weight: 2 },
      { arbitrary: fc.integer({ min: 5, max: 40 }), weight: 2 },
    );
    return fc
      .oneof(
        fc.array(count, { minLength: width, maxLength: width }),
        fc.array(fc.integer({ min: 3, max: 30 }), { minLength: width, maxLength: width }),
      )
      .map((counts) => ({ tables, bases: counted(tables, counts) }));
  });

const seen = (states: readonly CellState[]) => ({
  isShown: (place: number) => states[place] === 'shown',
  isEmpty: (place: number) => states[place] === 'no_answers',
});

describe('withheld cells', () => {
  test('follow from nothing that is shown, over all tables together', () => {
    fc.assert(
      fc.property(someTables, fc.integer({ min: 2, max: 8 }), ({ tables, bases }, minimumBase) => {
        const states = cellStates(tables, bases, { minimumBase });
        expect(recovered(tables, seen(states))).toEqual([]);
      }),
      { numRuns: 600 },
    );
  });

  test('would follow without complementary withholding, so the check can fail', () => {
    const tables = tablesOfSizes([3]);
    const states = cellStates(tables, [40, 3, 17, 20], { minimumBase: 5, complementary: false });
    expect(states).toEqual(['shown', 'withheld', 'shown', 'shown']);
    expect(recovered(tables, seen(states))).toEqual([1]);
  });

  test('are those below the minimum base and no others where nothing is below', () => {
    fc.assert(
      fc.property(someTables, ({ tables, bases }) => {
        const states = cellStates(tables, bases, { minimumBase: 1 });
        expect(states).toEqual(bases.map((n) => (n === 0 ? 'no_answers' : 'shown')));
      }),
    );
  });

  test('say by their name whether they have a minimum base', () => {
    fc.assert(
      fc.property(someTables, fc.integer({ min: 2, max: 8 }), ({ tables, bases }, minimumBase) => {
        const states = cellStates(tables, bases, { minimumBase });
        states.forEach((state, place) => {
          const n = bases[place] ?? 0;
          if (n === 0) expect(state).toBe('no_answers');
          else if (n < minimumBase) expect(state).toBe('withheld');
          else expect(['shown', 'withheld_secondary']).toContain(state);
        });
      }),
    );
  });

  test('of a single segment item are those of the rule for one item', () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat({ max: 12 }), { minLength: 2, maxLength: 6 }),
        fc.integer({ min: 2, max: 8 }),
        (counts, minimumBase) => {
          const tables = tablesOfSizes([counts.length]);
          const [, ...states] = cellStates(tables, counted(tables, counts), { minimumBase });
          const cells = counts.map((n) => ({ n, effective: n }));
          const wanted = baseStatuses(cells, { minimumBase, secondary: true }).map((status) =>
            ['ok', 'low_base', 'unreliable'].includes(status) ? 'shown' : status,
          );
          // Everything of too small a total is withheld already, and needs no company.
          const total = counts.reduce((sum, n) => sum + n, 0);
          if (total >= minimumBase) expect(states).toEqual(wanted);
          else expect(states).toEqual(counts.map((n) => (n === 0 ? 'no_answers' : 'withheld')));
        },
      ),
    );
  });

  test('take the smallest other segment along, the first if tied', () => {
    const tables = tablesOfSizes([4]);
    const states = (counts: number[]) =>
      cellStates(tables, counted(tables, counts), { minimumBase: 5 }).slice(1);
    expect(states([3, 9, 30, 9])).toEqual(['withheld', 'withheld_secondary', 'shown', 'shown']);
    expect(states([3, 9, 30, 2])).toEqual(['withheld', 'shown', 'shown', 'withheld']);
    expect(states([3, 0, 30, 9])).toEqual([
      'withheld',
      'no_answers',
      'shown',
      'withheld_secondary',
    ]);
  });

  test('in a crossing make a rectangle, and no single segment is touched', () => {
    const tables = tablesOfSizes([2, 2]);
    const states = cellStates(tables, counted(tables, [3, 20, 30, 40]), { minimumBase: 5 });
    expect(states).toEqual([
      ...['shown', 'shown', 'shown', 'shown', 'shown'],
      ...['withheld', 'withheld_secondary', 'withheld_secondary', 'withheld_secondary'],
    ]);
  });

  test('of nested segment items are not recovered through the outer one', () => {
    // Two countries of two regions each, by sex: country A is the regions A1 and A2.
    const tables = tablesOfSizes([2, 4, 2]);
    const people = [
      [0, 0, 3, 40],
      [0, 1, 30, 40],
      [1, 2, 7, 41],
      [1, 3, 50, 60],
    ] as const;
    const counts = combinations(tables).map(() => 0);
    for (const [country, region, women, men] of people) {
      counts[country * 8 + region * 2] = women;
      counts[country * 8 + region * 2 + 1] = men;
    }
    const bases = counted(tables, counts);
    const states = cellStates(tables, bases, { minimumBase: 5 });
    expect(states[tables.pair(1, 0, 2, 0)]).toBe('withheld');
    expect(recovered(tables, seen(states))).toEqual([]);
    // The rule of single sums alone would show the other region's women, and with them the first's.
    expect(isWithheld(states[tables.pair(1, 1, 2, 0)])).toBe(true);
  });

  test('of which only three tables together give some away are completed too', () => {
    const tables = tablesOfSizes([4, 2, 2]);
    const total = [27];
    const singles = [2, 10, 9, 6, 15, 12, 16, 11];
    const pairs = [1, 1, 0, 10, 9, 0, 5, 1, 0, 2, 5, 5, 5, 4, 6, 0, 10, 5, 6, 6];
    const bases = [...total, ...singles, ...pairs];
    const states = cellStates(tables, bases, { minimumBase: 5 });
    expect(recovered(tables, seen(states))).toEqual([]);
    const equations = [...tables.equations, ...nestedEquations(tables, seen(states).isEmpty)];
    // What the sums alone need is less: the difference is found by looking for witnesses.
    expect(determined(equations, (place) => isWithheld(states[place]))).toEqual([]);
  });

  test('that something else has withheld are protected as well', () => {
    fc.assert(
      fc.property(
        someTables,
        fc.array(fc.nat({ max: 60 }), { maxLength: 3 }),
        ({ tables, bases }, given) => {
          const chosen = given.map((place) => place % tables.length);
          const withheld = new Set(chosen.filter((place) => (bases[place] ?? 0) > 0));
          const states = cellStates(tables, bases, { minimumBase: 5 }, withheld);
          for (const place of withheld) expect(isWithheld(states[place])).toBe(true);
          expect(recovered(tables, seen(states))).toEqual([]);
        },
      ),
      { numRuns: 300 },
    );
  });

  test('are decided within a moment for wide tables', () => {
    const tables = tablesOfSizes([13, 13, 13, 13]);
    const bases = new Array<number>(tables.length).fill(0);
    for (let person = 0; person < 2000; person += 1) {
      const codes = tables.segments.map(
        ({ codes }, item) => codes[(person * person * (2 * item + 3) + item * person) % 13] ?? null,
      );
      for (const place of placesOf(tables, codes)) bases[place] = (bases[place] ?? 0) + 1;
    }
    const seconds = cpuSeconds(() => {
      for (let run = 0; run < 20; run += 1) cellStates(tables, bases, { minimumBase: 5 });
    });
    expect(seconds / 20).toBeLessThan(0.2);
  });
});

describe('cells that equations determine', () => {
  test('are found with the equations that give them', () => {
    const equation = { places: [1, 2, 0], signs: [1, 1, -1] };
    expect(determined([equation], (place) => place === 1)).toEqual([
      { place: 1, combination: new Map([[equation, 1]]) },
    ]);
    expect(determined([equation], (place) => place > 0)).toEqual([]);
  });

  test('are found where no single equation gives them', () => {
    // a + b = 3 and a - b = 1
    const sum = { places: [0, 1, 2], signs: [1, 1, -1] };
    const difference = { places: [0, 1, 3], signs: [1, -1, -1] };
    const found = determined([sum, difference], (place) => place < 2);
    expect(found.map(({ place }) => place)).toEqual([0, 1]);
  });
});
