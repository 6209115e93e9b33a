import { indexScore, meanAbsoluteGap } from '../statistics/compositeIndex';
import { gapOfMeans } from '../statistics/gap';
import { type Audience, favourableOf, type Study } from '../study/document';
import { favourableIndicators } from './measures';
import type { GapRow, IndexFigure } from './report';
import { indexSumsOf, type Side } from './sides';

/** The gap index of a report: the mean of its items' favourable shares, managers minus consumers. */
export function indexFigure(
  study: Study,
  sides: Record<Audience, Side>,
  rows: readonly GapRow[],
  confidence: number,
): IndexFigure {
  const items = study.index ?? [];
  const none = { value: null, low: null, high: null, meanAbsolute: null, items };
  if (items.length === 0) return { ...none, reason: null };
  const favourable = items.map((key) =>
    rows.find(({ item, measure }) => item === key && measure === 'favourable'),
  );
  const missing = (['no_answers', 'withheld'] as const).find((reason) =>
    favourable.some((row) => row?.reason === reason),
  );
  if (missing) return { ...none, reason: missing };
  const score = (side: Side) => {
    const sums = indexSumsOf(side, (place) =>
      favourableIndicators(place, favourableOf(study, place.item) ?? []),
    );
    return sums && indexScore(sums, confidence);
  };
  const manager = score(sides.manager);
  const consumer = score(sides.consumer);
  if (!manager || !consumer) return { ...none, reason: 'no_answers' };
  const gap = gapOfMeans(manager, consumer, confidence);
  return {
    value: gap.value,
    low: gap.low,
    high: gap.high,
    meanAbsolute: meanAbsoluteGap(favourable.map((row) => row?.gap?.value ?? null)),
    items,
    reason: gap.reason,
  };
}
