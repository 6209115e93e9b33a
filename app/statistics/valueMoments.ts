import type { ValueSums } from './quantile';
import type { Moments } from './sums';

/**
 * Sums of the 0/1 variable "the answer is at most this value", from answers by value (Woodruff
 * 1952).
 *
 * @example indicatorMoments([{ value: 5, n: 2, w: 3, w2: 5 }], 4).wy // 0
 */
export function indicatorMoments(values: readonly ValueSums[], limit: number): Moments {
  const moments = { n: 0, w: 0, wy: 0, wyy: 0, w2: 0, w2y: 0, w2yy: 0 };
  for (const { value, n, w, w2 } of values) {
    const y = value <= limit ? 1 : 0;
    moments.n += n;
    moments.w += w;
    moments.wy += w * y;
    moments.wyy += w * y;
    moments.w2 += w2;
    moments.w2y += w2 * y;
    moments.w2yy += w2 * y;
  }
  return moments;
}
