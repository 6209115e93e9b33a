import { exact, readings } from '../ui/typedNumber';

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
 * @example readPasted('Sweden\t40 %\nNO;60', options, 'en').values // { SE: '40 %', NO: '60' }
 */
export function readPasted(
  text: string,
  options: readonly MarginOption[],
  locale: string,
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
    const [number] = readings(written, locale);
    const isHeading = isFirst && code === undefined && number === undefined;
    isFirst = false;
    if (isHeading && cells.length > 1) continue;
    const wrong = (kind: LineFault['kind'], shown: string) =>
      faults.push({ line: at + 1, kind, text: shown.trim().slice(0, 60) });
    if (cells.length < 2) wrong('no_separator', line);
    else if (code === undefined) wrong('unknown', name);
    else if (values.has(code)) wrong('twice', name);
    else if (number === undefined || number < 0) wrong('not_a_number', written);
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
 * they add up to. What may be thousands or decimals is decimals only where they then add up. Null:
 * nothing was typed.
 * @example sharesOf({ SE: '120', NO: '180' }, ['SE', 'NO'], 'en') // { shares: { SE: 0.4, NO: 0.6 } }
 */
export function sharesOf(
  typed: Readonly<Record<string, string>>,
  codes: readonly string[],
  locale: string,
): Shares | null {
  const read = codes.map((code) => {
    const text = typed[code] ?? '';
    return { code, isEmpty: text.trim() === '', numbers: readings(text, locale) };
  });
  if (read.every(({ isEmpty }) => isEmpty)) return null;
  const named = (some: typeof read) => some.map(({ code }) => code);
  const wrong = read.filter(({ isEmpty, numbers: [number = -1] }) => !isEmpty && number < 0);
  const left = read.filter(({ isEmpty }) => isEmpty);
  if (wrong.length > 0) return { fault: 'not_a_number', codes: named(wrong) };
  if (left.length > 0) return { fault: 'left_out', codes: named(left) };
  const total = exact(read.reduce((sum, { numbers: [number = 0] }) => sum + number, 0));
  const isPercent = Math.abs(total - 100) <= ROUNDED;
  const isShare = Math.abs(total - 1) <= ROUNDED / 100;
  const unclear = read.filter(({ numbers }) => numbers.length > 1);
  if (!isPercent && !isShare && unclear.length > 0)
    return { fault: 'not_a_number', codes: named(unclear) };
  const isCount = total >= COUNTS_FROM && !codes.some((code) => typed[code]?.includes('%'));
  if (!isPercent && !isShare && !isCount) return { fault: 'sum', total };
  return {
    shares: Object.fromEntries(
      read.map(({ code, numbers: [number = 0] }) => [code, exact(number / total)]),
    ),
  };
}
