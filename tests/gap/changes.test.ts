import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GapRow, gapReport, type ReportOptions } from '../../app/gap/report';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { holm } from '../../app/statistics/adjust';
import type { Contrast } from '../../app/statistics/contrast';
import {
  differenceOfMeanGaps,
  differenceOfProportionGaps,
} from '../../app/statistics/differenceOfGaps';
import { contrastOfMeans } from '../../app/statistics/meanContrast';
import { changeOfPredictionErrors } from '../../app/statistics/predictionError';
import type { Estimate, Proportion } from '../../app/statistics/proportion';
import { contrastOfProportions } from '../../app/statistics/proportionContrast';
import { contrastOfQuantiles } from '../../app/statistics/quantileContrast';
import type { Audience, Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { mediansOf } from './rawMedians';
import { inSegment, type RawAudience, rawAudience, rawEstimate, rawScore } from './rawReport';
import { response } from './responses';
import { segmented, segmentedResponses, segmentedStudy } from './segmentedStudy';

const options: ReportOptions = {
  confidence: 0.95,
  adjust: 'holm',
  weighted: true,
  minimumBase: 1,
  equivalenceMargin: 0.1,
  by: [['region'], ['age']],
};

const tallied = (study: Study, responses: readonly CountedResponse[]) => [
  ...tally(study, responses).values(),
];

/** The report of a wave with the changes since an earlier one of another version of the study. */
function changesOf(
  now: readonly CountedResponse[],
  before: readonly CountedResponse[],
  given: { earlier?: Study; minimumBase?: number; minimumBefore?: number } = {},
) {
  const { earlier = segmentedStudy, minimumBase = 1, minimumBefore = 1 } = given;
  return gapReport(segmentedStudy, tallied(segmentedStudy, now), {
    ...options,
    minimumBase,
    medians: mediansOf(segmentedStudy, now, options),
    against: {
      study: earlier,
      tallies: tallied(earlier, before),
      minimumBase: minimumBefore,
      medians: mediansOf(earlier, before, options),
    },
  });
}

function rowOf(rows: readonly GapRow[], item: string, measure: string, segment?: string) {
  const row = rows.find(
    (candidate) =>
      candidate.item === item &&
      candidate.measure === measure &&
      (candidate.segment?.[0]?.code ?? undefined) === segment,
  );
  if (!row) throw new Error(`no row ${item} ${measure}`);
  return row;
}

function expectNear(found: number | null | undefined, wanted: number | null, what: string) {
  if (wanted === null || typeof found !== 'number') expect(found, what).toBe(wanted);
  else expect(Math.abs(found - wanted), what).toBeLessThanOrEqual(1e-8);
}

type Sides = Record<Audience, Estimate>;

/** The contrasts of a row by its measure, straight from the estimates of four samples. */
function wantedOf({ measure }: GapRow, now: Sides, before: Sides): Record<string, Contrast> {
  const share = (estimate: Estimate) => estimate as Proportion;
  const shares = ({ manager, consumer }: Sides) => ({
    manager: share(manager),
    consumer: share(consumer),
  });
  const each = (of: (audience: Audience) => Contrast) => ({
    manager: of('manager'),
    consumer: of('consumer'),
  });
  switch (measure) {
    case 'mean':
    case 'nps':
    case 'mean_rank':
      return {
        ...each((side) => contrastOfMeans([now[side]], [before[side]], 0.95)),
        gap: differenceOfMeanGaps(now, before, 0.95),
      };
    case 'median':
      return {
        ...each((side) => contrastOfQuantiles([now[side]], [before[side]])),
        gap: contrastOfQuantiles([now.manager, before.consumer], [now.consumer, before.manager]),
      };
    case 'prediction': {
      const of = (sides: Sides) => ({
        prediction: sides.manager,
        actual: share(sides.consumer),
      });
      return {
        manager: contrastOfMeans([now.manager], [before.manager], 0.95),
        consumer: contrastOfProportions([share(now.consumer)], [share(before.consumer)], 0.95),
        gap: changeOfPredictionErrors(of(now), of(before), 0.95),
      };
    }
    default:
      return {
        ...each((side) => contrastOfProportions([share(now[side])], [share(before[side])], 0.95)),
        gap: differenceOfProportionGaps(shares(now), shares(before), 0.95),
      };
  }
}

describe('the changes since an earlier wave', () => {
  it('are the contrasts of the raw responses of both', () => {
    fc.assert(
      fc.property(
        segmentedResponses({ weights: true, least: 20 }),
        segmentedResponses({ weights: true, clusters: true, least: 20 }),
        (now, before) => {
          const { rows, index } = changesOf(now, before);
          const side = (responses: CountedResponse[], audience: Audience) => {
            const made = rawAudience(responses, audience, true, null);
            if (typeof made === 'string') throw new Error(made);
            return made;
          };
          const both = (responses: CountedResponse[]) => ({
            manager: side(responses, 'manager'),
            consumer: side(responses, 'consumer'),
          });
          const [later, earlier] = [both(now), both(before)];
          for (const row of rows) {
            expect(row.change?.comparable).toBe(true);
            if (row.reason === 'one_sided' || row.measure === 'rank_position') continue;
            const estimates = (sides: Record<Audience, RawAudience>): Sides => {
              const of = (audience: Audience) =>
                rawEstimate(
                  segmentedStudy,
                  sides[audience],
                  row,
                  inSegment(segmentedStudy, row.segment),
                  0.95,
                );
              return { manager: of('manager'), consumer: of('consumer') };
            };
            const wanted = wantedOf(row, estimates(later), estimates(earlier));
            for (const contrast of ['manager', 'consumer', 'gap'] as const) {
              const what = `${contrast} ${row.item} ${row.measure} ${JSON.stringify(row.segment)}`;
              const found = row.change?.[contrast];
              const expected = wanted[contrast];
              expectNear(found?.value, expected?.value ?? null, what);
              expectNear(found?.low, expected?.low ?? null, what);
              expectNear(found?.high, expected?.high ?? null, what);
              if (expected?.reason !== 'zero_variance')
                expectNear(found?.p, expected?.p ?? null, what);
            }
          }
          const scores = (sides: Record<Audience, RawAudience>) => ({
            manager: rawScore(segmentedStudy, sides.manager, 0.95),
            consumer: rawScore(segmentedStudy, sides.consumer, 0.95),
          });
          if (index.reason === null && index.change?.reason === null)
            expectNear(
              index.change.low,
              differenceOfMeanGaps(scores(later), scores(earlier), 0.95).low,
              'index',
            );
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  });

  it('are corrected within measure, segment item and contrast', () => {
    fc.assert(
      fc.property(segmentedResponses({ least: 40 }), segmentedResponses({ least: 40 }), (a, b) => {
        const { rows } = changesOf(a, b);
        const shares = rows.filter(
          ({ measure, segment }) => measure === 'share' && segment?.[0]?.item === 'region',
        );
        for (const contrast of ['manager', 'consumer', 'gap'] as const) {
          const figures = shares.map(({ change }) => change?.[contrast]);
          expect(figures.map((figure) => figure?.pAdjusted ?? null)).toEqual(
            holm(figures.map((figure) => figure?.p ?? null)),
          );
        }
      }),
      { numRuns: 10, endOnFailure: true },
    );
  });
});

const many = (audience: Audience, count: number, booking = 'easy') =>
  Array.from({ length: count }, () => response({ audience, answers: { booking } }));

describe('a change', () => {
  const full = [...many('manager', 9), ...many('consumer', 9)];
  const few = [...many('manager', 4), ...many('consumer', 9)];

  it.each([
    ['now', few, full],
    ['before', full, few],
  ])('is hidden where a side was too small %s', (_, now, before) => {
    const { rows } = changesOf(now, before, { minimumBase: 5, minimumBefore: 5 });
    const { change } = rowOf(rows, 'booking', 'favourable');
    expect(change?.manager).toMatchObject({ value: null, p: null, reason: 'withheld' });
    expect(change?.gap).toMatchObject({ value: null, p: null, reason: 'withheld' });
    expect(change?.consumer).toMatchObject({ value: 0, p: 1, reason: null });
  });

  it('is not there unless an earlier wave was named', () => {
    const { rows, index, against } = gapReport(segmentedStudy, [], options);
    expect(rows.some((row) => 'change' in row)).toBe(false);
    expect([index.change, against]).toEqual([undefined, undefined]);
  });

  it('says since when it has no answers', () => {
    const { rows } = changesOf(full, []);
    expect(rowOf(rows, 'booking', 'favourable').change?.gap).toMatchObject({
      value: null,
      reason: 'no_answers',
    });
  });
});

describe('rows can be compared', () => {
  const version = (change: (study: ReturnType<typeof segmented>) => unknown) => {
    const parsed = parseStudy(change(segmented()));
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    return parsed.study;
  };
  const withItem = (key: string, change: object) =>
    version((study) => ({
      ...study,
      items: study.items.map((item) => (item.key === key ? { ...item, ...change } : item)),
    }));
  const comparableIn = (earlier: Study, item: string, measure: string, segment?: string) =>
    rowOf(changesOf([], [], { earlier }).rows, item, measure, segment).change?.comparable;

  it.each([
    [
      'a wording',
      withItem('minutes', { wording: { consumer: { en: 'x' }, manager: { en: 'y' } } }),
    ],
    ['a limit', withItem('minutes', { max: 90 })],
    ['a step', withItem('minutes', { step: 1 })],
    ['whether "don’t know" is offered', withItem('minutes', { dontKnow: true })],
    [
      'a condition',
      version((study) => {
        const [page] = study.questionnaires.manager;
        if (page) Object.assign(page, { when: { not: { item: 'booking', is: ['dk'] } } });
        const first = { key: 'first', items: ['booking'] };
        const rest = study.questionnaires.manager.map((each) => ({
          ...each,
          items: each.items.filter((item) => item !== 'booking'),
        }));
        return { ...study, questionnaires: { ...study.questionnaires, manager: [first, ...rest] } };
      }),
    ],
  ])('not where %s has changed', (_, earlier) => {
    expect(comparableIn(earlier, 'minutes', 'mean')).toBe(false);
    // It is asked of those who answered it.
    expect(comparableIn(earlier, 'advise', 'nps')).toBe(false);
    expect(comparableIn(earlier, 'booking', 'favourable')).toBe(true);
  });

  it.each([
    ['thresholds', withItem('minutes', { thresholds: [5, 20] })],
    ['what is better', withItem('minutes', { better: 'higher' })],
    ['a construct', withItem('minutes', { construct: 'speed' })],
    [
      'a language',
      withItem('minutes', {
        wording: {
          consumer: { en: 'Minutes in the queue?' },
          manager: { en: 'Minutes in the queue?' },
        },
      }),
    ],
  ])('although %s is new', (_, earlier) => {
    expect(comparableIn(earlier, 'minutes', 'mean')).toBe(true);
    expect(comparableIn(earlier, 'minutes', 'at_most')).toBe(true);
  });

  it('not on another scale', () => {
    const label = { en: 'x' };
    const earlier = version((study) => ({
      ...study,
      scales: {
        ease: {
          options: [
            { code: 'hard', value: 1, label: { en: 'Hard' } },
            { code: 'fair', value: 2, label },
            { code: 'easy', value: 3, label: { en: 'Easy' } },
          ],
          favourable: ['easy'],
        },
      },
    }));
    expect(comparableIn(earlier, 'booking', 'favourable')).toBe(false);
    // Managers predict this item.
    expect(comparableIn(earlier, 'guess', 'prediction')).toBe(false);
    expect(comparableIn(earlier, 'guess', 'mean')).toBe(true);
    expect(changesOf([], [], { earlier }).index.change?.comparable).toBe(false);
  });

  it('not by other favourable codes', () => {
    const earlier = withItem('returned', { favourable: ['no'] });
    expect(comparableIn(earlier, 'returned', 'favourable')).toBe(false);
    expect(comparableIn(earlier, 'booking', 'favourable')).toBe(true);
  });

  it('not within a segment item that has changed', () => {
    const earlier = withItem('region', {
      options: ['N', 'S', 'W'].map((code) => ({ code, label: { en: code } })),
    });
    expect(comparableIn(earlier, 'advise', 'nps', 'N')).toBe(false);
    expect(comparableIn(earlier, 'advise', 'nps', 'young')).toBe(true);
    expect(comparableIn(earlier, 'advise', 'nps')).toBe(true);
  });

  it('not by a net of another meaning', () => {
    const label = { en: 'x' };
    const nets = [
      { code: 'digital', any: ['app'], label },
      { code: 'two_or_more', atLeast: 3, label },
    ];
    const { rows } = changesOf([], [], { earlier: withItem('uses', { nets }) });
    const comparable = (option: string) =>
      rows.find((row) => row.item === 'uses' && row.option === option)?.change?.comparable;
    expect([comparable('digital'), comparable('two_or_more'), comparable('app')]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
