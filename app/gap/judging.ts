import { withinMargin } from '../statistics/equivalence';
import type { DraftRow } from './draftRow';
import type { ReportOptions } from './report';
import { verdictOf } from './verdict';

/** Gives every row its verdict. */
export function judgeAll(drafts: readonly DraftRow[], { confidence }: ReportOptions): void {
  for (const draft of drafts) judge(draft, confidence);
  copyRankVerdicts(drafts);
}

function judge(draft: DraftRow, confidence: number): void {
  const { plan, row } = draft;
  const alpha = 1 - confidence;
  row.verdict = verdictOf({
    judges: plan.judges,
    describedOnly: plan.measure === 'median',
    withheld: row.reason === 'withheld' || row.reason === 'withheld_secondary',
    gap: row.gap?.value ?? null,
    pAdjusted: row.gap?.pAdjusted ?? null,
    alpha,
    isEquivalent: () => isEquivalent(draft, 1 - 2 * alpha),
  });
}

/** Computed anew at its own level with everything in it, interval bases too (Schuirmann 1987). */
function isEquivalent({ plan, row, sides }: DraftRow, level: number): boolean {
  if (plan.margin === null || row.reason === 'zero_variance' || level <= 0) return false;
  if (plan.asked.manager === null || plan.asked.consumer === null) return false;
  // Every interval holds its gap: one beyond the margin needs no interval.
  if (Math.abs(row.gap?.value ?? 0) >= plan.margin) return false;
  // The interval of a lower level lies within that of a higher one.
  if (row.gap && withinMargin(row.gap, plan.margin)) return true;
  const both = {
    manager: plan.estimate(sides.manager, level),
    consumer: plan.estimate(sides.consumer, level),
  };
  return withinMargin(plan.comparison.interval(both, level), plan.margin);
}

/** A position has the verdict of the mean rank that it orders. */
function copyRankVerdicts(drafts: readonly DraftRow[]): void {
  const key = ({ row }: DraftRow) => JSON.stringify([row.item, row.option, row.segment]);
  const ranked = new Map<string, DraftRow>();
  for (const draft of drafts) if (draft.row.measure === 'mean_rank') ranked.set(key(draft), draft);
  for (const draft of drafts)
    if (draft.row.measure === 'rank_position')
      draft.row.verdict = ranked.get(key(draft))?.row.verdict ?? null;
}
