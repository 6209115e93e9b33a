import { expect, test } from 'vitest';
import {
  type AnswerState,
  isInBase,
  multiSelectState,
  rankingState,
} from '../../app/statistics/bases';

const states: AnswerState[] = [
  'substantive',
  'dont_know',
  'not_applicable',
  'refused',
  'empty',
  'not_asked',
];

test.each([
  ['substantive', [true, false, false, false, false, false]],
  ['with_dk', [true, true, false, false, false, false]],
  ['asked', [true, true, true, true, true, false]],
] as const)('the base %s has its states, and never what was not asked', (base, expected) => {
  expect(states.map((state) => isInBase(state, base))).toEqual(expected);
});

test.each([
  ['an option', [true, false], false, false, 'substantive'],
  ['none of these', [false, false], true, false, 'substantive'],
  ['an option and "don\'t know"', [true, false], false, true, 'substantive'],
  ['"don\'t know"', [false, false], false, true, 'dont_know'],
  ['nothing', [false, false], false, false, 'empty'],
  ['nothing of nothing', [], false, false, 'empty'],
] as const)('a multi-select answer with %s ticked', (_, options, none, dontKnow, expected) => {
  expect(multiSelectState({ options, none, dontKnow })).toBe(expected);
});

test('a ranking is substantive if it ranks a channel', () => {
  expect(rankingState([null, 1, null])).toBe('substantive');
  expect(rankingState([null, null])).toBe('empty');
  expect(rankingState([])).toBe('empty');
});
