import fc from 'fast-check';
import type { Respondent } from '../../app/statistics/fromRows';
import type { RakingCell } from '../../app/statistics/margins';
import type { CellItems, CellPart, Counted } from '../../app/statistics/rakedCells';
import type { CellRanking } from '../../app/statistics/rakedRanking';
import type { CellDistribution, CellVariable } from '../../app/statistics/rakedVariable';
import { midRanks, tieSum } from '../../app/statistics/ranking';

/** A respondent with base weight, categories of the margins, and answers. */
export interface Surveyed extends Respondent {
  categories: (string | null)[];
  answers: { y: number; s: boolean }[];
  /** Ranks of three channels; null: outside the segment. */
  entries: (number | null)[] | null;
}

const category = fc.constantFrom('x', 'x', 'y', 'z', null);
const answer = fc.record({ y: fc.integer({ min: 0, max: 5 }), s: fc.boolean() });
const entry = fc.constantFrom(null, 1, 2, 3);

/** Samples with margins; weighted or not, with clusters that reach over cells or not. */
export const surveyed: fc.Arbitrary<Surveyed[]> = fc
  .tuple(
    fc.array(
      fc.record({
        w: fc.double({ min: 0.2, max: 4, noNaN: true }),
        cluster: fc.constantFrom(null, null, 'a', 'b', 'c'),
        categories: fc.tuple(category, fc.constantFrom('f', 'm')).map((pair) => [...pair]),
        answers: fc.array(answer, { minLength: 3, maxLength: 3 }),
        entries: fc.option(fc.array(entry, { minLength: 3, maxLength: 3 })),
      }),
      { minLength: 1, maxLength: 40 },
    ),
    fc.boolean(),
    fc.boolean(),
  )
  .map(([rows, weighted, clustered]) =>
    rows.map((row) => ({
      ...row,
      w: weighted ? row.w : 1,
      cluster: clustered ? row.cluster : null,
    })),
  );

/** The respondents of each cell, that is of each combination of categories. */
export function membersOf(rows: readonly Surveyed[]): Surveyed[][] {
  const cells = new Map<string, Surveyed[]>();
  for (const row of rows) {
    const key = JSON.stringify(row.categories);
    cells.set(key, [...(cells.get(key) ?? []), row]);
  }
  return [...cells.values()];
}

export function rakingCell(members: readonly Surveyed[]): RakingCell {
  const { n, w } = counted(members);
  return { n, weight: w, categories: members[0]?.categories ?? [] };
}

export function cellItems(
  members: readonly Surveyed[],
  answersOf: (row: Surveyed) => readonly { y: number; s: boolean }[],
): CellItems {
  const { own, clusters } = byCluster(members);
  const places = [...(members[0] ? answersOf(members[0]) : []).keys()];
  const part = (rows: readonly Surveyed[]): CellPart => ({
    sample: counted(rows),
    any: counted(rows.filter((row) => answersOf(row).some(({ s }) => s))),
    items: places.map((place) => {
      const sums = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 };
      for (const row of rows) {
        const { y, s } = answersOf(row)[place] ?? { y: 0, s: false };
        if (!s) continue;
        sums.n += 1;
        sums.w += row.w;
        sums.wy += row.w * y;
        sums.wyy += row.w * y ** 2;
        sums.w2 += row.w ** 2;
      }
      return sums;
    }),
  });
  const pairs = places.map((j) =>
    places.map((l) => {
      const sums = { ss: 0, ys: 0, sy: 0, yy: 0 };
      for (const row of own) {
        const [first, second] = [answersOf(row)[j], answersOf(row)[l]];
        if (!first?.s || !second?.s) continue;
        sums.ss += row.w ** 2;
        sums.ys += row.w ** 2 * first.y;
        sums.sy += row.w ** 2 * second.y;
        sums.yy += row.w ** 2 * first.y * second.y;
      }
      return sums;
    }),
  );
  return {
    own: { ...part(own), pairs },
    clusters: clusters.map(({ cluster, rows }) => ({ cluster, ...part(rows) })),
  };
}

export function cellVariable(members: readonly Surveyed[], place: number): CellVariable {
  const { own, clusters } = cellItems(members, ({ answers }) => answers.slice(place, place + 1));
  const [base = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 }] = own.items;
  const { ys: w2y = 0, yy: w2yy = 0 } = own.pairs[0]?.[0] ?? {};
  return {
    own: { sample: own.sample, base: { ...base, w2y, w2yy } },
    clusters: clusters.map(({ cluster, sample, items }) => ({
      cluster,
      sample,
      base: items[0] ?? { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 },
    })),
  };
}

export function cellDistribution(members: readonly Surveyed[], place: number): CellDistribution {
  const { own, clusters } = byCluster(members);
  const values = (rows: readonly Surveyed[]) =>
    rows.flatMap(({ w, answers }) => {
      const { y, s } = answers[place] ?? { y: 0, s: false };
      return s ? [{ value: y, n: 1, w, w2: w ** 2 }] : [];
    });
  return {
    own: { sample: counted(own), values: values(own) },
    clusters: clusters.map(({ cluster, rows }) => ({
      cluster,
      sample: counted(rows),
      values: values(rows),
    })),
  };
}

export function cellRanking(members: readonly Surveyed[]): CellRanking {
  const ranked = (row: Surveyed) =>
    row.entries?.some((each) => each !== null) ? row.entries : null;
  const first = [0, 0, 0];
  let ties = 0;
  for (const row of members) {
    const entries = ranked(row);
    if (!entries) continue;
    const ranks = midRanks(entries);
    ties += row.w * tieSum(ranks);
    ranks.forEach((rank, j) => {
      if (rank === 1) first[j] = (first[j] ?? 0) + row.w;
    });
  }
  const items = cellItems(members, (row) => {
    const entries = ranked(row);
    return midRanks(entries ?? [1, 2, 3]).map((y) => ({ y, s: entries !== null }));
  });
  return { ...items, first, ties };
}

function byCluster(members: readonly Surveyed[]) {
  const names = new Set(members.flatMap(({ cluster }) => cluster ?? []));
  return {
    own: members.filter(({ cluster }) => (cluster ?? null) === null),
    clusters: [...names].map((cluster) => ({
      cluster,
      rows: members.filter((row) => row.cluster === cluster),
    })),
  };
}

function counted(rows: readonly Respondent[]): Counted {
  return {
    n: rows.length,
    w: rows.reduce((sum, { w }) => sum + w, 0),
    w2: rows.reduce((sum, { w }) => sum + w ** 2, 0),
  };
}
