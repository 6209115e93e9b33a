import { noAnswers, type Proportion, proportion } from '../statistics/proportion';
import { type Audience, type Item, optionsOf, type Study } from '../study/document';
import { sideFigure } from './draftRow';
import { driversWithheld } from './driverWithholding';
import type { SideFigure } from './figures';
import type { JointDesign, JointSums } from './joint';
import type { Withholding } from './withholding';

/** The share of some answers to an item among those who gave some answers to another. */
export interface AmongQuestion {
  item: Item;
  codes: readonly string[];
  among: Item;
  amongCodes: readonly string[];
}

/** The share, and how many of those who answered the item gave each answer to the other; last: none. */
export interface ComputedAmong {
  share: Proportion;
  bases: number[];
}

/**
 * The share among those who gave some answers to another question, of one side (Wilson 1927).
 *
 * @param sums the other item's answers by the item's own
 * @param design all of the audience
 * @param rows the places of the answers that make the group; columns: of those that are counted
 * @example
 * const sums = new JointSums(2, 2);
 * for (const [first, second] of [[0, 1], [0, 0], [1, 1]])
 *   sums.add({ first, second, weight: 1, cluster: null });
 * amongOf(sums, finalDesign({ n: 3, w: 3, w2: 3, units: 3 }), { rows: [0], columns: [1] }, 0.95)
 * // { share: { n: 2, estimate: 0.5 }, bases: [2, 1, 0] }
 */
export function amongOf(
  sums: JointSums,
  design: JointDesign,
  { rows, columns }: { rows: readonly number[]; columns: readonly number[] },
  confidence: number,
): ComputedAmong {
  const variable = sums.variable(design, (row, column) =>
    rows.includes(row) ? Number(columns.includes(column)) : null,
  );
  return {
    share: proportion(variable, confidence),
    bases: sums
      .counts()
      .map((counts) => counts.slice(0, -1).reduce((sum, count) => sum + count, 0)),
  };
}

/**
 * The share on both sides (Wilson 1927), without a side of which it is withheld; null: a side that was not asked
 * both. The share of all is shown elsewhere, so that of the group tells that of everybody else: both
 * have to be large enough. A group that is not all those who did not answer favourably can be held
 * against others, so of these every answer has to be given by enough people, or by nobody.
 *
 * @param isMain whether the group is all those who did not answer favourably
 * @example
 * const [item, among] = [study.items[0], study.items[1]];
 * const share = { ...noAnswers, n: 40, estimate: 0.5, low: 0.35, high: 0.65, intervalBase: 40, reason: null };
 * amongReport(study, { item, codes: [], among, amongCodes: ['a'] },
 *   { manager: null, consumer: { share, bases: [40, 3, 0] } }, { stateOf: () => 'shown' },
 *   { minimumBase: 5, isMain: true }).consumer // { base: null }
 */
export function amongReport(
  study: Study,
  question: AmongQuestion,
  computed: Record<Audience, ComputedAmong | 'being_updated' | null>,
  decided: Pick<Withholding, 'stateOf'>,
  { minimumBase, isMain }: { minimumBase: number; isMain: boolean },
): Record<Audience, SideFigure | null> {
  const { item, among, amongCodes } = question;
  const isIn = optionsOf(study, among).map(({ code }) => amongCodes.includes(code));
  const isShown = (audience: Audience, { share, bases }: ComputedAmong) => {
    const all = bases.reduce((sum, base) => sum + base, 0);
    const groups = isMain ? [share.n, all - share.n] : bases;
    const asked = { outcome: item.key, drivers: [among.key] };
    return (
      share.n >= minimumBase &&
      groups.every((base) => base === 0 || base >= minimumBase) &&
      isIn.some((one) => one) &&
      driversWithheld(study, asked, audience, decided) === null
    );
  };
  const side = (audience: Audience): SideFigure | null => {
    const found = computed[audience];
    if (found === null) return null;
    const isHidden = found === 'being_updated' || !isShown(audience, found);
    return isHidden ? sideFigure(noAnswers, 'withheld') : sideFigure(found.share, null);
  };
  return { manager: side('manager'), consumer: side('consumer') };
}
