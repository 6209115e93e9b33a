import { describe, expect, it } from 'vitest';
import { basesInFocus, breaksInFocus, type Focus, focusOf, inFocus } from '../../app/gap/focus';
import { planning } from '../../app/gap/planning';
import { presentation } from '../../app/gap/presentation';
import { gapReport, type ReportOptions } from '../../app/gap/report';
import { breaksOf } from '../../app/gap/segments';
import { tally } from '../../app/gap/tally';
import type { Study } from '../../app/study/document';
import { parseStudy } from '../../app/study/parse';
import { panelStudy } from '../system/panel';

const study = ((): Study => {
  const parsed = parseStudy(panelStudy());
  if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
  return parsed.study;
})();
const OPTIONS: ReportOptions = {
  confidence: 0.95,
  adjust: 'holm',
  weighted: true,
  minimumBase: 5,
  equivalenceMargin: 0.1,
};
const SE = { item: 'country', code: 'SE' };
const BANK = { item: 'sector', code: 'bank' };
const FOCUS: Focus = [SE];
const BOTH: Focus = [SE, BANK];
const people = (['manager', 'consumer'] as const).flatMap((audience) =>
  Array.from({ length: 80 }, (_, i) => ({
    audience,
    status: 'complete' as const,
    flagged: false,
    cluster: null,
    weight: 1,
    answers: {
      country: ['SE', 'NO', 'DK', 'FI'][i % 4] ?? '',
      sector: ['retail', 'bank'][i % 2] ?? '',
      rating_1: (audience === 'manager' ? i % 5 : i % 2) ? 'meets' : 'below',
    },
  })),
);

function report(by: string[]) {
  const broken = breaksOf(study, by, 1);
  if ('faults' in broken) throw new Error(JSON.stringify(broken.faults));
  return gapReport(study, [...tally(study, people).values()], { ...OPTIONS, by: broken.breaks });
}

describe('a report of one segment', () => {
  it('has the segment’s rows for the total’s, and its pairs for single items', () => {
    const figures = report(breaksInFocus(FOCUS, ['sector']));
    const seen = inFocus(figures, FOCUS, undefined);
    const of = (rows: typeof figures.rows, segment: unknown) =>
      rows.find(
        (row) =>
          row.item === 'rating_1' &&
          row.measure === 'favourable' &&
          JSON.stringify(row.segment) === JSON.stringify(segment),
      );
    const own = of(figures.rows, [SE]);
    expect(own?.consumer?.base).toBe(20);
    expect(of(seen.rows, null)).toEqual({ ...own, segment: null });
    const pair = of(figures.rows, [SE, { item: 'sector', code: 'retail' }]);
    expect(of(seen.rows, [{ item: 'sector', code: 'retail' }])).toEqual({
      ...pair,
      segment: [{ item: 'sector', code: 'retail' }],
    });
    expect(seen.rows.some(({ segment }) => segment?.some(({ item }) => item === 'country'))).toBe(
      false,
    );
    expect(seen.index).toMatchObject({ value: null, items: [] });
  });

  it('counts the segment’s respondents, and hides them where it is withheld', () => {
    const side = (base: number | null) => ({
      base,
      effective: base,
      designEffect: base === null ? null : 1,
      reason: null,
    });
    const bases = { manager: side(null), consumer: side(20) };
    const { audiences } = inFocus(report(['country']), FOCUS, bases);
    expect(audiences.consumer.responses).toBe(20);
    expect(audiences.manager.responses).toBeNull();
  });

  it('offers the other segment items alone, and names itself', () => {
    const figures = inFocus(report(['country']), FOCUS, undefined);
    const given = { study, published: [], illustrations: [], locale: 'en' };
    const view = presentation({ ...given, figures, focus: FOCUS });
    expect(view.breaks.map(({ by }) => by)).toEqual(['sector']);
    expect(view.focus).toEqual({ values: ['country:SE'], label: 'Country: SE' });
    expect(view.index).toBeNull();
    expect(presentation({ ...given, figures: report([]) }).focus).toBeNull();
  });

  it('is asked for by item and code of a segment item, and nothing else', () => {
    expect(focusOf(study, ['country:SE'])).toEqual({ focus: FOCUS });
    for (const wrong of ['country', 'country:XX', 'rating_1:meets', ':SE', 'nothing:SE', ''])
      expect(focusOf(study, [wrong])).toHaveProperty('faults');
    expect(breaksInFocus(FOCUS, ['country', 'sector', 'country*sector'])).toEqual([
      'country',
      'country*sector',
    ]);
  });

  it('may be of two items: those who are in both, as the pair has them', () => {
    expect(focusOf(study, ['country:SE', 'sector:bank'])).toEqual({ focus: BOTH });
    for (const wrong of [
      ['country:SE', 'country:NO'],
      ['country:SE', 'sector'],
      ['country:SE', 'sector:bank', 'sector:retail'],
    ])
      expect(focusOf(study, wrong)).toHaveProperty('faults');
    const by = breaksInFocus(BOTH, ['country', 'sector']);
    expect(by).toEqual(['country*sector']);
    const figures = report(by);
    const seen = inFocus(figures, BOTH, undefined);
    const isOf = (row: (typeof figures.rows)[number]) =>
      row.item === 'rating_1' && row.measure === 'favourable';
    const pair = figures.rows.find(
      (row) => isOf(row) && JSON.stringify(row.segment) === JSON.stringify(BOTH),
    );
    // Every fourth is of Sweden, every second of these at a shop: of banks there is none.
    expect(seen.rows.filter(isOf)).toEqual(pair ? [{ ...pair, segment: null }] : []);
    const shops: Focus = [SE, { item: 'sector', code: 'retail' }];
    expect(inFocus(figures, shops, undefined).rows.find(isOf)?.consumer?.base).toBe(20);
    const broken = breaksOf(study, by, 1);
    if ('faults' in broken) throw new Error('no breaks');
    const plan = { gap: 0.1, share: 0.5, power: 0.8, confidence: 0.95 };
    const { rows } = planning(study, [...tally(study, people).values()], {
      ...plan,
      weighted: true,
      minimumBase: 5,
      by: broken.breaks,
    });
    expect(basesInFocus(rows, shops)?.consumer.base).toBe(20);
    const given = { study, published: [], illustrations: [], locale: 'en' };
    const view = presentation({ ...given, figures: seen, focus: shops });
    expect(view.focus?.values).toEqual(['country:SE', 'sector:retail']);
    expect(view.breaks).toEqual([]);
  });
});
