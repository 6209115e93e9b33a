import { expect, test } from 'vitest';
import { presentation } from '../../app/gap/presentation';
import type { GapRow } from '../../app/gap/report';
import { waitRole } from '../../app/gap/roles';
import type { Study } from '../../app/study/document';
import { benchmarksFinding } from '../../app/ui/benchmarkText';
import { certaintyText, findingText, insideSentence } from '../../app/ui/headlineText';
import { matterText } from '../../app/ui/journeyText';
import { wordsOf } from '../../app/ui/Words';
import { figures, row } from '../gap/reportRows';

const wording = { consumer: { en: '?' }, manager: { en: '?' } };
const study: Study = {
  format: 'parallax.study/1',
  key: 's',
  title: { en: 'Study' },
  locales: ['en'],
  audiences: { consumer: { label: { en: 'Consumers' } }, manager: { label: { en: 'Managers' } } },
  items: ['human_access', 'speed', 'listening'].map((key) => ({ key, kind: 'text', wording })),
  questionnaires: { consumer: [], manager: [] },
};

function texts(rows: GapRow[], locale = 'en', overrides = {}) {
  const given = { study, figures: figures(rows, overrides), published: [], illustrations: [] };
  const view = presentation({ ...given, locale });
  const words = wordsOf(locale);
  return { title: findingText(view, words), sure: certaintyText(view, 5, words) };
}

const spots = [
  row('human_access', 0.43, { verdict: 'blind_spot' }),
  row('speed', 0.2, { verdict: 'blind_spot' }),
  row('listening', 0.01, { verdict: 'aligned' }),
];

test('the title states the finding and the line below how sure it is', () => {
  expect(texts(spots)).toEqual({
    title: 'Managers overrate what they deliver, human access most: by 43 points',
    sure: '100 managers and 400 consumers, unweighted; two of the three gaps are blind spots after correction for looking at three; the bands are 95\u00a0% intervals.',
  });
});

test('the same in Swedish', () => {
  expect(texts(spots, 'sv').title).toBe(
    'Cheferna överskattar det de levererar, mest human access: med 43 procentenheter',
  );
});

test('a report without correction says so', () => {
  expect(texts(spots, 'en', { adjust: 'none' }).sure).toContain('without correction');
});

test('a single gap is not compared with others', () => {
  const [first] = spots;
  expect(texts(first ? [first] : [])).toMatchObject({
    title: 'Managers overrate one thing they deliver, human access: by 43 points',
    sure: expect.stringContaining('the one gap is a blind spot; the bands'),
  });
});

test('a side below the minimum base is never counted', () => {
  const manager = { responses: null, effective: null, designEffect: null };
  const consumer = { responses: 120, effective: 120, designEffect: 1 };
  const hidden = row('speed', null, { reason: 'withheld', verdict: 'withheld' });
  expect(texts([hidden], 'en', { audiences: { manager, consumer } }).sure).toMatch(
    /^Under 5 managers and 120 consumers;/,
  );
});

test('names keep their capital within a sentence where it means something', () => {
  expect(insideSentence('Access to a human', 'en')).toBe('access to a human');
  expect(insideSentence('IT support', 'en')).toBe('IT support');
  expect(insideSentence('E-mail', 'en')).toBe('E-mail');
  expect(insideSentence('Kundendienst', 'de')).toBe('Kundendienst');
});

test('a kind of matter says once what both its questions begin with', () => {
  const matter = (start: string, end: string) =>
    matterText({ start: { label: start }, end: { label: end } });
  expect(matter('Where a hard matter starts', 'Where a hard matter ends')).toBe(
    'Where a hard matter starts → ends',
  );
  expect(matter('First channel', 'Last channel')).toBe('First channel → Last channel');
  expect(matter('The start', 'The end')).toBe('The start → The end');
  expect(matter('Channel of choice', 'Channel of choice at last')).toBe(
    'Channel of choice → Channel of choice at last',
  );
});

test('a time that nothing is said of and none follows is no wait in particular', () => {
  const time = (key: string, unit: string) => ({ key, kind: 'number' as const, unit, wording });
  const items = [time('hoped', 'minute'), time('waited', 'minute'), time('mail', 'hour')];
  expect(items.map((item) => waitRole({ ...study, items }, item))).toEqual([
    'accepted_wait',
    'experienced_wait',
    null,
  ]);
});

test('where every published figure differs, the title says so', () => {
  const told = (...results: ('inside' | 'lower')[]) =>
    benchmarksFinding(
      results.map((result) => ({ comparison: { result } })),
      wordsOf('en'),
    );
  expect(told('lower', 'lower')).toBe(
    'All 2 published figures differ from your own by more than chance',
  );
  expect(told('lower')).toBe('The published figure differs from your own by more than chance');
  expect(told('inside', 'lower')).toBe(
    '1 of 2 published figures may differ from your own by chance alone',
  );
});
