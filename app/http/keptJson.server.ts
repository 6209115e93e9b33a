import { promisify } from 'node:util';
import { gzip } from 'node:zlib';

const zip = promisify(gzip);

/** Large documents are made for many readers each: the least effort already takes nine tenths off. */
const EFFORT = { level: 1 };
/** What is not worth compressing, in bytes. */
const SMALL = 1024;

/** A document as it was sent before, with all of it but its rows. */
interface Sent {
  head: string;
  plain: Buffer<ArrayBuffer>;
  zipped: Promise<Buffer<ArrayBuffer>> | undefined;
}

const sentBefore = new WeakMap<object, Sent>();

/**
 * Answers with a JSON document that consists of rows for the most part. As long as the same list of
 * rows is kept (and never changed), the document is written out and compressed once, whoever asks.
 */
export async function keptJson<Document extends { rows: readonly unknown[] }>(
  request: Request,
  document: Document,
): Promise<Response> {
  const head = JSON.stringify({ ...document, rows: [] });
  let sent = sentBefore.get(document.rows);
  if (sent?.head !== head) {
    sent = { head, plain: Buffer.from(JSON.stringify(document)), zipped: undefined };
    sentBefore.set(document.rows, sent);
  }
  const isZipped = sent.plain.length >= SMALL && takesGzip(request.headers);
  if (isZipped) sent.zipped ??= zip(sent.plain, EFFORT);
  const body = isZipped && sent.zipped ? await sent.zipped : sent.plain;
  return new Response(body, {
    headers: {
      'Cache-Control': 'no-store',
      'Content-Type': 'application/json',
      'Content-Length': String(body.length),
      Vary: 'Accept-Encoding',
      ...(isZipped ? { 'Content-Encoding': 'gzip' } : {}),
    },
  });
}

/** Whether whoever asks takes gzip: it is named, and not with a quality of 0 (RFC 9110, 12.5.3). */
function takesGzip(headers: Headers): boolean {
  const offered = (headers.get('Accept-Encoding') ?? '').toLowerCase().split(',');
  return offered.some((one) => {
    const [name, ...parameters] = one.split(';').map((part) => part.trim());
    return name === 'gzip' && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
}
