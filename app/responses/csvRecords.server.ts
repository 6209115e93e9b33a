import { pipeline, Readable } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { type Column, cellValue, columnsOf } from '../study/columns';
import type { Study } from '../study/document';
import { FileFault, type FileRecord, MAX_RECORD } from './file.server';

/** The separator of a header line; commas where it has none. @example separatorOf('a;b;"c,d"') // ';' */
export function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, '');
  const count = (separator: string) => bare.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/**
 * The records of a CSV file: separators `,` `;` and tab are told by the header, cells may hold
 * line breaks, empty lines are passed over.
 * @param keepRaw whether each record also comes as it stood in the file
 * @throws FileFault where the header has faults or quotation marks do not match
 */
export async function* csvRecords(
  texts: AsyncGenerator<string>,
  study: Study,
  keepRaw: boolean,
): AsyncGenerator<FileRecord> {
  const { head, rest } = await withHeader(texts);
  if (head.trim() === '') throw new FileFault('The file is empty: it has no header row.');
  const delimiter = separatorOf(head.slice(0, endOfLine(head) ?? head.length));
  const decimalComma = delimiter !== ',';
  const parser = parse({
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: MAX_RECORD,
    info: false,
    raw: keepRaw,
  });
  const source = Readable.from(rest, { objectMode: true });
  pipeline(source, parser, () => {});
  let columns: Column[] | undefined;
  let row = 0;
  try {
    for await (const given of parser) {
      const { cells, raw } = read(given, keepRaw);
      if (!columns) {
        columns = headerColumns(study, cells);
        continue;
      }
      row += 1;
      yield { ...record(row, cells, columns, decimalComma), ...(keepRaw ? { raw } : {}) };
    }
  } catch (error) {
    throw error instanceof CsvError ? new FileFault(csvFault(error, row + 1), row + 1) : error;
  } finally {
    source.destroy();
  }
  if (!columns) throw new FileFault('The file is empty: it has no header row.');
}

function read(given: unknown, keepRaw: boolean): { cells: string[]; raw: string } {
  if (keepRaw) {
    const { record, raw } = given as { record: string[]; raw: string };
    return { cells: record, raw };
  }
  return { cells: given as string[], raw: '' };
}

function csvFault({ code }: CsvError, row: number): string {
  if (code === 'CSV_MAX_RECORD_SIZE' || code === 'CSV_QUOTE_NOT_CLOSED')
    return `A quotation mark in or before row ${row} is never closed.`;
  if (code === 'CSV_INVALID_CLOSING_QUOTE' || code === 'INVALID_OPENING_QUOTE')
    return `A quotation mark in row ${row} stands inside a cell; double it and quote the cell.`;
  return `Row ${row} cannot be read as CSV (${code}).`;
}

/** Reads until the header's line is whole. */
async function withHeader(
  texts: AsyncGenerator<string>,
): Promise<{ head: string; rest: AsyncGenerator<string> }> {
  let head = '';
  let ended = false;
  while (endOfLine(head.trimStart()) === undefined && head.length < MAX_RECORD) {
    const next = await texts.next();
    if (next.done) {
      ended = true;
      break;
    }
    head += next.value;
  }
  return {
    head: head.trimStart(),
    rest: (async function* () {
      yield head;
      if (!ended) yield* texts;
    })(),
  };
}

/** Where a text's first line ends outside quotation marks. */
function endOfLine(text: string): number | undefined {
  let quoted = false;
  for (let place = 0; place < text.length; place += 1) {
    const character = text[place];
    if (character === '"') quoted = !quoted;
    else if ((character === '\n' || character === '\r') && !quoted) return place;
  }
  return undefined;
}

function headerColumns(study: Study, header: string[]): Column[] {
  const known = new Map(columnsOf(study).map((column) => [column.name, column]));
  const names = header.map((name) => name.trim());
  const faults: { path: string; message: string }[] = [];
  const columns = names.flatMap((name, place) => {
    const column = known.get(name);
    const path = name.slice(0, 80);
    if (name === '') faults.push({ path, message: `column ${place + 1} has no name` });
    else if (!column) faults.push({ path, message: 'is no item of the study' });
    else if (names.indexOf(name) < place) faults.push({ path, message: 'is named twice' });
    return column ? [column] : [];
  });
  if (!names.includes('audience')) faults.push({ path: 'audience', message: 'is missing' });
  if (faults.length > 0) {
    const named = faults.slice(0, 5).map(({ path, message }) => `"${path}" ${message}`);
    const more = faults.length > 5 ? ` and ${faults.length - 5} more` : '';
    throw new FileFault(`The header has faults: ${named.join('; ')}${more}.`, 0, faults);
  }
  return columns;
}

function record(
  row: number,
  cells: string[],
  columns: readonly Column[],
  decimalComma: boolean,
): FileRecord {
  const size = cells.reduce((sum, cell) => sum + cell.length + 1, 0);
  if (cells.length !== columns.length)
    return {
      row,
      size,
      fault: {
        path: '$',
        message: `has ${cells.length} cells, and the header ${columns.length}`,
      },
    };
  const value: Record<string, unknown> = {};
  const answers: Record<string, unknown> = {};
  for (const [place, column] of columns.entries()) {
    const cell = cells[place];
    if (cell === undefined) continue;
    const said = cellValue(column, cell, decimalComma);
    if (said === undefined) continue;
    if (column.member === null) answers[column.name] = said;
    else value[column.member] = said;
  }
  return { row, size, value: { ...value, answers } };
}

/** The column of a fault's JSON path. @example columnOf("$.answers['a.other']") // 'a.other' */
export function columnOf(path: string): string {
  if (path === '$.submittedAt') return 'submitted_at';
  const [, dotted, quoted] = /^\$(?:\.answers)?(?:\.(\w+)|\['([^']+)'\])/.exec(path) ?? [];
  return quoted ?? dotted ?? '';
}
