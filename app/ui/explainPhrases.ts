import type { PhraseRow } from '../comments/phraseRows';
import type { Audience } from '../study/document';
import { COUNTED, type ExplainedPart, partsOf } from './explainText';
import { estimateText, gapText } from './figures';
import type { Words } from './Words';

const SIDES = ['manager', 'consumer'] as const;

/** What can be asked of a phrase. */
export type PhraseAsk = Audience | 'gap';

/** How a figure of a word or phrase comes about. */
export function explainPhrase(
  row: PhraseRow,
  what: PhraseAsk,
  { confidence, minimumBase }: { confidence: number; minimumBase: number },
  words: Words,
): ExplainedPart[] {
  const { t, f } = words;
  const sides = SIDES.filter((side) => what === 'gap' || what === side);
  const counted = sides.flatMap((side) => {
    const [base, people] = [row[side]?.base ?? null, row.people[side]];
    if (base === null || people === null) return [];
    const all = t(COUNTED[side], { count: base, shown: f.count(base) });
    return [t('explain.said_of', { shown: f.count(people), all })];
  });
  const { gap } = row;
  return partsOf(
    [
      [
        'explain.who',
        counted.length === sides.length
          ? [t('explain.commented', { sides: f.list(counted) })]
          : [t('explain.bases_withheld', { minimum: minimumBase })],
      ],
      ['explain.figure', [t('explain.figure_share', { level: f.level(confidence) })]],
      [
        'explain.gap',
        what === 'gap' && gap?.value != null
          ? [
              t('explain.difference', {
                manager: estimateText('share', row.manager?.estimate ?? null, words),
                consumer: estimateText('share', row.consumer?.estimate ?? null, words),
                gap: gapText('share', gap.value, words),
              }),
              t('explain.gap_newcombe'),
            ]
          : [],
      ],
      [
        'explain.certainty',
        what === 'gap' && gap?.p != null
          ? [t('explain.p_holm', { p: f.p(gap.p), adjusted: f.p(gap.pAdjusted) })]
          : [],
      ],
    ],
    words,
  );
}
