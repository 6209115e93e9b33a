import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { variableSums } from '../../app/statistics/fromRows';
import { mean } from '../../app/statistics/mean';
import { midRanks, positions } from '../../app/statistics/ranking';
import { referenceCases, referenceData } from './referenceCases';

describe('mid-ranks', () => {
  test('share places among ties and leave the last places to what was not ranked', () => {
    expect(midRanks([2, null, 1, 2, null])).toEqual([2.5, 4.5, 1, 2.5, 4.5]);
  });

  test('of three ranked channels out of five leave 4.5 to the other two', () => {
    expect(midRanks([1, 2, null, 3, null])).toEqual([1, 2, 4.5, 3, 4.5]);
  });

  test('close the gaps that entries leave', () => {
    expect(midRanks([10, 30, 20])).toEqual([1, 3, 2]);
  });

  test('of a ranking of nothing are the middle for everything', () => {
    expect(midRanks([null, null, null])).toEqual([2, 2, 2]);
    expect(midRanks([])).toEqual([]);
  });
});

describe('positions', () => {
  test('are the order of the mean ranks; the unknown has none', () => {
    expect(positions([2.1, null, 1.4, 2.1])).toEqual([2.5, null, 1, 2.5]);
  });

  test('take mean ranks that differ by rounding only for ties', () => {
    expect(positions([0.1 + 0.2, 0.3, 1])).toEqual([1.5, 1.5, 3]);
    expect(positions([2.00000001, 2])).toEqual([2, 1]);
  });
});

const channelsSchema = z.object({
  manager: z.object({
    channels: z.array(
      z.object({
        channel: z.string(),
        mean_rank: z.number(),
        se: z.number(),
        lower: z.number(),
        upper: z.number(),
        position: z.number(),
      }),
    ),
  }),
});

test("the means of the managers' mid-ranks are those computed with R", () => {
  const reference = referenceCases().find(({ id }) => id === 'gap-ranking-unweighted');
  const { channels } = channelsSchema.parse(reference?.expected).manager;
  const rankings = referenceData('wave-2025.csv')
    .filter((record) => record.audience === 'manager')
    .map((record) => channels.map(({ channel }) => (record[channel] ? +record[channel] : null)));
  const figures = channels.map((_, at) =>
    mean(
      variableSums(
        rankings.map((entries) => ({
          y: midRanks(entries)[at] ?? 0,
          s: entries.some((entry) => entry !== null),
          w: 1,
        })),
      ),
      0.95,
    ),
  );
  channels.forEach(({ mean_rank, se, lower, upper }, at) => {
    expect(figures[at]?.estimate).toBeCloseTo(mean_rank, 10);
    expect(figures[at]?.se).toBeCloseTo(se, 10);
    expect(figures[at]?.low).toBeCloseTo(lower, 10);
    expect(figures[at]?.high).toBeCloseTo(upper, 10);
  });
  expect(positions(figures.map(({ estimate }) => estimate))).toEqual(
    channels.map(({ position }) => position),
  );
});
