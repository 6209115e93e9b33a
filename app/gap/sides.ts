import type { Proportion } from '../statistics/proportion';
import type { Counted, RakedWeights } from '../statistics/rakedCells';
import type { Sample } from '../statistics/sums';
import type { Audience, Study } from '../study/document';
import { type CountedCell, countedCells, mergedValues, reweighted, type ValueLists } from './cells';
import { type Layout, tallyLayout } from './layout';
import { lastFew, oncePerTallies } from './oncePerTallies';
import type { Tally } from './tally';
import { type GroupWeights, groupWeights, type Weighting, type WeightProblem } from './weights';

/** Sums of some respondents, in the places that the layout gives them. */
export interface Part {
  sums: readonly number[];
  values: ValueLists;
}

/** Some of an audience: how many it is in the whole sample, and the sums of those in the segment. */
interface Counting {
  sample: Counted;
  part: Part;
}

/** Respondents who share a factor of raking: those without a cluster together, and each cluster's. */
export interface SideCell {
  own: Counting;
  clusters: (Counting & { cluster: string })[];
}

/**
 * One audience in one segment (or all of it). Whoever is outside the segment stays in the sample,
 * since the size of a domain is itself random (Lumley 2010). Without residuals of a calibration
 * there is a single cell, with final weights.
 */
export interface Side {
  layout: Layout;
  sample: Sample;
  weights: RakedWeights;
  cells: SideCell[];
  /** The median of a number item whose values are not listed; undefined: not computed. */
  median: (item: string) => Proportion | undefined;
}

/** Medians that were computed from raw answers, by `medianKey`. */
export type KnownMedians = ReadonlyMap<string, Proportion>;

/**
 * What names the median of an item in a segment, whatever the order of its items (definition).
 *
 * @example medianKey('income', ['country'], ['SE']) // '["income",["country","SE"]]'
 */
export function medianKey(
  item: string,
  items: readonly string[],
  codes: readonly (string | null)[],
): string {
  const parts = items.map((segment, at) => [segment, codes[at] ?? null] as const);
  return JSON.stringify([item, ...parts.sort(([a], [b]) => (a < b ? -1 : 1))]);
}

/** All of one audience, to be looked at as a whole and by segments. */
export interface AudienceSides {
  layout: Layout;
  /** `given`: they differ from outside; `raked`: to margins; `equal`: everybody counts the same. */
  weights: 'equal' | 'given' | 'raked';
  variance: 'fixed' | 'calibrated';
  total: Side;
  /** The sides of all combinations of codes of some segment items that this audience was asked. */
  by: (items: readonly string[]) => (codes: readonly (string | null)[]) => Side;
  /** Which cell of a side counts responses with these codes, and by what factor it has weighed them. */
  placeOf: (codes: readonly (string | null)[]) => { group: number; factor: number };
}

const EMPTY: Part = { sums: [], values: {} };
const FIXED: RakedWeights = { factors: [1], calibration: null };

/**
 * The sides of both audiences, weighted as asked. Where one audience's weights cannot be had the
 * whole report is unweighted, never half of it (raking: Deming and Stephan 1940).
 *
 * @example
 * const people = ['US', 'US', 'US', 'GB'].map((country) => ({ audience: 'consumer' as const,
 *   status: 'complete' as const, flagged: false, cluster: null, weight: 1, answers: { country } }));
 * sidesOf(study, [...tally(study, people).values()], true,
 *   { consumer: { country: { US: 0.5, GB: 0.5 } } }).sides.consumer
 * // { weights: 'raked', variance: 'fixed', total: { sample: { n: 4, w: 4, w2: 5.33333 } } }
 */
export function sidesOf(
  study: Study,
  tallies: readonly Tally[],
  weighted: boolean,
  weighting: Partial<Record<Audience, Weighting | null>> = {},
  medians: Partial<Record<Audience, KnownMedians>> = {},
): SidesFound {
  const found = withoutMedians(study, tallies, { weighted, weighting });
  const { manager, consumer } = found.sides;
  return {
    ...found,
    sides: {
      manager: withMedians(manager, medians.manager),
      consumer: withMedians(consumer, medians.consumer),
    },
  };
}

interface SidesFound {
  weighted: boolean;
  problems: WeightProblem[];
  sides: Record<Audience, AudienceSides>;
}

interface SideSettings {
  weighted: boolean;
  weighting: Partial<Record<Audience, Weighting | null>>;
}

function withMedians(sides: AudienceSides, medians: KnownMedians | undefined): AudienceSides {
  if (!medians || medians.size === 0) return sides;
  const known = (
    side: Side,
    items: readonly string[],
    codes: readonly (string | null)[],
  ): Side => ({ ...side, median: (item) => medians.get(medianKey(item, items, codes)) });
  return {
    ...sides,
    total: known(sides.total, [], []),
    by: (items) => {
      const of = sides.by(items);
      return (codes) => known(of(codes), items, codes);
    },
  };
}

const withoutMedians = oncePerTallies(sidesFound);

function sidesFound(
  study: Study,
  tallies: readonly Tally[],
  { weighted, weighting }: SideSettings,
): SidesFound {
  const made = (audience: Audience) => {
    const layout = tallyLayout(study, audience);
    const cells = countedCells(layout, tallies, true);
    const margins = weighting[audience] ?? {};
    const raked =
      weighted && Object.keys(margins).length > 0 ? groupWeights(layout, cells, margins) : null;
    return { layout, cells, raked };
  };
  const all = { manager: made('manager'), consumer: made('consumer') };
  const problems = [all.consumer, all.manager].flatMap(({ raked }) =>
    raked && 'problem' in raked ? [raked.problem] : [],
  );
  const isWeighted = weighted && problems.length === 0;
  const sides = (audience: Audience) => {
    const { layout, cells, raked } = all[audience];
    return isWeighted
      ? audienceSides(layout, cells, raked && 'weights' in raked ? raked.weights : null)
      : audienceSides(layout, countedCells(layout, tallies, false), null);
  };
  return {
    weighted: isWeighted,
    problems,
    sides: { manager: sides('manager'), consumer: sides('consumer') },
  };
}

function audienceSides(
  layout: Layout,
  given: readonly CountedCell[],
  raked: GroupWeights | null,
): AudienceSides {
  const calibration = raked?.calibration ?? null;
  const isRefitted = raked !== null && calibration === null;
  const refit = (codes: CountedCell['codes']) =>
    isRefitted ? (raked.factors[raked.groupOf(codes)] ?? 1) : 1;
  const cells = isRefitted ? reweighted(layout, given, refit) : given;
  const weights = raked && calibration ? { factors: raked.factors, calibration } : FIXED;
  const groupOf = raked && calibration ? raked.groupOf : () => 0;
  const sample = sampleOf(layout, cells, (codes) => weights.factors[groupOf(codes)] ?? 1);
  const everybody = gather(layout, cells, groupOf);
  const breaks = new Map<string, (codes: readonly (string | null)[]) => Side>();
  const sideOf = (inSegment: Gathered): Side => ({
    layout,
    sample,
    weights,
    median: () => undefined,
    cells: weights.factors.map((_, group) =>
      cellOf(layout, everybody.get(group), inSegment.get(group), calibration !== null),
    ),
  });
  return {
    layout,
    weights: raked ? 'raked' : isEqual(sample) ? 'equal' : 'given',
    variance: calibration ? 'calibrated' : 'fixed',
    total: sideOf(everybody),
    by: (items) =>
      lastFew(breaks, JSON.stringify(items), () => {
        const places = items.map((key) => layout.segments.indexOf(key));
        const keyOf = (codes: readonly (string | null)[]) => JSON.stringify(codes);
        const bySegment = new Map<string, CountedCell[]>();
        for (const cell of cells) {
          const key = keyOf(places.map((place) => cell.codes[place] ?? null));
          const members = bySegment.get(key);
          if (members) members.push(cell);
          else bySegment.set(key, [cell]);
        }
        const known = new Map<string, Side>();
        return (codes) => {
          const key = keyOf(codes);
          const found = known.get(key);
          if (found) return found;
          const made = sideOf(gather(layout, bySegment.get(key) ?? [], groupOf));
          known.set(key, made);
          return made;
        };
      }),
    placeOf: (codes) => ({ group: groupOf(codes), factor: refit(codes) }),
  };
}

function isEqual({ n, w, w2 }: Sample): boolean {
  return n === 0 || (n * w2) / w ** 2 - 1 <= 1e-10;
}

function sampleOf(
  layout: Layout,
  cells: readonly CountedCell[],
  factorOf: (codes: CountedCell['codes']) => number,
): Sample {
  const clusters = new Set<string>();
  const sample = { n: 0, w: 0, w2: 0, units: 0 };
  for (const { codes, cluster, sums } of cells) {
    const { n, w, w2 } = countedIn(layout, { sums });
    const factor = factorOf(codes);
    sample.n += n;
    sample.w += factor * w;
    sample.w2 += factor ** 2 * w2;
    if (cluster === null) sample.units += n;
    else clusters.add(cluster);
  }
  sample.units += clusters.size;
  return sample;
}

function countedIn(layout: Layout, { sums }: Pick<Part, 'sums'>): Counted {
  const [n = 0, w = 0, w2 = 0] = sums.slice(layout.sample, layout.sample + 3);
  return { n, w, w2 };
}

/** Cells added up by group and cluster (null: those without one). */
type Gathered = Map<number, Map<string | null, Part>>;

function gather(
  layout: Layout,
  cells: readonly CountedCell[],
  groupOf: (codes: CountedCell['codes']) => number,
): Gathered {
  const members = new Map<number, Map<string | null, CountedCell[]>>();
  for (const cell of cells) {
    const group = groupOf(cell.codes);
    const inGroup = members.get(group) ?? new Map<string | null, CountedCell[]>();
    members.set(group, inGroup);
    const alike = inGroup.get(cell.cluster);
    if (alike) alike.push(cell);
    else inGroup.set(cell.cluster, [cell]);
  }
  return mapped(members, (inGroup) => mapped(inGroup, (alike) => added(layout, alike)));
}

function mapped<Key, Of, To>(map: ReadonlyMap<Key, Of>, of: (value: Of) => To): Map<Key, To> {
  return new Map(Array.from(map, ([key, value]) => [key, of(value)]));
}

function added(layout: Layout, cells: readonly CountedCell[]): Part {
  const total = new Array<number>(layout.length).fill(0);
  for (const { sums } of cells)
    for (let place = 0; place < layout.length; place += 1)
      total[place] = (total[place] ?? 0) + (sums[place] ?? 0);
  return { sums: total, values: mergedValues(cells.map(({ values }) => values)) };
}

/** Residuals are taken of clusters outside the segment too; without them those change nothing. */
function cellOf(
  layout: Layout,
  everybody: Map<string | null, Part> | undefined,
  inSegment: Map<string | null, Part> | undefined,
  keepsOutside: boolean,
): SideCell {
  const counting = (cluster: string | null): Counting => ({
    sample: countedIn(layout, everybody?.get(cluster) ?? EMPTY),
    part: inSegment?.get(cluster) ?? EMPTY,
  });
  const names = [...((keepsOutside ? everybody : inSegment)?.keys() ?? [])];
  return {
    own: counting(null),
    clusters: names.flatMap((cluster) =>
      cluster === null ? [] : [{ cluster, ...counting(cluster) }],
    ),
  };
}
