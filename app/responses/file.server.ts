import { isAscii } from 'node:buffer';
import type { FiledResponse } from '../study/response';

/** The forms in which files of responses come. */
export const FILE_FORMATS = ['json', 'jsonl', 'csv'] as const;
export type FileFormat = (typeof FILE_FORMATS)[number];

/** A fault of a record. */
export interface Rejected {
  /** The record's place in what was sent, from 1. */
  row: number;
  path: string;
  /** The column of a CSV file. */
  column?: string;
  message: string;
}

/** The faults of the first rejected records, and how many were rejected in all. */
export interface Rejections {
  rejected: readonly Rejected[];
  rejectedCount: number;
}

/** A file that cannot be read on from some place: nothing of it is stored. */
export class FileFault extends Error {
  constructor(
    message: string,
    /** The record at which reading stopped; null where it concerns the whole file. */
    readonly row: number | null = null,
    /** Every fault of the header by column. */
    readonly columns: readonly { path: string; message: string }[] = [],
    /** What was rejected before. */
    readonly before: Rejections = { rejected: [], rejectedCount: 0 },
  ) {
    // More is said after it.
    super(/[.!?]$/.test(message) ? message : `${message}.`);
  }

  /** The same fault after some records were rejected. */
  after(before: Rejections): FileFault {
    return new FileFault(this.message, this.row, this.columns, before);
  }
}

/** One record as it was read: a value still to be checked, a response that is, or why it is none. */
export interface FileRecord {
  /** Its place after the header, from 1. */
  row: number;
  /** About how many bytes it took. */
  size: number;
  value?: unknown;
  response?: FiledResponse;
  fault?: { path: string; message: string };
  /** The record as it stood in the file; only where it was asked for. */
  raw?: string;
}

/** Longest record that is read, in characters: a quotation mark that is never closed ends here. */
export const MAX_RECORD = 4_000_000;

/**
 * A file's bytes as text. UTF-8 with or without a byte order mark; everything else is refused,
 * since wrong letters would be stored without a sign.
 * @throws FileFault
 */
export async function* decoded(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder = new TextDecoder('utf-8', { fatal: true });
  let isFirst = true;
  // Whether what was read so far ends with a whole character.
  let isWhole = true;
  try {
    for await (const chunk of bytes) {
      if (isFirst && isUtf16(chunk))
        throw new FileFault('The file is UTF-16; save it as UTF-8 (in Excel: “CSV UTF-8”).');
      const isPlain: boolean = isWhole && isAscii(chunk);
      // Only what stands first is a byte order mark.
      if (isFirst && isPlain && chunk.byteLength > 0)
        decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
      isFirst = false;
      isWhole = isPlain || (chunk.at(-1) ?? 0x80) < 0x80;
      const text = isPlain ? asciiText(chunk) : decoder.decode(chunk, { stream: true });
      const nul = text.indexOf('\u0000');
      // What stands before it may have faults of its own to be told.
      if (nul > 0) yield text.slice(0, nul);
      if (nul >= 0) throw new FileFault('The file holds NUL characters: no text.');
      if (text !== '') yield text;
    }
    const rest = decoder.decode();
    if (rest !== '') yield rest;
  } catch (error) {
    if (error instanceof TypeError && 'code' in error && error.code === NOT_UTF8)
      throw new FileFault('The file is not UTF-8; save it as UTF-8 (in Excel: “CSV UTF-8”).');
    throw error;
  }
}

/** ASCII takes a byte a letter in memory, and a third of the time to read. */
function asciiText({ buffer, byteOffset, byteLength }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}

const NOT_UTF8 = 'ERR_ENCODING_INVALID_ENCODED_DATA';

function isUtf16([first, second]: Uint8Array): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}
