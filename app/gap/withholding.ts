import { type Audience, favourableOf, type Item, type Study } from '../study/document';
import { type CellState, cellStates, isWithheld, type WithholdingSettings } from './complementary';
import { askedBy, neededBy, neverAsked } from './followUps';
import { tallyLayout } from './layout';
import { oncePerTallies } from './oncePerTallies';
import { rakedTables } from './rakedTables';
import type { Measure } from './rowPlan';
import type { Segment } from './segments';
import { basesOf, placeOfSegment, type SegmentTables, tablesOf } from './segmentTables';
import type { HidingRule } from './smallBases';
import type { Tally } from './tally';

export interface WaveWithholding extends WithholdingSettings {
  /**
   * The segment items that each side's weights are raked to. Then weighted figures are shown beside
   * unweighted bases, and more must be withheld. Unweighted sums that a withheld cell is in are
   * withheld too: beside weighted ones they would be one equation more for it.
   */
  margins?: Partial<Record<Audience, readonly string[]>>;
  /** Whether this is the weighted report; default true. */
  weighted?: boolean;
}

/** What of a wave is withheld. */
export interface Withholding {
  /**
   * What may be shown of an item's answers in a segment; of item null: of the number of responses.
   * Segment items that the audience was not asked are left aside, since its total stands there.
   */
  stateOf(audience: Audience, item: string | null, segment: Segment | null): CellState;
  /** The same as a rule for the rows of a report. A hidden cell without answers is hidden too. */
  hides: HidingRule;
}

/**
 * Decides what of a wave is withheld, once for all requests, from its tallies alone: over the total,
 * every segment item and every pair of them (section 12 of the method). All figures of an item share
 * its base, so they are shown or withheld together. A follow-up is withheld where an item is that its
 * condition looks at, since its base is a share of that item; there it is withheld even where nobody
 * answered it, which would tell how all of the others answered.
 * The numbers that answered segment items are those of the responses, and withheld together.
 *
 * Complementary cells are those of Cox (1980).
 *
 * @example
 * const people = [...Array(12)].map((_, i) => ({ audience: 'consumer' as const, cluster: null,
 *   status: 'complete' as const, flagged: false, weight: 1,
 *   answers: { country: i < 5 ? 'US' : i < 9 ? 'GB' : 'DE', switched: 'yes' } }));
 * const decided = withholding(study, [...tally(study, people).values()], { minimumBase: 4 });
 * ['US', 'GB', 'DE'].map((code) => decided.stateOf('consumer', 'switched', [{ item: 'country', code }]))
 * // ['shown', 'withheld_secondary', 'withheld']
 */
export function withholding(
  study: Study,
  tallies: readonly Tally[],
  { minimumBase, complementary, margins = {}, weighted = true }: WaveWithholding,
): Withholding {
  return decidedOnce(study, tallies, { minimumBase, complementary, margins, weighted });
}

const decidedOnce = oncePerTallies(decide);

function decide(study: Study, tallies: readonly Tally[], settings: WaveWithholding): Withholding {
  const sides = {
    consumer: audienceStates(study, tallies, 'consumer', settings),
    manager: audienceStates(study, tallies, 'manager', settings),
  };
  // The rows of a segment share it.
  const places = {
    consumer: new WeakMap<Segment, Place>(),
    manager: new WeakMap<Segment, Place>(),
  };
  const placeOf = (audience: Audience, segment: Segment): number | undefined => {
    const known = places[audience].get(segment);
    if (known) return known.at;
    const found = { at: placeOfSegment(sides[audience].tables, segment) };
    places[audience].set(segment, found);
    return found.at;
  };
  const stateOf: Withholding['stateOf'] = (audience, item, segment) => {
    const { states } = sides[audience];
    const place = placeOf(audience, segment ?? EVERYBODY);
    // What is not in the tables is not offered to readers.
    return (place === undefined ? undefined : states.get(item)?.[place]) ?? 'withheld';
  };
  const byKey = new Map(study.items.map((item) => [item.key, item]));
  const cells = {
    consumer: new WeakMap<Segment, Map<string, boolean>>(),
    manager: new WeakMap<Segment, Map<string, boolean>>(),
  };
  const isHiddenPart = (audience: Audience, item: string, segment: Segment, code: string) => {
    const known = cells[audience].get(segment) ?? new Map<string, boolean>();
    cells[audience].set(segment, known);
    const name = `${item} ${code}`;
    const found =
      known.get(name) ??
      cellOf(segment, item, code).some((cell) => isWithheld(stateOf(audience, item, cell)));
    known.set(name, found);
    return found;
  };
  return {
    stateOf,
    hides: ({ audience, item, segment, measure, option }) => {
      const state = stateOf(audience, item, segment);
      if (isWithheld(state)) return state;
      const asked = byKey.get(item);
      if (asked?.kind !== 'single' || !asked.segment) return null;
      // A share of a segment item is the base of a cell of the tables.
      const codes = codesOfFigure(study, asked, measure, option);
      return codes.some((code) => isHiddenPart(audience, item, segment ?? EVERYBODY, code))
        ? 'withheld_secondary'
        : null;
    },
  };
}

/** Where a segment stands in the tables; undefined: nowhere. */
interface Place {
  at: number | undefined;
}

const EVERYBODY: Segment = [];

/** The option codes that a figure of a segment item counts. */
function codesOfFigure(
  study: Study,
  item: Item & { kind: 'single' },
  measure: Measure,
  option: string | number | null,
): readonly string[] {
  if (measure === 'favourable' || measure === 'prediction') return favourableOf(study, item) ?? [];
  const net = item.nets?.find(({ code }) => code === option);
  return net ? (net.any ?? []) : [String(option)];
}

/** The part of a segment with this answer; none where the segment has another one. */
function cellOf(segment: Segment, item: string, code: string): Segment[] {
  const known = segment.find((part) => part.item === item);
  if (known) return known.code === code ? [segment] : [];
  return [[...segment, { item, code }]];
}

function audienceStates(
  study: Study,
  tallies: readonly Tally[],
  audience: Audience,
  settings: WaveWithholding,
) {
  const layout = tallyLayout(study, audience);
  const tables = tablesOf(study, layout);
  const [people = new Float64Array(tables.length), ...bases] = basesOf(layout, tables, tallies);
  const baseOf = new Map(layout.items.map(({ item }, at) => [item.key, bases[at]]));
  const conditions = askedBy(study, audience);
  const margins = settings.margins?.[audience] ?? [];
  const raked = margins.length > 0 ? rakedTables(tables, margins) : null;
  const states = new Map<string | null, CellState[]>();
  // Items that the same respondents answered share the decision.
  const decided = new Map<string, CellState[]>();
  const decide = (
    base: Float64Array,
    withheld: ReadonlySet<number>,
    knownEmpty: ReadonlySet<number>,
  ) => {
    const key = [base, [...withheld], [...knownEmpty]].map((list) => list.join()).join(' ');
    const isKnownEmpty = (place: number) => knownEmpty.has(place);
    const known =
      decided.get(key) ?? cellStates(tables, base, settings, withheld, isKnownEmpty, raked);
    decided.set(key, known);
    return known;
  };
  /** Cells of segment items that one of their tables hides: what the others show of them is the same. */
  let shared: ReadonlySet<number> = new Set();
  const isEmptyOfAll = (place: number) => (people[place] ?? 0) === 0;
  // Conditions have no cycles (parseStudy), so each item is decided once, after those it follows.
  const settle = (key: string): CellState[] => {
    const known = states.get(key);
    if (known) return known;
    const base = baseOf.get(key);
    if (!base) return [];
    const asking = (conditions.get(key) ?? []).map(settle);
    const needed = neededBy(study, audience, key).map(settle);
    const isNever = neverAsked(study, audience, key);
    const knownEmpty = emptyCells(
      tables,
      (place) =>
        isEmptyOfAll(place) ||
        needed.some((own) => own[place] === 'no_answers') ||
        isNever(tables.codesOf(place)),
    );
    const withheld = withheldWith(asking, base, tables, (place) => knownEmpty.has(place));
    for (const place of shared) if (namedIn(tables, place).includes(key)) withheld.add(place);
    const made = decide(base, withheld, knownEmpty);
    states.set(key, made);
    return made;
  };
  for (let before = -1; before < shared.size; ) {
    before = shared.size;
    states.clear();
    states.set(null, decide(people, shared, new Set()));
    shared = hiddenAnswers(tables, new Map(layout.segments.map((item) => [item, settle(item)])));
  }
  for (const { item } of layout.items) settle(item.key);
  if (raked && settings.weighted === false)
    for (const [key, made] of states) states.set(key, withoutSums(tables, made));
  return { tables, states };
}

/** The segment items that a cell names an answer to. */
function namedIn(tables: SegmentTables, place: number): string[] {
  const codes = Object.entries(tables.codesOf(place));
  return codes.flatMap(([item, code]) => (code === null ? [] : [item]));
}

/**
 * The cells that are hidden as answers to one of the segment items that they name: as numbers of
 * responses, and as answers to the other, they are the same respondents. Who did not say is no secret,
 * since the base of the item tells it.
 */
function hiddenAnswers(
  tables: SegmentTables,
  states: ReadonlyMap<string, readonly CellState[]>,
): Set<number> {
  const found = new Set<number>();
  for (let place = 1; place < tables.length; place += 1)
    if (namedIn(tables, place).some((item) => isWithheld(states.get(item)?.[place])))
      found.add(place);
  return found;
}

/** Cells that are empty, those that others show to be so among them. */
function emptyCells(tables: SegmentTables, isEmpty: (place: number) => boolean): Set<number> {
  const found = new Set<number>();
  for (let place = 0; place < tables.length; place += 1) if (isEmpty(place)) found.add(place);
  for (let before = -1; before < found.size; ) {
    before = found.size;
    for (const { places, signs } of tables.equations) {
      const parts = places.filter((_, at) => signs[at] === 1);
      const sums = places.filter((_, at) => signs[at] === -1);
      if (sums.every((place) => found.has(place)) || parts.every((place) => found.has(place)))
        for (const place of places) found.add(place);
    }
  }
  return found;
}

/** What may be shown where every sum that has a hidden part is hidden as well. */
function withoutSums(tables: SegmentTables, states: readonly CellState[]): CellState[] {
  const made = [...states];
  // From pairs to single items to the total.
  for (const { places, signs } of [...tables.equations].reverse()) {
    const isPart = (_: number, at: number) => signs[at] === 1;
    if (!places.filter(isPart).some((place) => isWithheld(made[place]))) continue;
    for (const place of places.filter((_, at) => signs[at] === -1))
      if (made[place] === 'shown') made[place] = 'withheld_secondary';
  }
  return made;
}

/**
 * Where an item is withheld because one is that it follows. An empty cell is only where neither its
 * margins nor the questionnaire tell that it is empty.
 */
function withheldWith(
  asking: readonly (readonly CellState[])[],
  base: Float64Array,
  { segments, single, pair }: SegmentTables,
  isKnownEmpty: (place: number) => boolean,
): Set<number> {
  const found = new Set<number>();
  const isOpen = (place: number) => (base[place] ?? 0) > 0 || found.has(place);
  const take = (place: number, margins: readonly number[]) => {
    const follows = asking.some((states) => isWithheld(states[place]));
    const isOpenCell = (base[place] ?? 0) > 0 || (margins.every(isOpen) && !isKnownEmpty(place));
    if (follows && isOpenCell) found.add(place);
  };
  if (asking.length === 0) return found;
  const cells = segments.flatMap(({ codes }, i) => [...codes.keys()].map((a) => ({ i, a })));
  take(0, []);
  for (const { i, a } of cells) take(single(i, a), [0]);
  for (const { i, a } of cells)
    for (const { i: j, a: b } of cells)
      if (i < j) take(pair(i, a, j, b), [single(i, a), single(j, b)]);
  return found;
}
