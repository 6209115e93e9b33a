import { doubledKeys, holdsPrototype } from '../study/doubledKeys';
import { FileFault, type FileRecord, MAX_RECORD } from './file.server';

/** The records of JSON lines; empty lines are passed over. */
export async function* jsonLines(
  texts: AsyncIterable<string>,
  keepRaw: boolean,
): AsyncGenerator<FileRecord> {
  let row = 0;
  let open = '';
  const read = (line: string): FileRecord | undefined => {
    if (line.trim() === '') return undefined;
    row += 1;
    return { ...recordOf(row, line), ...(keepRaw ? { raw: line } : {}) };
  };
  for await (const text of texts) {
    const lines = (open + text).split('\n');
    open = lines.pop() ?? '';
    if (open.length > MAX_RECORD)
      throw new FileFault(`The line of record ${row + 1} is too long.`, row + 1);
    for (const line of lines) {
      const record = read(line);
      if (record) yield record;
    }
  }
  const last = read(open);
  if (last) yield last;
  if (row === 0) throw new FileFault('The file is empty.');
}

function recordOf(row: number, text: string): FileRecord {
  const size = text.length;
  try {
    const value: unknown = JSON.parse(text);
    const fault = memberFault(text, value);
    return fault ? { row, size, fault } : { row, size, value };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { row, size, fault: { path: '$', message: `is not JSON: ${message.slice(0, 200)}` } };
  }
}

/** A member that is named twice, or in a way that no object may have. */
function memberFault(text: string, value: unknown): FileRecord['fault'] {
  const [doubled] = doubledKeys(text);
  if (doubled !== undefined) return { path: doubled, message: 'is named twice' };
  // An own member of this name is lost wherever objects are copied.
  return /__proto__|\\u00/.test(text) && holdsPrototype(value)
    ? { path: '$', message: '"__proto__" cannot be the name of a member' }
    : undefined;
}

/**
 * The records of a JSON array, read element by element, so that a large one needs no memory; a
 * single object is one record.
 * @throws FileFault where the text is not JSON
 */
export async function* jsonArray(
  texts: AsyncIterable<string>,
  keepRaw: boolean,
): AsyncGenerator<FileRecord> {
  let row = 0;
  for await (const element of elements(texts)) {
    row += 1;
    const record = recordOf(row, element);
    // Where one element is no JSON, the whole is none, and what follows cannot be trusted.
    if (record.fault?.message.startsWith('is not JSON'))
      throw new FileFault(`The body is not JSON: record ${row} ${record.fault.message}`, row);
    yield { ...record, ...(keepRaw ? { raw: element } : {}) };
  }
}

/** The texts of an array's elements, or of the one value that stands alone. */
async function* elements(texts: AsyncIterable<string>): AsyncGenerator<string> {
  let state: 'before' | 'element' | 'alone' | 'after' = 'before';
  let element = '';
  let depth = 0;
  let inString = false;
  let escaped = false;
  let count = 0;
  const notJson = (why: string) => new FileFault(`The body is not JSON: ${why}`);
  for await (const text of texts) {
    let start = 0;
    for (let place = 0; place < text.length; place += 1) {
      const character = text[place] ?? '';
      if (state === 'alone') break;
      if (inString) {
        if (escaped) escaped = false;
        else if (character === '\\') escaped = true;
        else if (character === '"') inString = false;
        continue;
      }
      if (state === 'before' || state === 'after') {
        if (/\s/.test(character)) continue;
        if (state === 'after') throw notJson('something follows the end of the array');
        state = character === '[' ? 'element' : 'alone';
        start = character === '[' ? place + 1 : place;
        continue;
      }
      if (character === '"') inString = true;
      else if (character === '{' || character === '[') depth += 1;
      else if (depth > 0 && (character === '}' || character === ']')) depth -= 1;
      else if (depth === 0 && (character === ',' || character === ']')) {
        element += text.slice(start, place);
        const isEnd = character === ']';
        const isEmpty = element.trim() === '';
        if (isEmpty && !(isEnd && count === 0)) throw notJson(`element ${count + 1} is missing`);
        if (!isEmpty) {
          count += 1;
          yield element;
        }
        element = '';
        start = place + 1;
        if (isEnd) state = 'after';
      }
    }
    if (state === 'element' || state === 'alone') element += text.slice(start);
    if (element.length > MAX_RECORD) throw notJson(`record ${count + 1} is too large`);
  }
  if (state === 'before') throw new FileFault('The body is empty.');
  if (state === 'element') throw notJson('it ends in the middle of the array');
  if (state === 'alone') yield element;
}
