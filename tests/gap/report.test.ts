import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type GapFigures, gapReport, type ReportOptions } from '../../app/gap/report';
import { sameTallies } from '../../app/gap/sameTallies';
import {
  addTally,
  type CountedResponse,
  type Tally,
  Tallying,
  tally,
  tallyKey,
} from '../../app/gap/tally';
import { indexScore } from '../../app/statistics/compositeIndex';
import { distribution, variableSums } from '../../app/statistics/fromRows';
import { gapOfMeans } from '../../app/statistics/gap';
import { indexSums } from '../../app/statistics/indexFromRows';
import { mean } from '../../app/statistics/mean';
import { proportion } from '../../app/statistics/proportion';
import { quantile } from '../../app/statistics/quantile';
import { midRanks } from '../../app/statistics/ranking';
import type { Answer } from '../../app/study/conditions';
import type { Audience } from '../../app/study/document';
import { response, someResponses, study } from './responses';

const options: ReportOptions = {
  confidence: 0.95,
  adjust: 'holm',
  weighted: true,
  minimumBase: 1,
  equivalenceMargin: 0.1,
};

const report = (responses: readonly CountedResponse[], given: Partial<ReportOptions> = {}) =>
  gapReport(study, [...tally(study, responses).values()], { ...options, ...given });

function rowOf(figures: GapFigures, item: string, measure: string, option: unknown = null) {
  const row = figures.rows.find(
    (candidate) =>
      candidate.item === item && candidate.measure === measure && candidate.option === option,
  );
  if (!row) throw new Error(`no row ${item} ${measure}`);
  return row;
}

/** The rows of a variable as the estimators of raw answers take them. */
function rows(
  responses: readonly CountedResponse[],
  audience: Audience,
  item: string,
  value: (answer: Answer) => number,
) {
  return responses
    .filter((candidate) => candidate.audience === audience)
    .map(({ answers, weight, cluster }) => {
      const answer = answers[item];
      const s = answer !== undefined && answer !== 'dk';
      return { y: s ? value(answer) : 0, s, w: weight, cluster };
    });
}

const is = (code: string) => (answer: Answer) => (answer === code ? 1 : 0);
const has = (code: string) => (answer: Answer) =>
  Array.isArray(answer) && answer.includes(code) ? 1 : 0;
const rank = (option: number) => (answer: Answer) => {
  const order = Array.isArray(answer) ? answer : [];
  const entries = ['price', 'place', 'sleep'].map((code) => {
    const place = order.indexOf(code);
    return place < 0 ? null : place + 1;
  });
  return midRanks(entries)[option] ?? 0;
};
const nps = (answer: Answer) => (Number(answer) >= 9 ? 1 : Number(answer) <= 6 ? -1 : 0);

function expectClose(found: number | null | undefined, wanted: number | null) {
  if (wanted === null || found === null || found === undefined) expect(found).toBe(wanted);
  else expect(Math.abs(found - wanted)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(wanted)));
}

describe('a report from tallies', () => {
  it.each([
    ['unweighted', {}],
    ['weighted', { weights: true }],
    ['with clusters', { clusters: true }],
    ['weighted with clusters', { weights: true, clusters: true }],
  ])('%s equals the estimators on the raw responses', (_, given) => {
    fc.assert(
      fc.property(someResponses(given), (responses) => {
        const figures = report(responses);
        for (const audience of ['manager', 'consumer'] as const) {
          const of = (item: string, value: (answer: Answer) => number) =>
            rows(responses, audience, item, value);
          const cases = [
            [
              'booking',
              'favourable',
              null,
              proportion(variableSums(of('booking', is('easy'))), 0.95),
            ],
            [
              'booking',
              'mean',
              null,
              mean(
                variableSums(of('booking', (a) => ['', 'hard', 'fair', 'easy'].indexOf(String(a)))),
                0.95,
              ),
            ],
            [
              'returned',
              'share',
              'not_yes',
              proportion(variableSums(of('returned', (a) => (a === 'yes' ? 0 : 1))), 0.95),
            ],
            ['uses', 'share', 'desk', proportion(variableSums(of('uses', has('desk'))), 0.95)],
            [
              'uses',
              'share',
              'two_or_more',
              proportion(
                variableSums(of('uses', (a) => (a.toString().split(',').length > 1 ? 1 : 0))),
                0.95,
              ),
            ],
            ['order', 'mean_rank', 'place', mean(variableSums(of('order', rank(1))), 0.95)],
            [
              'order',
              'first_choice',
              'sleep',
              proportion(variableSums(of('order', (a) => (rank(2)(a) === 1 ? 1 : 0))), 0.95),
            ],
            ['minutes', 'mean', null, mean(variableSums(of('minutes', Number)), 0.95)],
            ['minutes', 'median', null, quantile(distribution(of('minutes', Number)), 0.5, 0.95)],
            [
              'minutes',
              'at_most',
              5,
              proportion(variableSums(of('minutes', (a) => (Number(a) <= 5 ? 1 : 0))), 0.95),
            ],
            ['advise', 'nps', null, mean(variableSums(of('advise', nps)), 0.95)],
          ] as const;
          for (const [item, measure, option, wanted] of cases) {
            const side = rowOf(figures, item, measure, option)[audience];
            expect(side?.base).toBe(wanted.n);
            expectClose(side?.estimate, wanted.estimate);
            expectClose(side?.low, wanted.low);
            expectClose(side?.high, wanted.high);
            expectClose(side?.effective, wanted.effective);
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('gives the index of the raw responses', () => {
    fc.assert(
      fc.property(someResponses({ weights: true, clusters: true }), (responses) => {
        const score = (audience: Audience) => {
          const items = (['booking', 'returned'] as const).map((item) =>
            rows(responses, audience, item, is(item === 'booking' ? 'easy' : 'yes')),
          );
          const people = responses
            .filter((candidate) => candidate.audience === audience)
            .map(({ weight, cluster }, person) => ({
              w: weight,
              cluster,
              items: items.map((list) => list[person] ?? { y: 0, s: false }),
            }));
          return indexScore(indexSums(people), 0.95);
        };
        const wanted = gapOfMeans(score('manager'), score('consumer'), 0.95);
        const { index } = report(responses);
        expectClose(index.value, wanted.value);
        if (wanted.value !== null) {
          expectClose(index.low, wanted.low);
          expectClose(index.high, wanted.high);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order or the batches in which responses were counted', () => {
    fc.assert(
      fc.property(
        someResponses({ weights: true, clusters: true }),
        fc.integer({ min: 1, max: 7 }),
        (responses, size) => {
          const stored = new Map<string, Tally>();
          const shuffled = [...responses].reverse();
          for (let start = 0; start < shuffled.length; start += size)
            for (const [key, added] of tally(study, shuffled.slice(start, start + size))) {
              const known = stored.get(key);
              if (known) addTally(known, added);
              else stored.set(key, added);
            }
          expect(sameTallies([...stored.values()], tally(study, responses))).toBe(true);
        },
      ),
    );
  });

  it('is the same where a cell counts many alike as where they are added one by one', () => {
    fc.assert(
      fc.property(
        someResponses({ weights: true }),
        fc.integer({ min: 3, max: 60 }),
        (responses, times) => {
          const many = Array.from({ length: times }, () => responses).flat();
          const counting = new Tallying(study);
          const stored = new Map<string, Tally>();
          for (const one of many) {
            counting.add([one]);
            for (const [key, added] of tally(study, [one])) {
              const known = stored.get(key);
              if (known) addTally(known, added);
              else stored.set(key, added);
            }
          }
          expect(sameTallies([...stored.values()], counting.settled())).toBe(true);
          // What is settled is not counted again.
          counting.add(responses);
          for (const [key, added] of tally(study, responses)) {
            const known = stored.get(key);
            if (known) addTally(known, added);
          }
          expect(sameTallies([...stored.values()], counting.settled())).toBe(true);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('is as if nothing had been counted once everything is taken away', () => {
    fc.assert(
      fc.property(someResponses({ weights: true }), (responses) => {
        const stored = tally(study, responses);
        for (const [key, taken] of tally(study, responses)) {
          const known = stored.get(key);
          if (known) addTally(known, taken, -1);
        }
        expect(sameTallies([...stored.values()], new Map())).toBe(true);
      }),
    );
  });

  it('without weights is as if every weight were 1', () => {
    fc.assert(
      fc.property(someResponses({ weights: true, clusters: true }), (responses) => {
        const plain = responses.map((given) => ({ ...given, weight: 1 }));
        const { rows: ignoring, index } = report(responses, { weighted: false });
        const wanted = report(plain);
        for (const [place, row] of ignoring.entries()) {
          const other = wanted.rows[place];
          for (const audience of ['manager', 'consumer'] as const) {
            expectClose(
              row[audience]?.estimate,
              other?.[audience]?.estimate ?? (row[audience] ? null : (undefined as never)),
            );
            expectClose(
              row[audience]?.low,
              other?.[audience]?.low ?? (row[audience] ? null : (undefined as never)),
            );
          }
        }
        expectClose(index.value, wanted.index.value);
        expectClose(index.low, wanted.index.low);
      }),
    );
  });

  it('never holds a NaN or an Infinity, at any confidence and minimum base', () => {
    fc.assert(
      fc.property(
        someResponses({ weights: true, clusters: true }),
        fc.constantFrom(0.5, 0.8, 0.95, 0.9999),
        fc.constantFrom(1, 5, 30),
        (responses, confidence, minimumBase) => {
          const check = (value: unknown): void => {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
            else if (typeof value === 'object' && value !== null)
              Object.values(value).forEach(check);
          };
          check(report(responses, { confidence, minimumBase }));
        },
      ),
    );
  });

  it('counts neither partial nor test nor flagged responses', () => {
    const counted = [response({ answers: { advise: 10 } })];
    const others = [
      response({ status: 'partial', answers: { advise: 1 } }),
      response({ status: 'test', answers: { advise: 1 } }),
      response({ flagged: true, answers: { advise: 1 } }),
    ];
    expect(report([...counted, ...others])).toEqual(report(counted));
  });

  it('keeps cells of other segments, statuses, flags and clusters apart', () => {
    const keys = [
      ...tally(study, [
        response(),
        response({ audience: 'manager' }),
        response({ status: 'test' }),
        response({ flagged: true }),
        response({ cluster: 'a' }),
        response({ answers: { region: 'N' } }),
      ]).values(),
    ].map(tallyKey);
    expect(new Set(keys).size).toBe(6);
  });
});

describe('a verdict', () => {
  const many = (audience: Audience, count: number, favourable: number, more = {}) =>
    Array.from({ length: count }, (_, i) =>
      response({ audience, answers: { booking: i < favourable ? 'easy' : 'hard', ...more } }),
    );

  it.each([
    [90, 40, 'blind_spot'],
    [40, 90, 'hidden_strength'],
    [55, 50, 'inconclusive'],
  ] as const)('of %i against %i in a hundred is %s', (manager, consumer, verdict) => {
    const figures = report([...many('manager', 100, manager), ...many('consumer', 100, consumer)]);
    expect(rowOf(figures, 'booking', 'favourable').verdict).toBe(verdict);
  });

  it('is aligned only where the interval at twice the error lies within the margin', () => {
    const figures = report([...many('manager', 900, 450), ...many('consumer', 900, 455)]);
    expect(rowOf(figures, 'booking', 'favourable').verdict).toBe('aligned');
    const narrow = report([...many('manager', 900, 450), ...many('consumer', 900, 455)], {
      equivalenceMargin: 0.01,
    });
    expect(rowOf(narrow, 'booking', 'favourable').verdict).toBe('inconclusive');
  });

  it('of a row that judges nothing says which side is higher', () => {
    const figures = report([...many('manager', 100, 90), ...many('consumer', 100, 40)]);
    expect(rowOf(figures, 'booking', 'share', 'easy').verdict).toBe('managers_higher');
    expect(rowOf(figures, 'booking', 'share', 'hard').verdict).toBe('managers_lower');
  });

  it('of a number of which less is better turns the sign', () => {
    const side = (audience: Audience, minutes: number) =>
      Array.from({ length: 50 }, (_, i) =>
        response({ audience, answers: { minutes: minutes + (i % 3) / 2 } }),
      );
    const figures = report([...side('manager', 5), ...side('consumer', 20)]);
    expect(rowOf(figures, 'minutes', 'mean').verdict).toBe('blind_spot');
    expect(rowOf(figures, 'minutes', 'median').verdict).toBeNull();
    expect(rowOf(figures, 'minutes', 'median').gap?.p).toBeNull();
  });

  it('of a ranking is about who places the option higher, and is that of its position too', () => {
    const side = (audience: Audience, order: string[]) =>
      Array.from({ length: 60 }, (_, i) =>
        response({ audience, answers: { order: i % 10 === 0 ? [...order].reverse() : order } }),
      );
    const figures = report([
      ...side('manager', ['price', 'place']),
      ...side('consumer', ['place', 'price']),
    ]);
    for (const measure of ['mean_rank', 'rank_position'])
      expect([
        rowOf(figures, 'order', measure, 'price').verdict,
        rowOf(figures, 'order', measure, 'place').verdict,
      ]).toEqual(['blind_spot', 'hidden_strength']);
    expect(rowOf(figures, 'order', 'rank_position', 'price').manager).toMatchObject({
      estimate: 1,
      low: null,
      high: null,
    });
  });

  it('of an illustration is not given', () => {
    const figures = report([...many('manager', 100, 90), ...many('consumer', 100, 40)], {
      illustrations: [{ item: 'booking', audience: 'manager' }],
    });
    const row = rowOf(figures, 'booking', 'favourable');
    expect(row).toMatchObject({ verdict: null, reason: 'illustration' });
    expect(row.gap?.value).toBeCloseTo(0.5, 12);
    expect(row.gap?.pAdjusted).toBeNull();
  });

  it('is corrected for the items and options asked in earnest alone', () => {
    const both = { returned: 'yes' };
    const responses = [...many('manager', 100, 60, both), ...many('consumer', 100, 45, both)];
    const made = report(responses, { illustrations: [{ item: 'returned', audience: 'consumer' }] });
    const booking = rowOf(made, 'booking', 'favourable');
    expect(booking.gap?.pAdjusted).toBeCloseTo(booking.gap?.p ?? 0, 12);
    expect(booking.verdict).not.toBeNull();
    const some = report(responses, {
      illustrations: [{ item: 'booking', audience: 'consumer', options: ['easy'] }],
    });
    const share = (option: string) => rowOf(some, 'booking', 'share', option);
    expect(share('easy')).toMatchObject({ verdict: null, reason: 'illustration' });
    expect(share('easy').gap?.pAdjusted).toBeNull();
    expect(share('hard').verdict).not.toBeNull();
    expect(rowOf(some, 'booking', 'favourable').verdict).not.toBeNull();
  });

  it('of a segment that illustrates is not given', () => {
    const here = { region: 'N' };
    const responses = [...many('manager', 100, 90, here), ...many('consumer', 100, 40, here)];
    const figures = report(responses, {
      by: [['region']],
      illustrations: [{ item: 'region', audience: 'manager' }],
    });
    const rows = figures.rows.filter(
      ({ item, measure }) => item === 'booking' && measure === 'favourable',
    );
    expect(rows.find(({ segment }) => segment === null)?.verdict).toBe('blind_spot');
    expect(rows.find(({ segment }) => segment?.[0]?.code === 'N')).toMatchObject({
      verdict: null,
      reason: 'illustration',
    });
  });

  it('is corrected for the number of items looked at together', () => {
    const both = { returned: 'yes' };
    const responses = [...many('manager', 100, 60, both), ...many('consumer', 100, 45, both)];
    const row = rowOf(report(responses), 'booking', 'favourable');
    const raw = row.gap?.p ?? 0;
    expect(row.gap?.pAdjusted).toBeCloseTo(2 * raw, 12);
    expect(
      rowOf(report(responses, { adjust: 'none' }), 'booking', 'favourable').gap?.pAdjusted,
    ).toBe(raw);
  });
});

describe('withholding', () => {
  const side = (audience: Audience, count: number, answers = {}) =>
    Array.from({ length: count }, () =>
      response({ audience, answers: { booking: 'easy', returned: 'yes', ...answers } }),
    );

  it('hides a side of 4 of 5, and shows one of 5', () => {
    const hidden = report([...side('manager', 4), ...side('consumer', 9)], { minimumBase: 5 });
    expect(rowOf(hidden, 'booking', 'favourable')).toMatchObject({
      manager: { base: null, estimate: null },
      consumer: { base: 9, estimate: 1 },
      gap: { value: null },
      verdict: 'withheld',
      reason: 'withheld',
    });
    const shown = report([...side('manager', 5), ...side('consumer', 9)], { minimumBase: 5 });
    expect(rowOf(shown, 'booking', 'favourable')).toMatchObject({
      manager: { base: 5 },
      reason: null,
    });
  });

  it('counts the answers of the item, not the responses', () => {
    const responses = [
      ...side('manager', 9),
      ...side('consumer', 6),
      ...side('consumer', 4, { advise: 3 }),
    ];
    const figures = report(responses, { minimumBase: 5 });
    expect(rowOf(figures, 'advise', 'nps')).toMatchObject({
      consumer: { base: null },
      manager: { base: 0 },
      reason: 'no_answers',
    });
    expect(figures.audiences.consumer.responses).toBe(10);
  });

  it('takes a withheld row out of its family', () => {
    const responses = [
      ...side('manager', 100),
      ...side('consumer', 100),
      ...Array.from({ length: 100 }, () => response({ answers: { booking: 'hard' } })),
      ...Array.from({ length: 4 }, () => response({ answers: { returned: 'no' } })),
    ];
    const figures = report(
      responses.map((given) =>
        given.audience === 'manager' ? { ...given, answers: { booking: 'easy' } } : given,
      ),
      { minimumBase: 5 },
    );
    const row = rowOf(figures, 'booking', 'favourable');
    expect(row.gap?.pAdjusted).toBe(row.gap?.p);
  });

  it('of one item withholds the index', () => {
    const responses = [
      ...side('manager', 9),
      ...Array.from({ length: 9 }, (_, i) =>
        response({ answers: { booking: 'easy', ...(i < 3 ? { returned: 'no' } : {}) } }),
      ),
    ];
    expect(report(responses, { minimumBase: 5 }).index).toEqual({
      value: null,
      low: null,
      high: null,
      p: null,
      meanAbsolute: null,
      items: ['booking', 'returned'],
      reason: 'withheld',
    });
  });
});

it('the groups of a recommendation add up to it, and are withheld with it', () => {
  const scores = [0, 3, 6, 7, 8, 9, 10, 10];
  const side = (audience: Audience) =>
    scores.map((advise) => response({ audience, answers: { advise } }));
  const shares = (figures: GapFigures) => figures.groups.map(({ consumer }) => consumer?.estimate);
  const both = [...side('manager'), ...side('consumer')];
  expect(shares(report(both))).toEqual([3 / 8, 2 / 8, 3 / 8]);
  expect(shares(report(both, { minimumBase: 9 }))).toEqual([null, null, null]);
});
