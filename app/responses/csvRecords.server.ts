import { CsvError, parse } from 'csv-parse/sync';
import { type Column, cellValue, columnsOf } from '../study/columns';
import type { Study } from '../study/document';
import { CsvLines, type CsvText } from './csvLines';
import { FileFault, type FileRecord } from './file.server';

/** The separator of a header line; commas where it has none. @example separatorOf('a;b;"c,d"') // ';' */
export function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, '');
  const count = (separator: string) => bare.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

/** About how many characters of records are read at once. */
const AT_ONCE = 65_536;

/**
 * The records of a CSV file: separators `,` `;` and tab are told by the header, any by a line `sep=`
 * before it; cells may hold line breaks, empty lines are passed over. Where quotation marks do not
 * match, the first line of the record is faulty, and the lines after it are read anew.
 * @param onHead takes what stands before the first record, the header with it
 * @throws FileFault where the header has faults
 */
export async function* csvRecords(
  texts: AsyncIterable<string>,
  study: Study,
  keepRaw: boolean,
  onHead?: (head: string) => void,
): AsyncGenerator<FileRecord> {
  const lines = new CsvLines();
  const heading = new Heading(study);
  let rows: Rows | undefined;
  const read = function* (): Generator<FileRecord> {
    if (!rows) {
      const table = heading.read(lines);
      if (!table) return;
      onHead?.(table.head);
      rows = new Rows(lines, table, keepRaw);
    }
    yield* rows.read();
  };
  for await (const text of texts) {
    lines.add(text);
    yield* read();
  }
  lines.end();
  yield* read();
  if (!rows) throw new FileFault('The file is empty: it has no header row.');
}

/** What the head of a file says of its rows. */
interface Table {
  head: string;
  delimiter: string;
  columns: readonly Column[];
}

/** Reads a file's lines up to its header. */
class Heading {
  private separator: string | undefined;

  constructor(private readonly study: Study) {}

  read(lines: CsvLines): Table | undefined {
    for (let line = lines.next(); line; line = lines.next()) {
      const { text } = line;
      if (text.trim() === '') continue;
      // Excel writes and reads such a line; it is no part of the table.
      const [, said] =
        /^"?sep=([^"\r\n])"?$/i.exec(text.trimEnd()) ?? /^"?sep=(\t)"?$/i.exec(text) ?? [];
      if (said !== undefined && this.separator === undefined) {
        this.separator = said;
        continue;
      }
      const delimiter = this.separator ?? separatorOf(text);
      const [cells] = parsed([text.trimStart()], delimiter) ?? [];
      if (!cells) throw new FileFault('A quotation mark of the header has no other.', 0);
      const first = this.separator === undefined ? '' : `sep=${this.separator}\n`;
      return { head: first + text, delimiter, columns: headerColumns(this.study, cells) };
    }
    return undefined;
  }
}

/** Reads the rows after a header. */
class Rows {
  private row = 0;
  /** How much is read at once: little after a fault, since what follows it may be cut anew. */
  private atOnce = AT_ONCE;

  constructor(
    private readonly lines: CsvLines,
    private readonly table: Table,
    private readonly keepRaw: boolean,
  ) {}

  *read(): Generator<FileRecord> {
    for (let batch = this.batch(); batch.length > 0; batch = this.batch())
      yield* this.records(batch);
  }

  private batch(): CsvText[] {
    const batch: CsvText[] = [];
    for (let size = 0; size < this.atOnce; ) {
      const line = this.lines.next();
      if (!line) break;
      size += line.text.length + 1;
      if (line.text !== '') batch.push(line);
    }
    return batch;
  }

  private *records(batch: readonly CsvText[]): Generator<FileRecord> {
    const { delimiter, columns } = this.table;
    const all = parsed(
      batch.map(({ text }) => text),
      delimiter,
    );
    this.atOnce = Math.min(AT_ONCE, this.atOnce * 2);
    for (const [place, line] of batch.entries()) {
      const cells = all?.[place] ?? parsed([line.text], delimiter)?.[0];
      this.row += 1;
      if (cells && !this.swallows(line.text, cells)) {
        const raw = this.keepRaw ? { raw: line.text } : {};
        yield { ...record(this.row, cells, columns, delimiter !== ','), ...raw };
        continue;
      }
      const text = this.lines.reopen(line);
      const raw = this.keepRaw ? { raw: text } : {};
      yield { row: this.row, size: text.length, fault: QUOTE_FAULT, ...raw };
      if (text === line.text) continue;
      this.atOnce = 1;
      return;
    }
  }

  /** Whether a cell of a record holds whole rows, because its quotation mark is closed by another’s. */
  private swallows(text: string, cells: readonly string[]): boolean {
    const { delimiter, columns } = this.table;
    if (cells.length === columns.length || columns.length === 1 || !/[\r\n]/.test(text))
      return false;
    const [, ...more] = text.split(/\r\n|\n|\r/);
    return more.some((line) => parsed([line], delimiter)?.[0]?.length === columns.length);
  }
}

/** The cells of some records; undefined where a quotation mark stands wrong. */
function parsed(texts: readonly string[], delimiter: string): string[][] | undefined {
  try {
    const rows: string[][] = parse(texts.join('\n'), {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
    });
    return rows.length === texts.length ? rows : undefined;
  } catch (error) {
    if (error instanceof CsvError) return undefined;
    throw error;
  }
}

const QUOTE_FAULT = {
  path: '$',
  message:
    'a quotation mark is never closed, or stands inside a cell; there, double it and quote the cell',
};

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
