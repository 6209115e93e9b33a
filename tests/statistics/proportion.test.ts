import { describe, expect, test } from 'vitest';
import { variableSums } from '../../app/statistics/fromRows';
import { proportion } from '../../app/statistics/proportion';
import { counted, shareOf } from './samples';

describe('an unweighted share', () => {
  test('of eight in ten has the Wilson interval', () => {
    const share = shareOf(8, 10);
    expect(share).toMatchObject({ n: 10, weightedN: 10, estimate: 0.8, df: 9, reason: null });
    expect(share).toMatchObject({ designEffect: 1, effective: 10, intervalBase: 10 });
    expect(share.se).toBeCloseTo(Math.sqrt((0.8 * 0.2) / 9), 15);
    expect(share.low).toBeCloseTo(0.4901624715366417, 14);
    expect(share.high).toBeCloseTo(0.9433178485456247, 14);
  });

  test('of three in four has the Wilson interval', () => {
    const { estimate, se, effective, low, high } = shareOf(3, 4);
    expect({ estimate, se, effective }).toEqual({ estimate: 0.75, se: 0.25, effective: 4 });
    expect(low).toBeCloseTo(0.30064, 5);
    expect(high).toBeCloseTo(0.95441, 5);
  });

  test('of none and of all has no standard error to speak of, but an interval', () => {
    const none = shareOf(0, 25);
    expect(none).toMatchObject({ estimate: 0, se: 0, designEffect: null, effective: 25, low: 0 });
    expect(none.high).toBeCloseTo(0.13319, 5);
    const all = shareOf(25, 25);
    expect(all).toMatchObject({
      estimate: 1,
      se: 0,
      designEffect: null,
      intervalBase: 25,
      high: 1,
    });
    expect(all.low).toBeCloseTo(1 - 0.13319, 5);
  });

  test('of one respondent has an interval and nothing else', () => {
    const share = shareOf(1, 1);
    expect(share).toMatchObject({ n: 1, estimate: 1, se: null, designEffect: null, df: 0 });
    expect(share).toMatchObject({ effective: 1, intervalBase: 1, high: 1, reason: null });
    expect(share.low).toBeCloseTo(0.206549314377237, 12);
  });

  test('is not changed by respondents outside the base', () => {
    const outside = counted(3, 7).map((row) => ({ ...row, s: false }));
    expect(proportion(variableSums([...counted(8, 10), ...outside]), 0.95)).toEqual(shareOf(8, 10));
  });
});

test('the share of an empty base is null in every part', () => {
  expect(proportion(variableSums([{ y: 1, s: false, w: 1 }]), 0.95)).toEqual({
    n: 0,
    weightedN: 0,
    estimate: null,
    se: null,
    designEffect: null,
    effective: null,
    intervalBase: null,
    df: null,
    low: null,
    high: null,
    reason: 'no_answers',
  });
});

describe('a weighted share', () => {
  test('of none counts on the effective base of Kish, with t in place of z', () => {
    const weights = [2, 1, 1, 0.5, 3, 1.5];
    const share = proportion(variableSums(weights.map((w) => ({ y: 0, s: true, w }))), 0.95);
    expect(share).toMatchObject({ estimate: 0, se: 0, designEffect: null, low: 0, df: 5 });
    expect(share.effective).toBeCloseTo(4.628571428571429, 12);
    expect(share.intervalBase).toBeCloseTo(2.6907929643902, 10);
    expect(share.high).toBeCloseTo(0.588075742803679, 10);
  });

  test('of none counts everybody if the weights are equal, without a remainder', () => {
    const rows = counted(0, 30).map((row) => ({ ...row, w: 0.1 }));
    const share = proportion(variableSums(rows), 0.95);
    expect(share).toMatchObject({ effective: 30, intervalBase: 30 });
    expect(share.high).toBe(shareOf(0, 30).high);
  });

  test('of none is 0 even if the sums carry rounding', () => {
    const sums = variableSums(counted(0, 5));
    const own = { ...sums.own, wy: 1e-16 };
    expect(proportion({ ...sums, own }, 0.95)).toMatchObject({ estimate: 0, low: 0, se: 0 });
  });

  test('of all is 1 even if the sums carry rounding', () => {
    const weights = [0.1, 0.2, 0.3, 0.7, 1.1];
    const sums = variableSums(weights.map((w) => ({ y: 1, s: true, w })));
    const own = { ...sums.own, wy: sums.own.wy * (1 - 2e-15) };
    expect(proportion({ ...sums, own }, 0.95)).toMatchObject({ estimate: 1, high: 1, se: 0 });
  });

  test('never has a larger base than there are respondents', () => {
    const rows = [1, 1, 1, 0, 0, 0].map((y, i) => ({ y, s: true, w: i === 0 ? 1.01 : 1 }));
    const split = rows.map((row, i) => ({ ...row, cluster: `${i % 3}` }));
    const share = proportion(variableSums(split), 0.95);
    expect(share.effective).toBe(6);
    expect(share.intervalBase).toBe(6);
    expect(share.designEffect).toBeLessThan(1);
  });
});

describe('a share of clusters', () => {
  test('of which all have the same share does not vary, and counts every respondent', () => {
    const rows = counted(1, 2).flatMap((row) => [
      { ...row, cluster: 'a' },
      { ...row, cluster: 'b' },
    ]);
    const share = proportion(variableSums(rows), 0.95);
    expect(share).toMatchObject({ estimate: 0.5, se: 0, effective: 4, intervalBase: 4, df: 1 });
    expect(share.low).toBeGreaterThan(0);
  });

  test('has no interval if all respondents are of one cluster', () => {
    const rows = [2, 1, 3].map((w, i) => ({ y: i === 0 ? 0 : 1, s: true, w, cluster: 'a' }));
    const share = proportion(variableSums(rows), 0.95);
    expect(share).toMatchObject({ n: 3, weightedN: 6, se: null, designEffect: null, df: 0 });
    expect(share).toMatchObject({ intervalBase: null, low: null, high: null });
    expect(share.reason).toBe('no_variance_estimate');
    expect(share.estimate).toBeCloseTo(4 / 6, 15);
    expect(share.effective).toBeCloseTo(36 / 14, 12);
  });

  test('of one member each is the share of respondents', () => {
    const rows = counted(8, 10).map((row, i) => ({ ...row, cluster: `${i}` }));
    const { se, ...share } = proportion(variableSums(rows), 0.95);
    expect(shareOf(8, 10)).toMatchObject(share);
    expect(se).toBeCloseTo(shareOf(8, 10).se ?? 0, 15);
  });
});
