/** How an item enters an index: the ends of its scale (shares: 0 and 1), and whether more is worse. */
export interface IndexItemScale {
  min?: number;
  max?: number;
  polarity?: 1 | -1;
}

/**
 * Value of an index item on 0..1, by definition: scales as (y - min) / (max - min), shares and
 * threshold shares as they are; polarity -1 turns it round, so that all items of an index point the
 * same way.
 *
 * @example indexValue(2, { min: 0, max: 10, polarity: -1 }) // 0.8
 */
export function indexValue(
  value: number,
  { min = 0, max = 1, polarity = 1 }: IndexItemScale,
): number {
  const scaled = (value - min) / (max - min);
  return polarity === -1 ? 1 - scaled : scaled;
}
