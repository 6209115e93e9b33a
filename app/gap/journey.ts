import { holm } from '../statistics/adjust';
import { gapOfProportions } from '../statistics/gap';
import { type Proportion, proportion } from '../statistics/proportion';
import { type Audience, type Item, optionsOf, type Study } from '../study/document';
import { type CellState, isWithheld, type WithholdingSettings } from './complementary';
import { driversWithheld } from './driverWithholding';
import type { GapFigure } from './figures';
import type { JointDesign, JointSums } from './joint';
import { jointStates } from './jointWithholding';
import { standIn } from './rakedTables';
import type { Withholding } from './withholding';

/** Where a matter starts and where it ends, by item. */
export interface JourneyQuestion {
  start: Item;
  end: Item;
}

/** What was computed of one side; places are those of the items' options. */
export interface ComputedJourney {
  /** How many gave each combination; last row and column: not answered. */
  counts: number[][];
  /** Shares of those who answered both. */
  cells: Proportion[][];
  /** Shares of those who start there. */
  within: Proportion[][];
  /** Those who end in another channel than they start in. */
  switched: Proportion;
}

/**
 * The shares of every way from a start to an end (Wilson 1927), of one side.
 *
 * @param design all of the audience
 * @example
 * const sums = new JointSums(2, 2);
 * for (const [first, second] of [[0, 1], [0, 0], [1, 1]])
 *   sums.add({ first, second, weight: 1, cluster: null });
 * journeyOf(sums, finalDesign({ n: 3, w: 3, w2: 3, units: 3 }), [[0, 0], [1, 1]], 0.95)
 * // { switched: { estimate: 0.33333 }, within: [[{ estimate: 0.5 }, { estimate: 0.5 }], [{ estimate: 0 }, { estimate: 1 }]] }
 */
export function journeyOf(
  sums: JointSums,
  design: JointDesign,
  same: readonly (readonly [number, number])[],
  level: number,
): ComputedJourney {
  const share = (of: (first: number, second: number) => number | null) =>
    proportion(sums.variable(design, of), level);
  const rows = [...Array(sums.rows).keys()];
  const columns = [...Array(sums.columns).keys()];
  const isSame = (first: number, second: number) =>
    same.some(([row, column]) => row === first && column === second);
  return {
    counts: sums.counts(),
    cells: rows.map((row) =>
      columns.map((column) => share((first, second) => Number(first === row && second === column))),
    ),
    within: rows.map((row) =>
      columns.map((column) =>
        share((first, second) => (first === row ? Number(second === column) : null)),
      ),
    ),
    switched: share((first, second) => (isSame(first, second) ? 0 : 1)),
  };
}

/**
 * The options that are the same channel at the start and at the end (definition), by their places.
 *
 * @example sameChannels(study, { start: study.items[0], end: study.items[0] })[1] // [1, 1]
 */
export function sameChannels(study: Study, { start, end }: JourneyQuestion): [number, number][] {
  const ends = optionsOf(study, end).map(({ code }) => code);
  return optionsOf(study, start).flatMap(({ code }, row): [number, number][] =>
    ends.includes(code) ? [[row, ends.indexOf(code)]] : [],
  );
}

export type JourneyReason =
  | 'one_sided'
  | 'no_answers'
  | 'being_updated'
  | 'withheld'
  | 'withheld_secondary';

/** A way on one side; what is hidden is null. */
export interface JourneyCell {
  state: CellState;
  share: number | null;
  within: number | null;
  low: number | null;
  high: number | null;
}

export interface JourneySide {
  base: number | null;
  reason: JourneyReason | null;
  cells: JourneyCell[][];
  switched: { share: number | null; low: number | null; high: number | null };
}

export interface JourneyReport {
  sides: Record<Audience, JourneySide>;
  /** Of the shares of those who start there, p corrected over all ways (Holm 1979). */
  gaps: GapFigure[][];
  switched: GapFigure;
}

interface JourneySettings extends WithholdingSettings {
  /** The segment items that each side's weights are raked to. */
  margins?: Record<Audience, string[]>;
}

const NO_GAP: GapFigure = { value: null, low: null, high: null, p: null, pAdjusted: null };

/**
 * The ways of both sides without those that are withheld, and the gaps of their shares (Zou and
 * Donner 2008; Holm 1979).
 *
 * @example
 * const [start, end] = [study.items[0], study.items[1]];
 * const sums = new JointSums(5, 5);
 * for (let i = 0; i < 20; i += 1) sums.add({ first: 0, second: i % 2, weight: 1, cluster: null });
 * const side = journeyOf(sums, finalDesign({ n: 20, w: 20, w2: 20, units: 20 }), [[0, 0]], 0.95);
 * journeyReport(study, { start, end }, { manager: side, consumer: side },
 *   { stateOf: () => 'shown' }, { minimumBase: 5, confidence: 0.95 }).switched
 * // { value: 0, p: 1 }
 */
export function journeyReport(
  study: Study,
  question: JourneyQuestion,
  computed: Record<Audience, ComputedJourney | 'being_updated' | null>,
  decided: Pick<Withholding, 'stateOf'>,
  settings: JourneySettings & { confidence: number },
): JourneyReport {
  const { confidence } = settings;
  const same = sameChannels(study, question);
  const sides = {
    manager: sideOf(study, question, 'manager', computed.manager, decided, settings),
    consumer: sideOf(study, question, 'consumer', computed.consumer, decided, settings),
  };
  const { manager, consumer } = computed;
  const isWhole =
    sides.manager.reason === null &&
    sides.consumer.reason === null &&
    manager !== null &&
    consumer !== null &&
    manager !== 'being_updated' &&
    consumer !== 'being_updated';
  if (!isWhole) return { sides, gaps: [], switched: NO_GAP };
  const flat = manager.within.flatMap((row, first) =>
    row.map((own, second) => {
      const other = consumer.within[first]?.[second];
      const isShown = [sides.manager, sides.consumer].every(
        ({ cells }) => cells[first]?.[second]?.within != null,
      );
      return other && isShown ? gapOfProportions(own, other, confidence) : null;
    }),
  );
  const adjusted = holm(flat.map((gap) => gap?.p ?? null));
  const figures = flat.map((gap, at): GapFigure => {
    if (!gap) return NO_GAP;
    const { value, low, high, p } = gap;
    return { value, low, high, p, pAdjusted: adjusted[at] ?? null };
  });
  const { value, low, high, p } = gapOfProportions(manager.switched, consumer.switched, confidence);
  const columns = manager.within[0]?.length ?? 0;
  return {
    sides,
    gaps: manager.within.map((_, row) => figures.slice(row * columns, (row + 1) * columns)),
    switched: same.length === 0 ? NO_GAP : { value, low, high, p, pAdjusted: p },
  };
}

function sideOf(
  study: Study,
  { start, end }: JourneyQuestion,
  audience: Audience,
  computed: ComputedJourney | 'being_updated' | null,
  decided: Pick<Withholding, 'stateOf'>,
  settings: JourneySettings,
): JourneySide {
  const without = (reason: JourneyReason, base: number | null = null): JourneySide => ({
    base,
    reason,
    cells: [],
    switched: { share: null, low: null, high: null },
  });
  if (computed === null) return without('one_sided');
  const asked = { outcome: end.key, drivers: [start.key] };
  const hidden = driversWithheld(study, asked, audience, decided, [start.key, end.key]);
  if (hidden) return without(hidden);
  if (computed === 'being_updated') return without(computed);
  const base = computed.switched.n;
  if (base === 0) return without('no_answers', 0);
  if (base < settings.minimumBase) return without('withheld');
  const same = sameChannels(study, { start, end });
  const margins = settings.margins?.[audience] ?? [];
  const isUniform =
    margins.length > 0 && margins.every((key) => key === start.key || key === end.key);
  const withheldElsewhere = (row: number, column: number) =>
    [
      { of: end, by: start, at: row },
      { of: start, by: end, at: column },
    ].some(({ of, by, at }) => {
      if (by.kind !== 'single' || !by.segment) return false;
      const code = by.options[at]?.code ?? null;
      return isWithheld(decided.stateOf(audience, of.key, [{ item: by.key, code }]));
    });
  const states = jointStates(
    computed.counts,
    settings,
    [same],
    withheldElsewhere,
    isUniform
      ? (row, column) =>
          (margins.includes(start.key) ? standIn(row) : 1) *
          (margins.includes(end.key) ? standIn(column + computed.counts.length) : 1)
      : undefined,
  );
  return {
    base,
    reason: null,
    cells: computed.cells.map((row, first) =>
      row.map(({ estimate }, second): JourneyCell => {
        const state = states[first]?.[second] ?? 'withheld';
        if (isWithheld(state)) return { state, share: null, within: null, low: null, high: null };
        const within = computed.within[first]?.[second];
        const { estimate: share = null, low = null, high = null } = within ?? {};
        return { state, share: estimate, within: share, low, high };
      }),
    ),
    switched: {
      share: same.length === 0 ? null : computed.switched.estimate,
      low: same.length === 0 ? null : computed.switched.low,
      high: same.length === 0 ? null : computed.switched.high,
    },
  };
}
