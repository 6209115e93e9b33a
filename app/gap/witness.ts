import type { RakedTables } from './rakedTables';
import { ringed } from './rings';
import type { SegmentTables } from './segmentTables';

/** Most combinations of all segment codes that witnesses are looked for among. */
const MOST = 4000;
/** Integers up to here multiply exactly in doubles. */
const EXACT = 2 ** 25;

/** A combination of all segment codes as the cells that it counts in, or a sum of such. */
type Sum = Map<number, number>;

/**
 * Hidden cells that follow from shown ones, each with shown ones that it follows from. A cell does not
 * follow where there is a witness: a way of adding respondents of some combinations of all segment
 * codes and taking others away that changes it, and nothing that is shown. Combinations that a cell
 * shown as empty rules out are not to be had. Elimination by shown cells finds every witness there
 * is; only among more combinations than `MOST` may some remain unfound.
 */
export function unwitnessed(
  tables: SegmentTables,
  isHidden: (place: number) => boolean,
  isEmpty: (place: number) => boolean,
  raked: RakedTables | null = null,
): Map<number, number[]> {
  const ring = ringed(tables, isHidden, isEmpty, raked);
  const left = new Set<number>();
  for (let place = 0; place < tables.length; place += 1)
    if (isHidden(place) && !ring.has(place)) {
      left.add(place);
      if (raked && !raked.isUniform(place)) left.add(place + tables.length);
    }
  const pivots = new Map<number, Sum>();
  if (left.size === 0) return new Map();
  // Those with a cell in question first; and those that show least cancel each other soonest.
  const possible = combinations(tables, isEmpty)
    .map(({ codes, places }) => {
      const shown = places.filter((place) => !isHidden(place)).length;
      return { codes, places, order: shown + (places.some((place) => left.has(place)) ? 0 : 100) };
    })
    .sort((a, b) => a.order - b.order);
  for (const { codes, places } of possible.slice(0, MOST)) {
    if (left.size === 0) break;
    const made: Sum = new Map(places.map((place) => [place, 1]));
    // What it weighs is seen in cells of several weights, and changes with it.
    for (const place of places)
      if (raked && !raked.isUniform(place)) made.set(place + tables.length, raked.weightOf(codes));
    const sum = reduced(made, pivots, isHidden);
    if (!sum) continue;
    const pivot = [...sum.keys()].find((place) => !isHidden(place));
    if (pivot === undefined) for (const place of sum.keys()) left.delete(place);
    else pivots.set(pivot, sum);
  }
  return new Map([...left].map((place) => [place, followsFrom(place, pivots)]));
}

/** Shown cells of which a hidden one is a weighted sum in all of the sums, later ones solved first. */
function followsFrom(hidden: number, pivots: ReadonlyMap<number, Sum>): number[] {
  const weights = new Map<number, number>();
  for (const [pivot, sum] of [...pivots].reverse()) {
    let rest = sum.get(hidden) ?? 0;
    for (const [place, weight] of weights) rest -= weight * (sum.get(place) ?? 0);
    if (Math.abs(rest) > 1e-9) weights.set(pivot, rest / (sum.get(pivot) ?? 1));
  }
  return [...weights.keys()];
}

/** The cells of every combination of codes that no empty cell rules out. */
function combinations(
  { segments, single, pair }: SegmentTables,
  isEmpty: (place: number) => boolean,
): { codes: number[]; places: number[] }[] {
  let made: { codes: number[]; places: number[] }[] = [{ codes: [], places: [0] }];
  for (const [item, { codes }] of segments.entries())
    made = made.slice(0, MOST * 10).flatMap((before) =>
      [...codes.keys()].flatMap((code) => {
        const crossed = before.codes.map((other, at) => pair(at, other, item, code));
        if (isEmpty(single(item, code)) || crossed.some(isEmpty)) return [];
        const places = [...before.places, single(item, code), ...crossed];
        return [{ codes: [...before.codes, code], places }];
      }),
    );
  return made;
}

/** A sum without the shown cells that are pivots; undefined where it outgrows exact arithmetic. */
function reduced(
  given: Sum,
  pivots: ReadonlyMap<number, Sum>,
  isHidden: (place: number) => boolean,
): Sum | undefined {
  let sum = given;
  for (;;) {
    const place = [...sum.keys()].find((each) => !isHidden(each) && pivots.has(each));
    const pivot = place === undefined ? undefined : pivots.get(place);
    if (place === undefined || !pivot) return sum;
    const next = combined(sum, pivot.get(place) ?? 1, pivot, -(sum.get(place) ?? 0));
    if (!next) return undefined;
    sum = next;
  }
}

function combined(first: Sum, times: number, second: Sum, otherTimes: number): Sum | undefined {
  const sum: Sum = new Map();
  for (const [place, value] of first) sum.set(place, times * value);
  for (const [place, value] of second) {
    const total = (sum.get(place) ?? 0) + otherTimes * value;
    if (total === 0) sum.delete(place);
    else sum.set(place, total);
  }
  let common = 0;
  for (const value of sum.values()) common = divisor(value, common);
  for (const [place, value] of sum) {
    if (Math.abs(value / common) > EXACT) return undefined;
    sum.set(place, value / common);
  }
  return sum;
}

/** The greatest common divisor. */
export function divisor(a: number, b: number): number {
  let [x, y] = [Math.abs(a), Math.abs(b)];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
