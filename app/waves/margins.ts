import { exact, numberOf } from '../ui/typedNumber';

/** An option of a segment item, by all the names that a spreadsheet may give it. */
export interface MarginOption {
  code: string;
  labels: readonly string[];
}

/** What is wrong with a line that was pasted. */
export interface LineFault {
  /** Counted from 1. */
  line: number;
  kind: 'no_separator' | 'unknown' | 'twice' | 'not_a_number';
  text: string;
}

const folded = (text: string) => text.normalize('NFKC').trim().toLowerCase();

/**
 * Population figures as a spreadsheet copies them: an option's code or label, a tab or a semicolon,
 * its share, per cent or count. A first line of headings is passed over.
 * @example readPasted('Sweden\t40 %\nNO;60', options).values // { SE: '40 %', NO: '60' }
 */
export function readPasted(
  text: string,
  options: readonly MarginOption[],
): { values: Record<string, string>; faults: LineFault[] } {
  const named = new Map(
    options.flatMap(({ code, labels }) => labels.map((label) => [folded(label), code] as const)),
  );
  for (const { code } of options) named.set(folded(code), code);
  const values = new Map<string, string>();
  const faults: LineFault[] = [];
  let isFirst = true;
  for (const [at, line] of text.split(/\r\n|\r|\n/).entries()) {
    if (line.trim() === '') continue;
    const cells = line.split(line.includes('\t') ? '\t' : ';').map(unquoted);
    const [name = '', written = ''] = cells;
    const code = named.get(folded(name));
    const number = numberOf(written);
    const isHeading = isFirst && code === undefined && (number === null || Number.isNaN(number));
    isFirst = false;
    if (isHeading && cells.length > 1) continue;
    const wrong = (kind: LineFault['kind'], shown: string) =>
      faults.push({ line: at + 1, kind, text: shown.trim().slice(0, 60) });
    if (cells.length < 2) wrong('no_separator', line);
    else if (code === undefined) wrong('unknown', name);
    else if (values.has(code)) wrong('twice', name);
    else if (number === null || Number.isNaN(number) || number < 0) wrong('not_a_number', written);
    else values.set(code, written.trim());
  }
  return { values: Object.fromEntries(values), faults };
}

const unquoted = (cell: string) => cell.trim().replace(/^"(.*)"$/, '$1');

/** The margins of an item as shares; or why they are none. */
export type Shares =
  | { shares: Record<string, number> }
  | { fault: 'not_a_number' | 'left_out'; codes: string[] }
  | { fault: 'sum'; total: number };

/** Sums over this are of people, not of per cent that do not add up. */
const COUNTS_FROM = 200;
/** How far rounded per cent may be from 100. */
const ROUNDED = 0.5;

/**
 * What was typed beside an item's options as shares of 1: shares, per cent, or counts, told by what
 * they add up to. Null: nothing was typed.
 * @example sharesOf({ SE: '120', NO: '180' }, ['SE', 'NO']) // { shares: { SE: 0.4, NO: 0.6 } }
 */
export function sharesOf(
  typed: Readonly<Record<string, string>>,
  codes: readonly string[],
): Shares | null {
  const numbers = codes.map((code) => [code, numberOf(typed[code] ?? '')] as const);
  if (numbers.every(([, number]) => number === null)) return null;
  const wrong = numbers.filter(([, number]) => Number.isNaN(number) || (number ?? 0) < 0);
  const left = numbers.filter(([, number]) => number === null);
  const named = (some: typeof numbers) => some.map(([code]) => code);
  if (wrong.length > 0) return { fault: 'not_a_number', codes: named(wrong) };
  if (left.length > 0) return { fault: 'left_out', codes: named(left) };
  const total = exact(numbers.reduce((sum, [, number]) => sum + (number ?? 0), 0));
  const isPercent = Math.abs(total - 100) <= ROUNDED;
  const isShare = Math.abs(total - 1) <= ROUNDED / 100;
  const isCount = total >= COUNTS_FROM && !codes.some((code) => typed[code]?.includes('%'));
  if (!isPercent && !isShare && !isCount) return { fault: 'sum', total };
  return {
    shares: Object.fromEntries(
      numbers.map(([code, number]) => [code, exact((number ?? 0) / total)]),
    ),
  };
}
