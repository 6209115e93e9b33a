import { describe, expect, test } from 'vitest';
import { inSlices } from '../../app/slices.server';
import { finished } from '../../app/statistics/steps';

/** Works on until it is over, or for this long. */
function* counting(milliseconds: number, isOver: () => boolean) {
  let steps = 0;
  const until = performance.now() + milliseconds;
  for (; performance.now() < until && !isOver(); steps += 1) yield;
  return steps;
}

describe('work in slices', () => {
  test('lets others have their turns before it is done', async () => {
    let turns = 0;
    const others = setInterval(() => {
      turns += 1;
    }, 1);
    const steps = await inSlices(counting(5000, () => turns > 3));
    clearInterval(others);
    expect(steps).toBeGreaterThan(0);
    expect(turns).toBeGreaterThan(3);
  });

  test('has the result of the same work in one go', async () => {
    const work = function* () {
      let sum = 0;
      for (let i = 0; i < 1000; i += 1) {
        sum += i;
        yield;
      }
      return sum;
    };
    expect(await inSlices(work())).toBe(finished(work()));
  });

  test('fails as the work does', async () => {
    const failing = (function* () {
      yield;
      throw new Error('no luck');
    })();
    await expect(inSlices(failing)).rejects.toThrow('no luck');
  });
});
