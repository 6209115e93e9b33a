import { expect, test } from 'vitest';
import { presentation } from '../../app/gap/presentation';
import type { GapRow } from '../../app/gap/report';
import type { Study } from '../../app/study/document';
import { certaintyText, findingText, insideSentence } from '../../app/ui/headlineText';
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
