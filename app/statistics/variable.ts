import {
  type ClusterMoments,
  degreesOfFreedom,
  inBase,
  isSimple,
  linearVariance,
  type VariableSums,
} from './sums';

/**
 * One variable in one audience as the estimators need it, whatever the design: sums over the base,
 * degrees of freedom, whether the design is simple, and the variance of the weighted mean, which is
 * to be given as `estimate`.
 */
export interface LinearVariable {
  base: ClusterMoments;
  df: number;
  simple: boolean;
  variance(estimate: number): number;
}

/** A variable from the sums of one stratum, or linearised over rows or raked cells. */
export type Variable = VariableSums | LinearVariable;

/**
 * What the estimators need of a variable, linearised (Binder 1983; Lumley 2004).
 *
 * @example linearVariable(variableSums([1, 2, 4, 5].map((y) => ({ y, s: true, w: 1 })))).df // 3
 */
export function linearVariable(variable: Variable): LinearVariable {
  return 'variance' in variable ? variable : new Linearised(variable);
}

/** A class, since a report makes thousands of these: they share their methods. */
class Linearised implements LinearVariable {
  readonly base: ClusterMoments;
  readonly df: number;
  readonly simple: boolean;

  constructor(private readonly sums: VariableSums) {
    this.base = inBase(sums);
    this.df = degreesOfFreedom(sums);
    this.simple = isSimple(sums.sample);
  }

  variance(estimate: number): number {
    return linearVariance(this.sums, estimate);
  }
}
