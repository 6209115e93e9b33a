import { expect, test } from 'vitest';
import { findingOf } from '../../app/gap/finding';
import type { PublishedRow } from '../../app/gap/published';
import type { GapFigures, GapRow } from '../../app/gap/report';
import { rowView } from '../../app/gap/rowView';
import { answered, figures, row, side } from './reportRows';

/** What is found of a report whose rows all stand for their items. */
function found(
  report: GapFigures,
  illustrated: readonly string[] = [],
  published: (row: GapRow) => PublishedRow | null = () => null,
) {
  const illustrations = illustrated.map((item) => ({ item, audience: 'manager' as const }));
  return findingOf(report, {
    rows: report.rows.map((one) =>
      rowView(one, published(one), true, { items: [], illustrations }),
    ),
    items: [],
    confidence: report.confidence,
    onlyPublished: illustrated.length > 0,
  });
}

const spot = (item: string, gap: number) => row(item, gap, { verdict: 'blind_spot' });
const strength = (item: string, gap: number) => row(item, gap, { verdict: 'hidden_strength' });

test('where managers overrate, the widest blind spot is named', () => {
  const rows = [spot('a', 0.2), spot('b', 0.43), row('c', 0.01, { verdict: 'aligned' })];
  expect(found(figures(rows))).toEqual({
    kind: 'overrate',
    most: { item: 'b', gap: 0.43 },
    counts: {
      gaps: 3,
      blindSpots: 2,
      hiddenStrengths: 0,
      aligned: 1,
      inconclusive: 0,
      withheld: 0,
    },
  });
});

test('where managers underrate, the widest hidden strength is named', () => {
  const finding = found(figures([strength('a', -0.1), strength('b', -0.3)]));
  expect(finding).toMatchObject({ kind: 'underrate', most: { item: 'b', gap: -0.3 } });
});

test('where both happen, both are named', () => {
  expect(found(figures([spot('a', 0.2), strength('b', -0.3)]))).toMatchObject({
    kind: 'mixed',
    over: { item: 'a', gap: 0.2 },
    under: { item: 'b', gap: -0.3 },
  });
});

test('sides are aligned only where every gap is shown to be small', () => {
  const aligned = row('a', 0.01, { verdict: 'aligned' });
  const open = row('b', 0.1, { verdict: 'inconclusive' });
  expect(found(figures([aligned])).kind).toBe('aligned');
  expect(found(figures([aligned, open])).kind).toBe('inconclusive');
});

const stated = { manager: { value: 0.5, approx: null }, consumer: null, gap: null };
const paired = { ...stated, consumer: { value: 0.4, approx: null }, gap: 0.1 };

test('an illustration never makes a headline, nor what no publication states beside one', () => {
  const rows = [spot('made_up', 0.9), row('asked', 0.1, { verdict: 'inconclusive' })];
  expect(
    found(figures(rows), ['made_up'], ({ item }) => (item === 'asked' ? paired : null)),
  ).toMatchObject({ kind: 'inconclusive', counts: { gaps: 1 } });
  expect(found(figures(rows), ['made_up']).kind).toBe('unpaired');
  expect(found(figures([spot('made_up', 0.9)]), ['made_up']).kind).toBe('unpaired');
});

test('net scores make the headline of a study without favourable shares', () => {
  const nps = row('recommend', 0.4, { measure: 'nps', verdict: 'blind_spot' });
  expect(found(figures([nps]))).toMatchObject({ kind: 'overrate', counts: { gaps: 1 } });
  expect(found(figures([nps, row('a', 0, { verdict: 'inconclusive' })])).kind).toBe('inconclusive');
});

test('a certain difference of numbers comes before saying that none is certain', () => {
  const mean = (
    item: string,
    [low, value, high]: readonly [number, number, number],
    p: number,
  ) => ({
    ...row(item, value, { measure: 'mean' }),
    gap: { value, low, high, p, pAdjusted: p },
  });
  const open = row('recommend', 0.02, { measure: 'nps', verdict: 'inconclusive' });
  const rows = [open, mean('spent', [20, 90, 160], 0.01), mean('wait', [-5, -4, -3], 0.001)];
  expect(found(figures(rows))).toMatchObject({
    kind: 'told',
    row: { item: 'wait' },
    sides: ['manager', 'consumer'],
  });
  expect(found(figures([open, mean('wait', [-5, -4, 3], 0.3)])).kind).toBe('inconclusive');
  expect(found(figures([spot('met', 0.3), ...rows]))).toMatchObject({ kind: 'overrate' });
});

test('a wave without answers is empty, one with answers of one side says whose', () => {
  const wave = (manager: number | null, consumer: number | null) =>
    found(
      figures([row('a', null)], {
        audiences: { manager: answered(manager), consumer: answered(consumer) },
      }),
    );
  expect(wave(0, 0)).toEqual({ kind: 'empty' });
  expect(wave(40, 0)).toEqual({ kind: 'one_side', answered: 'manager' });
  expect(wave(0, null)).toEqual({ kind: 'one_side', answered: 'consumer' });
});

test('withheld pairs are counted, and where all are withheld that is the finding', () => {
  const hidden = row('a', null, { verdict: 'withheld', reason: 'withheld' });
  expect(found(figures([hidden])).kind).toBe('withheld');
  expect(found(figures([hidden, spot('b', 0.2)]))).toMatchObject({
    kind: 'overrate',
    counts: { gaps: 1, withheld: 1 },
  });
});

test('sides that answered different questions have no pair', () => {
  const unanswered = row('a', null, { reason: 'no_answers' });
  expect(found(figures([unanswered])).kind).toBe('no_pairs_answered');
  const oneSided = row('a', null, { consumer: null, gap: null, reason: 'one_sided' });
  expect(found(figures([oneSided]))).toMatchObject({ kind: 'told', sides: ['manager'] });
  const hidden = side({ base: null, estimate: null, low: null, high: null });
  expect(found(figures([{ ...oneSided, manager: hidden }])).kind).toBe('unpaired');
});

test('without pairs the most telling figure is the finding: a certain gap, else what most say', () => {
  const share = (option: string, estimate: number, low: number, more: Partial<GapRow> = {}) =>
    row('a', null, {
      measure: 'share',
      option,
      manager: null,
      gap: null,
      consumer: side({ estimate, low }),
      ...more,
    });
  const told = (rows: GapRow[]) => {
    const finding = found(figures(rows));
    return finding.kind === 'told' ? [finding.row.option, ...finding.sides] : finding.kind;
  };
  const few = share('few', 0.55, 0.45);
  const most = share('most', 0.54, 0.51);
  expect(told([few, most])).toEqual(['most', 'consumer']);
  expect(told([few])).toEqual(['few', 'consumer']);
  const both = share('both', 0.3, 0.2, {
    manager: side(),
    gap: { value: 0.2, low: 0.1, high: 0.3, p: 0.001, pAdjusted: 0.004 },
  });
  expect(told([few, most, both])).toEqual(['both', 'consumer', 'manager']);
});

test('beside illustrations the most telling figure is one that a publication states', () => {
  const rows = [row('asked', null, { gap: null }), row('said', null, { gap: null })];
  const finding = found(figures(rows), ['made_up'], ({ item }) =>
    item === 'said' ? stated : null,
  );
  expect(finding).toMatchObject({ kind: 'told', row: { item: 'said' }, sides: ['manager'] });
});
