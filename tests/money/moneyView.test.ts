import { describe, expect, it } from 'vitest';
import type { GapRow, SideFigure } from '../../app/gap/figures';
import type { Illustration } from '../../app/gap/illustrations';
import type { ItemView } from '../../app/gap/presentation';
import { reportMessages } from '../../app/messages/report';
import type { Stating } from '../../app/money/heldBack';
import { INPUT_NAMES, INPUTS, type InputName, readInput } from '../../app/money/inputs';
import { moneyCsv } from '../../app/money/moneyCsv';
import { type Chosen, type MoneyAsked, type MoneyView, moneyView } from '../../app/money/moneyView';
import { type SaidItems, saidItems } from '../../app/money/shares';
import { parseStudy } from '../../app/study/parse';
import { formatter } from '../../app/ui/format';
import {
  faultText,
  fieldText,
  formulaInFigures,
  formulaInWords,
  sourceTexts,
} from '../../app/ui/moneyText';
import { exact, readings, writtenNumber } from '../../app/ui/typedNumber';
import type { Words } from '../../app/ui/Words';

const words = (locale: string): Words => ({ t: reportMessages(locale), f: formatter(locale) });

const figure = (estimate: number | null, base: number | null = 100): SideFigure => ({
  base,
  effective: base,
  estimate,
  low: estimate === null ? null : estimate - 0.05,
  high: estimate === null ? null : estimate + 0.05,
  mark: null,
});

const row = (given: Partial<GapRow> & Pick<GapRow, 'item' | 'measure'>): GapRow => ({
  construct: null,
  kind: 'single',
  option: null,
  segment: null,
  manager: null,
  consumer: figure(0.5),
  gap: null,
  verdict: null,
  reason: null,
  ...given,
});

const item = (key: string): ItemView => ({
  key,
  label: key,
  kind: 'single',
  role: null,
  leadsOn: false,
  favourable: null,
  unit: null,
  wording: { consumer: key, manager: null },
  options: [],
  illustrated: [],
});

const illustrates = (item: string, audience: 'consumer' | 'manager') => ({ item, audience });

const ROWS = [
  row({ item: 'access', measure: 'favourable', consumer: figure(0.8), manager: figure(0.9) }),
  row({ item: 'leaves', measure: 'favourable', consumer: figure(0.3) }),
  row({ item: 'leaves', measure: 'share', option: 'yes', consumer: figure(0.7) }),
  row({ item: 'leaves', measure: 'share', option: 'no', consumer: figure(0.3) }),
];
const ITEMS = ['access', 'leaves'].map((key) => item(key));
const NOBODY: Chosen = { unhappy: null, leave: null, late: null };
const SAYS: Partial<SaidItems> = {
  unhappy: [{ item: 'access', unfavourable: ['bad', 'poor'] }],
  leave: [{ item: 'leaves', unfavourable: ['yes'] }],
};
const SAYS_NOTHING: SaidItems = { unhappy: [], leave: [], late: [] };

function made(
  given: {
    rows?: GapRow[];
    items?: ItemView[];
    chosen?: Partial<Chosen>;
    said?: Partial<SaidItems>;
    illustrations?: Illustration[];
    stating?: Stating;
    churnOf?: 'shares' | 'typed';
    locale?: string;
    leaving?: MoneyAsked['leaving'];
  } = {},
  typed: Partial<Record<InputName, string>> = {},
): MoneyView {
  return moneyView({
    rows: given.rows ?? ROWS,
    said: { ...SAYS_NOTHING, ...(given.said ?? SAYS) },
    items: given.items ?? ITEMS,
    chosen: { ...NOBODY, ...given.chosen },
    churnOf: given.churnOf ?? null,
    leaving: given.leaving ?? null,
    illustrations: given.illustrations ?? [],
    stating: given.stating ?? null,
    typed: (name) => typed[name] ?? null,
    reading: (text) => readings(text, given.locale ?? 'en'),
    isAsTyped: true,
  });
}

/** What the number of agents and the waits follow from, which Erlang C makes and a table shows. */
const STAFFING: InputName[] = ['contacts', 'handling', 'target', 'level', 'off'];

const inputOf = (view: MoneyView, name: InputName) =>
  view.inputs.find((input) => input.name === name);
const resultOf = (view: MoneyView, name: string) =>
  view.results.find((result) => result.name === name)?.range;

describe('the calculator with a wave’s shares', () => {
  it('takes who is unhappy and who leaves from the questions that say so', () => {
    const view = made();
    expect(inputOf(view, 'unhappy')).toMatchObject({ source: 'survey', share: { item: 'access' } });
    expect(inputOf(view, 'unhappy')?.range?.low).toBeCloseTo(0.15, 12);
    expect(inputOf(view, 'unhappy')?.range?.high).toBeCloseTo(0.25, 12);
    expect(inputOf(view, 'leave')).toMatchObject({ share: { code: 'is:leaves:share:yes' } });
    expect(inputOf(view, 'late')).toMatchObject({ source: 'assumed', share: null });
    expect(resultOf(view, 'replaced')?.low).toBeCloseTo(100_000 * 0.15 * 0.65, 6);
    expect(resultOf(view, 'replaced')?.value).toBeCloseTo(100_000 * 0.2 * 0.7, 6);
    expect(resultOf(view, 'replaced')?.high).toBeCloseTo(100_000 * 0.25 * 0.75, 6);
  });

  it('takes nothing from what an item is called, whatever its answers are called', () => {
    const rows = ['leave_after_wait', 'churned', 'wait_too_long'].flatMap((key) => [
      row({ item: key, measure: 'favourable', consumer: figure(0.4) }),
      row({ item: key, measure: 'share', option: 'yes', consumer: figure(0.6) }),
      row({ item: key, measure: 'share', option: 'wait', consumer: figure(0.64) }),
    ]);
    const view = made({ rows, items: rows.map((one) => item(one.item)), said: SAYS_NOTHING });
    expect(view.surveyed).toBe(0);
    for (const name of ['unhappy', 'leave'] as const)
      expect(inputOf(view, name)).toMatchObject({ source: 'example', share: null });
    expect(inputOf(view, 'late')).toMatchObject({ source: 'assumed', share: null });
    expect(resultOf(view, 'cost')?.value).toBe(10_500_000);
  });

  it('finds the items by their roles, in any language, and who leaves before after how many', () => {
    const code = (name: string) => ({ code: name, label: { sv: name } });
    const asked = (key: string, given: object) => ({
      key,
      kind: 'single',
      wording: { consumer: { sv: key } },
      ...given,
    });
    const parsed = parseStudy({
      format: 'parallax.study/1',
      key: 'svenska',
      title: { sv: 'Svenska' },
      locales: ['sv'],
      audiences: { consumer: { label: { sv: 'K' } }, manager: { label: { sv: 'C' } } },
      scales: {
        grad: {
          options: ['a', 'b', 'c'].map((name, value) => ({ ...code(name), value })),
          favourable: ['c'],
        },
      },
      items: [
        asked('efter', {
          role: 'switching',
          options: ['en', 'par'].map(code),
          favourable: ['par'],
        }),
        asked('obestamt', { role: 'switching', options: ['x', 'y'].map(code) }),
        asked('kvar', { role: 'leaving', options: ['ja', 'nej'].map(code), favourable: ['ja'] }),
        asked('noejd', { kind: 'scale', scale: 'grad', role: 'unhappy' }),
      ],
      questionnaires: {
        consumer: [{ key: 'allt', items: ['efter', 'obestamt', 'kvar', 'noejd'] }],
        manager: [],
      },
    });
    if ('faults' in parsed) throw new Error(JSON.stringify(parsed.faults));
    expect(saidItems(parsed.study)).toEqual({
      unhappy: [{ item: 'noejd', unfavourable: ['a', 'b'] }],
      leave: [
        { item: 'kvar', unfavourable: ['nej'] },
        { item: 'efter', unfavourable: ['en'] },
      ],
      late: [],
    });
  });

  it('gives the published example, exactly, where its shares are typed', () => {
    const view = made({ chosen: { unhappy: 'typed', leave: 'typed' } });
    expect(resultOf(view, 'replaced')).toEqual({ low: 7000, value: 7000, high: 7000 });
    expect(resultOf(view, 'cost')).toEqual({
      low: 10_500_000,
      value: 10_500_000,
      high: 10_500_000,
    });
    expect(resultOf(view, 'profit')).toEqual({ low: 3_000_000, value: null, high: 4_000_000 });
    expect(view.surveyed).toBe(0);
  });

  it('takes another share where one is chosen', () => {
    const view = made({ chosen: { leave: 'not:leaves:share:no' } });
    expect(inputOf(view, 'leave')?.range?.value).toBeCloseTo(0.7, 12);
  });

  it('leaves a withheld share out, and takes what is typed', () => {
    const hidden = figure(null, null);
    const rows = [
      row({
        item: 'leaves',
        measure: 'share',
        option: 'yes',
        consumer: hidden,
        reason: 'withheld',
      }),
    ];
    const view = made({ rows, chosen: { leave: 'is:leaves:share:yes' } }, { leave: '60' });
    expect(inputOf(view, 'leave')).toMatchObject({
      source: 'own',
      range: { low: 0.6, high: 0.6 },
      share: { reason: 'withheld' },
    });
  });

  it('takes no answers unasked that only illustrate', () => {
    const view = made({
      illustrations: [illustrates('access', 'consumer'), illustrates('leaves', 'consumer')],
    });
    expect(view.surveyed).toBe(0);
  });

  it('carries the survey’s shares with their intervals on to retention and lifetime value', () => {
    const view = made({}, { more: '10', revenue: '100000000', margin: '60–80', years: '2' });
    expect(view.isOwnChurn).toBe(true);
    // Unhappy: 15 to 25 %, of whom 65 to 75 % leave.
    const [before, after] = [inputOf(view, 'churn_before'), inputOf(view, 'churn_after')];
    expect([before?.source, after?.source]).toEqual(['shares', 'shares']);
    expect(before?.range?.low).toBeCloseTo(0.15 * 0.65, 12);
    expect(before?.range?.high).toBeCloseTo(0.25 * 0.75, 12);
    expect(after?.range?.low).toBeCloseTo(0.05 * 0.65, 12);
    expect(after?.range?.value).toBeCloseTo(0.1 * 0.7, 12);
    expect(after?.range?.high).toBeCloseTo(0.15 * 0.75, 12);
    // However many are unhappy, 10 of 100 customers are so no more: what is kept does not vary with it.
    const kept = resultOf(view, 'revenue_kept');
    expect(kept?.low).toBeCloseTo(100_000_000 * 0.1 * 0.65, 3);
    expect(kept?.value).toBeCloseTo(100_000_000 * 0.1 * 0.7, 3);
    expect(kept?.high).toBeCloseTo(100_000_000 * 0.1 * 0.75, 3);
    expect(resultOf(view, 'profit')?.high).toBeCloseTo(100_000_000 * 0.1 * 0.75 * 0.8, 3);
    expect(resultOf(view, 'rule')?.low).toBeCloseTo((10_000_000 * 0.25 * 0.1 * 0.65) / 0.05, 3);
    // Two years at 8 %, with spend and cost to serve at the ends that make the most and the least.
    const worth = (churn: number, margin: number, saving: number) =>
      1000 * margin + ((1000 * 1.335 - 1000 * (1 - margin) * (1 - saving)) * (1 - churn)) / 1.08;
    const lifetime = resultOf(view, 'lifetime');
    expect(lifetime?.low).toBeCloseTo(worth(0.25 * 0.75, 0.6, 0.2), 6);
    expect(lifetime?.high).toBeCloseTo(worth(0.15 * 0.65, 0.8, 0.4), 6);
    expect(resultOf(view, 'lifetime_after')?.low).toBeCloseTo(worth(0.15 * 0.75, 0.6, 0.2), 6);
  });

  const OTHER = {
    count: '300',
    money: '77',
    share: '33',
    ratio: '7',
    seconds: '90',
    hours: '1000',
    years: '9',
    year: '3',
  };
  it.each(INPUT_NAMES)('lets %s be changed, and something follows from it', (name) => {
    const typed = { chosen: { unhappy: 'typed', leave: 'typed' }, churnOf: 'typed' as const };
    const [before, after] = [made(typed), made(typed, { [name]: OTHER[INPUTS[name].kind] })];
    expect(inputOf(after, name)).toMatchObject({ source: 'own', fault: null });
    const figures = ({ results, forecasts }: MoneyView) => ({ results, forecasts });
    expect(figures(after)).not.toEqual(figures(before));
    // Its formula names it, or the forecasts do that stand in a formula.
    const named = before.results.flatMap(({ from }) => Object.keys(from));
    expect([...named, ...STAFFING]).toContain(name);
    expect(Object.keys(before.results[0]?.from ?? {})).not.toEqual([]);
  });

  it('makes nobody unhappy who is not, and takes typed churn where that is wanted', () => {
    const all = made({}, { more: '90' });
    expect(inputOf(all, 'churn_after')?.range).toEqual({ low: 0, value: 0, high: 0 });
    expect(resultOf(all, 'revenue_kept')?.value).toBeCloseTo(100_000_000 * 0.2 * 0.7, 3);
    const typed = made({ churnOf: 'typed' }, { churn_before: '20' });
    expect(typed.isOwnChurn).toBe(false);
    expect(inputOf(typed, 'churn_before')).toMatchObject({ source: 'own', range: { low: 0.2 } });
    expect(resultOf(typed, 'churn_before')).toBeUndefined();
    expect(resultOf(typed, 'revenue_kept')?.value).toBeCloseTo(10_000_000, 6);
    // What two typed shares make can be followed as well.
    const shares = { unhappy: 'typed', leave: 'typed' };
    expect(made({ chosen: shares }).isOwnChurn).toBe(false);
    const own = made({ chosen: shares, churnOf: 'shares' });
    expect(inputOf(own, 'churn_before')?.range?.value).toBeCloseTo(0.07, 12);
  });

  it('gives no title from shares that illustrate, though somebody asked for them', () => {
    expect(made().heldBack).toBeNull();
    const illustrations = [illustrates('access', 'consumer')];
    const view = made({ illustrations, chosen: { unhappy: 'not:access:favourable' } });
    expect([view.heldBack, resultOf(view, 'cost')]).toEqual(['illustration', expect.anything()]);
    expect(made({ illustrations }).heldBack).toBeNull();
    expect(moneyCsv(view, 'SEK')).toMatch(/^input,unhappy,.*,illustration,not:access:favourable/m);
  });

  it('takes who leaves of the unhappy alone where that is known, and else says that it is of all', () => {
    const source = (view: MoneyView) => {
      const input = inputOf(view, 'leave');
      return input && sourceTexts(input, words('en'));
    };
    const all = made();
    expect(source(all)?.[1]).toMatch(/^It is the share of all of them/);
    const leaving = { manager: null, consumer: figure(0.9, 40) };
    const view = made({ leaving });
    expect(source(view)).toEqual(['This survey: 85–95\u00a0% of 40 unhappy consumers.']);
    expect(resultOf(view, 'replaced')?.value).toBeCloseTo(100_000 * 0.2 * 0.9, 6);
    expect(moneyCsv(view, 'SEK')).toContain('is:leaves:share:yes|not:access:favourable');
    expect(made({ leaving: { manager: null, consumer: figure(null, null) } })).toEqual(all);
    // What is made up of the unhappy is made up of who leaves of them.
    const illustrations = [illustrates('access', 'consumer')];
    const chosen = { unhappy: 'not:access:favourable' };
    const share = inputOf(made({ leaving, illustrations, chosen }), 'leave')?.share;
    expect(share?.illustrated).toEqual(['consumer']);
  });

  it('gives a title of made-up answers only where their publication states shares and cost', () => {
    const states = (item: string) => ({
      audience: 'consumer' as const,
      item,
      measure: item === 'leaves' ? 'share' : 'favourable',
      option: item === 'leaves' ? 'yes' : null,
      value: 0.7,
      approx: null,
    });
    const figures = [states('access'), states('leaves')];
    expect(made({ stating: { figures, hasCost: true } }).heldBack).toBeNull();
    expect(made({ stating: { figures, hasCost: false } }).heldBack).toBe('illustration');
    const stating = { figures: [states('leaves')], hasCost: true };
    expect(made({ stating }).heldBack).toBe('illustration');
    expect(made({ stating, chosen: { unhappy: 'typed' } }).heldBack).toBeNull();
    const typed = { unhappy: 'typed', leave: 'typed' };
    const none = { stating: { figures: [], hasCost: false }, chosen: typed };
    expect(made(none, { unhappy: '12' }).heldBack).toBeNull();
    // Nothing is the wave's or the reader's: an example is no finding.
    expect(made(none).heldBack).toBe('example');
  });

  it('gives no title where a share is hidden or not there yet, and no number was typed for it', () => {
    const rows = (reason: GapRow['reason']) => [
      ROWS[0] as GapRow,
      row({
        item: 'leaves',
        measure: 'share',
        option: 'yes',
        consumer: figure(null, null),
        reason,
      }),
    ];
    expect(made({ rows: rows('withheld') }).heldBack).toBe('withheld');
    expect(made({ rows: rows('no_answers') }).heldBack).toBe('no_figure');
    expect(made({ rows: rows('withheld') }, { leave: '60' }).heldBack).toBeNull();
    const typed = made({ rows: rows('withheld'), chosen: { leave: 'typed' } });
    expect(typed.heldBack).toBeNull();
  });

  it('says what managers’ answers make of it where both questions were put to them', () => {
    expect(resultOf(made(), 'believed')).toBeUndefined();
    const rows = ROWS.map((one) => ({ ...one, manager: figure(0.9) }));
    const cost = 100_000 * 0.1 * 0.9 * 1500;
    expect(resultOf(made({ rows }), 'believed')?.value).toBeCloseTo(cost, 6);
    const illustrations = [illustrates('access', 'manager')];
    expect(resultOf(made({ rows, illustrations }), 'believed')).toBeUndefined();
  });

  it('loses only what depends on a figure that cannot be read', () => {
    const view = made({}, { acquire: 'a lot', margin: '60–180' });
    expect(inputOf(view, 'acquire')?.fault).toBe('no_number');
    expect(inputOf(view, 'margin')?.fault).toBe('out_of_bounds');
    expect(resultOf(view, 'cost')).toBeNull();
    expect(resultOf(view, 'profit')).toBeNull();
    expect(resultOf(view, 'lost')).toBeNull();
    expect(resultOf(view, 'replaced')).not.toBeNull();
  });

  it('is the same once it was sent without a change, and one figure’s own source changes with it', () => {
    for (const locale of ['en', 'sv']) {
      const before = made();
      const sent = Object.fromEntries(
        before.inputs.map((input) => [input.name, fieldText(input, words(locale))]),
      );
      const after = made({ locale }, sent);
      expect(moneyCsv(after, 'SEK')).toBe(moneyCsv(before, 'SEK'));
      expect(after.heldBack).toBe(before.heldBack);
      const said = (view: MoneyView) => view.inputs.map((one) => sourceTexts(one, words(locale)));
      expect(said(after)).toEqual(said(before));
    }
    const margin = (typed: string) => inputOf(made({}, { margin: typed }), 'margin');
    const source = (typed: string) => {
      const input = margin(typed);
      return input && sourceTexts(input, words('en')).join();
    };
    expect(source('60–80')).toMatch(/^Our own input/);
    expect(source('61–80')).toBe('Your figure.');
  });

  it('writes every formula, whichever figure cannot be read', () => {
    for (const name of INPUT_NAMES) {
      const view = made({}, { [name]: 'many' });
      for (const result of view.results) {
        const purse = { view, currency: 'SEK' };
        expect([name, formulaInWords(result, words('en'))]).not.toContain('');
        expect([name, formulaInFigures(result, purse, words('sv'))]).not.toContain('');
      }
    }
  });

  it('writes a line an input and a result', () => {
    const lines = moneyCsv(made(), 'SEK').trimEnd().split('\r\n');
    expect(lines).toHaveLength(1 + Object.keys(INPUTS).length + made().results.length);
    expect(lines).toContain('input,keep_ratio,ratio,5,5,5,published,');
  });
});

describe('a figure that is typed', () => {
  const read = (name: InputName, typed: string | null, locale: string | null) =>
    readInput(name, typed, (text) => readings(text, locale));

  it.each([
    ['customers', '1 500', 'sv', 1500, 1500],
    ['customers', '10,500,000', 'en', 10_500_000, 10_500_000],
    ['customers', '10,500,000', null, 10_500_000, 10_500_000],
    ['customers', '10.500.000', 'sv', 10_500_000, 10_500_000],
    ['customers', '1.500,25', 'sv', 1500.25, 1500.25],
    ['customers', '1 500,125', 'sv', 1500.125, 1500.125],
    ['customers', '100,000', 'en', 100_000, 100_000],
    ['customers', '1.500', 'en', 1.5, 1.5],
    ['customers', '1.125', null, 1.125, 1.125],
    ['customers', '2,5', 'sv', 2.5, 2.5],
    ['margin', '80–60 %', 'en', 0.6, 0.8],
    ['margin', '60..80', 'en', 0.6, 0.8],
    ['margin', '12,125', 'sv', 0.12125, 0.12125],
    ['discount', '7.5', 'en', 0.075, 0.075],
  ] as const)('is read: %s %s in %s', (name, typed, locale, low, high) => {
    expect(read(name, typed, locale)).toMatchObject({ fault: null, range: { low, high } });
  });

  it.each([
    ['customers', '1,50,0', 'en', 'no_number'],
    ['customers', '-5', 'en', 'no_number'],
    ['customers', '1e9', 'en', 'no_number'],
    ['customers', '9999999999999', 'en', 'out_of_bounds'],
    ['customers', '100,000', 'sv', 'ambiguous'],
    ['customers', '100.000', 'sv', 'ambiguous'],
    ['customers', '100,000', null, 'ambiguous'],
    ['customers', '100–100,000', 'sv', 'ambiguous'],
    ['leave', '101', 'en', 'out_of_bounds'],
    ['contacts', '100-200', 'en', 'not_single'],
    ['years', '2.5', 'en', 'not_whole'],
  ] as const)('is refused: %s %s in %s', (name, typed, locale, fault) => {
    expect(read(name, typed, locale)).toMatchObject({ range: null, typed, fault });
  });

  it('that may be two numbers is asked about in words', () => {
    const input = inputOf(made({ locale: 'sv' }, { customers: '100,000' }), 'customers');
    const told = (locale: string) => input && faultText(input, words(locale));
    expect(told('en')).toContain('For thousands write 1500, for decimals 1.5.');
    expect(told('sv')).toContain('Skriv 1500 för tusental, 1,5 för decimaler.');
  });

  it.each(['en', 'sv'])('that stands in a field is read again as the same, in %s', (locale) => {
    for (const input of made().inputs) {
      const text = fieldText(input, words(locale));
      expect([input.name, read(input.name, text, locale)]).toEqual([
        input.name,
        { ...read(input.name, null, locale), typed: text },
      ]);
    }
    for (const figure of [0.125, 1.125, 12.345, 1234.567, 100_000, 1 / 3]) {
      const text = writtenNumber(figure, locale, true);
      expect([text, readings(text, locale)]).toEqual([text, [exact(figure)]]);
    }
  });
});
