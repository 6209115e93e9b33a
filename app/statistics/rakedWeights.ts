import { calibrationOf, supportsCalibration } from './calibration';
import type { Margin, MarginError, RakingCell } from './margins';
import { type NotConverged, rake } from './rake';
import type { RakedWeights } from './rakedCells';

/**
 * Weights raked to population margins, with the variance that goes with them (Deville and Särndal
 * 1992): that of calibration residuals if the sample has 10 respondents a column of X, otherwise
 * the weights are treated as fixed. Errors and failure to converge as for `rake`; the caller then
 * reports unweighted and says so.
 *
 * @example rakedWeights(
 *   [{ n: 30, weight: 30, categories: ['f'] }, { n: 10, weight: 10, categories: ['m'] }],
 *   [{ variable: 'sex', targets: [{ category: 'f', share: 0.5 }, { category: 'm', share: 0.5 }] }],
 * ) // { status: 'converged', factors: [0.66667, 2], calibration: { columns: 2 } }
 */
export function rakedWeights(
  cells: readonly RakingCell[],
  margins: readonly Margin[],
): (RakedWeights & { status: 'converged' }) | NotConverged | MarginError {
  const raking = rake(cells, margins);
  if (raking.status !== 'converged') return raking;
  const calibration = calibrationOf(cells);
  const n = cells.reduce((sum, cell) => sum + cell.n, 0);
  return { ...raking, calibration: supportsCalibration(calibration, n) ? calibration : null };
}
