import { expect, it } from 'vitest';
import { choices } from '../../app/gap/choices';
import { heterogeneityRows } from '../../app/gap/heterogeneity';
import type { Illustration } from '../../app/gap/illustrations';
import { gapReport } from '../../app/gap/report';
import { markedCsv } from '../../app/gap/syntheticFile';
import { tally } from '../../app/gap/tally';
import { gapTrends } from '../../app/gap/trends';
import { csvOf } from '../../app/gap/viewFiles';
import type { Answer } from '../../app/study/conditions';
import type { Audience } from '../../app/study/document';
import { response, study } from './responses';

const people = (audience: Audience, count: number, answers: Record<string, Answer>) =>
  Array.from({ length: count }, () => response({ audience, answers }));

const PEOPLE = [
  ...people('manager', 60, { booking: 'easy', region: 'N', order: ['price', 'place'] }),
  ...people('manager', 40, { booking: 'hard', region: 'S', order: ['place', 'price'] }),
  ...people('consumer', 60, { booking: 'hard', region: 'N', order: ['place', 'price'] }),
  ...people('consumer', 40, { booking: 'easy', region: 'S', order: ['price', 'place'] }),
];
for (const audience of ['manager', 'consumer'] as const)
  for (const order of [['sleep', 'price', 'place'], ['place'], ['price', 'sleep']])
    PEOPLE.push(...people(audience, audience === 'manager' ? 9 : 12, { order }));
const tallies = [...tally(study, PEOPLE).values()];
const settings = {
  confidence: 0.95,
  adjust: 'holm' as const,
  weighted: true,
  minimumBase: 1,
  equivalenceMargin: 0.1,
};
const MADE_UP = [{ item: 'booking', audience: 'consumer' as const }];

it('are tested for nothing over segments', () => {
  const rows = (illustrations: typeof MADE_UP) =>
    heterogeneityRows(
      gapReport(study, tallies, { ...settings, illustrations, by: [['region']] }).rows,
      settings,
    ).find(({ item, measure }) => item === 'booking' && measure === 'favourable');
  expect(rows([])?.p).not.toBeNull();
  expect(rows(MADE_UP)).toMatchObject({ p: null, pAdjusted: null, reason: 'illustration' });
});

it('are tested for nothing over waves', () => {
  const wave = (time: number, illustrations: typeof MADE_UP) => ({
    wave: `w${time}`,
    time,
    study,
    rows: gapReport(study, tallies, { ...settings, illustrations }).rows,
  });
  const booking = (illustrations: typeof MADE_UP) =>
    gapTrends(wave(3, illustrations), [wave(1, []), wave(2, [])], settings).find(
      ({ item, measure }) => item === 'booking' && measure === 'favourable',
    );
  expect(booking([])?.p).not.toBeNull();
  expect(booking(MADE_UP)).toMatchObject({ p: null, pAdjusted: null, reason: 'illustration' });
});

it('make no order a finding, where any of its options is one', () => {
  const order = (illustrations: { item: string; audience: Audience; options?: string[] }[]) =>
    choices(study, tallies, { ...settings, illustrations }).rankings.find(
      ({ item }) => item === 'order',
    );
  expect(order([])?.test?.p).toBeLessThan(1);
  const made = order([{ item: 'order', audience: 'manager', options: ['price'] }]);
  expect(made).toMatchObject({ test: null, reason: 'illustration' });
});

it('are named with their sides, and neither a row nor the index of them is tested', () => {
  const report = (illustrations: Illustration[]) =>
    gapReport({ ...study, index: ['booking'] }, tallies, {
      ...settings,
      illustrations,
      against: { study: { ...study, index: ['booking'] }, tallies, minimumBase: 1 },
    });
  const found = (illustrations: Illustration[], measure: string) => {
    const { index, rows } = report(illustrations);
    const row = rows.find((one) => one.item === 'booking' && one.measure === measure);
    return { index, row };
  };
  const asked = found([], 'favourable');
  expect([asked.index.p, asked.index.change?.p, asked.row?.gap?.p]).not.toContain(null);
  expect(asked.row).not.toHaveProperty('illustrates');
  const made = found(MADE_UP, 'favourable');
  expect(made.index).toMatchObject({
    value: asked.index.value,
    p: null,
    reason: 'illustration',
    change: { p: null, pAdjusted: null },
  });
  expect(made.row).toMatchObject({ illustrates: ['consumer'], gap: { p: null }, verdict: null });
  // What a publication states of it is tested, and so is the index of that.
  const stated = MADE_UP.map((one) => ({
    ...one,
    stated: [{ measure: 'favourable', option: null }],
  }));
  expect(found(stated, 'favourable').index.p).toBe(asked.index.p);
  expect(found(stated, 'mean').row).toMatchObject({ illustrates: ['consumer'] });
});

it('mark every line of a synthetic file, whatever its cells hold', () => {
  const csv = csvOf([
    ['item', 'label'],
    ['a', 'two\r\nlines, "quoted"'],
    ['b', null],
  ]);
  expect(markedCsv(csv, { synthetic: false })).toBe(csv);
  expect(markedCsv(csv, { synthetic: true })).toBe(
    csvOf([
      ['item', 'label', 'synthetic'],
      ['a', 'two\r\nlines, "quoted"', 'yes'],
      ['b', null, 'yes'],
    ]),
  );
});
