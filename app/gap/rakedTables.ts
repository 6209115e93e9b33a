import type { Equation, SegmentTables } from './segmentTables';

/**
 * What raked weights add to what a reader knows of an audience's tables. Everybody with the same codes
 * of the margins has the same weight, which follows from shown bases and the margins; so a sum over
 * cells of other weights is shown twice, by its base and by what it weighs.
 */
export interface RakedTables {
  /** Whether weights are raked to this segment item. */
  isMargin(item: number): boolean;
  /** A stand-in for the weight of who has these codes, by segment item in order. */
  weightOf(codes: readonly number[]): number;
  /** Whether all of a cell have the same weight: it names a code of every margin. */
  isUniform(place: number): boolean;
  /**
   * An equation once more for what cells weigh. A cell of several weights stands in it at `length`
   * places behind its own: what it weighs does not follow from how many it has.
   */
  weighed(equation: Equation): Equation;
}

/** Integers that tell weights apart, products of them too. */
const STAND_INS = [
  2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47, 53, 59, 61, 67, 71, 73, 79, 83, 89, 97,
];

/**
 * An integer that stands for the weight of a margin's category, by its place (definition).
 * @example [standIn(0), standIn(1)] // [2, 3]
 */
export function standIn(place: number): number {
  return STAND_INS[place % STAND_INS.length] ?? 1;
}

/**
 * The tables of an audience whose weights are raked to some of their segment items.
 * @param margins keys of segment items
 */
export function rakedTables(tables: SegmentTables, margins: readonly string[]): RakedTables {
  const { segments, length } = tables;
  const at = segments.flatMap(({ item }, i) => (margins.includes(item) ? [i] : []));
  const codesOf = (place: number): (number | undefined)[] => {
    const named = tables.codesOf(place);
    return at.map((i) => {
      const segment = segments[i];
      if (!segment || !Object.hasOwn(named, segment.item)) return undefined;
      return segment.codes.indexOf(named[segment.item] ?? null);
    });
  };
  const product = (codes: readonly (number | undefined)[]): number | undefined =>
    codes.reduce<number | undefined>((made, code, i) => {
      const item = at[i];
      return made === undefined || code === undefined || item === undefined
        ? undefined
        : made * standIn(code + 7 * at.indexOf(item));
    }, 1);
  const weights = Array.from({ length }, (_, place) => product(codesOf(place)));
  return {
    isMargin: (item) => at.includes(item),
    weightOf: (codes) => product(at.map((i) => codes[i])) ?? 1,
    isUniform: (place) => weights[place] !== undefined,
    weighed: ({ places, signs }) => ({
      places: places.map((place) => (weights[place] === undefined ? place + length : place)),
      signs: places.map((place, i) => (signs[i] ?? 0) * (weights[place] ?? 1)),
    }),
  };
}
