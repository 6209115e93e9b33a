import { type ReferenceCase, referenceCases } from '../statistics/referenceCases';
import { estimators } from '../statistics/referenceEstimators';
import { asReport, type ReportCase } from './referenceReport';

/** As the values of two ways through the same sums agree. */
const TOLERANCE = { rel: 1e-9, abs: 1e-12 };

/** What no report has: strata, and the finite populations that they are drawn from. */
const DROPPED = ['strata', 'fpc'];

/** The cases whose figures are rows of a report as they are, with the values computed with R. */
export function reportCases(): ReportCase[] {
  return referenceCases().flatMap((given) => asReport(given) ?? []);
}

/**
 * The other cases without their strata, where that makes them rows of a report: with the values that
 * the core, which the cases have tested, gives of the raw rows of the same sample.
 */
export function unstratifiedCases(): ReportCase[] {
  return referenceCases().flatMap((given) => {
    if (asReport(given)) return [];
    const input = without(given.input) as ReferenceCase['input'];
    const made = asReport({ ...given, input });
    const compute = estimators[given.estimator];
    if (!made || !compute || JSON.stringify(input) === JSON.stringify(given.input)) return [];
    const id = `${given.id}-unstratified`;
    const expected = compute(input);
    return asReport({ ...given, id, input, expected, tolerance: TOLERANCE }) ?? [];
  });
}

function without(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(without);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !DROPPED.includes(name))
      .map(([name, inner]) => [name, without(inner)]),
  );
}
