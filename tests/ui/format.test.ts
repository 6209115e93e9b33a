import { describe, expect, test } from 'vitest';
import { formatter, position } from '../../app/ui/format';

const en = formatter('en');
const sv = formatter('sv');

describe('shares and gaps', () => {
  test('a share is a whole per cent with a space that does not break', () => {
    expect(en.percent(0.8)).toBe('80\u00a0%');
    expect(en.share(0.8)).toBe('80');
  });

  test('halves are rounded away from zero, whatever binary fractions make of them', () => {
    expect(en.share(0.285)).toBe('29');
    expect(en.share(0.145)).toBe('15');
    expect(en.points(0.005)).toBe('+1');
    expect(en.points(-0.005)).toBe('\u22121');
    expect(en.points(-0.285)).toBe('\u221229');
    expect(en.points(0.2849)).toBe('+28');
  });

  test('a gap has its sign, with a true minus, and zero has none', () => {
    expect(en.points(0.43)).toBe('+43');
    expect(en.points(-0.13)).toBe('\u221213');
    expect(en.points(0)).toBe('0');
    expect(en.points(-0.004)).toBe('0');
  });

  test('a gap is rounded from its own figure, not from the rounded shares', () => {
    // 0.804 and 0.366 are shown as 80 and 37.
    expect(en.points(0.804 - 0.366)).toBe('+44');
  });

  test('the size of a gap has no sign', () => {
    expect(en.size(-0.13)).toBe(13);
    expect(en.size(0.004)).toBe(0);
  });
});

describe('other figures', () => {
  test('figures below ten have two decimals, larger ones one', () => {
    expect(en.value(3.4567)).toBe('3.46');
    expect(en.value(-1.005)).toBe('\u22121.01');
    expect(en.value(12.345)).toBe('12.3');
    expect(en.signedValue(0.98)).toBe('+0.98');
  });

  test('a place is whole unless two share it', () => {
    expect(en.place(3)).toBe('3');
    expect(en.place(2.5)).toBe('2.5');
    expect(en.signedPlace(-1.5)).toBe('\u22121.5');
  });

  test('a p-value under a thousandth says so', () => {
    expect(en.p(6e-15)).toBe('<\u00a00.001');
    expect(en.p(0.016)).toBe('0.016');
    expect(en.p(0.59)).toBe('0.59');
    expect(en.p(1)).toBe('1.00');
  });

  test('a level has the decimals it needs', () => {
    expect(en.level(0.95)).toBe('95\u00a0%');
    expect(en.level(0.999)).toBe('99.9\u00a0%');
    expect(en.level(0.9999)).toBe('99.99\u00a0%');
  });

  test('a number of the study keeps its decimals', () => {
    expect(en.plain(3)).toBe('3');
    expect(sv.plain(0.5)).toBe('0,5');
  });

  test('counts are grouped', () => {
    expect(en.count(12345)).toBe('12,345');
    expect(sv.count(12345)).toBe('12\u00a0345');
  });
});

test('what is not known is a dash', () => {
  for (const write of [en.percent, en.share, en.points, en.value, en.place, en.count, en.p])
    expect(write(null)).toBe('–');
});

test('Swedish has its own decimal sign', () => {
  expect(sv.value(3.4567)).toBe('3,46');
  expect(sv.points(-0.43)).toBe('\u221243');
  expect(sv.p(0.0001)).toBe('<\u00a00,001');
});

test('moments are written in UTC, wherever the server stands', () => {
  expect(en.moment(new Date('2026-01-31T23:30:00Z'))).toBe('31 January 2026 at 23:30 UTC');
  expect(sv.date(new Date('2026-01-31T23:30:00Z'))).toBe('31 januari 2026');
});

test('a list reads as a sentence', () => {
  expect(en.list(['a', 'b', 'c'])).toBe('a, b and c');
  expect(sv.list(['a', 'b', 'c'])).toBe('a, b och c');
});

test('a place on the axis is a coordinate', () => {
  expect(position(1 / 3)).toBe('33.33%');
  expect(position(1)).toBe('100%');
});

test('an amount that is not known better has three digits, large ones words', () => {
  expect(en.rough(10_453_000)).toBe('10.5 million');
  expect(sv.rough(10_453_000)).toBe('10,5 miljoner');
  expect(en.rough(7000)).toBe('7,000');
  expect(en.rough(-1_234_567)).toBe('\u22121.23 million');
  expect(en.rough(0)).toBe('0');
  expect(en.roughRange(8_932_000, 12_100_000)).toBe('8.93–12.1 million');
  expect(en.roughRange(5_000_000, 5_000_001)).toBe('5 million');
  expect(en.roughRange(-2, 3)).toBe('\u22122 … 3');
});

test('a share that was stated keeps the decimals it has', () => {
  expect(en.stated(0.07)).toBe('7');
  expect(sv.stated(0.125)).toBe('12,5');
});
