import { csvOf } from '../gap/viewFiles';
import type { PhraseRow } from './phraseRows';

const SIDES = ['manager', 'consumer'] as const;
const FIGURES = ['base', 'estimate', 'low', 'high'] as const;

/** The phrases: a line each, fractions unrounded; empty where a side is withheld. */
export function phrasesCsv(phrases: readonly PhraseRow[]): string {
  return csvOf([
    [
      'phrase',
      ...SIDES.flatMap((side) => FIGURES.map((figure) => `${side}_${figure}`)),
      'gap',
      'gap_low',
      'gap_high',
      'gap_p',
      'gap_p_adjusted',
    ],
    ...phrases.map(({ phrase, gap, ...row }) => [
      phrase,
      ...SIDES.flatMap((side) => FIGURES.map((figure) => row[side]?.[figure])),
      gap?.value,
      gap?.low,
      gap?.high,
      gap?.p,
      gap?.pAdjusted,
    ]),
  ]);
}
