import type { Steps } from './steps';

const CHUNK = 2048;

/**
 * The places of some numbers in the order of these (merge sort, by definition), in steps.
 *
 * @example finished(sortedOrder(Float64Array.of(5, 1, 3))) // { 0: 1, 1: 2, 2: 0 }
 */
export function* sortedOrder(values: ArrayLike<number>): Steps<Uint32Array> {
  const { length } = values;
  const at = (place: number) => values[place] ?? 0;
  let order = Uint32Array.from({ length }, (_, place) => place);
  for (let start = 0; start < length; start += CHUNK) {
    order.subarray(start, start + CHUNK).sort((a, b) => at(a) - at(b));
    yield;
  }
  let merged = new Uint32Array(length);
  for (let width = CHUNK; width < length; width *= 2) {
    for (let start = 0; start < length; start += 2 * width) {
      const middle = Math.min(start + width, length);
      const end = Math.min(start + 2 * width, length);
      let [left, right] = [start, middle];
      for (let to = start; to < end; to += 1) {
        const [first, second] = [order[left] ?? 0, order[right] ?? 0];
        const isLeft = left < middle && (right >= end || at(first) <= at(second));
        merged[to] = isLeft ? first : second;
        if (isLeft) left += 1;
        else right += 1;
        if (to % CHUNK === 0) yield;
      }
    }
    [order, merged] = [merged, order];
  }
  return order;
}
