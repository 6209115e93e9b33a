import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Benchmark,
  benchmarksBeside,
  benchmarkUnit,
  compareWithBenchmark,
} from '../../app/gap/benchmarks';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { everyKind } from '../study/fixtures';

const study = ((): Study => {
  const parsed = parseStudy(everyKind());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

const stated = (value: number, base: number | null = null, approx: string | null = null) => ({
  value,
  base,
  baseOf: 'side' as const,
  approx,
});

function benchmark(given: Partial<Benchmark>): Benchmark {
  return {
    id: 'one',
    isShipped: false,
    label: 'Industry',
    source: 'A survey',
    year: null,
    item: 'booking',
    construct: null,
    measure: 'favourable',
    option: null,
    unit: null,
    manager: stated(0.5),
    consumer: null,
    ...given,
  };
}

const side = (estimate: number | null, low: number | null, high: number | null) => ({
  base: estimate === null ? null : 100,
  effective: estimate === null ? null : 100,
  estimate,
  low,
  high,
  mark: null,
});
const gapOf = (value: number | null, low: number | null, high: number | null) => ({
  value,
  low,
  high,
  p: null,
  pAdjusted: null,
});
const row = {
  measure: 'favourable' as const,
  manager: side(0.8, 0.7, 0.9),
  consumer: side(0.4, 0.3, 0.5),
  gap: gapOf(0.4, 0.25, 0.52),
};

describe('a published figure fits a row', () => {
  const fits = (given: Partial<Benchmark>, items = study.items) =>
    benchmarksBeside(
      { item: 'booking', measure: 'favourable', option: null },
      { ...study, items },
      [benchmark(given)],
    ).length === 1;

  it('of its item, measure and option', () => {
    expect(fits({})).toBe(true);
    expect(fits({ item: 'minutes' })).toBe(false);
    expect(fits({ measure: 'mean' })).toBe(false);
    expect(fits({ option: 'easy' })).toBe(false);
  });

  it('of its construct where one item alone has it, unless there is an item of its key', () => {
    const about = (constructs: Record<string, string>) =>
      study.items.map((item) => ({ ...item, construct: constructs[item.key] }) as typeof item);
    const ease = { item: null, construct: 'ease' };
    expect(fits(ease, about({ booking: 'ease' }))).toBe(true);
    expect(fits(ease, about({ booking: 'ease', minutes: 'ease' }))).toBe(false);
    expect(fits(ease, about({ minutes: 'ease' }))).toBe(false);
    const elsewhere = { item: 'elsewhere', construct: 'ease' };
    expect(fits(elsewhere, about({ booking: 'ease' }))).toBe(true);
    expect(fits({ ...elsewhere, item: 'minutes' }, about({ booking: 'ease' }))).toBe(false);
  });

  it('of the same unit alone: thresholds of hours are none of minutes, nor means of longer scales', () => {
    const [number] = study.items.filter(({ kind }) => kind === 'number');
    const [scale] = study.items.filter(({ kind }) => kind === 'scale');
    if (!number || !scale) throw new Error('the study has every kind');
    const place = { item: number.key, measure: 'mean' as const, option: null };
    const of = (unit: string | null) =>
      benchmarksBeside(place, study, [benchmark({ item: number.key, measure: 'mean', unit })]);
    const unit = benchmarkUnit(study, number, 'mean');
    expect(of(unit)).toHaveLength(1);
    expect(of('fortnight')).toHaveLength(0);
    expect(benchmarkUnit(study, scale, 'mean')).toMatch(/^\d+–\d+$/);
    expect(benchmarkUnit(study, scale, 'favourable')).toBeNull();
  });
});

describe('an own figure held against a published one', () => {
  const compare = (given: Partial<Benchmark>, own: Partial<typeof row> = {}) =>
    compareWithBenchmark({ ...row, ...own }, benchmark(given), 0.95);

  it('keeps its own interval where the published one is exact', () => {
    const found = compare({ manager: stated(0.7), consumer: stated(0.4) });
    expect(found).toMatchObject({ of: 'gap', own: 0.4, result: 'inside', isExact: true });
    expect(found?.difference).toBeCloseTo(0.1, 12);
    expect(found?.low).toBeCloseTo(-0.05, 12);
    expect(found?.high).toBeCloseTo(0.22, 12);
    expect(compare({ manager: stated(0.6), consumer: stated(0.4) })?.result).toBe('higher');
    expect(compare({ manager: stated(0.9), consumer: stated(0.3) })?.result).toBe('lower');
  });

  it('carries the sampling error of the published one where its base is, half of one of both sides', () => {
    const own = { manager: side(0.8, 0.71, 0.88), gap: null };
    const held = (base: number | null, baseOf: 'side' | 'both') =>
      compareWithBenchmark(
        { ...row, ...own },
        benchmark({ manager: { ...stated(0.7, base), baseOf } }),
        0.95,
      );
    expect(held(null, 'side')).toMatchObject({ result: 'higher', isExact: true });
    // Wilson's limits of 175 of 250 are 0.640519 and 0.753428, worked out by hand.
    for (const found of [held(250, 'side'), held(500, 'both')]) {
      expect(found).toMatchObject({ result: 'inside', isExact: false });
      expect(found?.low).toBeCloseTo(0.1 - Math.hypot(0.09, 0.053428), 5);
      expect(found?.high).toBeCloseTo(0.1 + Math.hypot(0.08, 0.059481), 5);
    }
    expect(held(500, 'side')?.result).toBe('higher');
  });

  it('takes the side alone that is published and asked', () => {
    expect(compare({})).toMatchObject({
      of: 'manager',
      own: 0.8,
      published: 0.5,
      result: 'higher',
    });
    const asked = { ...row, manager: null, gap: null };
    const both = benchmark({ consumer: stated(0.45) });
    expect(compareWithBenchmark(asked, both, 0.95)).toMatchObject({ of: 'consumer', own: 0.4 });
    expect(compareWithBenchmark(asked, benchmark({}), 0.95)).toBeNull();
  });

  it('is not there where the own figure is withheld, even if one side is shown', () => {
    const hidden = { manager: side(null, null, null), gap: gapOf(null, null, null) };
    expect(compare({ consumer: stated(0.4) }, hidden)).toBeNull();
    expect(compare({}, hidden)).toBeNull();
  });

  it('judges nothing against a bound, nor without an interval', () => {
    expect(compare({ manager: stated(0.5, null, 'over') })?.result).toBeNull();
    expect(compare({ manager: stated(0.5, null, 'nearly') })?.result).toBe('higher');
    expect(compare({}, { manager: side(0.8, null, null) })).toMatchObject({
      low: null,
      result: null,
    });
  });

  it('is the wider the fewer the publication asked, and inside exactly where its interval holds 0', () => {
    const share = fc.double({ min: 0.01, max: 0.99, noNaN: true });
    fc.assert(
      fc.property(share, share, fc.integer({ min: 1, max: 5000 }), (manager, consumer, base) => {
        const width = (n: number | null) => {
          const found = compare({ manager: stated(manager, n), consumer: stated(consumer, n) });
          if (!found || found.low === null || found.high === null) throw new Error('no interval');
          expect(found.low).toBeLessThanOrEqual(found.difference);
          expect(found.high).toBeGreaterThanOrEqual(found.difference);
          const holdsNone = found.low <= 0 && found.high >= 0;
          if (Math.min(Math.abs(found.low), Math.abs(found.high)) > 1e-9)
            expect(found.result === 'inside').toBe(holdsNone);
          return found.high - found.low;
        };
        expect(width(null)).toBeCloseTo(0.27, 12);
        expect(width(base)).toBeGreaterThan(width(null));
        expect(width(base)).toBeGreaterThanOrEqual(width(base + 1));
      }),
    );
  });
});
