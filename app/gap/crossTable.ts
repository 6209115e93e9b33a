import { mark } from '../statistics/marks';
import type { Steps } from '../statistics/steps';
import { AUDIENCES, type Audience, type Study } from '../study/document';
import { askedSegments } from './cells';
import { bothOf, type Estimated, estimated, hiddenOf } from './draftRow';
import { adjustFamilies, type Tested } from './families';
import type { Adjustment, SideFigure } from './figures';
import type { Focus } from './focus';
import { rowPlans } from './measures';
import type { WaveSettings } from './report';
import type { RowPlan } from './rowPlan';
import { type Break, type Segment, segmentsOf, sidesBy } from './segments';
import { type KnownMedians, sidesOf } from './sides';
import type { Hidden } from './smallBases';
import type { Tally } from './tally';
import { marginsOf } from './weights';
import { withholding } from './withholding';

export type CrossPart = Audience | 'gap';

/** A figure of one column; null where it is hidden or there is none. */
export interface CrossFigure {
  value: number | null;
  low: number | null;
  high: number | null;
  /** The respondents behind it; of a gap null. */
  base: number | null;
  mark: SideFigure['mark'];
  hidden: Hidden | null;
  /** The places of the columns that it is significantly higher than. */
  above: number[];
}

/** A measure of an item in every column, the total first. */
export interface CrossRow {
  item: string;
  measure: RowPlan['measure'];
  option: RowPlan['option'];
  /** Null: a side that was not asked the item or the segment item; of the gap: either was not. */
  parts: Record<CrossPart, CrossFigure[] | null>;
}

export interface CrossTable {
  /** The segment item, and its codes from the second column on; the first column is the total. */
  by: string;
  codes: string[];
  /** Whether answers of either side weigh differently. */
  isWeighted: boolean;
  rows: CrossRow[];
}

export interface CrossTableOptions extends WaveSettings {
  by: string;
  /**
   * The segment that is looked at alone: the total is its, and the columns are its pairs with `by`. One
   * of two items, or of `by` itself, has no columns. Default: everybody.
   */
  focus?: Focus | null;
  confidence: number;
  adjust: Adjustment;
  weighted: boolean;
  /** Medians of number items whose values the tallies do not list. */
  medians?: Partial<Record<Audience, KnownMedians>>;
  /** Which rows are wanted. */
  wants: (plan: RowPlan) => boolean;
}

const PARTS: readonly CrossPart[] = ['manager', 'consumer', 'gap'];

/**
 * A cross table by a segment item: every figure with the columns that it is significantly higher
 * than. All pairs of columns of a row's part are one family (Holm 1979); shares and their gaps are
 * compared by MOVER (Zou and Donner 2008), means by Welch's (1947) test. The total holds every column
 * and is compared with none.
 *
 * @example
 * const answered = (country: string, met: number) => Array.from({ length: 40 }, (_, i) => ({
 *   audience: 'consumer' as const, status: 'complete' as const, flagged: false, cluster: null,
 *   weight: 1, answers: { country, human_access: i < met ? 'meets' : 'below' } }));
 * const tallies = [...tally(study, [...answered('US', 30), ...answered('GB', 10)]).values()];
 * finished(crossTable(study, tallies, { by: 'country', confidence: 0.95, adjust: 'holm',
 *   weighted: true, minimumBase: 5, wants: ({ measure }) => measure === 'favourable' }))
 *   .rows[0].parts.consumer.slice(0, 3).map(({ value, above }) => [value, above.length])
 * // [[0.5, 0], [0.75, 1], [0.25, 0]]
 */
export function* crossTable(
  study: Study,
  tallies: readonly Tally[],
  options: CrossTableOptions,
): Steps<CrossTable> {
  const { by, focus = null, wants } = options;
  const { sides } = sidesOf(study, tallies, options.weighted, options.weighting, options.medians);
  const { hides } = withholding(study, tallies, {
    ...options,
    margins: marginsOf(options.weighting),
  });
  const within = focus?.map(({ item }) => item) ?? [];
  const isIn = (segment: Segment) =>
    (focus ?? []).every(({ item, code }) =>
      segment.some((part) => part.item === item && part.code === code),
    );
  const codes = within.length > 1 || within.includes(by) ? [] : codesOf(study, by);
  const columnsOf = (items: Break) => {
    const sidesIn = sidesBy(study, sides, items);
    return segmentsOf(study, items)
      .filter(isIn)
      .map((segment) => ({ segment, sides: sidesIn(segment) }));
  };
  const totals = { manager: sides.manager.total, consumer: sides.consumer.total };
  const columns: { segment: Segment | null; sides: typeof totals }[] = [
    ...(focus ? columnsOf(within) : [{ segment: null, sides: totals }]),
    ...(codes.length > 0
      ? columnsOf([...within, by]).filter(({ segment }) => isCode(segment, by))
      : []),
  ];
  const isAsked = {
    manager: askedSegments(study, 'manager', [by]).length > 0,
    consumer: askedSegments(study, 'consumer', [by]).length > 0,
  };
  const rows: CrossRow[] = [];
  for (const item of study.items)
    for (const plan of rowPlans(study, item, 0).filter(wants)) {
      yield undefined;
      const figures = columns.map((column) => estimated(plan, column, hides, options.confidence));
      rows.push(rowOf(plan, figures, isAsked, options));
    }
  const isWeighted = AUDIENCES.some((side) => sides[side].weights !== 'equal');
  return { by, codes, isWeighted, rows };
}

/** Whether a segment is one of those who answered a segment item. */
function isCode(segment: Segment, by: string): boolean {
  return segment.some(({ item, code }) => item === by && code !== null);
}

function codesOf(study: Study, by: string): string[] {
  return segmentsOf(study, [by]).flatMap(([part]) => part?.code ?? []);
}

function rowOf(
  plan: RowPlan,
  columns: readonly Estimated[],
  isAsked: Record<Audience, boolean>,
  options: CrossTableOptions,
): CrossRow {
  const side = (audience: Audience) =>
    plan.asked[audience] === null || !isAsked[audience]
      ? null
      : columns.map(({ estimates, hidden }): CrossFigure => {
          const found = estimates[audience];
          const reason = hidden[audience];
          if (reason || !found) return nothing(reason);
          const { estimate, low, high, n, effective } = found;
          const state = n === 0 ? null : mark(n, effective);
          return { value: estimate, low, high, base: n, mark: state, hidden: null, above: [] };
        });
  const [manager, consumer] = [side('manager'), side('consumer')];
  const gap =
    manager &&
    consumer &&
    columns.map(({ estimates, hidden }): CrossFigure => {
      const both = bothOf(estimates);
      const reason = hiddenOf(hidden);
      if (reason || !both) return nothing(reason);
      const { value, low, high } = plan.comparison.gap(both, options.confidence);
      return { value, low, high, base: null, mark: null, hidden: null, above: [] };
    });
  const row = {
    item: plan.item.key,
    measure: plan.measure,
    option: plan.option,
    parts: { manager, consumer, gap },
  };
  const tests = PARTS.flatMap((part) => comparisons(plan, part, row.parts[part], columns, options));
  adjustFamilies(tests, options.adjust);
  return row;
}

function nothing(hidden: Hidden | null): CrossFigure {
  return { value: null, low: null, high: null, base: null, mark: null, hidden, above: [] };
}

/** Every pair of a part's shown columns but the total, ready to be corrected and noted. */
function comparisons(
  plan: RowPlan,
  part: CrossPart,
  figures: readonly CrossFigure[] | null,
  columns: readonly Estimated[],
  { confidence }: CrossTableOptions,
): Tested[] {
  if (!figures) return [];
  const shown = figures.flatMap(({ value }, at) => (at > 0 && value !== null ? [at] : []));
  return shown.flatMap((one, from) =>
    shown.slice(from + 1).flatMap((other): Tested[] => {
      const contrast = contrastOf(plan, part, columns[one], columns[other], confidence);
      if (!contrast) return [];
      const { value } = contrast;
      return [
        {
          family: part,
          p: contrast.p,
          adjusted: (p) => {
            if (p === null || p > 1 - confidence || value === null) return;
            const [higher, lower] = value > 0 ? [one, other] : [other, one];
            figures[higher]?.above.push(lower);
          },
        },
      ];
    }),
  );
}

function contrastOf(
  { comparison }: RowPlan,
  part: CrossPart,
  one: Estimated | undefined,
  other: Estimated | undefined,
  level: number,
) {
  if (!one || !other) return null;
  if (part === 'gap') {
    const [both, opposite] = [bothOf(one.estimates), bothOf(other.estimates)];
    return both && opposite && comparison.gapChange(both, opposite, level);
  }
  const [figure, against] = [one.estimates[part], other.estimates[part]];
  return figure && against && comparison.change(figure, against, level, part);
}
