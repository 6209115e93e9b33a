import { noAnswers, proportion } from '../statistics/proportion';
import { favourableOf, type Item, type Study } from '../study/document';
import { predictions } from './comparisons';
import { numberMean } from './numberSums';
import { placeOf, type RowPlan } from './rowPlan';
import { favourableIndicators, indicatorVariable } from './sideSums';

const PERCENT = 100;

/**
 * How right managers are who predict the percentage of consumers that would be favourable on another
 * item: their mean prediction as a fraction, the consumers' actual share, and the error as the gap
 * (MOVER, Zou and Donner 2008).
 *
 * @example
 * const guess = { key: 'guess', kind: 'number' as const, wording: { manager: { en: '?' } },
 *   unit: 'percent' as const, min: 0, max: 100, predicts: { item: 'human_access' } };
 * const asking = { ...study, items: [...study.items, guess] };
 * predictionRows(asking, guess, 0.1).map(({ measure, option, asked }) => ({ measure, option, asked }))
 * // [{ measure: 'prediction', option: 'human_access', asked: { manager: 'guess', consumer: 'human_access' } }]
 */
export function predictionRows(
  study: Study,
  item: Item & { kind: 'number' },
  shareMargin: number,
): RowPlan[] {
  const predicted = study.items.find(({ key }) => key === item.predicts?.item);
  const favourable = predicted && favourableOf(study, predicted);
  if (!predicted || !favourable) return [];
  return [
    {
      item,
      measure: 'prediction',
      option: predicted.key,
      asked: { manager: item.key, consumer: predicted.key },
      margin: shareMargin,
      judges: 0,
      estimate: (side, level) => {
        if (side.layout.audience === 'manager') return numberMean(side, item, level, 1 / PERCENT);
        const place = placeOf(side, predicted.key);
        if (!place) return noAnswers;
        const indicators = favourableIndicators(place, favourable);
        return proportion(indicatorVariable(side, place.base, indicators), level);
      },
      comparison: predictions,
    },
  ];
}
