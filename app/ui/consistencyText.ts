import type { ChannelConsistency } from '../gap/channelConsistency';
import type { Audience } from '../study/document';
import type { Words } from './Words';

const PARTS = ['consumer', 'manager', 'gap'] as const;

/** Whether channels are alike: consumers first, then managers, then the gaps, a sentence each. */
export function consistencyTexts(
  consistency: ChannelConsistency,
  illustrated: readonly Audience[],
  confidence: number,
  { t, f }: Words,
): string[] {
  return PARTS.flatMap((part) => {
    const test = consistency[part];
    const isEarnest = part === 'gap' ? illustrated.length === 0 : !illustrated.includes(part);
    if (!isEarnest || !test || test.p === null) return [];
    return [
      t(`consistency.${part}`, {
        isSure: test.p <= 1 - confidence ? 'yes' : 'no',
        p: f.p(test.p),
        share: f.percent(test.iSquared),
      }),
    ];
  });
}
