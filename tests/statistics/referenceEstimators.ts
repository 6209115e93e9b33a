import { z } from 'zod';
import { benjaminiHochberg, holm } from '../../app/statistics/adjust';
import { indexScore, meanAbsoluteGap } from '../../app/statistics/compositeIndex';
import { withinMargin } from '../../app/statistics/equivalence';
import { distribution, variableSums } from '../../app/statistics/fromRows';
import {
  gapOfMeans,
  gapOfProportions,
  gapOfQuantiles,
  type MeanGap,
} from '../../app/statistics/gap';
import { indexSums } from '../../app/statistics/indexFromRows';
import { kish } from '../../app/statistics/kish';
import { mean } from '../../app/statistics/mean';
import { type Estimate, type Proportion, proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import {
  answerTo,
  countsSchema,
  indexRowsOf,
  itemSchema,
  type ReferenceItem,
  type ReferenceSample,
  rowsOf,
  sampleSchema,
} from './referenceInputs';

/** From a case's input to a result with the keys of its `expected`. */
type Estimator = (input: unknown) => unknown;

const level = z.number().default(0.95);
const one = z.strictObject({ sample: sampleSchema, item: itemSchema, level });
const two = z.strictObject({
  manager: sampleSchema,
  consumer: sampleSchema,
  item: itemSchema,
  level,
});
const oneCount = countsSchema.extend({ level });
const twoCounts = z.strictObject({ manager: countsSchema, consumer: countsSchema, level });
const prob = z.number();
const set = z.strictObject({ items: z.array(z.unknown()) });

/** The estimators of the method that the core computes so far, by their names in the cases. */
export const estimators: Readonly<Record<string, Estimator | undefined>> = {
  proportion: (input) => {
    const counts = oneCount.safeParse(input);
    if (counts.success) return proportionFacts(countedShare(counts.data, counts.data.level));
    const { sample, item, level } = one.parse(input);
    return proportionFacts(share(sample, item, level));
  },

  base_definitions: (input) => {
    const { sample, item, level } = one.parse(input);
    const on = (base: ReferenceItem['base']) =>
      proportionFacts(share(sample, { ...item, base }, level));
    return { substantive: on('substantive'), with_dk: on('with_dk'), asked: on('asked') };
  },

  mean: (input) => {
    const { sample, item, level } = one.parse(input);
    return estimateFacts(average(sample, item, level));
  },

  gap_proportion: proportionGapFacts,

  gap_proportion_set: (input) => {
    const items = set.parse(input).items.map(proportionGapFacts);
    const p = items.map((item) => item.p_value);
    return { items, holm: holm(p), bh: benjaminiHochberg(p) };
  },

  equivalence: (input) => {
    const test = z.object({ margin: z.number(), alpha: z.number() }).parse(input);
    const { manager, consumer } = z.object(twoCounts.shape).parse(input);
    const level = 1 - 2 * test.alpha;
    const gap = gapOfProportions(
      countedShare(manager, level),
      countedShare(consumer, level),
      level,
    );
    const { value, low, high } = gap;
    const equivalent = withinMargin(gap, test.margin);
    return { gap: value, level, lower: low, upper: high, equivalent };
  },

  gap_mean: (input) => {
    const { item, level, ...samples } = two.parse(input);
    const manager = average(samples.manager, item, level);
    const consumer = average(samples.consumer, item, level);
    return {
      manager: estimateFacts(manager),
      consumer: estimateFacts(consumer),
      ...meanGapFacts(gapOfMeans(manager, consumer, level)),
    };
  },

  quantile: (input) => {
    const { sample, item, prob: probability, level } = one.extend({ prob }).parse(input);
    return quantileFacts(sampleQuantile(sample, item, probability, level));
  },

  gap_quantile: (input) => {
    const { item, prob: probability, level, ...samples } = two.extend({ prob }).parse(input);
    const manager = sampleQuantile(samples.manager, item, probability, level);
    const consumer = sampleQuantile(samples.consumer, item, probability, level);
    const { value, low, high, excludesZero } = gapOfQuantiles(manager, consumer);
    return {
      manager: quantileFacts(manager),
      consumer: quantileFacts(consumer),
      gap: value,
      lower: low,
      upper: high,
      excludes_zero: excludesZero,
    };
  },

  gap_index: (input) => {
    const { items, level, ...samples } = two
      .omit({ item: true })
      .extend({ items: z.array(itemSchema) })
      .parse(input);
    const weights = itemWeights(items);
    const manager = scoreOf(samples.manager, items, weights, level);
    const consumer = scoreOf(samples.consumer, items, weights, level);
    const itemGaps = manager.items.map((value, j) => value - (consumer.items[j] ?? Number.NaN));
    return {
      manager: scoreFacts(manager),
      consumer: scoreFacts(consumer),
      item_gaps: itemGaps,
      ...meanGapFacts(gapOfMeans(manager.score, consumer.score, level)),
      mean_absolute_gap: meanAbsoluteGap(itemGaps, weights),
    };
  },

  kish: (input) => {
    const { weights } = z.strictObject({ weights: z.array(z.number()) }).parse(input);
    const sum = weights.reduce((total, w) => total + w, 0);
    const squares = weights.reduce((total, w) => total + w ** 2, 0);
    const figures = kish(weights.length, sum, squares);
    return { n: weights.length, n_eff: figures?.effective, deff: figures?.designEffect };
  },

  adjust: (input) => {
    const { p } = z.strictObject({ p: z.array(z.number().nullable()) }).parse(input);
    return { holm: holm(p), bh: benjaminiHochberg(p) };
  },
};

function share(sample: ReferenceSample, item: ReferenceItem, level: number): Proportion {
  return proportion(variableSums(rowsOf(sample, answerTo(item))), level);
}

function countedShare({ counts: { x, n } }: z.infer<typeof countsSchema>, level: number) {
  const rows = Array.from({ length: n }, (_, i) => ({ y: i < x ? 1 : 0, s: true, w: 1 }));
  return proportion(variableSums(rows), level);
}

function average(sample: ReferenceSample, item: ReferenceItem, level: number): Estimate {
  return mean(variableSums(rowsOf(sample, answerTo(item))), level);
}

function sampleQuantile(
  sample: ReferenceSample,
  item: ReferenceItem,
  probability: number,
  level: number,
) {
  return quantile(distribution(rowsOf(sample, answerTo(item))), probability, level);
}

/** The gaps that a comparison of two gaps compares. */
export const gapEstimators: Readonly<Record<string, Estimator | undefined>> = {
  compare_gaps: estimators.gap_proportion,
  compare_gap_means: estimators.gap_mean,
};

/** What one side of a gap shows, for cases of which only one side can be computed. */
export const sideEstimators: Readonly<Record<string, Estimator | undefined>> = {
  gap_proportion: estimators.proportion,
  gap_mean: estimators.mean,
  gap_quantile: estimators.quantile,
  gap_index: (input) => {
    const { sample, items, level } = one
      .omit({ item: true })
      .extend({ items: z.array(itemSchema) })
      .parse(input);
    return scoreFacts(scoreOf(sample, items, itemWeights(items), level));
  },
};

function itemWeights(items: readonly ReferenceItem[]): number[] {
  return items.map((item) => item.weight ?? 1 / items.length);
}

function scoreOf(
  sample: ReferenceSample,
  items: readonly ReferenceItem[],
  weights: readonly number[],
  level: number,
) {
  const sums = indexSums(indexRowsOf(sample, items));
  return {
    items: sums.items.map(({ w, wy }) => wy / w),
    score: indexScore(sums, level, weights),
  };
}

function scoreFacts({ items, score }: ReturnType<typeof scoreOf>) {
  const { n, estimate, se, df } = score;
  return { n, items, estimate, se, df };
}

function proportionGapFacts(input: unknown) {
  const { manager, consumer, level } = sharesOf(input);
  const { value, low, high, z, p, reason } = gapOfProportions(manager, consumer, level);
  return {
    manager: proportionFacts(manager),
    consumer: proportionFacts(consumer),
    gap: value,
    lower: low,
    upper: high,
    z,
    p_value: p,
    ...reasonFact(reason),
  };
}

function sharesOf(input: unknown) {
  const counts = twoCounts.safeParse(input);
  if (counts.success) {
    const { manager, consumer, level } = counts.data;
    return {
      manager: countedShare(manager, level),
      consumer: countedShare(consumer, level),
      level,
    };
  }
  const { manager, consumer, item, level } = two.parse(input);
  return { manager: share(manager, item, level), consumer: share(consumer, item, level), level };
}

function proportionFacts(figure: Proportion) {
  const { effective, intervalBase } = figure;
  return { ...estimateFacts(figure), n_eff: effective, n_interval: intervalBase };
}

function quantileFacts(figure: Proportion) {
  const { se, deff, df, ...facts } = proportionFacts(figure);
  return facts;
}

function estimateFacts({ n, weightedN, estimate, se, designEffect, df, ...rest }: Estimate) {
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

function meanGapFacts({ value, low, high, se, df, t, p, reason }: MeanGap) {
  return { gap: value, se, df, lower: low, upper: high, t, p_value: p, ...reasonFact(reason) };
}

/** The cases have a reason only where there is one. */
function reasonFact(reason: Estimate['reason']) {
  return reason === null ? {} : { reason };
}
