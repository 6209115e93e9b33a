import { FileFault, MAX_RECORD } from './file.server';

/** One record of a CSV file as it stands there, without the line break at its end. */
export interface CsvText {
  text: string;
  /** Where it begins in the text that is held. */
  at: number;
}

/**
 * Cuts a CSV file's text into records: a line break between quotation marks belongs to a cell. A
 * record whose quotation marks do not match ends with the file, or where it is too long for one.
 */
export class CsvLines {
  private held = '';
  /** Where the next record begins, and how far it is looked through. */
  private start = 0;
  private seen = 0;
  private isQuoted = false;
  private ended = false;
  private readonly marks = [new Mark('"'), new Mark('\n'), new Mark('\r')];

  /** Takes more text; records that were given cannot be reopened any more. */
  add(text: string): void {
    this.held = this.held.slice(this.start) + text;
    this.seen -= this.start;
    this.start = 0;
    for (const mark of this.marks) mark.forget();
    if (this.held.length > 2 * MAX_RECORD + text.length)
      throw new FileFault('A line of the file is too long.');
  }

  end(): void {
    this.ended = true;
  }

  /** The next record; undefined: more text is wanted, or nothing is left. */
  next(): CsvText | undefined {
    for (let at = this.special(); at < this.held.length; at = this.special()) {
      if (this.held[at] === '"') this.isQuoted = !this.isQuoted;
      else if (!this.isQuoted || at - this.start > MAX_RECORD) {
        const isReturn = this.held[at] === '\r';
        if (isReturn && at === this.held.length - 1 && !this.ended) return undefined;
        return this.take(at, isReturn && this.held[at + 1] === '\n' ? at + 2 : at + 1);
      }
      this.seen = at + 1;
    }
    this.seen = this.held.length;
    if (!this.ended || this.start >= this.held.length) return undefined;
    return this.take(this.held.length, this.held.length);
  }

  /** Goes back to the second line of a record, where the first is to be one. @returns the first */
  reopen({ text, at }: CsvText): string {
    const end = /\r\n|\n|\r/.exec(text);
    if (!end) return text;
    this.begin(at + end.index + end[0].length);
    return text.slice(0, end.index);
  }

  /** Where the next quotation mark or line break stands. */
  private special(): number {
    let nearest = this.held.length;
    for (const mark of this.marks) nearest = Math.min(nearest, mark.from(this.held, this.seen));
    return nearest;
  }

  private take(end: number, next: number): CsvText {
    const at = this.start;
    this.begin(next);
    return { text: this.held.slice(at, end), at };
  }

  private begin(at: number): void {
    this.start = at;
    this.seen = at;
    this.isQuoted = false;
  }
}

/** Where a character stands next: what was looked through is not looked through again. */
class Mark {
  private since = 0;
  private at = -1;

  constructor(private readonly character: string) {}

  from(text: string, start: number): number {
    if (this.since <= start && start <= this.at) return this.at;
    const found = text.indexOf(this.character, start);
    this.since = start;
    this.at = found < 0 ? text.length : found;
    return this.at;
  }

  forget(): void {
    this.at = -1;
  }
}
