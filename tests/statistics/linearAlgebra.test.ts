import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { symmetricEigen } from '../../app/statistics/eigen';
import { cholesky, dot, solve } from '../../app/statistics/linearAlgebra';

const square = fc
  .integer({ min: 1, max: 6 })
  .chain((k) =>
    fc.array(
      fc.array(fc.double({ min: -3, max: 3, noNaN: true }), { minLength: k, maxLength: k }),
      { minLength: k, maxLength: k },
    ),
  );

/** A a' with something added to the diagonal. */
function positive(a: number[][], added: number): number[][] {
  return a.map((row, i) => a.map((other, j) => dot(row, other) + (i === j ? added : 0)));
}

test('an inner product can stop early', () => {
  expect(dot([1, 2, 3], [4, 5, 6])).toBe(32);
  expect(dot([1, 2, 3], [4, 5, 6], 2)).toBe(14);
  expect(dot([], [])).toBe(0);
});

describe('a Cholesky factorisation', () => {
  test('gives the lower triangle and solves', () => {
    const factorised = cholesky([
      [4, 2],
      [2, 5],
    ]);
    expect(factorised).toEqual({
      lower: [
        [2, 0],
        [1, 2],
      ],
      dependent: [],
    });
    expect(solve(factorised, [8, 12])).toEqual([1, 2]);
  });

  test('solves what it is given', () => {
    fc.assert(
      fc.property(square, (a) => {
        const matrix = positive(a, 1);
        const x = matrix.map((_, i) => i + 1);
        const b = matrix.map((row) => dot(row, x));
        for (const [i, value] of solve(cholesky(matrix), b).entries())
          expect(value).toBeCloseTo(i + 1, 8);
      }),
    );
  });

  test('leaves out a column that others determine, and still solves', () => {
    const rows = [
      [1, 1, 0],
      [1, 1, 0],
      [1, 0, 1],
    ];
    const gram = [0, 1, 2].map((i) =>
      [0, 1, 2].map((j) => rows.reduce((sum, row) => sum + (row[i] ?? 0) * (row[j] ?? 0), 0)),
    );
    const factorised = cholesky(gram);
    expect(factorised.dependent).toEqual([2]);
    const b = gram.map((row) => dot(row, [3, -1, 2]));
    const x = solve(factorised, b);
    for (const [i, row] of gram.entries()) expect(dot(row, x)).toBeCloseTo(b[i] ?? 0, 12);
  });

  test('leaves out a column of zeros', () => {
    const factorised = cholesky([
      [0, 0],
      [0, 2],
    ]);
    expect(factorised.dependent).toEqual([0]);
    const x = solve(factorised, [0, 4]);
    expect(x[0]).toBe(0);
    expect(x[1]).toBeCloseTo(2, 14);
  });
});

describe('the eigenvalues of a symmetric matrix', () => {
  test('are those of a small example', () => {
    const { values } = symmetricEigen([
      [2, 1],
      [1, 2],
    ]);
    expect(values[0]).toBeCloseTo(1, 14);
    expect(values[1]).toBeCloseTo(3, 14);
  });

  test('of a diagonal matrix are its diagonal', () => {
    expect(symmetricEigen([[7]])).toEqual({ values: [7], vectors: [[1]] });
    expect(symmetricEigen([]).values).toEqual([]);
  });

  test('with their vectors give the matrix back, and the vectors are orthonormal', () => {
    fc.assert(
      fc.property(square, (a) => {
        const matrix = positive(a, 0);
        const { values, vectors } = symmetricEigen(matrix);
        const size = Math.max(1, ...matrix.flat().map(Math.abs));
        matrix.forEach((row, i) => {
          row.forEach((element, j) => {
            const back = values.reduce(
              (sum, value, m) => sum + value * (vectors[i]?.[m] ?? 0) * (vectors[j]?.[m] ?? 0),
              0,
            );
            expect(Math.abs(back - element)).toBeLessThan(1e-12 * size);
            const product = dot(vectors[i] ?? [], vectors[j] ?? []);
            expect(Math.abs(product - (i === j ? 1 : 0))).toBeLessThan(1e-13);
          });
        });
      }),
    );
  });

  test('give the matrix back too from the vectors of one that differs little, or much', () => {
    fc.assert(
      fc.property(square, square, fc.constantFrom(1e-6, 1e-3, 1), (a, b, by) => {
        const matrix = positive(a, 0);
        if (b.length < a.length) return;
        const other = matrix.map((row, i) =>
          row.map((element, j) => element + by * ((b[i]?.[j] ?? 0) + (b[j]?.[i] ?? 0))),
        );
        const { values, vectors } = symmetricEigen(other, symmetricEigen(matrix).vectors);
        const size = Math.max(1, ...other.flat().map(Math.abs));
        other.forEach((row, i) => {
          row.forEach((element, j) => {
            const back = values.reduce(
              (sum, value, m) => sum + value * (vectors[i]?.[m] ?? 0) * (vectors[j]?.[m] ?? 0),
              0,
            );
            expect(Math.abs(back - element)).toBeLessThan(1e-12 * size);
          });
        });
      }),
    );
  });
});
