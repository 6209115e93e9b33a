import { type Column, cellValue, columnsOf } from '../study/columns';
import type { Study } from '../study/document';
import { cellsOf } from './csvCells';
import { CsvLines } from './csvLines';
import { FileFault, type FileRecord } from './file.server';
import { RowReader } from './rowReader.server';

/** The separator of a header line; commas where it has none. @example separatorOf('a;b;"c,d"') // ';' */
export function separatorOf(header: string): string {
  const bare = header.replace(/"[^"]*"?/g, '');
  const count = (separator: string) => bare.split(separator).length - 1;
  return [',', ';', '\t'].reduce((best, next) => (count(next) > count(best) ? next : best));
}

export interface CsvReading {
  /** Whether every record is to be given as it stood, too. */
  keepRaw: boolean;
  /** Takes what stands before the first record, the header with it. */
  onHead?: ((head: string) => void) | undefined;
  /** When what has no moment of its own was submitted: rows are checked already where that is easy. */
  moment?: Date | undefined;
}

/**
 * The records of a CSV file, as many at once as were read: separators `,` `;` and tab are told by the header, any by a line `sep=`
 * before it; cells may hold line breaks, empty lines are passed over. Where quotation marks do not
 * match, the first line of the record is faulty, and the lines after it are read anew.
 * @throws FileFault where the header has faults
 */
export async function* csvRecords(
  texts: AsyncIterable<string>,
  study: Study,
  options: CsvReading,
): AsyncGenerator<FileRecord[]> {
  const lines = new CsvLines();
  const heading = new Heading(study);
  let rows: Rows | undefined;
  const read = (): FileRecord[] => {
    if (!rows) {
      const table = heading.read(lines);
      if (!table) return [];
      options.onHead?.(table.head);
      rows = new Rows(lines, table, study, options);
    }
    return rows.read();
  };
  for await (const text of texts) {
    lines.add(text);
    yield read();
  }
  lines.end();
  yield read();
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
      const cells = cellsOf(text.trimStart(), delimiter);
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
  private readonly reader: RowReader | null;

  constructor(
    private readonly lines: CsvLines,
    private readonly table: Table,
    study: Study,
    private readonly options: CsvReading,
  ) {
    const { columns, delimiter } = table;
    const { moment } = options;
    this.reader = moment ? new RowReader(study, columns, delimiter !== ',', moment) : null;
  }

  read(): FileRecord[] {
    const records: FileRecord[] = [];
    for (let line = this.lines.next(); line; line = this.lines.next()) {
      if (line.text === '') continue;
      this.row += 1;
      const cells = cellsOf(line.text, this.table.delimiter);
      if (cells && !this.swallows(line.text, cells)) {
        records.push(this.kept(this.record(cells, line.text.length + 1), line.text));
        continue;
      }
      const text = this.lines.reopen(line);
      records.push(this.kept({ row: this.row, size: text.length, fault: QUOTE_FAULT }, text));
    }
    return records;
  }

  private record(cells: string[], size: number): FileRecord {
    const { columns, delimiter } = this.table;
    const response = this.reader?.read(this.row, cells);
    if (response) return { row: this.row, size, response };
    return { row: this.row, size, ...givenBy(cells, columns, delimiter !== ',') };
  }

  private kept(record: FileRecord, text: string): FileRecord {
    return this.options.keepRaw ? { ...record, raw: text } : record;
  }

  /** Whether a cell of a record holds whole rows, because its quotation mark is closed by another’s. */
  private swallows(text: string, cells: readonly string[]): boolean {
    const { delimiter, columns } = this.table;
    if (cells.length === columns.length || columns.length === 1 || !/[\r\n]/.test(text))
      return false;
    const [, ...more] = text.split(/\r\n|\n|\r/);
    return more.some((line) => cellsOf(line, delimiter)?.length === columns.length);
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

function givenBy(
  cells: readonly string[],
  columns: readonly Column[],
  decimalComma: boolean,
): Pick<FileRecord, 'value' | 'fault'> {
  if (cells.length !== columns.length) {
    const message = `has ${cells.length} cells, and the header ${columns.length}`;
    return { fault: { path: '$', message } };
  }
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
  return { value: { ...value, answers } };
}

/** The column of a fault's JSON path. @example columnOf("$.answers['a.other']") // 'a.other' */
export function columnOf(path: string): string {
  if (path === '$.submittedAt') return 'submitted_at';
  const [, dotted, quoted] = /^\$(?:\.answers)?(?:\.(\w+)|\['([^']+)'\])/.exec(path) ?? [];
  return quoted ?? dotted ?? '';
}
