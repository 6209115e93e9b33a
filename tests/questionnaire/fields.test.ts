import { describe, expect, test } from 'vitest';
import { stepPage } from '../../app/questionnaire/page';
import { checkAnswers } from '../../app/study/answers';
import type { Answers } from '../../app/study/conditions';
import { fromForm, toForm } from '../../app/study/form';
import { questionOf, sentBy, stepView } from './asBrowser';
import { everyKind } from './everyKind';

const keys = everyKind.items.map((item) => item.key);
const own = ([name]: [string, string]) => !name.startsWith('_');

function page(query: string, locale = 'en'): string {
  return stepPage(stepView({ values: new URLSearchParams(query), locale }));
}

/** The answers that a page comes back with when it is sent on as it is. */
function answersOf(html: string): Answers {
  const { raw, faults } = fromForm(everyKind, keys, sentBy(html));
  expect(faults).toEqual([]);
  return checkAnswers(everyKind, 'consumer', raw).answers;
}

describe('a page sends what it was filled with', () => {
  const cases: Record<string, Answers> = {
    'one of each kind': {
      access: 'meets',
      contact: 'else',
      'contact.other': 'By "pigeon" & <post>',
      priorities: ['train', 'other'],
      'priorities.other': 'Listen',
      channels: ['chat', 'phone'],
      wait: 2.5,
      age: 44,
      recommend: 0,
      comment: 'One line\n</textarea><b>another',
    },
    '"don\'t know" of every kind that offers it': {
      access: 'dk',
      priorities: 'dk',
      channels: 'dk',
      wait: 'dk',
      recommend: 'dk',
    },
    'an option that excludes the others': { priorities: ['none'] },
  };
  test.for(Object.entries(cases))('%s', ([, answers]) => {
    for (const locale of ['en', 'sv'])
      expect(answersOf(page(toForm(everyKind, answers).toString(), locale))).toEqual(answers);
  });
});

test('nothing is chosen before the respondent chooses', () => {
  const html = page('');
  expect(answersOf(html)).toEqual({});
  expect(html).not.toMatch(/ checked| selected/);
});

test('fields are named by item key, places by KEY.CODE, own words by KEY.other', () => {
  const html = page('');
  const names = [...html.matchAll(/ name="([^"_][^"]*)"/g)].map(([, name]) => name);
  expect(
    [...new Set(names)].filter((name) => name !== 'viewport' && name !== 'color-scheme'),
  ).toEqual(
    expect.arrayContaining([
      'access',
      'contact',
      'contact.other',
      'priorities',
      'priorities.other',
      'channels.phone',
      'channels.social',
      'channels',
      'wait',
      'age',
      'recommend',
      'comment',
    ]),
  );
});

test('what was posted comes back as it was, wrong or not', () => {
  const posted =
    'channels.phone=1&channels.email=1&channels.web=9&wait=7%2C3&age=abc&comment=%0A%0Ax';
  const sent = new URLSearchParams([...sentBy(page(posted))].filter(own));
  for (const [name, value] of new URLSearchParams(posted)) expect(sent.get(name)).toBe(value);
});

test('a code that is not offered chooses nothing', () => {
  expect(answersOf(page('access=no_such&priorities=no_such&recommend=11'))).toEqual({});
});

test('a stored number is shown with the decimal comma of the language', () => {
  expect(sentBy(page('wait=2.5', 'sv')).get('wait')).toBe('2,5');
  expect(sentBy(page('wait=2.5', 'en')).get('wait')).toBe('2.5');
});

test('hints say how many, which range and which unit', () => {
  const html = page('', 'sv');
  expect(questionOf(html, 'priorities')).toContain('Välj högst 2.');
  expect(questionOf(html, 'wait')).toContain('Från 0 till 120. I steg om 0,5.');
  expect(questionOf(html, 'wait')).toContain('minuter');
  expect(questionOf(html, 'age')).toContain('18 eller mer.');
  expect(questionOf(html, 'recommend')).toContain('Inte alls troligt');
});

test('a ranking offers as many places as it asks for', () => {
  const places = questionOf(page(''), 'channels')
    .split('name="channels.phone"')[1]
    ?.split('</select>')[0];
  expect([...(places ?? '').matchAll(/<option>(\d)/g)].map(([, place]) => place)).toEqual([
    '1',
    '2',
    '3',
  ]);
});

test('an exclusive option stands after the others, and "don\'t know" last', () => {
  const values = [...questionOf(page(''), 'priorities').matchAll(/value="(\w+)"/g)].map(
    ([, value]) => value,
  );
  expect(values).toEqual(['train', 'hire', 'faster', 'other', 'none', 'dk']);
});

test('optional questions say so, and a page of them says it once', () => {
  expect(page('').match(/\(optional\)/g)).toHaveLength(5);
  const optional = stepView();
  const items = ['contact', 'wait'];
  const html = stepPage({ ...optional, step: { ...optional.step, items } });
  expect(html).not.toContain('(optional)');
  expect(html).toContain('You may skip any question on this page.');
});

test('a group is a fieldset with a legend, a single control has a label', () => {
  const html = page('');
  for (const key of ['access', 'contact', 'priorities', 'channels', 'wait', 'recommend'])
    expect(html).toMatch(new RegExp(`<fieldset[^>]* id="q-${key}"[^>]*><legend`));
  for (const key of ['age', 'comment'])
    expect(questionOf(html, key)).toContain(`<label class="words" for="q-${key}-field">`);
});
