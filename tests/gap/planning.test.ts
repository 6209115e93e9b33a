import { describe, expect, test } from 'vitest';
import { gapsTested, measuredShare, planning, testedOtherwise } from '../../app/gap/planning';
import { sidesOf } from '../../app/gap/sides';
import { tally } from '../../app/gap/tally';
import { power } from '../../app/statistics/planning';
import type { Audience } from '../../app/study/document';
import { response } from './responses';
import { segmentedStudy } from './segmentedStudy';

const settings = {
  power: 0.8,
  gap: 0.1,
  share: 0.5,
  confidence: 0.95,
  weighted: true,
  minimumBase: 5,
};

const people = (
  audience: Audience,
  n: number,
  answers: Record<string, string>,
  weightOf: (person: number) => number = () => 1,
) =>
  Array.from({ length: n }, (_, person) =>
    response({ audience, answers: { booking: 'easy', ...answers }, weight: weightOf(person) }),
  );

const everybody = [
  ...people('manager', 90, { region: 'N' }),
  ...people('manager', 10, { region: 'S' }),
  ...people('consumer', 300, { region: 'N', age: 'young' }, (person) => (person % 2 ? 1 : 3)),
  ...people('consumer', 100, { region: 'S', age: 'old' }),
];
const tallies = [...tally(segmentedStudy, everybody).values()];

describe('planning', () => {
  test('of several gaps plans each at its part of the risk, in segments of all that are compared', () => {
    const of = (asked: object) =>
      planning(segmentedStudy, tallies, { ...settings, by: [['region']], ...asked }).rows;
    const four = of({ gaps: 4 });
    const all = gapsTested(segmentedStudy);
    expect(all).toBeGreaterThan(1);
    const [made] = segmentedStudy.items.filter(({ kind }) => kind === 'scale');
    const illustrations = [{ item: made?.key ?? '', audience: 'manager' as const }];
    expect(gapsTested(segmentedStudy, illustrations)).toBe(all - 1);
    expect(four[0]).toEqual(of({ confidence: 1 - 0.05 / 4 })[0]);
    // Those of two regions: nobody has left the question out.
    expect(four[1]).toEqual(of({ confidence: 1 - 0.05 / 8 })[1]);
    // A single gap is tested once in all, and in every region.
    expect(of({ gaps: 1 })[0]).toEqual(of({})[0]);
    expect(of({ gaps: 1 })[1]).toEqual(of({ confidence: 1 - 0.05 / 2 })[1]);
  });

  test('says whether other gaps than those of shares are tested', () => {
    const of = (isKept: (kind: string) => boolean) =>
      testedOtherwise({
        ...segmentedStudy,
        items: segmentedStudy.items.filter(({ kind }) => isKept(kind)),
      });
    expect(of(() => true)).toBe('beside');
    expect(of((kind) => kind !== 'nps' && kind !== 'number')).toBe('none');
    expect(of((kind) => kind !== 'scale' && kind !== 'single')).toBe('alone');
  });

  test('goes by the design effect of a share, clusters included, where one is named', () => {
    const clustered = everybody.map((person, at) => ({
      ...person,
      cluster: person.audience === 'manager' ? `c${at % 10}` : null,
      answers: { ...person.answers, booking: at % 10 < 4 ? 'hard' : 'easy' },
    }));
    const found = [...tally(segmentedStudy, clustered).values()];
    const measured = measuredShare(segmentedStudy, 'booking', undefined);
    if ('faults' in measured) throw new Error('there is such a share');
    const [total] = planning(segmentedStudy, found, { ...settings, of: measured.plan }).rows;
    const [byWeights] = planning(segmentedStudy, found, settings).rows;
    const { total: side } = sidesOf(segmentedStudy, found, true).sides.manager;
    const wanted = measured.plan?.estimate(side, 0.95);
    // Everybody of a cluster answers alike: ten clusters are worth about ten answers.
    expect(total?.manager.designEffect).toBeCloseTo(wanted?.designEffect ?? 0, 10);
    expect(total?.manager.effective).toBeLessThan(11);
    expect(byWeights?.manager.effective).toBe(100);
    expect(total?.detectable.above).toBeGreaterThan(byWeights?.detectable.above ?? 1);
    expect(total?.found.above).toBeLessThan(byWeights?.found.above ?? 0);
  });

  test('refuses a share that there is not', () => {
    const at = (item?: string, option?: string) => {
      const found = measuredShare(segmentedStudy, item, option);
      return 'faults' in found ? found.faults.map(({ path }) => path) : found.plan?.option;
    };
    expect(at('minutes', '5')).toBe(5);
    expect(at('ghost')).toEqual(['$.item']);
    expect(at('uses')).toEqual(['$.item']);
    expect(at('uses', 'ghost')).toEqual(['$.option']);
    expect(at(undefined, 'app')).toEqual(['$.option']);
  });

  test('finds the gap at which the power is reached, with effective bases', () => {
    const [total] = planning(segmentedStudy, tallies, settings).rows;
    const effective = (150 * 3 + 150 + 100) ** 2 / (150 * 9 + 150 + 100);
    expect(total?.consumer.effective).toBeCloseTo(effective, 8);
    expect(total?.manager).toEqual({ base: 100, effective: 100, designEffect: 1, reason: null });
    const above = total?.detectable.above ?? 0;
    const reached = power(
      { manager: 0.5 + above, consumer: 0.5 },
      { manager: 100, consumer: effective },
      0.05,
    );
    expect(reached).toMatchObject({ status: 'ok' });
    if (reached.status === 'ok') expect(reached.power).toBeCloseTo(0.8, 8);
    // From a half, a gap below is as far as one above.
    expect(total?.detectable.below).toBeCloseTo(-above, 8);
  });

  test('wants bases in the ratio of the sides with which the gap is found', () => {
    const [total] = planning(segmentedStudy, tallies, { ...settings, weighted: false }).rows;
    const { manager = 0, consumer = 0 } = total?.wanted ?? {};
    expect(consumer / manager).toBeCloseTo(4, 1);
    const at = (m: number, c: number) =>
      power({ manager: 0.6, consumer: 0.5 }, { manager: m, consumer: c }, 0.05);
    expect(at(manager, consumer)).toMatchObject({ status: 'ok' });
    const [enough, less] = [at(manager, consumer), at(manager - 1, consumer - 4)];
    expect(enough.status === 'ok' && enough.power).toBeGreaterThanOrEqual(0.8 - 1e-9);
    expect(less.status === 'ok' && less.power).toBeLessThan(0.8);
  });

  test('wants more where weights vary', () => {
    const wanted = (weighted: boolean) =>
      planning(segmentedStudy, tallies, { ...settings, weighted }).rows[0]?.wanted?.consumer ?? 0;
    expect(wanted(true)).toBeGreaterThan(wanted(false) * 1.05);
  });

  test('looks on the side where there is room for the gap', () => {
    const [total] = planning(segmentedStudy, tallies, { ...settings, share: 0.95 }).rows;
    expect(total?.detectable.above).toBe(null);
    expect(total?.detectable.below).toBeLessThan(0);
    expect(total?.wanted).not.toBe(null);
  });

  test('withholds small segments, and what would give them away', () => {
    const small = [...everybody, ...people('manager', 3, {})];
    const { rows } = planning(segmentedStudy, [...tally(segmentedStudy, small).values()], {
      ...settings,
      by: [['region']],
    });
    const states = rows
      .slice(1)
      .map(({ segment, manager, detectable, wanted }) => [
        segment?.[0]?.code,
        manager.base,
        manager.reason,
        detectable.above === null,
        wanted === null,
      ]);
    expect(states).toEqual([
      ['N', 90, null, false, false],
      ['S', null, 'withheld_secondary', true, true],
      [null, null, 'withheld', true, true],
    ]);
  });

  test('compares with the total of a side that was not asked the segment item', () => {
    const { rows } = planning(segmentedStudy, tallies, { ...settings, by: [['age']] });
    expect(rows[1]).toMatchObject({
      comparedWith: 'total',
      manager: { base: 100 },
      consumer: { base: 300 },
    });
    expect(rows.at(-1)?.consumer).toMatchObject({ base: 0, reason: 'no_answers' });
  });
});
