/** A number as files write it. */
export const PLAIN_NUMBER = /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/;

/**
 * Whether a spreadsheet would run a text as a formula, or strip an apostrophe that we put. Some take
 * the full-width signs for the plain ones, and a line break for the start of a cell.
 */
const FORMULA = /^'*[=+\-@\t\r\n\uff1d\uff0b\uff0d\uff20]/;

/** The same further on, where a spreadsheet that separates cells otherwise would begin another one. */
const INNER = /([;\t\r\n]'*)(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;
const INNER_HARMLESS = /([;\t\r\n]'*)'(?=[=+\-@\uff1d\uff0b\uff0d\uff20])/g;

/**
 * A text as a cell that no spreadsheet runs as a formula: an apostrophe stands in front of what would
 * be one, at its start and after whatever else separates cells.
 * @example harmless('=1+1') // "'=1+1"
 * @example harmless('a;=1+1') // "a;'=1+1"
 */
export function harmless(text: string): string {
  if (PLAIN_NUMBER.test(text)) return text;
  const inside = text.replace(INNER, "$1'");
  return FORMULA.test(inside) ? `'${inside}` : inside;
}

/** The inverse of `harmless`. @example withoutHarmlessness("'=1+1") // '=1+1' */
export function withoutHarmlessness(cell: string): string {
  const text = cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell;
  return text.replace(INNER_HARMLESS, '$1');
}

/** A cell of a CSV file (RFC 4180). @example csvCell('say "hi"') // '"say ""hi"""' */
export function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const text = harmless(value);
  return /[",\r\n]/.test(text) || text.trim() !== text ? `"${text.replaceAll('"', '""')}"` : text;
}
