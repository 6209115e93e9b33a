import { describe, expect, test } from 'vitest';
import { favourableText, headlineRow, plainName } from '../../app/gap/headline';
import { type Published, presentation } from '../../app/gap/presentation';
import { publishedBeside, publishedIndex } from '../../app/gap/published';
import type { Item, LocalizedText, Study } from '../../app/study/document';
import { answered, figures, row, side } from './reportRows';

const both = { consumer: { en: 'For you?' }, manager: { en: 'For them?' } };
const scale = (key: string, more: object = {}): Item => ({
  key,
  kind: 'scale',
  scale: 'agreement',
  wording: both,
  ...more,
});
const options = ['x', 'y'].map((code) => ({ code, label: { en: code.toUpperCase() } }));

function study(items: Item[], index: string[] = []): Study {
  return {
    format: 'parallax.study/1',
    key: 's',
    title: { en: 'Study', sv: 'Studie' },
    locales: ['en', 'sv'],
    audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
    scales: {
      agreement: {
        options: [
          { code: 'no', value: 1, label: { en: 'Disagree', sv: 'Nej' } },
          { code: 'yes', value: 2, label: { en: 'Agree', sv: 'Ja' } },
          { code: 'fully', value: 3, label: { en: 'Fully agree', sv: 'Absolut' } },
        ],
        favourable: ['yes', 'fully'],
      },
    },
    items,
    questionnaires: { consumer: [], manager: [] },
    index,
  };
}

const figure = (
  item: string,
  audience: Published['audience'],
  value: number,
  more: Partial<Published> = {},
): Published => ({
  item,
  audience,
  measure: 'favourable',
  option: null,
  value,
  approx: null,
  source: { en: 'A paper' },
  ...more,
});

const english = (text: LocalizedText | undefined) => text?.en ?? '';
const show = (given: Partial<Parameters<typeof presentation>[0]> & { study: Study }) =>
  presentation({ figures: figures([]), published: [], illustrations: [], locale: 'en', ...given });

describe('names', () => {
  test('an item without a label has its key in plain letters', () => {
    expect(plainName('response_time')).toBe('Response time');
    expect(show({ study: study([scale('human_access')]) }).items[0]?.label).toBe('Human access');
  });

  test('a label is in the language of the reader', () => {
    const labelled = scale('a', { label: { en: 'Speed', sv: 'Snabbhet' } });
    expect(show({ study: study([labelled]), locale: 'sv' }).items[0]?.label).toBe('Snabbhet');
  });

  test('a reader of another language gets the first language of the study, and is told which', () => {
    expect(show({ study: study([]), locale: 'de' })).toMatchObject({
      title: 'Study',
      language: 'en',
    });
  });

  test('the favourable share is named by the study, else by its options', () => {
    const document = study([scale('a')]);
    expect(favourableText(document, scale('a'), english)).toBe('Agree, Fully agree');
    const named = { ...document.scales?.agreement, favourableLabel: { en: 'agree' } };
    const { options: of = [], favourable = [] } = named;
    const scales = { agreement: { ...named, options: of, favourable } };
    expect(favourableText({ ...document, scales }, scale('a'), english)).toBe('agree');
  });
});

describe('the row that stands for its item', () => {
  const item: Item = { key: 'a', kind: 'multiple', options, wording: both };
  const share = (option: string, consumer: number | null) =>
    row('a', 0, { measure: 'share', option, consumer: side({ estimate: consumer }) });

  test('is the favourable share', () => {
    const rows = [row('a', 0, { measure: 'mean' }), row('a', 0)];
    expect(headlineRow(scale('a'), rows)).toBe(rows[1]);
  });

  test('is the option that consumers choose most, never a net', () => {
    const rows = [share('x', 0.2), share('y', 0.6), share('net', 0.8)];
    expect(headlineRow(item, rows)).toBe(rows[1]);
  });

  test('is the first option while nobody answered', () => {
    const rows = [share('x', null), share('y', null)];
    expect(headlineRow(item, rows)).toBe(rows[0]);
  });

  test('is none for a segment', () => {
    const segment: Item = { key: 'a', kind: 'single', segment: true, options, wording: both };
    expect(headlineRow(segment, [share('x', 0.2)])).toBeUndefined();
  });
});

describe('published figures', () => {
  test('stand beside their row, with a gap only where both sides are published', () => {
    const published = [figure('a', 'manager', 0.8), figure('a', 'consumer', 0.37)];
    expect(publishedBeside(row('a', 0), published)?.gap).toBeCloseTo(0.43, 12);
    expect(publishedBeside(row('a', 0), published.slice(0, 1))).toEqual({
      manager: { value: 0.8, approx: null },
      consumer: null,
      gap: null,
    });
    expect(publishedBeside(row('b', 0), published)).toBeNull();
  });

  test('belong to one measure and option', () => {
    const phone = figure('a', 'consumer', 0.8, { measure: 'first_choice', option: 'phone' });
    const at = (measure: 'first_choice' | 'share', option: string) =>
      publishedBeside(row('a', 0, { measure, option }), [{ ...phone, approx: 'nearly' }]);
    expect(at('first_choice', 'phone')?.consumer).toEqual({ value: 0.8, approx: 'nearly' });
    expect(at('first_choice', 'chat')).toBeNull();
    expect(at('share', 'phone')).toBeNull();
  });

  test('give an index only where every item has both sides', () => {
    const published = [
      figure('a', 'manager', 0.8),
      figure('a', 'consumer', 0.4),
      figure('b', 'manager', 0.5),
    ];
    expect(publishedIndex(['a'], published)).toBeCloseTo(0.4, 12);
    expect(publishedIndex(['a', 'b'], published)).toBeNull();
    expect(publishedIndex([], published)).toBeNull();
  });

  test('are of no index that illustrates: it would be a finding', () => {
    const shared = figures([row('a', 0.4), row('b', 0.2)]);
    const shown = (illustrations: { item: string; audience: 'manager' }[]) =>
      show({
        study: study([scale('a'), scale('b')], ['a', 'b']),
        figures: { ...shared, index: { ...shared.index, items: ['a', 'b'] } },
        illustrations,
      }).index;
    expect(shown([])?.labels).toEqual(['A', 'B']);
    expect(shown([{ item: 'b', audience: 'manager' }])).toBeNull();
  });

  test('make a row a main one', () => {
    const rows = [row('a', 0.4), row('a', 0.2, { measure: 'share', option: 'yes' })];
    const published = [figure('a', 'consumer', 0.3, { measure: 'share', option: 'yes' })];
    const view = show({ study: study([scale('a')]), figures: figures(rows), published });
    expect(view.rows.map(({ id, isMain }) => [id, isMain])).toEqual([
      ['a.favourable', true],
      ['a.share.yes', true],
    ]);
    expect(view.sources).toEqual(['A paper']);
  });
});

describe('what a row comes to', () => {
  const outcome = (given: Parameters<typeof row>[2], illustrations: Published['audience'][] = []) =>
    show({
      study: study([scale('a')]),
      figures: figures([row('a', 0, given)]),
      illustrations: illustrations.map((audience) => ({ item: 'a', audience })),
    }).rows[0]?.outcome;

  test('is its verdict', () => {
    expect(outcome({ verdict: 'blind_spot' })).toBe('blind_spot');
  });

  test('is why it has none', () => {
    expect(outcome({ reason: 'one_sided', consumer: null })).toBe('one_sided');
    expect(outcome({ reason: 'no_answers' })).toBe('no_answers');
    expect(outcome({ reason: 'withheld' }, ['manager'])).toBe('withheld');
    expect(outcome({}, ['manager'])).toBe('illustration');
    expect(outcome({})).toBe('described');
  });
});

test('weights count as such only where they differ', () => {
  const at = (designEffect: number) => {
    const audience = { ...answered(100), effective: 100 / designEffect, designEffect };
    const audiences = { manager: audience, consumer: audience };
    return show({ study: study([]), figures: figures([], { audiences }) }).isWeighted;
  };
  expect(at(1)).toBe(false);
  expect(at(1.08)).toBe(true);
});
