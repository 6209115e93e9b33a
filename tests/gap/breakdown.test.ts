import { describe, expect, it } from 'vitest';
import { breakdowns, leftUnbroken, segmentChoices } from '../../app/gap/breakdown';
import { pageView } from '../../app/gap/pageView';
import { presentation } from '../../app/gap/presentation';
import { gapReport } from '../../app/gap/report';
import { type CountedResponse, tally } from '../../app/gap/tally';
import { findingText } from '../../app/ui/headlineText';
import { widestText } from '../../app/ui/segmentText';
import { wordsOf } from '../../app/ui/Words';
import { response } from './responses';
import { segmentedStudy as study } from './segmentedStudy';

const asked = (n: number, audience: 'manager' | 'consumer', answers: CountedResponse['answers']) =>
  Array.from({ length: n }, () => response({ audience, answers }));

/** Managers think that booking is easy; consumers find it hard, in the South more often. */
const RESPONSES = [
  ...asked(60, 'manager', { booking: 'easy', region: 'N' }),
  ...asked(60, 'manager', { booking: 'easy', region: 'S' }),
  ...asked(50, 'consumer', { booking: 'easy', region: 'N' }),
  ...asked(50, 'consumer', { booking: 'hard', region: 'N' }),
  ...asked(20, 'consumer', { booking: 'easy', region: 'S' }),
  ...asked(80, 'consumer', { booking: 'hard', region: 'S' }),
];

function viewOf(responses: readonly CountedResponse[], by: string[][]) {
  const figures = gapReport(study, [...tally(study, responses).values()], {
    confidence: 0.95,
    adjust: 'holm',
    weighted: true,
    minimumBase: 5,
    equivalenceMargin: 0.1,
    by,
  });
  return presentation({ study, figures, published: [], illustrations: [], locale: 'en' });
}

const ORDER = ['share', 'net', 'value'];

describe('a breakdown', () => {
  const view = viewOf(RESPONSES, [['region'], ['region', 'age']]);
  const [byRegion, crossed] = view.breakdowns;
  const labelOf = (key: string) => view.items.find((item) => item.key === key)?.label;

  it('has a chart of every paired item, a row of every segment in which anybody answered', () => {
    expect(view.breakdowns.map(({ by }) => by)).toEqual(['region', 'region*age']);
    expect(byRegion?.charts.map(({ item }) => item)).toContain('booking');
    const booking = byRegion?.charts.find(({ item }) => item === 'booking');
    expect(booking?.rows.map(({ labels }) => labels)).toEqual([['North'], ['South']]);
    expect(booking?.rows.map(({ row }) => row.gap?.value)).toEqual([0.5, 0.8]);
    expect(crossed?.charts[0]?.rows[0]?.labels).toHaveLength(2);
  });

  it('names the widest gap that is certain', () => {
    expect(byRegion?.widest).toEqual({
      item: 'booking',
      measure: 'favourable',
      labels: ['South'],
      gap: 0.8,
    });
    expect(
      viewOf(asked(3, 'manager', { booking: 'easy' }), [['region']]).breakdowns[0]?.widest,
    ).toBe(null);
  });

  it('has net scores and numbers behind the shares, what is counted in one unit on one axis', () => {
    const charts = byRegion?.charts ?? [];
    const units = charts.map(({ unit }) => unit);
    expect(units).toEqual([...units].sort((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)));
    expect(new Set(units)).toEqual(new Set(ORDER));
    const spent = (amount: number) => [
      ...asked(30, 'manager', { spent: amount + 2, region: 'N' }),
      ...asked(30, 'manager', { spent: amount + 2.5, region: 'N' }),
      ...asked(30, 'consumer', { spent: amount, region: 'N' }),
      ...asked(30, 'consumer', { spent: amount + 0.5, region: 'N' }),
    ];
    const below = (amount: number) => {
      const [broken] = viewOf(spent(amount), [['region']]).breakdowns;
      const drawn = broken?.charts.filter(({ item }) => item === 'spent') ?? [];
      expect(drawn.map(({ measure }) => measure)).toEqual(['mean', 'median']);
      expect(drawn[0]?.extent).toEqual(drawn[1]?.extent);
      const shown = viewOf(spent(amount), [['region']]);
      return {
        broken,
        extent: drawn[0]?.extent,
        title: broken && widestText(broken, shown, wordsOf('en')),
      };
    };
    expect(below(1).title).toBe(
      'The gap is clearest in North: managers put spent 2 higher than consumers',
    );
    expect(below(1).extent?.low).toBe(0);
    // Below 0 the axis goes as far as the limits do.
    expect(below(-5).extent?.low).toBeLessThan(-4.5);
    expect(below(-5).extent?.high).toBe(0);
  });

  it('is named in the title where a gap is wider than in all', () => {
    expect(findingText(view, wordsOf('en'))).toMatch(/by 65 points; in South by 80 points$/);
    expect(findingText(viewOf(RESPONSES, []), wordsOf('en'))).toMatch(/by 65 points$/);
  });

  it('is offered for every segment item and every pair of them', () => {
    expect(segmentChoices(study, view.items).map(({ by }) => by)).toEqual([
      'region',
      'age',
      'region*age',
    ]);
    const [asked] = study.items.filter(({ key }) => key === 'region');
    if (!asked) throw new Error('no segment item');
    const seven = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((key) => ({ ...asked, key }));
    const offered = segmentChoices({ ...study, items: seven }, []).map(({ by }) => by);
    expect(offered).toHaveLength(7 + 21);
    expect(offered.at(-1)).toBe('f*g');
  });

  it('of one segment alone leaves out pairs and what the segment is of, and says which', () => {
    const left = (focus: Parameters<typeof leftUnbroken>[1], by: string[]) =>
      leftUnbroken(view.items, focus, by);
    const north = { item: 'region', code: 'N' };
    expect(left(null, ['region*age'])).toEqual([]);
    expect(left([north], ['age', 'region', 'region*age'])).toEqual([
      labelOf('region'),
      `${labelOf('region')} × ${labelOf('age')}`,
    ]);
    expect(left([north, { item: 'age', code: 'x' }], ['age'])).toEqual([labelOf('age')]);
  });

  it('leaves out who is withheld, and says so in the row', () => {
    const small = [
      ...RESPONSES,
      ...asked(2, 'consumer', { booking: 'hard' }),
      ...asked(9, 'manager', { booking: 'easy' }),
    ];
    const [broken] = viewOf(small, [['region']]).breakdowns;
    const rows = broken?.charts.find(({ item }) => item === 'booking')?.rows ?? [];
    const unanswered = rows.find(({ labels }) => labels[0] === null);
    expect(unanswered?.row.consumer?.base).toBe(null);
    expect(unanswered?.row.outcome).toBe('withheld');
  });

  it('of no break is none', () => {
    expect(breakdowns([], { ...view, illustrations: [] })).toEqual([]);
  });
});

describe('what a page needs of a report', () => {
  const view = viewOf(RESPONSES, [['region']]);
  const [breakdown] = view.breakdowns;
  const chart = breakdown?.charts[0];
  if (!breakdown || !chart) throw new Error('no chart');
  const wide = { ...view, breakdowns: [{ ...breakdown, charts: Array(9).fill(chart) }] };
  const nothing = { all: false, open: [], allCharts: false };
  const idsOf = (shown: typeof view) => shown.rows.map(({ id }) => id);

  it('are the main figures and the first charts', () => {
    const shown = pageView(wide, nothing);
    expect(idsOf(shown)).toEqual(view.rows.filter(({ isMain }) => isMain).map(({ id }) => id));
    expect(shown.rows.length).toBeLessThan(view.rows.length / 2);
    expect(shown.groups).toEqual([]);
    expect(shown.breakdowns[0]?.charts).toHaveLength(6);
    expect(shown.breakdowns[0]?.left).toBe(3);
  });

  it('leave the title as it is, whose chart may not be among the first', () => {
    const later = { ...breakdown, charts: [...Array(6).fill({ item: 'x', rows: [] }), chart] };
    const shown = pageView({ ...view, breakdowns: [later] }, nothing);
    expect(findingText(shown, wordsOf('en'))).toBe(findingText(view, wordsOf('en')));
    expect(findingText(shown, wordsOf('en'))).toMatch(/in South by 80 points$/);
  });

  it('are all of them where all are asked for', () => {
    const shown = pageView(wide, { all: true, open: [], allCharts: true });
    expect(idsOf(shown)).toEqual(idsOf(view));
    expect(shown.breakdowns[0]).toEqual({ ...wide.breakdowns[0], left: 0 });
  });

  it('are every figure of an item that is opened, and no other', () => {
    const opened = view.groups[0]?.item ?? '';
    const row = view.rows.find(({ item }) => item === opened)?.id ?? '';
    const shown = pageView(view, { ...nothing, open: [row, 'no.such'] });
    const of = (rows: typeof view.rows) => rows.filter(({ item }) => item === opened);
    expect(of(shown.rows)).toEqual(of(view.rows));
    expect(shown.groups).toEqual(of(view.groups));
    expect(shown.rows.filter(({ item, isMain }) => item !== opened && !isMain)).toEqual([]);
  });

  it('are those that a published figure stands beside', () => {
    const aside = view.rows.find(({ isMain }) => !isMain)?.id ?? '';
    const line = { row: aside } as NonNullable<typeof view.benchmarks>[number];
    expect(idsOf(pageView({ ...view, benchmarks: [line] }, nothing))).toContain(aside);
  });
});
