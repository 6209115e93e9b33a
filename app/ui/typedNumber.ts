/**
 * What a text may say as a number, the likeliest first: nothing where it is none, two numbers where a
 * comma or a point may part thousands or decimals. English parts thousands with commas and decimals
 * with a point; what was typed in no known language has a point before decimals.
 *
 * @example readings('1,500', 'en') // [1500]
 * @example readings('1,500', 'sv') // [1.5, 1500]
 * @example readings('1 500,5', 'sv') // [1500.5]
 * @example readings('1.500', null) // [1.5]
 */
export function readings(text: string, locale: string | null): number[] {
  const [, sign = '', digits = ''] =
    /^([+-]?)([\d.,]+)$/.exec(text.replaceAll(/[\s%’']/g, '').replace('−', '-')) ?? [];
  const [whole = '', ...rest] = digits.split(/[.,]/);
  const signs = digits.replaceAll(/\d/g, '');
  const parts = [whole, ...rest];
  if (parts.some((part) => part === '')) return [];
  const last = signs.at(-1);
  const isGrouped = (groups: readonly string[]) =>
    /^[1-9]\d{0,2}$/.test(groups[0] ?? '') &&
    groups.slice(1).every((group) => group.length === 3) &&
    new Set(signs.slice(0, groups.length - 1)).size === 1;
  const number = (integer: readonly string[], decimals = '0') =>
    Number(`${sign}${integer.join('')}.${decimals}`);
  if (rest.length === 0) return [number([whole])];
  const before = parts.slice(0, -1);
  const decimal = () => number(before, parts.at(-1));
  if (rest.length > 1) {
    if (isGrouped(parts)) return [number(parts)];
    return isGrouped(before) && !signs.slice(0, -1).includes(last ?? '') ? [decimal()] : [];
  }
  if (!isGrouped(parts)) return [decimal()];
  const isPoint = last === '.';
  if (locale === 'en') return [isPoint ? decimal() : number(parts)];
  return locale === null && isPoint ? [decimal()] : [decimal(), number(parts)];
}

/**
 * A number as people of a language write it; null where nothing is written, NaN where it is none or
 * may be another one.
 * @param most what it can be at most: a reading above is not meant
 * @example numberOf('37,5 %', 'en') // 37.5
 * @example numberOf('2,000', 'en') // 2000
 * @example numberOf('33,333', 'sv', 100) // 33.333
 */
export function numberOf(written: string, locale: string, most = Number.POSITIVE_INFINITY) {
  if (written.replaceAll(/[\s%]/g, '') === '') return null;
  const [number = Number.NaN, ...others] = readings(written, locale).filter((one) => one <= most);
  return others.length > 0 ? Number.NaN : number;
}

/**
 * A number as its field shows it, so that it is read again as the same.
 * @example writtenNumber(1234.5, 'sv') // '1234,5'
 * @example writtenNumber(1.125, 'sv') // '1,1250'
 */
export function writtenNumber(value: number, locale: string, isGrouped = false): string {
  const text = new Intl.NumberFormat(locale, {
    useGrouping: isGrouped,
    maximumFractionDigits: 12,
  }).format(exact(value));
  return readings(text, locale).length > 1 ? `${text}0` : text;
}

/** Without the last digits that binary fractions add. @example exact(0.1 + 0.2) // 0.3 */
export function exact(value: number): number {
  return Number(value.toPrecision(12));
}
