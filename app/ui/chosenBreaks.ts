/**
 * Which of the breaks that an address asks for a view offers, as it calls them, and which it only
 * carries along.
 * @example chosenBreaks(['b*a', 'c'], [{ by: 'a*b' }]) // { chosen: ['a*b'], carried: ['c'] }
 */
export function chosenBreaks(
  asked: readonly string[],
  offered: readonly { by: string }[],
): { chosen: string[]; carried: string[] } {
  const known = new Map(offered.map(({ by }) => [sorted(by), by]));
  const named = asked.filter((by) => by !== '');
  return {
    chosen: [...new Set(named.flatMap((by) => known.get(sorted(by)) ?? []))],
    carried: [...new Set(named.filter((by) => !known.has(sorted(by))))],
  };
}

/** A break whichever of its items is named first. */
function sorted(by: string): string {
  return by.split('*').sort().join('*');
}
