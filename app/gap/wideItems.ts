import type { Audience, Item, Study } from '../study/document';

type NumberItem = Item & { kind: 'number' };

/** Most possible values of a number item that tallies list one by one. */
const MOST_LISTED = 1201;

/**
 * Whether a number item has too many possible values for its tallies to list them (definition): these
 * hold its sums and thresholds only, and its median is computed from raw answers.
 *
 * @example isWide({ kind: 'number', min: 0, max: 600, step: 0.5 }) // false
 */
export function isWide({ min, max, step = 1 }: Pick<NumberItem, 'min' | 'max' | 'step'>): boolean {
  if (min === undefined || max === undefined) return true;
  return Math.floor((max - min) / step + 1e-9) + 1 > MOST_LISTED;
}

/**
 * The number items of a side whose medians are computed from raw answers (definition).
 *
 * @example wideItems(study, 'consumer') // []
 */
export function wideItems(study: Study, audience: Audience): string[] {
  return study.items.flatMap((item) =>
    item.kind === 'number' && item.wording[audience] && isWide(item) ? [item.key] : [],
  );
}

/**
 * An answer as its place on the item's grid (definition), a whole number, so that sums of answers to
 * 0.1 are exact.
 *
 * @example gridPlace({ min: 0, step: 0.1 }, 0.3) // 3
 */
export function gridPlace({ min = 0, step = 1 }: Pick<NumberItem, 'min' | 'step'>, answer: number) {
  return Math.round((answer - min) / step);
}
