import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GapFigures, type GapRow, gapReport, type ReportOptions } from '../../app/gap/report';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { holm } from '../../app/statistics/adjust';
import type { Contrast } from '../../app/statistics/contrast';
import { gapOfMeans, gapOfProportions, gapOfQuantiles } from '../../app/statistics/gap';
import { kish } from '../../app/statistics/kish';
import { predictionError } from '../../app/statistics/predictionError';
import type { Estimate, Proportion } from '../../app/statistics/proportion';
import { AUDIENCES, type Audience } from '../../app/study/document';
import { mediansOf } from './rawMedians';
import { inSegment, type RawAudience, rawAudience, rawEstimate, rawScore } from './rawReport';
import { segmentedResponses, segmentedStudy as study } from './segmentedStudy';

const options: ReportOptions = {
  confidence: 0.95,
  adjust: 'holm',
  weighted: true,
  minimumBase: 1,
  equivalenceMargin: 0.1,
};
const by = [['region'], ['age'], ['region', 'age']];

const report = (responses: readonly CountedResponse[], given: Partial<ReportOptions> = {}) =>
  gapReport(study, [...tally(study, responses).values()], {
    ...options,
    ...given,
    medians: mediansOf(study, responses, { ...options, ...given }),
  });

const region = fc.constantFrom(
  null,
  { N: 0.5, S: 0.5 },
  { N: 0.3, S: 0.7 },
  { N: 0.9, S: 0.1 },
  { N: 1, S: 0 },
);
const age = fc.constantFrom(null, { young: 0.4, old: 0.6 }, { young: 0.05, old: 0.95 });
const weightings = fc
  .record({ region, age, managers: region })
  .map(({ region, age, managers }) => ({
    consumer: { ...(region ? { region } : {}), ...(age ? { age } : {}) },
    manager: managers ? { region: managers } : null,
  }));

function expectNear(found: number | null | undefined, wanted: number | null, what: string) {
  if (wanted === null || found === null || found === undefined)
    expect(found ?? null, what).toBe(wanted);
  else
    expect(Math.abs(found - wanted), `${what}: ${found} for ${wanted}`).toBeLessThanOrEqual(
      1e-7 * Math.max(1, Math.abs(wanted)),
    );
}

const named = ({ item, measure, option, segment }: GapRow) =>
  `${item} ${measure} ${option} ${JSON.stringify(segment)}`;

/** Both sides of a row from the raw responses; null for a side that was not asked. */
function estimatesOf(row: GapRow, sides: Record<Audience, RawAudience>) {
  const asked = (audience: Audience) => {
    const key = row.measure === 'prediction' && audience === 'consumer' ? row.option : row.item;
    return study.items.find((item) => item.key === key)?.wording[audience] !== undefined;
  };
  const of = (audience: Audience): Estimate | null =>
    asked(audience)
      ? rawEstimate(study, sides[audience], row, inSegment(study, row.segment), 0.95)
      : null;
  return { manager: of('manager'), consumer: of('consumer') };
}

function gapOf(row: GapRow, manager: Estimate, consumer: Estimate): Contrast {
  const share = (estimate: Estimate) => estimate as Proportion;
  switch (row.measure) {
    case 'mean':
    case 'nps':
    case 'mean_rank':
      return gapOfMeans(manager, consumer, 0.95);
    case 'median':
      return gapOfQuantiles(manager, consumer);
    case 'prediction':
      return predictionError(manager, share(consumer), 0.95);
    default:
      return gapOfProportions(share(manager), share(consumer), 0.95);
  }
}

function expectRows(figures: GapFigures, sides: Record<Audience, RawAudience>) {
  for (const row of figures.rows) {
    const estimates = estimatesOf(row, sides);
    for (const audience of AUDIENCES) {
      const [side, wanted] = [row[audience], estimates[audience]];
      const what = `${audience} ${named(row)}`;
      if (!side || !wanted) {
        expect(side, what).toBe(wanted);
        continue;
      }
      expect(side.base, what).toBe(wanted.n);
      expectNear(side.estimate, wanted.estimate, what);
      expectNear(side.effective, wanted.effective, what);
      expectNear(side.low, wanted.low, what);
      expectNear(side.high, wanted.high, what);
    }
    const { manager, consumer } = estimates;
    if (!manager || !consumer) {
      expect(row.gap, named(row)).toBeNull();
      continue;
    }
    if (row.measure === 'rank_position') continue;
    const gap = gapOf(row, manager, consumer);
    expectNear(row.gap?.value, gap.value, named(row));
    expectNear(row.gap?.low, gap.low, named(row));
    expectNear(row.gap?.high, gap.high, named(row));
    if (gap.reason !== 'zero_variance') expectNear(row.gap?.p, gap.p, named(row));
  }
}

describe('a weighted report by segments', () => {
  it.each([
    ['of few respondents', { most: 30 }],
    ['of many, whose residuals are taken', { least: 100, most: 160 }],
    ['of few in clusters', { clusters: true, most: 40 }],
    ['of many in clusters', { clusters: true, least: 120, most: 160 }],
    ['of few with base weights', { weights: true, clusters: true, most: 40 }],
    ['of many with base weights', { weights: true, least: 120, most: 160 }],
  ])('%s equals the estimators on the raw responses', (_, given) => {
    fc.assert(
      fc.property(segmentedResponses(given), weightings, (responses, weighting) => {
        const raked = {
          manager: rawAudience(responses, 'manager', true, weighting.manager),
          consumer: rawAudience(
            responses,
            'consumer',
            true,
            Object.keys(weighting.consumer).length > 0 ? weighting.consumer : null,
          ),
        };
        const figures = report(responses, { weighting, by });
        const problems = AUDIENCES.filter((audience) => typeof raked[audience] === 'string');
        expect(figures.weightProblems.map(({ audience, code }) => [audience, code])).toEqual(
          problems.map((audience) => [audience, raked[audience]]),
        );
        expect(figures.weighted).toBe(problems.length === 0);
        const side = (audience: Audience) => {
          const design =
            problems.length === 0 ? raked[audience] : rawAudience(responses, audience, false, null);
          if (typeof design === 'string') throw new Error(design);
          return design;
        };
        const sides = { manager: side('manager'), consumer: side('consumer') };
        expectRows(figures, sides);
        for (const audience of AUDIENCES) {
          const { members, calibration } = sides[audience];
          const sum = (power: number) => members.reduce((total, { w }) => total + w ** power, 0);
          const wanted = kish(members.length, sum(1), sum(2));
          expect(figures.audiences[audience].responses).toBe(members.length);
          expectNear(figures.audiences[audience].effective, wanted?.effective ?? null, 'effective');
          expect(figures.audiences[audience].variance).toBe(calibration ? 'calibrated' : 'fixed');
        }
        const index = gapOfMeans(
          rawScore(study, sides.manager, 0.95),
          rawScore(study, sides.consumer, 0.95),
          0.95,
        );
        expectNear(figures.index.value, index.value, 'index');
        expectNear(figures.index.low, index.value === null ? null : index.low, 'index');
        expectNear(figures.index.p, index.value === null ? null : index.p, 'index');
      }),
      // Shrinking a hundred responses takes minutes.
      { numRuns: 8, endOnFailure: true },
    );
  });

  it('has intervals that lie within those of a higher confidence, so that a narrow one judges both', () => {
    const level = fc.constantFrom(0.5, 0.8, 0.9, 0.95, 0.98, 0.999);
    const given = fc.tuple(
      segmentedResponses({ weights: true, clusters: true }),
      weightings,
      level,
      level,
    );
    fc.assert(
      fc.property(given, ([responses, weighting, one, other]) => {
        const at = (confidence: number) => report(responses, { confidence, weighting, by }).rows;
        const wide = at(Math.max(one, other));
        for (const [place, row] of at(Math.min(one, other)).entries()) {
          const { gap } = wide[place] ?? {};
          if (row.gap?.low == null || gap?.low == null) continue;
          const slack = 1e-9 * Math.max(1, Math.abs(gap.low), Math.abs(gap.high ?? 0));
          expect(row.gap.low, named(row)).toBeGreaterThanOrEqual(gap.low - slack);
          expect(row.gap.high ?? 0, named(row)).toBeLessThanOrEqual((gap.high ?? 0) + slack);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('corrects p-values within measure and segment item', () => {
    fc.assert(
      fc.property(segmentedResponses({ least: 40 }), (responses) => {
        const { rows } = report(responses, { by });
        const family = ({ item, measure, segment }: GapRow) =>
          [
            measure,
            (segment ?? []).map((part) => part.item).join('*'),
            ['favourable', 'mean', 'nps', 'prediction'].includes(measure) ? '' : item,
          ].join(' ');
        for (const name of new Set(rows.map(family))) {
          const members = rows.filter((row) => family(row) === name);
          expect(members.map(({ gap }) => gap?.pAdjusted ?? null)).toEqual(
            holm(members.map(({ gap }) => gap?.p ?? null)),
          );
        }
      }),
      { numRuns: 20, endOnFailure: true },
    );
  });
});
