/**
 * The cells of one record of a CSV file (RFC 4180); null where a quotation mark stands wrong: inside a
 * cell that is not quoted, behind a quoted one, or without another that closes it.
 * @example cellsOf('a;"b;""c"""', ';') // ['a', 'b;"c"']
 */
export function cellsOf(text: string, delimiter: string): string[] | null {
  if (!text.includes('"')) return text.split(delimiter);
  const cells: string[] = [];
  for (let at = 0; ; ) {
    const isQuoted = text.startsWith('"', at);
    const end = isQuoted ? closing(text, at) : endOfPlain(text, at, delimiter);
    if (end === null) return null;
    cells.push(isQuoted ? text.slice(at + 1, end - 1).replaceAll('""', '"') : text.slice(at, end));
    if (end === text.length) return cells;
    if (!text.startsWith(delimiter, end)) return null;
    at = end + delimiter.length;
  }
}

/** Behind the quotation mark that closes the cell. */
function closing(text: string, start: number): number | null {
  for (let at = text.indexOf('"', start + 1); at >= 0; at = text.indexOf('"', at + 2))
    if (!text.startsWith('"', at + 1)) return at + 1;
  return null;
}

function endOfPlain(text: string, start: number, delimiter: string): number | null {
  const found = text.indexOf(delimiter, start);
  const end = found < 0 ? text.length : found;
  const mark = text.indexOf('"', start);
  return mark >= 0 && mark < end ? null : end;
}
