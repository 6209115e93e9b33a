import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, test } from 'vitest';
import type { Benchmark } from '../../app/gap/benchmarks';
import { presentation } from '../../app/gap/presentation';
import type { GapRow } from '../../app/gap/report';
import type { Item, Study } from '../../app/study/document';
import { stripMarks } from '../../app/ui/benchmarkText';
import { ChartDocument } from '../../app/ui/ChartDocument';
import { axisOf } from '../../app/ui/strip';
import { chartMarksNote, unitChartTitle } from '../../app/ui/unitChartText';
import { wordsOf } from '../../app/ui/Words';
import { figures, row, side } from './reportRows';

const wording = { consumer: { en: 'For you?' }, manager: { en: 'For them?' } };
const number = (key: string, unit?: string): Item => ({
  ...{ key, kind: 'number', wording, min: 0 },
  ...(unit === undefined ? {} : { unit }),
});
const study: Study = {
  format: 'parallax.study/1',
  key: 's',
  title: { en: 'Study' },
  locales: ['en'],
  audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
  items: [
    number('talk', 'minute'),
    number('visits'),
    number('wait', 'minute'),
    { key: 'advise', kind: 'nps', wording },
    { key: 'return', kind: 'nps', wording },
  ],
  questionnaires: { consumer: [], manager: [] },
  index: [],
};

const both = (at: number) => ({
  manager: side({ estimate: at, low: at - 1, high: at + 1 }),
  consumer: side({ estimate: at + 2, low: at + 1, high: at + 3 }),
});
const numbers = (item: string, gap: number): GapRow[] =>
  (['mean', 'median'] as const).map((measure) =>
    row(item, gap, {
      ...{ kind: 'number', measure, ...both(4) },
      gap: { value: gap, low: gap - 1, high: gap + 1, p: null, pAdjusted: null },
    }),
  );
const scores = [
  row('advise', 0.1, { kind: 'nps', measure: 'nps' }),
  row('return', 0.3, { kind: 'nps', measure: 'nps' }),
];
const all = [...numbers('talk', 1), ...numbers('visits', 2), ...numbers('wait', -5), ...scores];
const show = (rows: GapRow[], more: Partial<Parameters<typeof presentation>[0]> = {}) =>
  presentation({
    ...{ study, figures: figures(rows), published: [], illustrations: [], locale: 'en' },
    ...more,
  });
const idsOf = (view: ReturnType<typeof show>) =>
  view.unitCharts.map(({ rows }) => rows.map(({ id }) => id));

describe('the charts of what is no share', () => {
  test('are one of net scores and one for every unit, the clearest first, a question’s figures together', () => {
    expect(idsOf(show(all))).toEqual([
      ['return.nps', 'advise.nps'],
      ['wait.mean', 'wait.median', 'talk.mean', 'talk.median'],
      ['visits.mean', 'visits.median'],
    ]);
  });

  test('are called by their unit, else by the one question on them', () => {
    const view = show(all);
    const titles = (locale: string) =>
      view.unitCharts.map((chart) => unitChartTitle(chart, view, wordsOf(locale)));
    expect(titles('en')).toEqual([
      'How far apart the net promoter scores stand',
      'How far apart the two sides stand: minutes',
      'How far apart the two sides stand: Visits',
    ]);
    expect(titles('sv')[1]).toBe('Så långt isär ligger de två sidorna: minuter');
  });

  test('are not of shares, of means of scales and scores, nor of what one side was asked', () => {
    const others = [
      row('advise', 0.1),
      row('advise', 1, { kind: 'nps', measure: 'mean' }),
      row('wait', 0.1, { kind: 'number', measure: 'at_most', option: 3 }),
      row('talk', null, { kind: 'number', measure: 'mean', manager: null, reason: 'one_sided' }),
    ];
    expect(show(others).unitCharts).toEqual([]);
  });

  test('have what illustrates last', () => {
    const illustrations = (['manager', 'consumer'] as const).map((audience) => ({
      ...{ item: 'return', audience },
    }));
    expect(idsOf(show(scores, { illustrations }))).toEqual([['advise.nps', 'return.nps']]);
  });

  test('have room for published figures, which stand in their own unit, where these are shown', () => {
    const stated = { value: 20, approx: null, base: null, baseOf: 'side' as const };
    const benchmark: Benchmark = {
      ...{ id: 'b', isShipped: false, label: 'Waits', source: 'A paper', year: 2020 },
      ...{ item: 'wait', construct: null, measure: 'mean', option: null, unit: 'minute' },
      ...{ manager: stated, consumer: null },
    };
    const given = { benchmarks: [benchmark], showsBenchmarks: true };
    const words = wordsOf('en');
    const view = show(all, given);
    const minutes = view.unitCharts[1];
    expect(minutes?.extent).toEqual({ low: 0, high: 20 });
    const [mean, median] = minutes?.rows ?? [];
    const axis = axisOf('value', minutes?.extent ?? null);
    expect(mean && stripMarks(view, mean, words, axis)).toMatchObject([
      { side: 'manager', value: 1, text: 'managers 20.0' },
    ]);
    expect(median && stripMarks(view, median, words, axis)).toEqual([]);
    expect(chartMarksNote(view, words)).toContain('A paper');
    const plain = show(all, { ...given, showsBenchmarks: false });
    expect(plain.unitCharts[1]?.extent).toEqual({ low: 0, high: 7 });
    expect(chartMarksNote(plain, words)).toBeNull();
  });

  test('have gaps in their drawing that end before the axis, however long they are written', () => {
    const view = show([...numbers('visits', -4.25), ...numbers('wait', -1_234_567.25)]);
    const frame = { title: 'A', certainty: 'B', badge: null, notes: [] };
    const words = wordsOf('en');
    const svg = renderToStaticMarkup(createElement(ChartDocument, { view, words, ...frame }));
    const gaps = svg.matchAll(
      /font-size="([\d.]+)" font-weight="bold"[^>]*text-anchor="end">([^<]*)/g,
    );
    const sizes = [...gaps].map(([, size, text]) => [text, Number(size)] as const);
    const sizeOf = (text: string) => sizes.find(([written]) => written?.startsWith(text))?.[1];
    expect(sizeOf('−4.25')).toBe(28);
    expect(sizeOf('−1,234,567')).toBeLessThan(15);
  });
});
