import { z } from 'zod';
import { verdictOf } from '../../app/gap/verdict';
import { heterogeneity, trend } from '../../app/statistics/acrossGaps';
import { benjaminiHochberg, holm } from '../../app/statistics/adjust';
import { bandedQuantile } from '../../app/statistics/bandedQuantile';
import { baseStatuses } from '../../app/statistics/baseStatus';
import { indexScore, meanAbsoluteGap } from '../../app/statistics/compositeIndex';
import { designDistribution, designItems, designVariable } from '../../app/statistics/designItems';
import {
  differenceOfMeanGaps,
  differenceOfProportionGaps,
} from '../../app/statistics/differenceOfGaps';
import { driverImportance } from '../../app/statistics/drivers';
import { withinMargin } from '../../app/statistics/equivalence';
import { gapOfMeans, gapOfProportions, gapOfQuantiles } from '../../app/statistics/gap';
import { importanceGaps } from '../../app/statistics/importanceGap';
import { mean } from '../../app/statistics/mean';
import { rankingFigures } from '../../app/statistics/meanRanks';
import { shareOfMentions } from '../../app/statistics/mentions';
import { detectable, power, sampleSize } from '../../app/statistics/planning';
import { type Proportion, proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import { rake } from '../../app/statistics/rake';
import { rakeWithinBounds } from '../../app/statistics/rakeWithinBounds';
import { rankingSums } from '../../app/statistics/rankingFromRows';
import { rankingGap } from '../../app/statistics/rankingGap';
import { trim } from '../../app/statistics/trim';
import {
  differenceFacts,
  driverFacts,
  estimateFacts,
  meanGapFacts,
  mentionsFacts,
  proportionFacts,
  proportionGapFacts,
  quantileFacts,
  quantileGapFacts,
  rankingFacts,
  rankingGapFacts,
  weightFacts,
} from './referenceFacts';
import {
  answerTo,
  countsSchema,
  designOfSample,
  itemSchema,
  listOf,
  marginsSchema,
  multiSelectSchema,
  type ReferenceItem,
  type ReferenceMultiSelect,
  type ReferenceSample,
  rakingCells,
  rankingSchema,
  respondentsOf,
  sampleSchema,
  stateOf,
  ticksOf,
} from './referenceInputs';
import { shareOf } from './samples';

/** From a case's input to a result with the keys of its `expected`. */
type Estimator = (input: unknown) => unknown;

const level = z.number().default(0.95);
const sides = { manager: sampleSchema, consumer: sampleSchema };
const one = z.strictObject({ sample: sampleSchema, item: itemSchema, level });
const two = z.strictObject({ ...sides, item: itemSchema, level });
const twoMultiSelect = z.strictObject({ ...sides, item: multiSelectSchema, level });
const twoRankings = z.strictObject({ ...sides, item: rankingSchema, level });
const twoItems = z.strictObject({ ...sides, items: listOf(itemSchema), level });
const oneCount = countsSchema.extend({ level });
const twoCounts = z.strictObject({ manager: countsSchema, consumer: countsSchema, level });
const prob = z.number();
const pairOfGaps = z.strictObject({
  first: z.unknown(),
  second: z.unknown(),
  level: z.number().optional(),
});
const severalGaps = z.strictObject({
  gaps: z.array(z.unknown()),
  time: z.array(z.number()).optional(),
  level,
});
const bounds = z.tuple([z.number(), z.number()]).transform(([low, high]) => ({ low, high }));
const driverInput = {
  outcome: z.string(),
  drivers: listOf(z.string()),
  min_cases: z.number().optional(),
  level,
};
const plan = {
  p_consumer: z.number(),
  alpha: z.number(),
  deff_manager: z.number(),
  deff_consumer: z.number(),
};
const sizes = { n_manager: z.number(), n_consumer: z.number() };

/** The estimators of the method by their names in the cases. */
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

  gap_proportion: (input) => proportionGap(input),

  gap_proportion_set: (input) => {
    const { items } = z.strictObject({ items: listOf(z.unknown()) }).parse(input);
    const gaps = items.map((item) => proportionGap(item));
    const p = gaps.map((gap) => gap.p_value);
    return { items: gaps, holm: holm(p), bh: benjaminiHochberg(p) };
  },

  equivalence: (input) => {
    const { margin, alpha, manager, consumer } = twoCounts
      .omit({ level: true })
      .extend({ margin: z.number(), alpha: z.number() })
      .parse(input);
    const level = 1 - 2 * alpha;
    const gap = gapOfProportions(
      countedShare(manager, level),
      countedShare(consumer, level),
      level,
    );
    const { value, low, high } = gap;
    return { gap: value, level, lower: low, upper: high, equivalent: withinMargin(gap, margin) };
  },

  gap_mean: (input) => meanGap(input),

  quantile: (input) => {
    const { sample, item, prob: probability, level } = one.extend({ prob }).parse(input);
    return quantileFacts(sampleQuantile(sample, item, probability, level));
  },

  gap_quantile: (input) => {
    const { item, prob: probability, level, ...samples } = two.extend({ prob }).parse(input);
    const manager = sampleQuantile(samples.manager, item, probability, level);
    const consumer = sampleQuantile(samples.consumer, item, probability, level);
    return {
      manager: quantileFacts(manager),
      consumer: quantileFacts(consumer),
      ...quantileGapFacts(gapOfQuantiles(manager, consumer)),
    };
  },

  gap_multiselect: (input) => {
    const { item, level, ...samples } = twoMultiSelect.parse(input);
    const gaps = item.options.map((_, at) => {
      const manager = optionShare(samples.manager, item, at, level);
      const consumer = optionShare(samples.consumer, item, at, level);
      return { manager, consumer, gap: gapOfProportions(manager, consumer, level) };
    });
    const adjusted = holm(gaps.map(({ gap }) => gap.p));
    const options = gaps.map(({ manager, consumer, gap }, at) => ({
      option: item.options[at],
      manager: proportionFacts(manager),
      consumer: proportionFacts(consumer),
      ...proportionGapFacts(gap),
      p_adjusted: adjusted[at],
    }));
    return { options };
  },

  gap_mentions: (input) => {
    const { item, level, ...samples } = twoMultiSelect.parse(input);
    const manager = mentions(samples.manager, item, level);
    const consumer = mentions(samples.consumer, item, level);
    return {
      manager: mentionsFacts(manager),
      consumer: mentionsFacts(consumer),
      ...meanGapFacts(gapOfMeans(manager, consumer, level)),
    };
  },

  ranking: (input) => {
    const { sample, item, level } = one.extend({ item: rankingSchema }).parse(input);
    return rankingFacts(ranking(sample, item.columns, level), item.columns);
  },

  gap_ranking: (input) => {
    const { item, level, ...samples } = twoRankings.parse(input);
    const manager = ranking(samples.manager, item.columns, level);
    const consumer = ranking(samples.consumer, item.columns, level);
    return {
      manager: rankingFacts(manager, item.columns),
      consumer: rankingFacts(consumer, item.columns),
      ...rankingGapFacts(rankingGap(manager, consumer, level), item.columns),
    };
  },

  kish: (input) =>
    weightFacts(z.strictObject({ weights: listOf(z.number()) }).parse(input).weights),

  rake: (input) => {
    const {
      sample,
      margins,
      bounds: limits,
      max_iterations,
    } = z
      .strictObject({
        sample: sampleSchema,
        margins: marginsSchema,
        bounds: bounds.optional(),
        max_iterations: z.number().optional(),
      })
      .parse(input);
    const respondents = respondentsOf(sample).filter(({ w }) => w > 0);
    const cells = rakingCells(respondents, margins);
    const raking = limits
      ? rakeWithinBounds(cells, margins, limits, max_iterations)
      : rake(cells, margins, max_iterations);
    switch (raking.status) {
      case 'converged': {
        const weights = respondents.map(({ w }, at) => w * (raking.factors[at] ?? 0));
        return { status: raking.status, weights, ...weightFacts(weights) };
      }
      case 'error': {
        const { status, code, margin, category } = raking;
        return { status, code, margin, ...(category === null ? {} : { category }) };
      }
      default:
        return { status: raking.status };
    }
  },

  trim: (input) => {
    const { weights, bounds: limits } = z
      .strictObject({ weights: listOf(z.number()), bounds })
      .parse(input);
    const trimmed = trim(weights, limits);
    return { weights: trimmed.weights, ...weightFacts(trimmed.weights) };
  },

  gap_index: (input) => {
    const { items, level, ...samples } = twoItems.parse(input);
    const weights = items.map((item) => item.weight ?? 1 / items.length);
    const manager = scoreOf(samples.manager, items, weights, level);
    const consumer = scoreOf(samples.consumer, items, weights, level);
    const itemGaps = manager.items.map((value, j) => {
      const other = consumer.items[j] ?? null;
      return value === null || other === null ? null : value - other;
    });
    return {
      manager: scoreFacts(manager),
      consumer: scoreFacts(consumer),
      item_gaps: itemGaps,
      ...meanGapFacts(gapOfMeans(manager.score, consumer.score, level)),
      mean_absolute_gap: meanAbsoluteGap(itemGaps, weights),
    };
  },

  drivers: (input) => {
    const { sample, ...asked } = z
      .strictObject({ sample: sampleSchema, ...driverInput })
      .parse(input);
    return driverFacts(drivers(sample, asked), asked.outcome, asked.drivers);
  },

  gap_drivers: (input) => {
    const { manager, consumer, ...asked } = z
      .strictObject({ ...sides, ...driverInput })
      .parse(input);
    const [first, second] = [drivers(manager, asked), drivers(consumer, asked)];
    const gaps =
      first.status === 'ok' && second.status === 'ok'
        ? importanceGaps(first, second, asked.level)
        : [];
    return {
      manager: driverFacts(first, asked.outcome, asked.drivers),
      consumer: driverFacts(second, asked.outcome, asked.drivers),
      drivers: gaps.map((gap, j) => ({ driver: asked.drivers[j], ...meanGapFacts(gap) })),
    };
  },

  compare_gaps: (input) => {
    const { first, second, level } = pairOfGaps.parse(input);
    const [a, b] = [proportionSides(first, level), proportionSides(second, level)];
    return {
      first: proportionGap(first, level),
      second: proportionGap(second, level),
      ...differenceFacts(proportionGapFacts(differenceOfProportionGaps(a, b, a.level))),
    };
  },

  compare_gap_means: (input) => {
    const { first, second, level } = pairOfGaps.parse(input);
    const [a, b] = [meanSides(first, level), meanSides(second, level)];
    return {
      first: meanGap(first, level),
      second: meanGap(second, level),
      ...differenceFacts(meanGapFacts(differenceOfMeanGaps(a, b, a.level))),
    };
  },

  across_gaps: (input) => {
    const { gaps, time, level } = severalGaps.parse(input);
    const figures = gaps.map((gap) => {
      const { manager, consumer } = proportionSides(gap, level);
      return gapOfProportions(manager, consumer, level);
    });
    const common = heterogeneity(figures, level);
    const line =
      time &&
      trend(
        figures.map((gap, at) => ({ ...gap, time: time[at] ?? 0 })),
        level,
      );
    return {
      gaps: figures.map(({ value }) => value),
      variances: common?.variances ?? null,
      pooled: common?.pooled ?? null,
      pooled_se: common?.pooledSe ?? null,
      q: common?.q ?? null,
      df: common?.df ?? null,
      p_value: common?.p ?? null,
      ...(line === undefined ? {} : { trend: line && trendFacts(line) }),
    };
  },

  adjust: (input) => {
    const { p } = z.strictObject({ p: listOf(z.number().nullable()) }).parse(input);
    return { holm: holm(p), bh: benjaminiHochberg(p) };
  },

  verdict_set: (input) => {
    const { items, margin, alpha } = z
      .strictObject({
        items: listOf(
          twoCounts.omit({ level: true }).extend({ p_adjusted: z.number().nullable().optional() }),
        ),
        margin: z.number(),
        alpha: z.number(),
      })
      .parse(input);
    return {
      items: items.map(({ manager, consumer, p_adjusted }) => {
        const gapAt = (level: number) =>
          gapOfProportions(countedShare(manager, level), countedShare(consumer, level), level);
        const { value: gap, p } = gapAt(1 - alpha);
        const verdict = verdictOf({
          judges: 1,
          describedOnly: false,
          withheld: false,
          gap,
          pAdjusted: p_adjusted === undefined ? p : p_adjusted,
          alpha,
          isEquivalent: () => withinMargin(gapAt(1 - 2 * alpha), margin),
        });
        return { gap, verdict };
      }),
    };
  },

  base_status: (input) => {
    const { cells, secondary, minimum_base, unreliable_below, low_below } = z
      .strictObject({
        cells: listOf(z.strictObject({ n: z.number(), n_eff: z.number().nullable() })),
        secondary: z.boolean(),
        minimum_base: z.number(),
        unreliable_below: z.number(),
        low_below: z.number(),
      })
      .parse(input);
    const status = baseStatuses(
      cells.map(({ n, n_eff }) => ({ n, effective: n_eff })),
      {
        minimumBase: minimum_base,
        unreliableBelow: unreliable_below,
        lowBelow: low_below,
        secondary,
      },
    );
    return { status };
  },

  power: (input) => {
    const asked = z.strictObject({ ...plan, ...sizes, p_manager: z.number() }).parse(input);
    const result = power(
      { manager: asked.p_manager, consumer: asked.p_consumer },
      effectiveSizes(asked),
      asked.alpha,
    );
    return result.status === 'ok' ? { power: result.power } : result;
  },

  sample_size: (input) => {
    const asked = z
      .strictObject({ ...plan, p_manager: z.number(), power: z.number(), ratio: z.number() })
      .parse(input);
    const result = sampleSize({ manager: asked.p_manager, consumer: asked.p_consumer }, asked, {
      manager: asked.deff_manager,
      consumer: asked.deff_consumer,
    });
    if (result.status === 'error') return result;
    return {
      n_consumer_exact: result.consumerExact,
      n_consumer: result.consumer,
      n_manager: result.manager,
    };
  },

  mde: (input) => {
    const asked = z.strictObject({ ...plan, ...sizes, power: z.number() }).parse(input);
    const { upper, lower } = detectable(asked.p_consumer, effectiveSizes(asked), asked);
    return {
      upper,
      lower,
      gap_upper: upper === null ? null : upper - asked.p_consumer,
      gap_lower: lower === null ? null : lower - asked.p_consumer,
    };
  },
};

function share(sample: ReferenceSample, item: ReferenceItem, level: number): Proportion {
  return proportion(designVariable(designOfSample(sample), answerTo(item)), level);
}

function countedShare({ counts: { x, n } }: z.infer<typeof countsSchema>, level: number) {
  return shareOf(x, n, level);
}

function average(sample: ReferenceSample, item: ReferenceItem, level: number) {
  return mean(designVariable(designOfSample(sample), answerTo(item)), level);
}

function sampleQuantile(
  sample: ReferenceSample,
  item: ReferenceItem,
  probability: number,
  level: number,
) {
  const distribution = designDistribution(designOfSample(sample), answerTo(item));
  return item.type === 'bands'
    ? bandedQuantile(distribution, item.bands, probability, level)
    : quantile(distribution, probability, level);
}

function optionShare(
  sample: ReferenceSample,
  item: ReferenceMultiSelect,
  at: number,
  level: number,
) {
  const ticks = ticksOf(item);
  const variable = designVariable(designOfSample(sample), (respondent) => {
    const { options, s } = ticks(respondent);
    return { y: options[at] ? 1 : 0, s };
  });
  return proportion(variable, level);
}

function mentions(sample: ReferenceSample, item: ReferenceMultiSelect, level: number) {
  const ticks = ticksOf(item);
  const option = item.options.indexOf(item.option ?? '');
  const items = designItems(designOfSample(sample), (respondent) => {
    const { options, s } = ticks(respondent);
    return [
      { y: options[option] ? 1 : 0, s },
      { y: options.filter((ticked) => ticked).length, s },
    ];
  });
  return shareOfMentions(items, level);
}

function ranking(sample: ReferenceSample, columns: readonly string[], level: number) {
  const sums = rankingSums(
    designOfSample(sample),
    ({ record, inDomain }) =>
      inDomain
        ? columns.map((column) => {
            const code = record[column] ?? '';
            return stateOf(code) === 'substantive' ? Number(code) : null;
          })
        : null,
    columns.length,
  );
  return rankingFigures(sums, level);
}

function scoreOf(
  sample: ReferenceSample,
  items: readonly ReferenceItem[],
  weights: readonly number[],
  level: number,
) {
  const answers = items.map(answerTo);
  const joint = designItems(designOfSample(sample), (respondent) =>
    answers.map((answer) => answer(respondent)),
  );
  return {
    items: joint.items.map(({ n, w, wy }) => (n === 0 ? null : wy / w)),
    score: indexScore(joint, level, weights),
  };
}

function scoreFacts({ items, score }: ReturnType<typeof scoreOf>) {
  const { n, estimate, se, df } = score;
  return { n, items, estimate, se, df };
}

function drivers(sample: ReferenceSample, asked: z.infer<z.ZodObject<typeof driverInput>>) {
  const columns = [asked.outcome, ...asked.drivers];
  const cases = respondentsOf(sample).flatMap(({ record, inDomain, w, cluster }, at) => {
    const codes = columns.map((column) => record[column] ?? '');
    if (!inDomain || codes.some((code) => stateOf(code) !== 'substantive')) return [];
    const [outcome = 0, ...values] = codes.map(Number);
    return [{ id: record.id ?? `${at}`, w, cluster: cluster ?? null, outcome, drivers: values }];
  });
  return driverImportance(cases, asked.level, asked.min_cases);
}

function proportionSides(input: unknown, ofPair?: number) {
  const counts = twoCounts.safeParse(input);
  if (counts.success) {
    const { manager, consumer, level: own } = counts.data;
    const level = ofPair ?? own;
    return {
      manager: countedShare(manager, level),
      consumer: countedShare(consumer, level),
      level,
    };
  }
  const { manager, consumer, item, level: own } = two.parse(input);
  const level = ofPair ?? own;
  return { manager: share(manager, item, level), consumer: share(consumer, item, level), level };
}

function proportionGap(input: unknown, ofPair?: number) {
  const { manager, consumer, level } = proportionSides(input, ofPair);
  return {
    manager: proportionFacts(manager),
    consumer: proportionFacts(consumer),
    ...proportionGapFacts(gapOfProportions(manager, consumer, level)),
  };
}

function meanSides(input: unknown, ofPair?: number) {
  const { manager, consumer, item, level: own } = two.parse(input);
  const level = ofPair ?? own;
  return {
    manager: average(manager, item, level),
    consumer: average(consumer, item, level),
    level,
  };
}

function meanGap(input: unknown, ofPair?: number) {
  const { manager, consumer, level } = meanSides(input, ofPair);
  return {
    manager: estimateFacts(manager),
    consumer: estimateFacts(consumer),
    ...meanGapFacts(gapOfMeans(manager, consumer, level)),
  };
}

function trendFacts({ slope, se, low, high, z, p }: NonNullable<ReturnType<typeof trend>>) {
  return { slope, se, lower: low, upper: high, z, p_value: p };
}

function effectiveSizes(asked: {
  n_manager: number;
  n_consumer: number;
  deff_manager: number;
  deff_consumer: number;
}) {
  return {
    manager: asked.n_manager / asked.deff_manager,
    consumer: asked.n_consumer / asked.deff_consumer,
  };
}
