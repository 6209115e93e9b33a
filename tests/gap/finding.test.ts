import { expect, test } from 'vitest';
import { findingOf } from '../../app/gap/finding';
import { answered, figures, row } from './reportRows';

const spot = (item: string, gap: number) => row(item, gap, { verdict: 'blind_spot' });
const strength = (item: string, gap: number) => row(item, gap, { verdict: 'hidden_strength' });

test('where managers overrate, the widest blind spot is named', () => {
  const rows = [spot('a', 0.2), spot('b', 0.43), row('c', 0.01, { verdict: 'aligned' })];
  expect(findingOf(figures(rows), [])).toEqual({
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
  const finding = findingOf(figures([strength('a', -0.1), strength('b', -0.3)]), []);
  expect(finding).toMatchObject({ kind: 'underrate', most: { item: 'b', gap: -0.3 } });
});

test('where both happen, both are named', () => {
  expect(findingOf(figures([spot('a', 0.2), strength('b', -0.3)]), [])).toMatchObject({
    kind: 'mixed',
    over: { item: 'a', gap: 0.2 },
    under: { item: 'b', gap: -0.3 },
  });
});

test('sides are aligned only where every gap is shown to be small', () => {
  const aligned = row('a', 0.01, { verdict: 'aligned' });
  const open = row('b', 0.1, { verdict: 'inconclusive' });
  expect(findingOf(figures([aligned]), []).kind).toBe('aligned');
  expect(findingOf(figures([aligned, open]), []).kind).toBe('inconclusive');
});

test('an illustration never makes a headline', () => {
  const rows = [spot('made_up', 0.9), row('asked', 0.1, { verdict: 'inconclusive' })];
  expect(findingOf(figures(rows), ['made_up'])).toMatchObject({
    kind: 'inconclusive',
    counts: { gaps: 1 },
  });
  expect(findingOf(figures([spot('made_up', 0.9)]), ['made_up']).kind).toBe('unpaired');
});

test('net scores make the headline of a study without favourable shares', () => {
  const nps = row('recommend', 0.4, { measure: 'nps', verdict: 'blind_spot' });
  expect(findingOf(figures([nps]), [])).toMatchObject({ kind: 'overrate', counts: { gaps: 1 } });
  expect(findingOf(figures([nps, row('a', 0, { verdict: 'inconclusive' })]), []).kind).toBe(
    'inconclusive',
  );
});

test('a wave without answers is empty, one with answers of one side says whose', () => {
  const wave = (manager: number | null, consumer: number | null) =>
    findingOf(
      figures([row('a', null)], {
        audiences: { manager: answered(manager), consumer: answered(consumer) },
      }),
      [],
    );
  expect(wave(0, 0)).toEqual({ kind: 'empty' });
  expect(wave(40, 0)).toEqual({ kind: 'one_side', answered: 'manager' });
  expect(wave(0, null)).toEqual({ kind: 'one_side', answered: 'consumer' });
});

test('withheld pairs are counted, and where all are withheld that is the finding', () => {
  const hidden = row('a', null, { verdict: 'withheld', reason: 'withheld' });
  expect(findingOf(figures([hidden]), []).kind).toBe('withheld');
  expect(findingOf(figures([hidden, spot('b', 0.2)]), [])).toMatchObject({
    kind: 'overrate',
    counts: { gaps: 1, withheld: 1 },
  });
});

test('sides that answered different questions have no pair', () => {
  const unanswered = row('a', null, { reason: 'no_answers' });
  expect(findingOf(figures([unanswered]), []).kind).toBe('no_pairs_answered');
  const oneSided = row('a', null, { consumer: null, gap: null, reason: 'one_sided' });
  expect(findingOf(figures([oneSided]), []).kind).toBe('unpaired');
});
