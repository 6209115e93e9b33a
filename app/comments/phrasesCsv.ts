import { csvOf } from '../gap/viewFiles';
import type { Audience } from '../study/document';
import type { PhraseRow } from './phraseRows';

const SIDES = ['manager', 'consumer'] as const;
const FIGURES = ['base', 'estimate', 'low', 'high'] as const;

/**
 * The phrases: a line each, fractions unrounded; empty where a side is withheld.
 * @param illustrated the sides whose comments are made up to illustrate
 */
export function phrasesCsv(
  phrases: readonly PhraseRow[],
  illustrated: readonly Audience[],
): string {
  return csvOf([
    [
      'phrase',
      ...SIDES.flatMap((side) => FIGURES.map((figure) => `${side}_${figure}`)),
      'gap',
      'gap_low',
      'gap_high',
      'gap_p',
      'gap_p_adjusted',
      'illustrates',
    ],
    ...phrases.map(({ phrase, gap, ...row }) => [
      phrase,
      ...SIDES.flatMap((side) => FIGURES.map((figure) => row[side]?.[figure])),
      gap?.value,
      gap?.low,
      gap?.high,
      gap?.p,
      gap?.pAdjusted,
      illustrated.filter((side) => row[side] !== null).join('|'),
    ]),
  ]);
}
