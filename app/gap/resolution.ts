import { holm } from '../statistics/adjust';
import { gapOfMeans } from '../statistics/gap';
import { mean } from '../statistics/mean';
import { contrastOfMeans } from '../statistics/meanContrast';
import { type Estimate, noAnswers } from '../statistics/proportion';
import {
  AUDIENCES,
  type Audience,
  favourableOf,
  type Item,
  optionsOf,
  type Study,
} from '../study/document';
import { isWithheld } from './complementary';
import { sideFigure } from './draftRow';
import { driversWithheld } from './driverWithholding';
import type { GapFigure, SideFigure } from './figures';
import type { JointDesign, JointSums } from './joint';
import type { Withholding } from './withholding';

/** Whether a matter was solved, and a recommendation. */
export interface ResolutionQuestion {
  solved: Item;
  outcome: Item;
}

/** The recommendation of those whose matter was solved at the first contact, and of the others. */
export interface ComputedResolution {
  solved: Estimate;
  others: Estimate;
}

/** The scores that a recommendation nets: 0 to 6 against, 9 and 10 for it. */
const netOf = (score: number): number => (score >= 9 ? 1 : score <= 6 ? -1 : 0);

/**
 * Net scores (Reichheld 2003) by whether the first contact solved the matter, of one side. Those who
 * did not say so are no part of it, unless they are so few that they would be told by the score of
 * all: then they are among the others.
 *
 * @param sums favourable codes by scores from 0 on: row 0 solved, row 1 not
 * @param design all of the audience
 * @example
 * const sums = new JointSums(2, 11);
 * for (const [first, second] of [[0, 10], [0, 9], [0, 7], [1, 3], [1, 9], [1, 2]])
 *   sums.add({ first, second, weight: 1, cluster: null });
 * resolutionOf(sums, finalDesign({ n: 6, w: 6, w2: 6, units: 6 }), { minimumBase: 2, confidence: 0.95 })
 * // { solved: { n: 3, estimate: 0.66667 }, others: { n: 3, estimate: -0.33333 } }
 */
export function resolutionOf(
  sums: JointSums,
  design: JointDesign,
  { minimumBase, confidence }: { minimumBase: number; confidence: number },
): ComputedResolution {
  const silent = sums.counts()[sums.rows]?.slice(0, sums.columns) ?? [];
  const few = silent.reduce((sum, count) => sum + count, 0) < minimumBase;
  const score = (isIn: (row: number) => boolean) =>
    mean(
      sums.variable(design, (row, value) => (isIn(row) ? netOf(value) : null), few),
      confidence,
    );
  return { solved: score((row) => row === 0), others: score((row) => row !== 0) };
}

export type ResolutionReason =
  | 'one_sided'
  | 'no_answers'
  | 'being_updated'
  | 'withheld'
  | 'withheld_secondary';

type Figures = Record<Audience, SideFigure | null>;

/** Both groups and what they are apart, on both sides; null: a side that was not asked. */
export interface ResolutionReport {
  solved: Figures & { gap: GapFigure };
  others: Figures & { gap: GapFigure };
  /** Solved minus others. */
  difference: Figures & { gap: GapFigure };
}

const NO_GAP: GapFigure = { value: null, low: null, high: null, p: null, pAdjusted: null };

/**
 * What a solution at the first contact goes with: net scores of both groups, their difference and
 * what managers are off by (Welch 1947; Holm 1979), without a side of which a group is too small.
 *
 * @example
 * const group = (estimate: number) => ({ ...noAnswers, n: 40, estimate, se: 0.1, df: 39, reason: null });
 * const side = { solved: group(0.5), others: group(0.1) };
 * resolutionReport(study, { solved: study.items[8], outcome: study.items[5] },
 *   { manager: null, consumer: side }, { stateOf: () => 'shown' }, { minimumBase: 5, confidence: 0.95 })
 *   .difference.consumer // { base: 80, estimate: 0.4, low: 0.11845, high: 0.68155 }
 */
export function resolutionReport(
  study: Study,
  question: ResolutionQuestion,
  computed: Record<Audience, ComputedResolution | 'being_updated' | null>,
  decided: Pick<Withholding, 'stateOf'>,
  { minimumBase, confidence }: { minimumBase: number; confidence: number },
): ResolutionReport {
  const shownOf = (audience: Audience): ComputedResolution | 'hidden' | null => {
    const found = computed[audience];
    if (found === null) return null;
    if (found === 'being_updated' || isHidden(study, question, audience, decided)) return 'hidden';
    const isSmall = ({ n }: Estimate) => n > 0 && n < minimumBase;
    return isSmall(found.solved) || isSmall(found.others) ? 'hidden' : found;
  };
  const sides = { manager: shownOf('manager'), consumer: shownOf('consumer') };
  const whole = AUDIENCES.flatMap((audience) => {
    const side = sides[audience];
    return side && side !== 'hidden' ? [side] : [];
  });
  const [consumer, manager] = whole.length === 2 ? whole : [];
  const contrasts =
    manager && consumer
      ? [
          gapOfMeans(manager.solved, consumer.solved, confidence),
          gapOfMeans(manager.others, consumer.others, confidence),
          contrastOfMeans(
            [manager.solved, consumer.others],
            [manager.others, consumer.solved],
            confidence,
          ),
        ]
      : [];
  const adjusted = holm(contrasts.map(({ p }) => p));
  const row = (at: number, of: (side: ComputedResolution) => SideFigure) => {
    const figure = (side: ComputedResolution | 'hidden' | null) =>
      side === 'hidden' ? sideFigure(noAnswers, 'withheld') : side && of(side);
    const contrast = contrasts[at];
    return {
      manager: figure(sides.manager),
      consumer: figure(sides.consumer),
      gap: contrast
        ? {
            value: contrast.value,
            low: contrast.low,
            high: contrast.high,
            p: contrast.p,
            pAdjusted: adjusted[at] ?? null,
          }
        : NO_GAP,
    };
  };
  return {
    solved: row(0, ({ solved }) => sideFigure(solved, null)),
    others: row(1, ({ others }) => sideFigure(others, null)),
    difference: row(2, ({ solved, others }) => {
      const { value, low, high } = contrastOfMeans([solved], [others], confidence);
      const base = solved.n + others.n;
      return { base, effective: null, estimate: value, low, high, mark: null };
    }),
  };
}

/** Whether a group would tell what is withheld of a segment, or an item is withheld altogether. */
function isHidden(
  study: Study,
  { solved, outcome }: ResolutionQuestion,
  audience: Audience,
  decided: Pick<Withholding, 'stateOf'>,
): boolean {
  const asked = { outcome: outcome.key, drivers: [solved.key] };
  if (driversWithheld(study, asked, audience, decided, [solved.key])) return true;
  if (solved.kind !== 'single' || !solved.segment) return false;
  const favourable = favourableOf(study, solved) ?? [];
  const codes = [...optionsOf(study, solved).map(({ code }) => code), null];
  const hidden = codes.filter((code) =>
    isWithheld(decided.stateOf(audience, outcome.key, [{ item: solved.key, code }])),
  );
  // Within one group they are hidden together; of several groups each sum would be one equation more.
  const groups = hidden.map((code) => code !== null && favourable.includes(code));
  return groups.includes(true) && groups.includes(false);
}
