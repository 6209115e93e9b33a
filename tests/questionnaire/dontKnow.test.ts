import { expect, test } from 'vitest';
import { fromForm } from '../../app/study/form';
import { everyKind } from './everyKind';

const read = (key: string, query: string) => fromForm(everyKind, [key], new URLSearchParams(query));
const both = { raw: {}, faults: [{ field: 'wait', fault: { code: 'dont_know_alone' } }] };

test('"don\'t know" beside an empty number is the answer', () => {
  expect(read('wait', 'wait=&wait=dk')).toEqual({ raw: { wait: 'dk' }, faults: [] });
  expect(read('wait', 'wait=+&wait=dk')).toEqual({ raw: { wait: 'dk' }, faults: [] });
});

test('a number with "don\'t know" is asked about rather than guessed', () => {
  expect(read('wait', 'wait=5&wait=dk')).toEqual(both);
  expect(read('wait', 'wait=dk&wait=5')).toEqual(both);
});

test('a ranking with "don\'t know" is asked about rather than guessed', () => {
  expect(read('channels', 'channels.phone=1&channels=dk').faults).toEqual([
    { field: 'channels', fault: { code: 'dont_know_alone' } },
  ]);
  expect(read('channels', 'channels.phone=&channels=dk').raw).toEqual({ channels: 'dk' });
});
