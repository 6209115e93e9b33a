import type { Audience, Study } from '../study/document';
import { type CellState, cellStates, isWithheld, type WithholdingSettings } from './complementary';
import { askedBy } from './followUps';
import { tallyLayout } from './layout';
import type { Segment } from './segments';
import { basesOf, placeOfSegment, type SegmentTables, tablesOf } from './segmentTables';
import type { HidingRule } from './smallBases';
import type { Tally } from './tally';

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
 */
export function withholding(
  study: Study,
  tallies: readonly Tally[],
  settings: WithholdingSettings,
): Withholding {
  const sides = {
    consumer: audienceStates(study, tallies, 'consumer', settings),
    manager: audienceStates(study, tallies, 'manager', settings),
  };
  const stateOf: Withholding['stateOf'] = (audience, item, segment) => {
    const { tables, states } = sides[audience];
    const place = placeOfSegment(tables, segment ?? []);
    // What is not in the tables is not offered to readers.
    return (place === undefined ? undefined : states.get(item)?.[place]) ?? 'withheld';
  };
  return {
    stateOf,
    hides: ({ audience, item, segment }) => {
      const state = stateOf(audience, item, segment);
      return isWithheld(state) ? state : null;
    },
  };
}

function audienceStates(
  study: Study,
  tallies: readonly Tally[],
  audience: Audience,
  settings: WithholdingSettings,
) {
  const layout = tallyLayout(study, audience);
  const tables = tablesOf(study, layout);
  const [sample, ...bases] = basesOf(layout, tables, tallies);
  const baseOf = new Map(layout.items.map(({ item }, at) => [item.key, bases[at]]));
  const conditions = askedBy(study, audience);
  const states = new Map<string | null, CellState[]>();
  // Items that the same respondents answered share the decision.
  const decided = new Map<string, CellState[]>();
  const decide = (base: Float64Array, withheld: ReadonlySet<number>) => {
    const key = `${base.join()} ${[...withheld].join()}`;
    const known = decided.get(key) ?? cellStates(tables, base, settings, withheld);
    decided.set(key, known);
    return known;
  };
  // Conditions have no cycles (parseStudy), so each item is decided once, after those it follows.
  const settle = (key: string): CellState[] => {
    const known = states.get(key);
    if (known) return known;
    const base = baseOf.get(key);
    if (!base) return [];
    const asking = (conditions.get(key) ?? []).map(settle);
    const made = decide(base, withheldWith(asking, base, tables));
    states.set(key, made);
    return made;
  };
  states.set(null, decide(sample ?? new Float64Array(tables.length), new Set()));
  for (const { item } of layout.items) settle(item.key);
  return { tables, states };
}

/**
 * Where an item is withheld because one is that it follows. An empty cell is only where its margins
 * do not show that it is empty.
 */
function withheldWith(
  asking: readonly (readonly CellState[])[],
  base: Float64Array,
  { segments, single, pair }: SegmentTables,
): Set<number> {
  const found = new Set<number>();
  const isOpen = (place: number) => (base[place] ?? 0) > 0 || found.has(place);
  const take = (place: number, margins: readonly number[]) => {
    const follows = asking.some((states) => isWithheld(states[place]));
    if (follows && ((base[place] ?? 0) > 0 || margins.every(isOpen))) found.add(place);
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
