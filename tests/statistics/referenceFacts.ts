import type { DriverError, Drivers } from '../../app/statistics/drivers';
import { kish } from '../../app/statistics/kish';
import type { MeanContrast } from '../../app/statistics/meanContrast';
import type { RankingFigures } from '../../app/statistics/meanRanks';
import type { Estimate, Proportion, Reason } from '../../app/statistics/proportion';
import type { ProportionContrast } from '../../app/statistics/proportionContrast';
import type { QuantileContrast } from '../../app/statistics/quantileContrast';
import type { RankingGap } from '../../app/statistics/rankingGap';

/** The cases have a reason only where there is one. */
export function reasonFact(reason: Reason | null) {
  return reason === null ? {} : { reason };
}

export function estimateFacts({ n, weightedN, estimate, se, designEffect, df, ...rest }: Estimate) {
  return {
    n,
    weighted_n: weightedN,
    estimate,
    se,
    deff: designEffect,
    df,
    lower: rest.low,
    upper: rest.high,
    ...reasonFact(rest.reason),
  };
}

export function proportionFacts(figure: Proportion) {
  const { effective, intervalBase } = figure;
  return { ...estimateFacts(figure), n_eff: effective, n_interval: intervalBase };
}

export function quantileFacts(figure: Proportion) {
  const { se, deff, df, ...facts } = proportionFacts(figure);
  return facts;
}

export function mentionsFacts(figure: Estimate) {
  const { deff, ...facts } = estimateFacts(figure);
  return facts;
}

export function proportionGapFacts({ value, low, high, z, p, reason }: ProportionContrast) {
  return { gap: value, lower: low, upper: high, z, p_value: p, ...reasonFact(reason) };
}

export function meanGapFacts({ value, low, high, se, df, t, p, reason }: MeanContrast) {
  return { gap: value, se, df, lower: low, upper: high, t, p_value: p, ...reasonFact(reason) };
}

export function quantileGapFacts({ value, low, high, excludesZero }: QuantileContrast) {
  return { gap: value, lower: low, upper: high, excludes_zero: excludesZero };
}

/** A difference has the keys of a gap but for its name. */
export function differenceFacts<Facts extends { gap: number | null }>({ gap, ...facts }: Facts) {
  return { difference: gap, ...facts };
}

export function weightFacts(weights: readonly number[]) {
  const sum = weights.reduce((total, w) => total + w, 0);
  const squares = weights.reduce((total, w) => total + w ** 2, 0);
  const figures = kish(weights.length, sum, squares);
  return {
    n: weights.length,
    n_eff: figures?.effective ?? null,
    deff: figures?.designEffect ?? null,
  };
}

export function rankingFacts(figures: RankingFigures, columns: readonly string[]) {
  const { n, df, kendallW } = figures;
  return {
    n,
    df,
    channels: figures.channels.map(({ meanRank, position, firstShare }, j) => ({
      channel: columns[j],
      mean_rank: meanRank.estimate,
      se: meanRank.se,
      lower: meanRank.low,
      upper: meanRank.high,
      position,
      first_share: firstShare,
    })),
    kendall_w: kendallW,
  };
}

export function rankingGapFacts(gap: RankingGap, columns: readonly string[]) {
  const { statistic, f, df1, df2, p, reason } = gap.wald;
  return {
    channels: gap.channels.map(({ gap, positionGap, pAdjusted }, j) => {
      const { t, ...facts } = meanGapFacts(gap);
      return {
        channel: columns[j],
        ...facts,
        position_gap: positionGap,
        p_adjusted: pAdjusted,
      };
    }),
    displacement_index: gap.displacementIndex,
    footrule: gap.footrule,
    kendall_tau_b: gap.kendallTauB,
    spearman_rho: gap.spearmanRho,
    wald: { statistic, f, df1, df2, p_value: p, ...reasonFact(reason) },
  };
}

export function driverFacts(result: Drivers | DriverError, outcome: string, names: string[]) {
  if (result.status === 'error') {
    if (result.code !== 'constant_variable') return result;
    const variable = result.variable === null ? outcome : names[result.variable];
    return { ...result, variable };
  }
  const { n, df, rSquared } = result;
  return {
    n,
    df,
    r_squared: rSquared,
    drivers: result.drivers.map((driver, j) => ({
      driver: names[j],
      relative_weight: driver.relativeWeight,
      share: driver.share,
      share_se: driver.se,
      share_lower: driver.low,
      share_upper: driver.high,
      lmg: driver.lmg,
      lmg_share: driver.lmgShare,
    })),
  };
}
