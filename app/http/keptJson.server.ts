import { once } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createGzip, gunzip, gzip } from 'node:zlib';

const zip = promisify(gzip);
const unzip = promisify(gunzip);

/** Large documents are made for many readers each: the least effort already takes nine tenths off. */
const EFFORT = { level: 1 };
/** What is not worth compressing, in bytes. */
const SMALL = 1024;
/** Rows that are written out at once: those before are compressed meanwhile, on another core. */
const ROWS = 300;

/** A document as it was sent before, with all of it but its rows; in the ways that it was asked for. */
interface Sent {
  head: string;
  plain?: Promise<Buffer<ArrayBuffer>>;
  zipped?: Promise<Buffer<ArrayBuffer>>;
}

const sentBefore = new WeakMap<object, Sent>();

/** A document that consists of rows for the most part. */
interface Rows<Row> {
  rows: readonly Row[];
  [other: string]: unknown;
}

/** Writes rows out as JSON, separated by commas. */
type Writer<Row> = (rows: readonly Row[]) => string;

/**
 * Answers with a JSON document that consists of rows for the most part. As long as the same list of
 * rows is kept (and never changed), the document is written out and compressed once, whoever asks.
 * @param write what `JSON.stringify` gives of rows, where that can be had faster
 */
export async function keptJson<Row>(
  request: Request,
  document: Rows<Row>,
  write: Writer<Row> = (rows) => JSON.stringify(rows).slice(1, -1),
): Promise<Response> {
  const head = JSON.stringify({ ...document, rows: [] });
  let sent = sentBefore.get(document.rows);
  if (sent?.head !== head) {
    sent = { head };
    sentBefore.set(document.rows, sent);
  }
  const wantsZipped = takesGzip(request.headers);
  const zipped = wantsZipped ? await zippedOf(sent, document, write) : null;
  const body = zipped ?? (await plainOf(sent, document, write));
  return new Response(body, {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      Vary: 'Accept-Encoding',
      ...(zipped ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}

/** The document compressed; null where that saves nothing. */
async function zippedOf<Row>(
  sent: Sent,
  document: Rows<Row>,
  write: Writer<Row>,
): Promise<Buffer<ArrayBuffer> | null> {
  if (!sent.zipped && !sent.plain && document.rows.length > ROWS)
    sent.zipped = zippedWhileWritten(document, write);
  if (sent.zipped) return sent.zipped;
  const plain = await plainOf(sent, document, write);
  if (plain.length < SMALL) return null;
  sent.zipped ??= zip(plain, EFFORT);
  return sent.zipped;
}

function plainOf<Row>(
  sent: Sent,
  document: Rows<Row>,
  write: Writer<Row>,
): Promise<Buffer<ArrayBuffer>> {
  sent.plain ??= sent.zipped
    ? sent.zipped.then((body) => unzip(body))
    : Promise.resolve(Buffer.from([...written(document, write)].join('')));
  return sent.plain;
}

async function zippedWhileWritten<Row>(
  document: Rows<Row>,
  write: Writer<Row>,
): Promise<Buffer<ArrayBuffer>> {
  const compressing = createGzip(EFFORT);
  const parts: Buffer[] = [];
  compressing.on('data', (part: Buffer) => parts.push(part));
  const ended = once(compressing, 'end');
  for (const part of written(document, write)) {
    compressing.write(part);
    await nextTurn();
  }
  compressing.end();
  await ended;
  return Buffer.concat(parts);
}

/** What `JSON.stringify` gives of a document, in parts of some hundred rows. */
function* written<Row>(document: Rows<Row>, write: Writer<Row>): Generator<string> {
  const { rows } = document;
  let part = '';
  for (const [name, value] of Object.entries(document)) {
    if (value === undefined) continue;
    part += `${part === '' ? '{' : ','}${JSON.stringify(name)}:`;
    if (value !== rows) {
      part += JSON.stringify(value);
      continue;
    }
    part += '[';
    for (let at = 0; at < rows.length; at += ROWS) {
      yield part + write(rows.slice(at, at + ROWS));
      part = ',';
    }
    part = rows.length > 0 ? ']' : `${part}]`;
  }
  yield `${part}}`;
}

/** Whether whoever asks takes gzip: it is named, and not with a quality of 0 (RFC 9110, 12.5.3). */
function takesGzip(headers: Headers): boolean {
  const offered = (headers.get('Accept-Encoding') ?? '').toLowerCase().split(',');
  return offered.some((one) => {
    const [name, ...parameters] = one.split(';').map((part) => part.trim());
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
