import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Margin, RakingCell } from '../../app/statistics/margins';
import { rakingGroups } from '../../app/statistics/margins';
import { rake } from '../../app/statistics/rake';
import { rakeWithinBounds } from '../../app/statistics/rakeWithinBounds';

const margin = (variable: string, targets: Record<string, number>): Margin => ({
  variable,
  targets: Object.entries(targets).map(([category, share]) => ({ category, share })),
});
const person = (...categories: (string | null)[]): RakingCell => ({ n: 1, weight: 1, categories });
const sex = margin('sex', { f: 0.5, m: 0.5 });
const people = [person('f'), person('f'), person('f'), person('m')];

function shares(cells: readonly RakingCell[], factors: readonly number[], place: number) {
  const sums = new Map<string | null, number>();
  const weights = cells.map(({ weight }, at) => weight * (factors[at] ?? 0));
  const total = weights.reduce((sum, w) => sum + w, 0);
  cells.forEach(({ categories }, at) => {
    const category = categories[place] ?? null;
    sums.set(category, (sums.get(category) ?? 0) + (weights[at] ?? 0) / total);
  });
  return sums;
}

describe('margins are checked', () => {
  test.each([
    ['margin_total', margin('sex', { f: 0.5, m: 0.4 }), null],
    ['margin_total', margin('sex', { f: 1.2, m: -0.2 }), null],
    ['margin_total', margin('sex', { f: Number.NaN, m: 0.5 }), null],
    ['unknown_category', margin('sex', { f: 1 }), 'm'],
    ['empty_cell', margin('sex', { f: 0.5, m: 0.4, x: 0.1 }), 'x'],
    ['zero_target', margin('sex', { f: 1, m: 0 }), 'm'],
  ] as const)('and refused with %s', (code, margin, category) => {
    expect(rake(people, [margin])).toEqual({ status: 'error', code, margin: 'sex', category });
  });

  test('in this order, one margin after the other', () => {
    const bad = margin('sex', { f: 0.4, x: 0.5 });
    expect(rake(people, [bad])).toMatchObject({ code: 'margin_total' });
    expect(rake(people, [margin('sex', { f: 0.4, x: 0.6 })])).toMatchObject({
      code: 'unknown_category',
    });
    const cells = people.map((each) => ({ ...each, categories: [...each.categories, 'a'] }));
    const second = margin('age', { a: 0.5, b: 0.4 });
    expect(rake(cells, [sex, second])).toMatchObject({ code: 'margin_total', margin: 'age' });
    expect(rake(cells, [margin('sex', { f: 1, m: 0 }), second])).toMatchObject({
      code: 'zero_target',
      margin: 'sex',
    });
  });

  test('with respondents without an answer as a category of their own', () => {
    const cells = [person('f'), person('m'), { n: 1, weight: 2, categories: [null] }];
    expect(rakingGroups(cells, [sex])).toEqual([
      [
        { margin: 'sex', category: 'f', target: 0.25, cells: [0] },
        { margin: 'sex', category: 'm', target: 0.25, cells: [1] },
        { margin: 'sex', category: null, target: 0.5, cells: [2] },
      ],
    ]);
    expect(rake([person(null)], [sex])).toMatchObject({ code: 'empty_cell', category: 'f' });
  });

  test('with shares that add up to 1 within 1e-6, which are brought to 1', () => {
    const third = margin('sex', { f: 0.3333333, m: 0.6666666 });
    const raking = rake(people, [third]);
    if (raking.status !== 'converged') throw new Error(raking.status);
    expect(shares(people, raking.factors, 0).get('f')).toBeCloseTo(1 / 3, 6);
  });

  test('of which two need not add up to quite the same', () => {
    const cells = people.map(({ n, weight, categories: [sex = null] }, i) => ({
      n,
      weight,
      categories: [sex, i % 2 === 0 ? 'a' : 'b'],
    }));
    const margins = [
      margin('sex', { f: 0.3333333, m: 0.6666666 }),
      margin('age', { a: 0.6000004, b: 0.4000004 }),
    ];
    expect(rake([...cells, person('m', 'a')], margins).status).toBe('converged');
  });

  test('and a category that is not to be there may have target 0', () => {
    const raking = rake(people, [margin('sex', { f: 0.5, m: 0.5, x: 0 })]);
    expect(raking.status).toBe('converged');
  });
});

describe('raking', () => {
  test('gives weights of mean 1', () => {
    const raking = rake(people, [sex]);
    if (raking.status !== 'converged') throw new Error(raking.status);
    raking.factors.forEach((factor, at) => {
      expect(factor).toBeCloseTo(at < 3 ? 2 / 3 : 2, 14);
    });
  });

  test('without margins makes the mean 1', () => {
    const raking = rake([{ n: 2, weight: 8, categories: [] }], []);
    expect(raking).toEqual({ status: 'converged', factors: [0.25] });
  });

  test('of nobody is an empty cell, and without margins nothing', () => {
    expect(rake([], [sex])).toMatchObject({ code: 'empty_cell' });
    expect(rake([], [])).toEqual({ status: 'converged', factors: [] });
  });

  test('refuses cells without weight', () => {
    for (const weight of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => rake([{ n: 1, weight, categories: ['f'] }], [sex])).toThrow(RangeError);
    expect(() => rake([{ n: 0, weight: 1, categories: ['f'] }], [sex])).toThrow(RangeError);
  });

  test('to margins that contradict each other names the worst category and gives no weights', () => {
    const clash = [person('x', 'f'), person('x', 'f'), person('y', 'm'), person('y', 'm')];
    const margins = [margin('g', { x: 0.5, y: 0.5 }), margin('s', { f: 0.3, m: 0.7 })];
    const raking = rake(clash, margins, 50);
    expect(raking).toMatchObject({ status: 'not_converged', margin: 'g', category: 'x' });
    expect(raking).toMatchObject({ distance: expect.closeTo(0.2, 10) });
  });

  test('of cells is that of their respondents', () => {
    const cells = [
      { n: 3, weight: 4.5, categories: ['f', 'a'] },
      { n: 2, weight: 1, categories: ['f', 'b'] },
      { n: 4, weight: 5, categories: ['m', 'a'] },
      { n: 1, weight: 2, categories: ['m', null] },
    ];
    const margins = [sex, margin('age', { a: 0.6, b: 0.4 })];
    const rows = cells.flatMap(({ n, weight, categories }) =>
      Array.from({ length: n }, () => ({ n: 1, weight: weight / n, categories })),
    );
    const [ofCells, ofRows] = [rake(cells, margins), rake(rows, margins)];
    if (ofCells.status !== 'converged' || ofRows.status !== 'converged') throw new Error('none');
    expect(ofRows.factors[0]).toBeCloseTo(ofCells.factors[0] ?? 0, 12);
    expect(ofRows.factors.at(-1)).toBeCloseTo(ofCells.factors[3] ?? 0, 12);
  });

  const sample = fc.array(
    fc.record({
      n: fc.integer({ min: 1, max: 9 }),
      weight: fc.double({ min: 0.2, max: 20, noNaN: true }),
      categories: fc
        .tuple(fc.constantFrom('f', 'm'), fc.constantFrom('a', 'b', 'c', null))
        .map((pair): (string | null)[] => [...pair]),
    }),
    { minLength: 8, maxLength: 30 },
  );
  const two = fc
    .tuple(
      fc.double({ min: 0.2, max: 0.8, noNaN: true }),
      fc.double({ min: 0.1, max: 0.6, noNaN: true }),
    )
    .map(([f, a]) => [
      margin('sex', { f, m: 1 - f }),
      margin('age', { a, b: (1 - a) / 2, c: (1 - a) / 2 }),
    ]);

  test('reproduces the margins, whatever their order and that of the rows', () => {
    fc.assert(
      fc.property(sample, two, (cells, margins) => {
        // Another order may need some more cycles than the 1,000 where this one needs nearly all.
        const raking = rake(cells, margins, 300);
        fc.pre(raking.status === 'converged');
        if (raking.status !== 'converged') return;
        margins.forEach(({ targets }, place) => {
          const found = shares(cells, raking.factors, place);
          const answered = 1 - (found.get(null) ?? 0);
          for (const { category, share } of targets)
            expect(found.get(category)).toBeCloseTo(share * answered, 9);
        });
        const mean =
          cells.reduce((sum, { weight }, at) => sum + weight * (raking.factors[at] ?? 0), 0) /
          cells.reduce((sum, { n }) => sum + n, 0);
        expect(mean).toBeCloseTo(1, 12);
        const turned = rake(
          cells.map((cell) => ({ ...cell, categories: [...cell.categories].reverse() })).reverse(),
          [...margins].reverse().map((each) => ({ ...each, targets: [...each.targets].reverse() })),
        );
        if (turned.status !== 'converged') throw new Error(turned.status);
        [...turned.factors].reverse().forEach((factor, at) => {
          expect(factor / (raking.factors[at] ?? 0)).toBeCloseTo(1, 6);
        });
      }),
    );
  });
});

describe('raking within bounds', () => {
  const cells = [...Array(12)].map((_, i) => ({
    n: 1,
    weight: 1 + (i % 5),
    categories: [i < 8 ? 'f' : 'm'],
  }));

  test('meets the margins with weights within the bounds', () => {
    const raking = rakeWithinBounds(cells, [sex], { low: 0.4, high: 1.6 });
    if (raking.status !== 'converged') throw new Error(raking.status);
    expect(shares(cells, raking.factors, 0).get('f')).toBeCloseTo(0.5, 9);
    cells.forEach(({ weight }, at) => {
      const w = weight * (raking.factors[at] ?? 0);
      expect(w).toBeGreaterThan(0.4 * (1 - 2e-6));
      expect(w).toBeLessThan(1.6 * (1 + 2e-6));
    });
  });

  test('is plain raking where nothing lies outside', () => {
    const plain = rake(cells, [sex]);
    const bounded = rakeWithinBounds(cells, [sex], { low: 0.01, high: 100 });
    if (plain.status !== 'converged' || bounded.status !== 'converged') throw new Error('none');
    bounded.factors.forEach((factor, at) => {
      expect(factor).toBeCloseTo(plain.factors[at] ?? 0, 12);
    });
  });

  test('gives no weights where the bounds leave no room', () => {
    const tight = margin('sex', { f: 0.05, m: 0.95 });
    expect(rakeWithinBounds(cells, [tight], { low: 0.5, high: 1.5 })).toEqual({
      status: 'bounds_not_met',
    });
  });

  test('passes on what is wrong with the margins', () => {
    const raking = rakeWithinBounds(cells, [margin('sex', { f: 1 })], { low: 0.2, high: 5 });
    expect(raking).toMatchObject({ code: 'unknown_category' });
  });
});
