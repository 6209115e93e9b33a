import { type Contrast, difference, missing } from '../statistics/contrast';
import { differenceOfMeanGaps, differenceOfProportionGaps } from '../statistics/differenceOfGaps';
import { gapOfMeans, gapOfProportions, gapOfQuantiles } from '../statistics/gap';
import { contrastOfMeans } from '../statistics/meanContrast';
import { changeOfPredictionErrors, predictionError } from '../statistics/predictionError';
import type { Estimate, Proportion } from '../statistics/proportion';
import { contrastOfProportions, intervalOfProportions } from '../statistics/proportionContrast';
import { contrastOfQuantiles } from '../statistics/quantileContrast';
import type { Audience } from '../study/document';

type Both = Record<Audience, Estimate>;

/** How figures of one kind are compared: both sides, one side with an earlier wave, both gaps. */
export interface Comparison {
  /** Managers minus consumers. */
  gap: (both: Both, level: number) => Contrast;
  /** The gap's interval alone, which is had much sooner than its p-value. */
  interval: (both: Both, level: number) => Pick<Contrast, 'low' | 'high'>;
  /** Now minus before. */
  change: (now: Estimate, before: Estimate, level: number, audience: Audience) => Contrast;
  /** The gap now minus the gap before. */
  gapChange: (now: Both, before: Both, level: number) => Contrast;
}

/** Shares: MOVER (Zou and Donner 2008), with the p-value that inverts it. */
export const shares: Comparison = {
  gap: ({ manager, consumer }, level) =>
    gapOfProportions(withBase(manager), withBase(consumer), level),
  interval: ({ manager, consumer }, level) =>
    intervalOfProportions([withBase(manager)], [withBase(consumer)], level),
  change: (now, before, level) => contrastOfProportions([withBase(now)], [withBase(before)], level),
  gapChange: (now, before, level) =>
    differenceOfProportionGaps(withBases(now), withBases(before), level),
};

/** Means, mean ranks and scores: Welch (1947). */
export const means: Comparison = {
  gap: ({ manager, consumer }, level) => gapOfMeans(manager, consumer, level),
  interval: ({ manager, consumer }, level) => gapOfMeans(manager, consumer, level),
  change: (now, before, level) => contrastOfMeans([now], [before], level),
  gapChange: (now, before, level) => differenceOfMeanGaps(now, before, level),
};

/** Medians: MOVER (Zou and Donner 2008) on their own limits, without a p-value. */
export const quantiles: Comparison = {
  gap: ({ manager, consumer }) => gapOfQuantiles(manager, consumer),
  interval: ({ manager, consumer }) => gapOfQuantiles(manager, consumer),
  change: (now, before) => contrastOfQuantiles([now], [before]),
  gapChange: (now, before) =>
    contrastOfQuantiles([now.manager, before.consumer], [now.consumer, before.manager]),
};

/** Places in a ranking, by definition a difference without limits: positions are descriptive. */
export const places: Comparison = {
  gap: ({ manager, consumer }) => described([manager], [consumer]),
  interval: () => ({ low: null, high: null }),
  change: (now, before) => described([now], [before]),
  gapChange: (now, before) =>
    described([now.manager, before.consumer], [now.consumer, before.manager]),
};

function described(plus: readonly Estimate[], minus: readonly Estimate[]): Contrast {
  const reason = missing([...plus, ...minus]);
  return { value: difference(plus, minus), low: null, high: null, p: null, reason };
}

/** A mean that managers predict against a share that consumers have: MOVER (Zou and Donner 2008). */
export const predictions: Comparison = {
  gap: ({ manager, consumer }, level) => predictionError(manager, withBase(consumer), level),
  interval: ({ manager, consumer }, level) => predictionError(manager, withBase(consumer), level),
  change: (now, before, level, audience) =>
    (audience === 'manager' ? means : shares).change(now, before, level, audience),
  gapChange: (now, before, level) => {
    const of = ({ manager, consumer }: Both) => ({
      prediction: manager,
      actual: withBase(consumer),
    });
    return changeOfPredictionErrors(of(now), of(before), level);
  },
};

function withBases({ manager, consumer }: Both) {
  return { manager: withBase(manager), consumer: withBase(consumer) };
}

function withBase(estimate: Estimate): Proportion {
  return isProportion(estimate) ? estimate : { ...estimate, intervalBase: null };
}

function isProportion(estimate: Estimate): estimate is Proportion {
  return 'intervalBase' in estimate;
}
