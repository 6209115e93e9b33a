import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jointStates } from '../../app/gap/jointWithholding';

const settings = { minimumBase: 5 };

/** All tables of whole numbers of a table's shown cells and of its lines' sums. */
function* alike(
  counts: readonly (readonly number[])[],
  isHidden: (row: number, column: number) => boolean,
): Generator<number[][]> {
  const columnSums = (counts[0] ?? []).map((_, column) =>
    counts.reduce((sum, row) => sum + (row[column] ?? 0), 0),
  );
  function* fill(row: number, left: readonly number[]): Generator<number[][]> {
    if (row === counts.length) {
      if (left.every((value) => value === 0)) yield [];
      return;
    }
    const own = counts[row] ?? [];
    const sum = own.reduce((all, value) => all + value, 0);
    function* cells(column: number, rest: number): Generator<number[]> {
      if (column === own.length) {
        if (rest === 0) yield [];
        return;
      }
      const most = Math.min(rest, left[column] ?? 0);
      const values = isHidden(row, column)
        ? Array.from({ length: most + 1 }, (_, value) => value)
        : [own[column] ?? 0].filter((value) => value <= most);
      for (const value of values)
        for (const others of cells(column + 1, rest - value)) yield [value, ...others];
    }
    for (const made of cells(0, sum))
      for (const others of fill(
        row + 1,
        left.map((value, column) => value - (made[column] ?? 0)),
      ))
        yield [made, ...others];
  }
  yield* fill(0, columnSums);
}

describe('what is shown of the combinations of two answers', () => {
  it('is everything where nothing is small', () => {
    const states = jointStates(
      [
        [10, 5, 0],
        [0, 7, 0],
        [0, 0, 0],
      ],
      settings,
    );
    expect(states.slice(0, 2).map((row) => row.slice(0, 2))).toEqual([
      ['shown', 'shown'],
      ['no_answers', 'shown'],
    ]);
  });

  it('leaves no small cell to be told from the sums of its lines', () => {
    const cell = fc.constantFrom(0, 0, 1, 2, 6);
    const table = fc.tuple(fc.integer({ min: 2, max: 3 }), fc.boolean()).chain(([size, silent]) =>
      fc
        .array(fc.array(cell, { minLength: size, maxLength: size }), {
          minLength: size,
          maxLength: size,
        })
        .map((rows) => [
          ...rows.map((row, at) => [...row, silent && at === 0 ? 1 : 0]),
          new Array<number>(size + 1).fill(0),
        ]),
    );
    fc.assert(
      fc.property(table, (counts) => {
        const states = jointStates(counts, settings);
        const isHidden = (row: number, column: number) => states[row]?.[column] === 'withheld';
        const seen = counts.map((row) => row.map(() => new Set<number>()));
        for (const other of alike(counts, isHidden))
          for (const [row, values] of other.entries())
            for (const [column, value] of values.entries()) seen[row]?.[column]?.add(value);
        for (const [row, values] of counts.entries())
          for (const [column, value] of values.entries())
            if (value > 0 && value < settings.minimumBase) {
              expect(isHidden(row, column)).toBe(true);
              const line = [
                ...values.map((_, at) => [row, at] as const),
                ...counts.map((_, at) => [at, column] as const),
              ];
              // Where nothing of its lines is left to be hidden, there is nothing more to do.
              const isAll = line.every(([a, b]) => isHidden(a, b));
              if (!isAll)
                expect([row, column, seen[row]?.[column]?.size]).not.toEqual([row, column, 1]);
            }
      }),
      { numRuns: 300 },
    );
  });

  it('counts every sum once more where weights follow from an answer', () => {
    const counts = [
      [2, 20, 30, 0],
      [9, 25, 30, 0],
      [10, 30, 40, 0],
      [0, 0, 0, 0],
    ];
    const second = (weightOf?: (row: number) => number) =>
      jointStates(counts, settings, [], () => false, weightOf).map((row) => row[1]);
    // Two of a column are enough for their sum, but not for it and what they weigh.
    expect(second()).toEqual(['withheld', 'withheld', 'shown', 'withheld']);
    expect(second((row) => [2, 3, 5, 7][row] ?? 1)).toEqual(counts.map(() => 'withheld'));
  });

  it('counts sums that are shown beside the lines', () => {
    const counts = [
      [1, 1, 9, 0],
      [1, 9, 1, 0],
      [9, 1, 1, 0],
      [0, 0, 0, 0],
    ];
    const diagonal = [
      [0, 0],
      [1, 1],
      [2, 2],
    ] as const;
    const states = jointStates(counts, settings, [diagonal]);
    const hidden = diagonal.filter(([row, column]) => states[row]?.[column] === 'withheld');
    expect(hidden.length).toBeGreaterThan(1);
  });
});
