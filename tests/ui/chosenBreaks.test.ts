import { expect, test } from 'vitest';
import { chosenBreaks } from '../../app/ui/chosenBreaks';

const OFFERED = ['a', 'b', 'a*b'].map((by) => ({ by }));

test('each break of an address is a choice, a pair whichever of its items comes first', () => {
  expect(chosenBreaks(['b*a', 'b', '', 'a*b'], OFFERED)).toEqual({
    chosen: ['a*b', 'b'],
    carried: [],
  });
});

test('what a view does not offer goes along', () => {
  expect(chosenBreaks(['a*c', 'b'], OFFERED)).toEqual({ chosen: ['b'], carried: ['a*c'] });
});
