import type { Contrast } from '../statistics/contrast';
import type { Audience, Study } from '../study/document';
import { comparable } from './comparable';
import { type Comparison, means } from './comparisons';
import { bothOf, type DraftRow, type Estimated, estimated, hiddenOf } from './draftRow';
import { changeFamily, type Tested } from './families';
import type { ScoredIndex } from './gapIndex';
import type { ChangeFigure, IndexChange, RowChange } from './report';
import { type Break, sidesBy } from './segments';
import type { AudienceSides } from './sides';
import type { Hidden, HidingRule } from './smallBases';

/** An earlier wave, counted and weighted by its own settings. */
export interface EarlierWave {
  study: Study;
  sides: Record<Audience, AudienceSides>;
  hides: HidingRule;
  index: ScoredIndex;
}

const NOT_COMPARABLE: RowChange = {
  comparable: false,
  manager: null,
  consumer: null,
  gap: null,
};

/**
 * Gives every row of a break what has changed since an earlier wave: each side's figure and the
 * gap, by MOVER (Zou and Donner 2008) or Welch's (1947) test. What either wave hides is hidden.
 *
 * @example
 * const settings = { confidence: 0.95, adjust: 'none' as const, weighted: true, minimumBase: 5,
 *   equivalenceMargin: 0.1 };
 * const talliesOf = (met: number) => [...tally(study, Array.from({ length: 40 }, (_, i) => ({
 *   audience: 'consumer' as const, status: 'complete' as const, flagged: false, cluster: null, weight: 1,
 *   answers: { human_access: i < met ? 'meets' : 'below' } }))).values()];
 * const against = { study, tallies: talliesOf(10), minimumBase: 5 };
 * gapReport(study, talliesOf(20), { ...settings, against }).rows[0].change
 * // { comparable: true, consumer: { value: 0.25 }, gap: { value: null } }
 * @returns the p-values that are still to be corrected
 */
export function changesSince(
  before: EarlierWave,
  now: {
    study: Study;
    drafts: readonly DraftRow[];
    hides: HidingRule;
    items: Break;
    /** Those that something can be found from. */
    earnest: ReadonlySet<DraftRow>;
  },
  confidence: number,
): Tested[] {
  const { study, drafts, hides, items } = now;
  const same = comparable(study, before.study);
  const isComparable = same.segments(items);
  const sidesOf = isComparable ? sidesBy(before.study, before.sides, items) : null;
  return drafts.flatMap((draft) => {
    const { plan, row } = draft;
    if (!sidesOf || !same.row(plan)) {
      row.change = NOT_COMPARABLE;
      return [];
    }
    const { segment } = row;
    const change = changeOf(
      plan.comparison,
      estimated(plan, { sides: draft.sides, segment }, hides, confidence),
      estimated(plan, { sides: sidesOf(segment ?? []), segment }, before.hides, confidence),
      confidence,
    );
    row.change = change;
    if (!now.earnest.has(draft)) return [];
    return (['manager', 'consumer', 'gap'] as const).flatMap((contrast): Tested[] => {
      const figure = change[contrast];
      if (!figure) return [];
      return [tested(figure, changeFamily(row, contrast))];
    });
  });
}

function tested(figure: ChangeFigure, family: string): Tested {
  return {
    family,
    p: figure.p,
    adjusted: (p) => {
      figure.pAdjusted = p;
    },
  };
}

function changeOf(
  comparison: Comparison,
  now: Estimated,
  before: Estimated,
  confidence: number,
): RowChange {
  const hidden = (audience: Audience) => now.hidden[audience] ?? before.hidden[audience];
  const ofSide = (audience: Audience) => {
    const [later, earlier] = [now.estimates[audience], before.estimates[audience]];
    if (!later || !earlier) return null;
    const contrast = comparison.change(later, earlier, confidence, audience);
    return changeFigure(contrast, hidden(audience));
  };
  const [both, bothBefore] = [bothOf(now.estimates), bothOf(before.estimates)];
  return {
    comparable: true,
    manager: ofSide('manager'),
    consumer: ofSide('consumer'),
    gap:
      both && bothBefore
        ? changeFigure(
            comparison.gapChange(both, bothBefore, confidence),
            hiddenOf({ manager: hidden('manager'), consumer: hidden('consumer') }),
          )
        : null,
  };
}

function changeFigure(contrast: Contrast, hidden: Hidden | null): ChangeFigure {
  const { value, low, high, p, reason } = contrast;
  if (hidden) return { ...NOTHING, reason: hidden };
  return { value, low, high, p, pAdjusted: null, reason };
}

const NOTHING = { value: null, low: null, high: null, p: null, pAdjusted: null };

/**
 * What has changed of the index: Welch's (1947) test over the four scores. It is a family of its own.
 *
 * @example
 * const none = { figure: { value: null, low: null, high: null, p: null, meanAbsolute: null,
 *   items: ['human_access'], reason: 'no_answers' as const }, scores: null };
 * const { sides } = sidesOf(study, [], true);
 * indexChange({ ...study, index: ['human_access'] }, none,
 *   { study: { ...study, index: ['human_access'] }, sides, hides: () => null, index: none }, 0.95)
 * // { comparable: true, value: null, reason: 'no_answers' }
 */
export function indexChange(
  study: Study,
  now: ScoredIndex,
  before: EarlierWave,
  confidence: number,
): IndexChange {
  const same = comparable(study, before.study);
  const items = [...now.figure.items].sort();
  const earlier = [...(before.study.index ?? [])].sort();
  if (items.join() !== earlier.join() || !items.every(same.item))
    return { comparable: false, ...NOTHING, reason: null };
  if (!now.scores || !before.index.scores)
    return {
      comparable: true,
      ...NOTHING,
      reason: now.figure.reason ?? before.index.figure.reason,
    };
  const { value, low, high, p, reason } = means.gapChange(
    now.scores,
    before.index.scores,
    confidence,
  );
  return { comparable: true, value, low, high, p, pAdjusted: p, reason };
}
