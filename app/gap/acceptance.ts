import { type Estimate, noAnswers, type Proportion } from '../statistics/proportion';
import { cumulativeSteps, quantileOf } from '../statistics/quantile';
import { contrastOfQuantiles } from '../statistics/quantileContrast';
import { AUDIENCES, type Audience, type Item, optionsOf, type Study } from '../study/document';
import { sideFigure } from './draftRow';
import { driversWithheld } from './driverWithholding';
import type { GapFigure, SideFigure } from './figures';
import { type JointDesign, JointSums } from './joint';
import type { Withholding } from './withholding';

/** The longest wait that is accepted, and what makes waiting acceptable. */
export interface AcceptanceQuestion {
  wait: Item;
  condition: Item;
}

/**
 * The conditions of a question; what excludes all others is none (definition).
 *
 * @example
 * const options = [{ code: 'told', label: { en: 'Told' } }, { code: 'none', label: { en: 'No' }, exclusive: true as const }];
 * const condition = { key: 'helps', kind: 'multiple' as const, options, wording: { consumer: { en: '?' } } };
 * waitConditions(study, { wait: study.items[0], condition }) // ['told']
 */
export function waitConditions(study: Study, { condition }: AcceptanceQuestion): string[] {
  return optionsOf(study, condition)
    .filter(({ exclusive = false }) => !exclusive)
    .map(({ code }) => code);
}

/** More sets of conditions and distinct times than anybody answers. */
const SETS = 1e6;
const TIMES = 1e9;

/**
 * Answers to both questions together (definition): memory grows with the distinct ones.
 *
 * @example
 * const waits = new AcceptedWaits();
 * waits.add({ chosen: ['call_back'], wait: 5, weight: 1, cluster: null, group: 0 });
 * waits.add({ chosen: null, wait: 5, weight: 1, cluster: null, group: 0 });
 * [waits.sets, waits.times] // [[['call_back'], null], [5]]
 */
export class AcceptedWaits {
  readonly sums = new JointSums(SETS, TIMES);
  /** What was named together; null: nobody knows. */
  readonly sets: (readonly string[] | null)[] = [];
  readonly times: number[] = [];
  readonly #setAt = new Map<string, number>();
  readonly #timeAt = new Map<number, number>();

  add(given: {
    chosen: readonly string[] | null;
    wait: number;
    weight: number;
    cluster: string | null;
    group: number;
  }): void {
    const { chosen, wait, ...rest } = given;
    const name = JSON.stringify(chosen);
    const first = this.#setAt.get(name) ?? this.sets.push(chosen) - 1;
    this.#setAt.set(name, first);
    const second = this.#timeAt.get(wait) ?? this.times.push(wait) - 1;
    this.#timeAt.set(wait, second);
    this.sums.add({ first, second, ...rest });
  }
}

/** Median accepted waits of those who name a condition and of those who do not. */
export interface ComputedAcceptance {
  option: string;
  named: Proportion;
  others: Proportion;
}

/**
 * What is accepted with each condition and without it, of one side: medians (Woodruff 1952) of those
 * who name it among what makes waiting acceptable, and of those who do not. Who did not say what does
 * is no part of it, unless they are so few that they would be told by the median of all: then they
 * are among the others.
 *
 * @param design all of the audience
 * @example
 * const waits = new AcceptedWaits();
 * for (const [chosen, wait] of [[['call_back'], 5], [['call_back'], 9], [[], 1], [[], 1], [[], 2]])
 *   waits.add({ chosen, wait, weight: 1, cluster: null, group: 0 });
 * acceptanceOf(waits, finalDesign({ n: 5, w: 5, w2: 5, units: 5 }), ['call_back'],
 *   { minimumBase: 2, confidence: 0.95 })
 * // [{ option: 'call_back', named: { n: 2, estimate: 7 }, others: { n: 3, estimate: 1 } }]
 */
export function acceptanceOf(
  waits: AcceptedWaits,
  design: JointDesign,
  options: readonly string[],
  { minimumBase, confidence }: { minimumBase: number; confidence: number },
): ComputedAcceptance[] {
  const answers = waits.sums.weighed(design).map(({ first, second, n, w }) => ({
    first,
    answer: { value: waits.times[second] ?? 0, n, w },
  }));
  const silent = waits.sets.indexOf(null);
  const unknown = answers.reduce(
    (sum, { first, answer }) => sum + (first === silent ? answer.n : 0),
    0,
  );
  const isIn = (first: number) => first !== silent || unknown < minimumBase;
  const median = (isOf: (first: number) => boolean) =>
    quantileOf(
      cumulativeSteps(answers.filter(({ first }) => isOf(first)).map(({ answer }) => answer)),
      (limit) =>
        waits.sums.variable(design, (first, second) =>
          isOf(first) ? Number((waits.times[second] ?? 0) <= limit) : null,
        ),
      0.5,
      confidence,
    );
  return options.map((option) => {
    const names = (first: number) => waits.sets[first]?.includes(option) ?? false;
    return {
      option,
      named: median(names),
      others: median((first) => isIn(first) && !names(first)),
    };
  });
}

type Figures = Record<Audience, SideFigure | null> & { gap: GapFigure };

/** A condition's figures on both sides; null: a side that was not asked. */
export interface AcceptanceRow {
  option: string;
  named: Figures;
  others: Figures;
  /** Named minus others. */
  difference: Figures;
}

/**
 * Accepted waits with and without each condition on both sides, their differences and what managers are
 * off by (MOVER on Woodruff's limits, Zou and Donner 2008), without a side of which a group is too small.
 *
 * @example
 * const of = (estimate: number) => ({ ...noAnswers, n: 40, estimate, low: estimate - 1,
 *   high: estimate + 1, intervalBase: 40, reason: null });
 * const consumer = [{ option: 'a', named: of(7), others: of(2) }];
 * acceptanceReport(study, { wait: study.items[6], condition: study.items[4] }, ['a'],
 *   { manager: null, consumer }, { stateOf: () => 'shown' }, { minimumBase: 5 })[0].difference.consumer
 * // { base: 80, estimate: 5, low: 3.58579, high: 6.41421 }
 */
export function acceptanceReport(
  study: Study,
  question: AcceptanceQuestion,
  options: readonly string[],
  computed: Record<Audience, ComputedAcceptance[] | 'being_updated' | null>,
  decided: Pick<Withholding, 'stateOf'>,
  { minimumBase }: { minimumBase: number },
): AcceptanceRow[] {
  const asked = { outcome: question.wait.key, drivers: [question.condition.key] };
  const isHidden = Object.fromEntries(
    AUDIENCES.map((audience) => [
      audience,
      driversWithheld(study, asked, audience, decided) !== null,
    ]),
  );
  return options.map((option) => {
    const shownOf = (audience: Audience): ComputedAcceptance | 'hidden' | null => {
      const found = computed[audience];
      if (found === null) return null;
      const own = found === 'being_updated' ? null : found.find((one) => one.option === option);
      const isSmall = ({ n }: Estimate) => n > 0 && n < minimumBase;
      return !own || isHidden[audience] || isSmall(own.named) || isSmall(own.others)
        ? 'hidden'
        : own;
    };
    const sides = { manager: shownOf('manager'), consumer: shownOf('consumer') };
    const both =
      sides.manager && sides.manager !== 'hidden' && sides.consumer && sides.consumer !== 'hidden'
        ? { manager: sides.manager, consumer: sides.consumer }
        : null;
    const row = (
      figure: (side: ComputedAcceptance) => SideFigure,
      contrast: (of: NonNullable<typeof both>) => readonly [Estimate[], Estimate[]],
    ): Figures => {
      const side = (found: ComputedAcceptance | 'hidden' | null) =>
        found === 'hidden' ? sideFigure(noAnswers, 'withheld') : found && figure(found);
      const { value, low, high } = both
        ? contrastOfQuantiles(...contrast(both))
        : { value: null, low: null, high: null };
      return {
        manager: side(sides.manager),
        consumer: side(sides.consumer),
        gap: { value, low, high, p: null, pAdjusted: null },
      };
    };
    return {
      option,
      named: row(
        ({ named }) => sideFigure(named, null),
        ({ manager, consumer }) => [[manager.named], [consumer.named]],
      ),
      others: row(
        ({ others }) => sideFigure(others, null),
        ({ manager, consumer }) => [[manager.others], [consumer.others]],
      ),
      difference: row(
        ({ named, others }) => {
          const { value, low, high } = contrastOfQuantiles([named], [others]);
          const base = named.n + others.n;
          return { base, effective: null, estimate: value, low, high, mark: null };
        },
        ({ manager, consumer }) => [
          [manager.named, consumer.others],
          [manager.others, consumer.named],
        ],
      ),
    };
  });
}
