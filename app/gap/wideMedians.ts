import type { Proportion } from '../statistics/proportion';
import { quantileOf, type Step } from '../statistics/quantile';
import { rakedVariable } from '../statistics/rakedVariable';
import { sortedOrder } from '../statistics/sortedOrder';
import type { Steps } from '../statistics/steps';
import type { Moments } from '../statistics/sums';
import type { Variable } from '../statistics/variable';
import { type AudienceSides, medianKey, type Side } from './sides';
import type { ValueCounts } from './valueCounts';

/** Which medians are wanted: of one item, in the segments of some breaks. */
export interface MediansWanted {
  item: string;
  /** Segment items that the side was asked; none: the total. */
  breaks: readonly (readonly string[])[];
  confidence: number;
  /** Whether weights count. */
  weighted: boolean;
  /** Whether readers are shown a segment; what they are not is left out. */
  isShown: (items: readonly string[], codes: readonly (string | null)[]) => boolean;
}

/** After how many answers others get a turn. */
const TURN = 20_000;

/**
 * Medians of a number item (Woodruff 1952) from all of its answers, of one side in every segment of
 * some breaks, by `medianKey`; in steps. The weights and the design are those of the side's tallies.
 *
 * @example
 * const people = [1, 3, 7, 10].map((wait_phone) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers: { wait_phone } }));
 * const { consumer } = sidesOf(study, [...tally(study, people).values()], true).sides;
 * const counts = new ValueCounts();
 * for (const { answers: { wait_phone: value } } of people)
 *   counts.add({ codes: [null], cluster: null, value, n: 1, w: 1, w2: 1 });
 * const wanted = { item: 'wait_phone', breaks: [[]], confidence: 0.95, weighted: true, isShown: () => true };
 * finished(wideMedians(consumer, counts, wanted)).get('["wait_phone"]') // { estimate: 5 }
 */
export function* wideMedians(
  sides: AudienceSides,
  counts: ValueCounts,
  { item, breaks, confidence, weighted, isShown }: MediansWanted,
): Steps<Map<string, Proportion>> {
  const found = new Map<string, Proportion>();
  const order = yield* sortedOrder(counts.value.subarray(0, counts.length));
  for (const items of breaks) {
    const places = items.map((key) => sides.layout.segments.indexOf(key));
    const sideIn = items.length > 0 ? sides.by(items) : () => sides.total;
    const segments: { codes: readonly (string | null)[]; units: number[] }[] = [];
    const known = new Map<string, number>();
    const segmentOf = counts.units.map((unit, at) => {
      const codes = places.map((place) => unit.codes[place] ?? null);
      const key = JSON.stringify(codes);
      const segment = known.get(key) ?? segments.length;
      known.set(key, segment);
      segments[segment] ??= { codes, units: [] };
      segments[segment]?.units.push(at);
      return segment;
    });
    const runs = yield* runsBySegment(counts, order, segmentOf, segments.length);
    for (const [at, { codes, units }] of segments.entries()) {
      if (!isShown(items, codes)) continue;
      const answers = { counts, run: runs[at] ?? new Uint32Array(), units, weighted };
      const side = sideIn(codes);
      found.set(medianKey(item, items, codes), yield* medianIn(sides, side, answers, confidence));
    }
  }
  return found;
}

/** The answers of every segment in the order of their values. */
function* runsBySegment(
  { length, unit }: ValueCounts,
  order: Uint32Array,
  segmentOf: readonly number[],
  segments: number,
): Steps<Uint32Array[]> {
  const sizes = new Uint32Array(segments);
  const segment = (place: number) => segmentOf[unit[place] ?? 0] ?? 0;
  for (let place = 0; place < length; place += 1) {
    sizes[segment(place)] = (sizes[segment(place)] ?? 0) + 1;
    if (place % TURN === 0) yield;
  }
  const runs = Array.from(sizes, (size) => new Uint32Array(size));
  const filled = new Uint32Array(segments);
  for (const [at, place] of order.entries()) {
    const own = segment(place);
    const run = runs[own];
    if (run) run[filled[own] ?? 0] = place;
    filled[own] = (filled[own] ?? 0) + 1;
    if (at % TURN === 0) yield;
  }
  return runs;
}

interface SegmentAnswers {
  counts: ValueCounts;
  /** Places of the segment's answers in the order of their values. */
  run: Uint32Array;
  units: readonly number[];
  weighted: boolean;
}

function* medianIn(
  sides: AudienceSides,
  side: Side,
  answers: SegmentAnswers,
  confidence: number,
): Steps<Proportion> {
  const { counts, run, weighted } = answers;
  const { factorOf, partOf, parts } = unitPlaces(sides, side, answers);
  const weightOf = (place: number) => {
    const unit = counts.unit[place] ?? 0;
    const { refit, final } = factorOf(unit);
    return refit * final * ((weighted ? counts.w : counts.n)[place] ?? 0);
  };
  const steps: Step[] = [];
  let total = 0;
  for (const [at, place] of run.entries()) {
    total += weightOf(place);
    const value = counts.value[place] ?? 0;
    const last = steps.at(-1);
    if (last?.value === value) last.reached = total;
    else steps.push({ value, reached: total });
    if (at % TURN === 0) yield;
  }
  for (const step of steps) step.reached /= total;
  yield;
  const upTo = (limit: number): Variable => {
    const moments = parts.map((): Moments => ({ ...NOBODY }));
    for (const place of run) {
      const unit = counts.unit[place] ?? 0;
      const own = moments[partOf(unit)];
      if (!own) continue;
      const { refit } = factorOf(unit);
      const n = counts.n[place] ?? 0;
      const w = refit * (weighted ? (counts.w[place] ?? 0) : n);
      const w2 = refit ** 2 * (weighted ? (counts.w2[place] ?? 0) : n);
      const y = (counts.value[place] ?? 0) <= limit ? 1 : 0;
      own.n += n;
      own.w += w;
      own.w2 += w2;
      own.wy += y * w;
      own.wyy += y * w;
      own.w2y += y * w2;
      own.w2yy += y * w2;
    }
    return variableOfParts(side, moments);
  };
  return quantileOf(steps, upTo, 0.5, confidence);
}

const NOBODY: Moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };

/** Where the units of a segment are counted in its side's cells: own respondents, then each cluster. */
function unitPlaces(
  sides: AudienceSides,
  side: Side,
  { counts, units }: Pick<SegmentAnswers, 'counts' | 'units'>,
) {
  const parts: { group: number; cluster: string | null }[] = [];
  const known = new Map<string, number>();
  const name = (group: number, cluster: string | null) => JSON.stringify([group, cluster]);
  for (const [group, { clusters }] of side.cells.entries())
    for (const cluster of [null, ...clusters.map((each) => each.cluster)]) {
      known.set(name(group, cluster), parts.length);
      parts.push({ group, cluster });
    }
  const factors = new Map<number, { refit: number; final: number; part: number }>();
  for (const unit of units) {
    const { codes, cluster } = counts.units[unit] ?? { codes: [], cluster: null };
    const { group, factor } = sides.placeOf(codes);
    const part = known.get(name(group, cluster)) ?? -1;
    factors.set(unit, { refit: factor, final: side.weights.factors[group] ?? 1, part });
  }
  const nowhere = { refit: 1, final: 1, part: -1 };
  const factorOf = (unit: number) => factors.get(unit) ?? nowhere;
  return { parts, factorOf, partOf: (unit: number) => factorOf(unit).part };
}

/** The variable of a side from the moments of its parts, in the order of `unitPlaces`. */
function variableOfParts(side: Side, moments: readonly Moments[]): Variable {
  let next = 0;
  const take = () => moments[next++] ?? NOBODY;
  const cells = side.cells.map(({ own, clusters }) => ({
    own: { sample: own.sample, base: take() },
    clusters: clusters.map(({ cluster, sample }) => ({ cluster, sample, base: take() })),
  }));
  const [first] = cells;
  if (side.weights.calibration || !first) return rakedVariable(side.weights, cells);
  return {
    sample: side.sample,
    own: first.own.base,
    clusters: first.clusters.map(({ base }) => base),
  };
}
