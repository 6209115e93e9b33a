import { determined, product } from './determined';
import { nestedEquations } from './nestedSegments';
import type { RakedTables } from './rakedTables';
import type { Equation, SegmentTables } from './segmentTables';
import { unwitnessed } from './witness';

/** What may be shown of a cell. */
export type CellState = 'no_answers' | 'shown' | 'withheld' | 'withheld_secondary';

export interface WithholdingSettings {
  minimumBase: number;
  /** Whether shown cells are withheld too, so that they do not give away withheld ones; default true. */
  complementary?: boolean | undefined;
}

/**
 * Whether a cell is hidden for either reason (definition).
 *
 * @example isWithheld('withheld_secondary') // true
 */
export function isWithheld(
  state: CellState | undefined,
): state is 'withheld' | 'withheld_secondary' {
  return state === 'withheld' || state === 'withheld_secondary';
}

/**
 * What may be shown of every cell of an item's tables (section 12 of the method). Cells below the
 * minimum base are withheld. Then, in the order of the tables, where a sum has a single withheld cell
 * the smallest of the others that have answers is withheld too (the first in order if tied), until
 * none of the withheld cells follows from what is shown: no solution of the linear system of all
 * tables determines it (Cox 1980, JASA 75; Willenborg and de Waal 2001, Elements of Statistical
 * Disclosure Control).
 *
 * @example
 * const tables = segmentTables([{ item: 'country', codes: ['SE', 'NO', null] }]);
 * cellStates(tables, [40, 3, 17, 20], { minimumBase: 5 })
 * // ['shown', 'withheld', 'withheld_secondary', 'shown']
 * @param bases unweighted bases by place
 * @param withheld cells that something else has withheld already: they may be well filled, or empty
 * @param raked where weighted figures are shown as well
 * @param isKnownEmpty cells that cannot be hidden, since anybody knows that nobody is in them
 */
export function cellStates(
  tables: SegmentTables,
  bases: ArrayLike<number>,
  { minimumBase, complementary = true }: WithholdingSettings,
  withheld: ReadonlySet<number> = new Set(),
  isKnownEmpty: (place: number) => boolean = () => false,
  raked: RakedTables | null = null,
): CellState[] {
  const base = (place: number) => bases[place] ?? 0;
  const hidden = (place: number) =>
    base(place) < minimumBase ? ('withheld' as const) : ('withheld_secondary' as const);
  const states = Array.from({ length: tables.length }, (_, place): CellState => {
    if (withheld.has(place)) return hidden(place);
    if (base(place) === 0) return 'no_answers';
    return base(place) < minimumBase ? 'withheld' : 'shown';
  });
  if (!complementary || !states.some(isWithheld)) return states;
  const cellOf = (place: number) => place % tables.length;
  const isHidden = (place: number) => isWithheld(states[cellOf(place)]);
  // Smallest base first, and rather a part than the sum that it belongs to.
  const before = (a: number, b: number) =>
    base(a) - base(b) || tables.depth(b) - tables.depth(a) || a - b;
  const hideSmallest = (places: readonly number[]): number | undefined => {
    const cells = [...new Set(places.map(cellOf))];
    const shown = cells.filter((place) => !isHidden(place) && !isKnownEmpty(place));
    const filled = shown.filter((place) => base(place) > 0);
    // Around an empty cell that something else has withheld all others may be empty.
    const [place] = (filled.length > 0 ? filled : shown).sort(before);
    if (place !== undefined) states[place] = hidden(place);
    return place;
  };
  const isEmpty = (place: number) => states[cellOf(place)] === 'no_answers';
  const counted = [...tables.equations, ...nestedEquations(tables, isEmpty)];
  const equations = raked ? [...counted, ...counted.map(raked.weighed)] : counted;
  /** Hides a cell for each of those that follow, unless one that was hidden for another will do. */
  const hideFor = (following: Iterable<readonly number[]>): boolean => {
    const hiddenNow = new Set<number>();
    for (const places of following) {
      if (places.some((place) => hiddenNow.has(place))) continue;
      const place = hideSmallest(places);
      if (place !== undefined) hiddenNow.add(place);
    }
    return hiddenNow.size > 0;
  };
  do completeSums(counted, isHidden, hideSmallest);
  while (
    hideFor(determined(equations, isHidden).map(({ combination }) => placesIn(combination))) ||
    hideFor(unwitnessed(tables, isHidden, isEmpty, raked).values())
  );
  return states;
}

/** Applies the rule of the single withheld cell until it changes nothing more. */
function completeSums(
  equations: readonly Equation[],
  isHidden: (place: number) => boolean,
  hideSmallest: (places: readonly number[]) => number | undefined,
): void {
  for (let changed = true; changed; ) {
    changed = false;
    for (const { places } of equations)
      if (places.filter(isHidden).length === 1 && hideSmallest(places) !== undefined)
        changed = true;
  }
}

/** The cells that a combination of equations involves. */
function placesIn(combination: ReadonlyMap<Equation, number>): number[] {
  const weights = new Map<number, number>();
  for (const [{ places, signs }, times] of combination)
    places.forEach((place, i) => {
      weights.set(place, product((weights.get(place) ?? 0) + product(times, signs[i] ?? 0), 1));
    });
  return [...weights].flatMap(([place, weight]) => (weight === 0 ? [] : [place]));
}
