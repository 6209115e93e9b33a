/**
 * A number as people write it; null where nothing is written, NaN where it is none.
 * @example numberOf('37,5 %') // 37.5
 */
export function numberOf(written: string): number | null {
  const plain = written.replace(/[\s%]/g, '').replace(',', '.').replace('−', '-');
  if (plain === '') return null;
  return /^[+-]?\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Without the last digits that binary fractions add. @example exact(0.1 + 0.2) // 0.3 */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}
