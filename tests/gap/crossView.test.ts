import { expect, it } from 'vitest';
import type { CrossFigure, CrossTable } from '../../app/gap/crossTable';
import { crossView } from '../../app/gap/crossView';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { crossFinding } from '../../app/ui/crossText';
import { wordsOf } from '../../app/ui/Words';
import { panelStudy } from '../system/panel';

const study = ((): Study => {
  const parsed = parseStudy(panelStudy());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();

const figure = (value: number | null, given: Partial<CrossFigure> = {}): CrossFigure => ({
  value,
  low: null,
  high: null,
  base: value === null ? 0 : 50,
  mark: null,
  hidden: null,
  above: [],
  ...given,
});
const table = (consumer: CrossFigure[]): CrossTable => ({
  by: 'country',
  isWeighted: false,
  codes: ['SE', 'NO', 'DK'],
  rows: [
    {
      item: 'rating_1',
      measure: 'favourable',
      option: null,
      parts: { manager: null, consumer, gap: null },
    },
  ],
});
const given = { illustrations: [], locale: 'en' };

it('leaves out columns that nobody is in, and counts letters anew', () => {
  const view = crossView(
    study,
    table([figure(0.5), figure(0.2), figure(null), figure(0.8, { above: [1] })]),
    given,
  );
  expect(view.columns).toEqual([
    { label: 'SE', letter: 'A' },
    { label: 'DK', letter: 'B' },
  ]);
  expect(view.lines[0]?.parts.consumer?.map(({ above }) => above)).toEqual([[], [], [1]]);
  expect(view.finding).toMatchObject({ part: 'consumer', higher: 'DK', lower: 'SE' });
  expect(view.finding?.size).toBeCloseTo(0.6);
});

it('finds nothing from answers that illustrate, and puts no letters to them', () => {
  const figures = [figure(0.5), figure(0.2), figure(0.4), figure(0.8, { above: [1] })];
  const illustrations = [{ item: 'rating_1', audience: 'consumer' as const }];
  const view = crossView(study, table(figures), { ...given, illustrations });
  expect(view.finding).toBeNull();
  expect(crossFinding(view, wordsOf('en'))).toBe('Figures by country: an illustration');
  const sure = crossView(study, table([figure(0.5), figure(0.5)]), given);
  expect(crossFinding(sure, wordsOf('en'))).toBe(
    'So far all who answered are SE: nothing to compare',
  );
  const few = figure(null, { base: null, hidden: 'withheld' });
  expect(crossFinding(crossView(study, table([few, few]), given), wordsOf('en'))).toBe(
    'Too few answers to compare yet',
  );
  expect(view.lines[0]?.illustrates).toBe(true);
  expect(view.lines[0]?.parts.consumer?.flatMap(({ above }) => above)).toEqual([]);
});

it('titles nothing that no publication states where other answers illustrate', () => {
  const figures = [figure(0.5), figure(0.2), figure(0.4), figure(0.8, { above: [1] })];
  const illustrations = [{ item: 'rating_2', audience: 'consumer' as const }];
  const view = crossView(study, table(figures), { ...given, illustrations });
  expect(crossFinding(view, wordsOf('en'))).toBe('Figures by country');
  expect(view.lines[0]?.parts.consumer?.[3]?.above).toEqual([1]);
  const by = [{ item: 'country', audience: 'consumer' as const }];
  expect(
    crossView(study, table(figures), { ...given, illustrations: by }).lines[0]?.illustrates,
  ).toBe(true);
});

it('keeps a column whose figures are hidden: somebody is in it', () => {
  const hidden = figure(null, { base: null, hidden: 'withheld' });
  const view = crossView(study, table([figure(0.5), figure(0.2), hidden, figure(null)]), given);
  expect(view.columns.map(({ label }) => label)).toEqual(['SE', 'NO']);
  expect(view.finding).toBeNull();
});

it('goes on with double letters after the twenty-sixth column', () => {
  const codes = Array.from({ length: 28 }, (_, at) => `c${at}`);
  const wide = {
    ...table([figure(0.5), ...codes.map(() => figure(0.5))]),
    codes,
  };
  expect(
    crossView(study, wide, given)
      .columns.map(({ letter }) => letter)
      .slice(25),
  ).toEqual(['Z', 'AA', 'AB']);
});
