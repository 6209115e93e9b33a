import { expect, test } from 'vitest';
import { cut, draw, normal, randomFrom } from '../../seeds/random';

// Values from an independent implementation of sfc32 and FNV-1a (Python).
test('a seed gives the same numbers on every machine', () => {
  const random = randomFrom('parallax');
  expect([random(), random(), random(), random()]).toEqual([
    0.09035544819198549, 0.16813286649994552, 0.5758981080725789, 0.6188623537309468,
  ]);
});

test('a cut meets its quotas exactly and refuses those that do not add up', () => {
  const quotas = [['no', 1] as const, ['yes', 2] as const];
  expect(cut([0.7, -1.2, 0.1], quotas)).toEqual(['yes', 'no', 'yes']);
  expect(() => cut([0.7, -1.2], quotas)).toThrow('the quotas add up to 3, but there are 2 scores');
});

test('values are drawn at most once, and no more than there are', () => {
  const drawn = draw(
    randomFrom('parallax'),
    [
      ['phone', 3],
      ['email', 1],
    ],
    5,
  );
  expect(drawn).toEqual(['phone', 'email']);
});

test('a later draw is as likely as its weight among those left', () => {
  const random = randomFrom('shares');
  const weights = [['phone', 3] as const, ['email', 2] as const, ['web', 1] as const];
  const drawn = Array.from({ length: 6000 }, () => draw(random, weights, 2));
  const share = (first: string, second: string) =>
    drawn.filter(([one, other]) => one === first && other === second).length / drawn.length;
  expect(share('phone', 'email')).toBeCloseTo((3 / 6) * (2 / 3), 1);
  expect(share('web', 'phone')).toBeCloseTo((1 / 6) * (3 / 5), 1);
});

test('normal draws have mean 0 and variance 1', () => {
  const random = randomFrom('moments');
  const draws = Array.from({ length: 10_000 }, () => normal(random));
  expect(draws.reduce((sum, value) => sum + value, 0) / draws.length).toBeCloseTo(0, 1);
  expect(draws.reduce((sum, value) => sum + value ** 2, 0) / draws.length).toBeCloseTo(1, 1);
});
