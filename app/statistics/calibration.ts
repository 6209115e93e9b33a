import { cholesky, solve } from './linearAlgebra';
import type { RakingCell } from './margins';

/**
 * Least-squares fit of linearised values on the margins that weights were raked to. `fits` takes
 * the sum of base weight times value of each cell, and gives k = x'B of each. `weights` are the
 * cells' base weights, `columns` the columns of X.
 */
export interface Calibration {
  weights: readonly number[];
  columns: number;
  fits(totals: readonly number[]): number[];
}

/**
 * The fit whose residuals give the variance after raking (Deville and Särndal 1992): x is the
 * intercept and the indicators of all categories of all margins but the first of each, "no answer"
 * included, over the whole sample, and B = (sum d x x')^-1 (sum d x z) with the base weights d.
 * Columns that others determine are left out, which changes no fit.
 *
 * @example calibrationOf([
 *   { n: 3, weight: 3, categories: ['f'] },
 *   { n: 1, weight: 1, categories: ['m'] },
 * ]).fits([6, 1]) // [2, 1]
 */
export function calibrationOf(cells: readonly RakingCell[]): Calibration {
  const places = [...(cells[0]?.categories.keys() ?? [])];
  let columns = cells.length === 0 ? 0 : 1;
  const indicators = places.map((place) => {
    const categories = new Set(cells.map(({ categories }) => categories[place] ?? null));
    return new Map([...categories].slice(1).map((category) => [category, columns++]));
  });
  const columnsOf = cells.map(({ categories }) => [
    0,
    ...places.flatMap((place) => indicators[place]?.get(categories[place] ?? null) ?? []),
  ]);
  const gram: number[][] = Array.from({ length: columns }, () => new Array(columns).fill(0));
  cells.forEach(({ weight }, at) => {
    const own = columnsOf[at] ?? [];
    for (const i of own) {
      const row = gram[i];
      if (row) for (const j of own) row[j] = (row[j] ?? 0) + weight;
    }
  });
  const factorised = cholesky(gram);
  return {
    weights: cells.map(({ weight }) => weight),
    columns,
    fits: (totals) => {
      const right = new Array<number>(columns).fill(0);
      columnsOf.forEach((own, at) => {
        for (const i of own) right[i] = (right[i] ?? 0) + (totals[at] ?? 0);
      });
      const coefficients = solve(factorised, right);
      return columnsOf.map((own) => own.reduce((sum, i) => sum + (coefficients[i] ?? 0), 0));
    },
  };
}

/**
 * Whether residuals may be taken: at least 10 respondents a column of X; otherwise raked weights
 * are treated as fixed, since the residuals of Deville and Särndal (1992) claim a gain in precision
 * that needs enough cases.
 *
 * @example supportsCalibration(calibrationOf([{ n: 9, weight: 9, categories: [] }]), 9) // false
 */
export function supportsCalibration({ columns }: Calibration, n: number): boolean {
  return n >= 10 * columns;
}
