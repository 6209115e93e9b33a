import { describe, expect, it } from 'vitest';
import { gapsCsv } from '../../app/gap/csv';
import { type GapRow, gapReport, type ReportOptions, rowCount } from '../../app/gap/report';
import { breaksOf } from '../../app/gap/segments';
import { type CountedResponse, tally } from '../../app/gap/tally';
import type { Audience } from '../../app/study/document';
import { response } from './responses';
import { segmentedStudy as study } from './segmentedStudy';

const options: ReportOptions = {
  confidence: 0.95,
  adjust: 'holm',
  weighted: true,
  minimumBase: 1,
  equivalenceMargin: 0.1,
};
const report = (responses: readonly CountedResponse[], given: Partial<ReportOptions> = {}) =>
  gapReport(study, [...tally(study, responses).values()], { ...options, ...given });

const some = (audience: Audience, count: number, answers: CountedResponse['answers'], more = {}) =>
  Array.from({ length: count }, () => response({ audience, answers, ...more }));

const codes = ({ segment }: GapRow) => segment?.map(({ code }) => code);

describe('a report by segments', () => {
  const responses = [
    ...some('manager', 8, { booking: 'easy', region: 'N' }),
    ...some('manager', 2, { booking: 'hard' }),
    ...some('consumer', 6, { booking: 'easy', region: 'N', age: 'old' }),
    ...some('consumer', 3, { booking: 'hard', region: 'S', age: 'dk' }),
  ];
  const rowsBy = (...by: string[][]) =>
    report(responses, { by }).rows.filter(
      ({ item, measure }) => item === 'booking' && measure === 'favourable',
    );

  it('gives the total first, then every code and those who did not answer', () => {
    const rows = rowsBy(['region']);
    expect(rows.map(codes)).toEqual([undefined, ['N'], ['S'], [null]]);
    expect(rows.map(({ manager }) => manager?.base)).toEqual([10, 8, 0, 2]);
    expect(rows.map(({ consumer }) => consumer?.base)).toEqual([9, 6, 3, 0]);
    expect(rows.map(({ reason }) => reason)).toEqual([null, null, 'no_answers', 'no_answers']);
    expect(rows.some((row) => 'comparedWith' in row)).toBe(false);
  });

  it('sets the other side’s total against an item that one side was asked', () => {
    const rows = rowsBy(['age']);
    expect(rows.map(codes)).toEqual([undefined, ['young'], ['old'], [null]]);
    expect(rows.map(({ comparedWith }) => comparedWith)).toEqual([
      undefined,
      'total',
      'total',
      'total',
    ]);
    expect(rows.map(({ manager }) => manager?.base)).toEqual([10, 10, 10, 10]);
    // "Don't know" is no answer to a segment item.
    expect(rows.map(({ consumer }) => consumer?.base)).toEqual([9, 0, 6, 3]);
  });

  it('crosses two items; a side is in a segment by the item that it was asked', () => {
    const rows = rowsBy(['region', 'age']);
    expect(rows).toHaveLength(1 + 3 * 3);
    const north = rows.filter((row) => codes(row)?.[0] === 'N');
    expect(north.map(codes)).toEqual([
      ['N', 'young'],
      ['N', 'old'],
      ['N', null],
    ]);
    expect(north.map(({ manager }) => manager?.base)).toEqual([8, 8, 8]);
    expect(north.map(({ consumer }) => consumer?.base)).toEqual([0, 6, 0]);
    expect(north.every(({ comparedWith }) => comparedWith === 'total')).toBe(true);
  });

  it('leaves the index and the rows of the total as they are', () => {
    const plain = report(responses);
    const broken = report(responses, { by: [['region'], ['age']] });
    expect(broken.index).toEqual(plain.index);
    expect(broken.rows.filter(({ segment }) => segment === null)).toEqual(plain.rows);
    expect(broken.rows).toHaveLength(rowCount(study) * 7);
  });

  it('withholds a small segment, and another that it would follow from', () => {
    const rows = report(responses, { by: [['region']], minimumBase: 5 }).rows.filter(
      ({ item, measure }) => item === 'booking' && measure === 'favourable',
    );
    expect(rows.map(({ consumer }) => consumer?.base)).toEqual([9, null, null, 0]);
    expect(rows.map(({ manager }) => manager?.base)).toEqual([10, null, 0, null]);
  });

  it('names the segment in CSV, and what stands opposite', () => {
    const [head = '', ...lines] = gapsCsv(report(responses, { by: [['region', 'age']] })).split(
      '\r\n',
    );
    const at = (name: string) => head.split(',').indexOf(name);
    const row = lines.find((line) => line.includes('region=N*age=old'))?.split(',');
    expect(row?.[at('segment')]).toBe('region=N*age=old');
    expect(row?.[at('compared_with')]).toBe('total');
    expect(lines.some((line) => line.includes(',region=S*age=,'))).toBe(true);
  });
});

describe('a break', () => {
  const faults = (by: string[], rows = 30) => {
    const read = breaksOf(study, by, rows);
    return 'faults' in read ? read.faults.map(({ message }) => message) : [];
  };

  it('is one segment item or two', () => {
    expect(breaksOf(study, ['region', 'age*region'], 30)).toEqual({
      breaks: [['region'], ['age', 'region']],
    });
  });

  it.each([
    ['ghost', 'unknown item "ghost"'],
    ['', 'unknown item ""'],
    ['region*', 'unknown item ""'],
    ['booking', '"booking" is no segment item'],
    ['region*booking', '"booking" is no segment item'],
    ['region*age*region', '"region*age*region" crosses 3 items, of at most 2'],
    ['region*region', '"region" is crossed with itself'],
  ])('cannot be %s', (by, message) => {
    expect(faults([by])).toEqual([message]);
  });

  it('is named once, and not too often', () => {
    expect(faults(['region', 'age', 'region'])).toEqual(['"region" is named twice']);
    expect(faults(['region*age', 'age*region'])).toEqual(['"age*region" is named twice']);
    expect(faults(['region'], 1e6)[0]).toMatch(/^asks for 4000000 rows/);
    expect(faults(Array.from({ length: 51 }, () => 'region'))).toContain(
      'names 51 breaks, of at most 50',
    );
  });
});

describe('weights that cannot be had', () => {
  const answered = (region: string, count: number, more = {}) =>
    some('consumer', count, { booking: 'easy', region, ...more });
  const weighting = { consumer: { region: { N: 0.5, S: 0.5 } } };

  it('leave an empty wave unweighted, and it says so', () => {
    expect(report([], { weighting })).toMatchObject({
      weighted: false,
      weightProblems: [
        { audience: 'consumer', code: 'empty_cell', item: 'region', option: 'N', distance: null },
      ],
      audiences: { consumer: { responses: 0, effective: null, weightsVary: false } },
    });
  });

  it('are named by the empty category, also with one respondent', () => {
    expect(report(answered('N', 1), { weighting }).weightProblems).toMatchObject([
      { code: 'empty_cell', option: 'S' },
    ]);
  });

  it('are named by a category that nobody should be in', () => {
    const figures = report([...answered('N', 3), ...answered('S', 3)], {
      weighting: { consumer: { region: { N: 1, S: 0 } } },
    });
    expect(figures.weightProblems).toMatchObject([{ code: 'zero_target', option: 'S' }]);
  });

  it('are named by the worst margin where margins contradict each other', () => {
    const figures = report(
      [...answered('N', 9, { age: 'old' }), ...answered('S', 9, { age: 'young' })],
      {
        weighting: { consumer: { region: { N: 0.5, S: 0.5 }, age: { old: 0.3, young: 0.7 } } },
      },
    );
    expect(figures).toMatchObject({
      weighted: false,
      weightProblems: [{ code: 'not_converged', item: 'region' }],
    });
    expect(figures.weightProblems[0]?.distance).toBeGreaterThan(0.01);
  });

  it('make the other side unweighted too, base weights and all', () => {
    const heavy = some('manager', 4, { booking: 'easy' }, { weight: 9 });
    const light = some('manager', 4, { booking: 'hard' }, { weight: 1 });
    const figures = report([...heavy, ...light, ...answered('N', 2)], { weighting });
    expect(figures.audiences.manager).toMatchObject({ effective: 8, weights: 'equal' });
    expect(figures.rows[0]?.manager?.estimate).toBe(0.5);
  });

  it('do not matter where none are asked for', () => {
    expect(report([], { weighting, weighted: false })).toMatchObject({
      weighted: false,
      weightProblems: [],
    });
  });
});

describe('raked weights', () => {
  it('give the population’s share, flagged where they vary strongly', () => {
    const responses = [
      ...some('consumer', 95, { booking: 'easy', region: 'N' }),
      ...some('consumer', 5, { booking: 'hard', region: 'S' }),
    ];
    const figures = report(responses, { weighting: { consumer: { region: { N: 0.2, S: 0.8 } } } });
    expect(figures.rows[0]?.consumer?.estimate).toBeCloseTo(0.2, 10);
    expect(figures.audiences.consumer).toMatchObject({
      responses: 100,
      weights: 'raked',
      variance: 'calibrated',
      weightsVary: true,
    });
    expect(figures.audiences.consumer.designEffect).toBeGreaterThan(2);
  });

  it('hold no NaN where everybody gives the same answer, and none varies', () => {
    const responses = [
      ...some('consumer', 30, { booking: 'easy', minutes: 5, region: 'N' }, { weight: 1e-6 }),
      ...some('consumer', 30, { booking: 'easy', minutes: 5, region: 'S' }, { weight: 1e9 }),
      ...some('manager', 1, { booking: 'easy', minutes: 5, guess: 100 }),
    ];
    const figures = report(responses, {
      weighting: { consumer: { region: { N: 0.5, S: 0.5 } } },
      by: [['region'], ['age']],
    });
    expect(figures.weighted).toBe(true);
    expect(figures.rows[0]?.consumer).toMatchObject({ estimate: 1, high: 1 });
    const check = (value: unknown): void => {
      if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
      else if (typeof value === 'object' && value !== null) Object.values(value).forEach(check);
    };
    check(figures);
  });
});

describe('a prediction', () => {
  const guesses = [60, 80, 70].flatMap((guess) => some('manager', 1, { guess }));
  const consumers = [
    ...some('consumer', 40, { booking: 'easy' }),
    ...some('consumer', 60, { booking: 'hard' }),
  ];

  it('is set against what consumers say', () => {
    const row = report([...guesses, ...consumers]).rows.find(
      ({ measure }) => measure === 'prediction',
    );
    expect(row).toMatchObject({
      item: 'guess',
      kind: 'number',
      option: 'booking',
      manager: { base: 3, estimate: expect.closeTo(0.7, 12) },
      consumer: { base: 100, estimate: 0.4 },
      verdict: 'managers_higher',
    });
    expect(row?.gap?.value).toBeCloseTo(0.3, 12);
  });

  it('is hidden with either side', () => {
    const row = report([...guesses, ...consumers], { minimumBase: 5 }).rows.find(
      ({ measure }) => measure === 'prediction',
    );
    expect(row).toMatchObject({ manager: { base: null }, verdict: 'withheld' });
  });
});
