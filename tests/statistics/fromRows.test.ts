import { describe, expect, test } from 'vitest';
import { byUnit, distribution, variableSums } from '../../app/statistics/fromRows';
import { indexSums } from '../../app/statistics/indexFromRows';

describe('the rows of a sample', () => {
  test('give the sums of the base and of the whole sample', () => {
    const sums = variableSums([
      { y: 3, s: true, w: 2 },
      { y: 0, s: false, w: 1 },
    ]);
    expect(sums).toEqual({
      sample: { n: 2, w: 3, w2: 5, units: 2 },
      own: { n: 1, w: 2, wy: 6, wyy: 18, w2: 4, w2y: 12, w2yy: 36 },
      clusters: [],
    });
  });

  test('keep clusters apart and count each as one unit', () => {
    const rows = [
      { y: 1, s: true, w: 1, cluster: 'a' },
      { y: 1, s: true, w: 2, cluster: null },
      { y: 0, s: true, w: 3, cluster: 'a' },
      { y: 0, s: false, w: 1, cluster: '' },
    ];
    expect(variableSums(rows)).toMatchObject({
      sample: { n: 4, w: 7, w2: 15, units: 3 },
      own: { n: 1, w: 2 },
      clusters: [
        { n: 2, w: 4, wy: 1, wyy: 1, w2: 10 },
        { n: 0, w: 0, wy: 0, wyy: 0, w2: 0 },
      ],
    });
    expect(byUnit([{ w: 1 }, { w: 2, cluster: 'a' }, { w: 1, cluster: 'a' }]).sample).toEqual({
      n: 3,
      w: 4,
      w2: 6,
      units: 2,
    });
  });

  test('give the distribution of the answers', () => {
    const rows = [
      { y: 5, s: true, w: 2 },
      { y: 5, s: true, w: 1 },
      { y: 7, s: false, w: 1 },
      { y: 5, s: true, w: 1, cluster: 'a' },
    ];
    const { own, clusters } = distribution(rows);
    expect(own).toEqual([{ value: 5, n: 2, w: 3, w2: 5 }]);
    expect(clusters).toEqual([[{ value: 5, n: 1, w: 1, w2: 1 }]]);
  });

  test('of weight 0 are dropped', () => {
    const row = { y: 1, s: true, w: 1 };
    expect(variableSums([row, { ...row, w: 0, cluster: 'a' }])).toEqual(variableSums([row]));
  });

  test.each([-1, Number.NaN, Number.POSITIVE_INFINITY])('cannot have the weight %d', (w) => {
    expect(() => variableSums([{ y: 1, s: true, w }])).toThrow(RangeError);
    expect(() => distribution([{ y: 1, s: true, w }])).toThrow(RangeError);
    expect(() => indexSums([{ items: [], w }])).toThrow(RangeError);
  });
});

describe('the rows of an index', () => {
  test('give the sums of its items and of their pairs', () => {
    const sums = indexSums([
      {
        w: 2,
        items: [
          { y: 1, s: true },
          { y: 0.5, s: true },
        ],
      },
      {
        w: 1,
        items: [
          { y: 1, s: true },
          { y: 0, s: false },
        ],
      },
      {
        w: 1,
        items: [
          { y: 0, s: false },
          { y: 0, s: false },
        ],
      },
    ]);
    expect(sums).toMatchObject({
      sample: { n: 3, w: 4, w2: 6, units: 3 },
      n: 2,
      w: 3,
      w2: 5,
      units: 2,
      items: [
        { w: 3, wy: 3 },
        { w: 2, wy: 1 },
      ],
    });
    expect(sums.own[0]?.[0]).toEqual({ ss: 5, ys: 5, sy: 5, yy: 5 });
    expect(sums.own[0]?.[1]).toEqual({ ss: 4, ys: 4, sy: 2, yy: 2 });
    expect(sums.own[1]?.[0]).toEqual({ ss: 4, ys: 2, sy: 4, yy: 2 });
  });

  test('keep clusters apart', () => {
    const item = { y: 1, s: true };
    const sums = indexSums([
      { w: 2, items: [item], cluster: 'a' },
      { w: 1, items: [item], cluster: 'a' },
      { w: 1, items: [item] },
    ]);
    expect(sums).toMatchObject({ n: 3, units: 2, items: [{ w: 4, wy: 4 }] });
    expect(sums.clusters).toEqual([[{ w: 3, wy: 3 }]]);
    expect(sums.own).toEqual([[{ ss: 1, ys: 1, sy: 1, yy: 1 }]]);
  });
});
