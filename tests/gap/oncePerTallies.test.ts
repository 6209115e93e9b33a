import { describe, expect, test } from 'vitest';
import { lastFew, oncePerTallies } from '../../app/gap/oncePerTallies';
import { type Tally, tally } from '../../app/gap/tally';
import { benchStudy } from '../bench/benchStudy';

describe('what is computed once', () => {
  test('depends on the study, the tallies and the settings', () => {
    let computed = 0;
    const count = oncePerTallies((_, tallies, { by }: { by: number }) => {
      computed += 1;
      return tallies.length * by;
    });
    const none: Tally[] = [...tally(benchStudy, []).values()];
    const others: Tally[] = [];
    const other = { ...benchStudy };
    for (let again = 0; again < 2; again += 1) {
      expect(count(benchStudy, none, { by: 2 })).toBe(0);
      count(benchStudy, none, { by: 3 });
      count(benchStudy, others, { by: 2 });
      count(other, none, { by: 2 });
    }
    expect(computed).toBe(4);
  });

  test('is forgotten when more was asked for than the last few', () => {
    const known = new Map<string, number>();
    let made = 0;
    const ask = (key: string) =>
      lastFew(known, key, () => {
        made += 1;
        return made;
      });
    for (const key of ['a', 'b', 'c', 'd', 'e', 'f']) ask(key);
    expect(ask('a')).toBe(1);
    ask('g');
    expect(known.size).toBe(6);
    expect(ask('a')).toBe(1);
    expect(ask('b')).toBe(8);
  });
});
