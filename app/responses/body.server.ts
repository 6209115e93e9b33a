import { Refusal } from '../api.server';
import { problem } from '../problem.server';
import type { FileFormat } from './file.server';

const TYPES: Record<string, FileFormat> = {
  'application/json': 'json',
  'application/x-ndjson': 'jsonl',
  'application/ndjson': 'jsonl',
  'application/jsonl': 'jsonl',
  'application/x-jsonlines': 'jsonl',
  'text/csv': 'csv',
  'text/tab-separated-values': 'csv',
};

/** The form of a body by its content type. @throws Refusal for one that is not taken */
export function formatOfBody(request: Request): FileFormat {
  const type = request.headers.get('Content-Type') ?? 'application/json';
  const [essence = '', ...parameters] = type.toLowerCase().split(';');
  const format = TYPES[essence.trim()] ?? (/\+json$/.test(essence.trim()) ? 'json' : undefined);
  if (!format)
    throw new Refusal(
      problem(415, 'Unsupported media type', {
        detail: `This address takes application/json, application/x-ndjson or text/csv, not ${type.slice(0, 100)}.`,
      }),
    );
  const charset = parameters.map((text) => /^\s*charset="?([^"]*)"?\s*$/.exec(text)?.[1]);
  if (charset.some((name) => name !== undefined && !/^(utf-?8|us-ascii)$/.test(name)))
    throw new Refusal(
      problem(415, 'Unsupported media type', { detail: 'Send the file in UTF-8.' }),
    );
  return format;
}

/** Bodies of JSON up to this size are read at once: most hold a single response. */
const AT_ONCE = 64 * 1024;

/** A body's first bytes, all of them where it is small, and what is left to stream. */
export async function opened(
  body: ReadableStream<Uint8Array> | null,
): Promise<{ whole: Uint8Array<ArrayBuffer> } | { bytes: AsyncIterable<Uint8Array> }> {
  if (!body) return { whole: new Uint8Array() };
  const reader = body.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length <= AT_ONCE) {
    const { done, value } = await reader.read();
    if (done) return { whole: new Uint8Array(Buffer.concat(chunks)) };
    chunks.push(value);
    length += value.byteLength;
  }
  return { bytes: continued(chunks, reader) };
}

async function* continued(
  chunks: Uint8Array[],
  reader: ReadableStreamDefaultReader<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks.splice(0);
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

export async function* only(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  if (bytes.byteLength > 0) yield bytes;
}
