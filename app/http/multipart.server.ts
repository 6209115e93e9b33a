/** A part of a form: a field, or a file whose bytes come as they are read. */
export interface FormPart {
  name: string;
  /** What a file is called; null: a field. */
  file: string | null;
  bytes: AsyncGenerator<Uint8Array>;
}

/** A body that is no form of parts, or breaks off within one. */
export class MultipartFault extends Error {}

/** Longest head of a part, and most parts, of a form that one of this program's pages sends. */
const MOST_HEAD = 8 * 1024;
const MOST_PARTS = 50;

/**
 * The parts of a `multipart/form-data` body one after the other (RFC 7578), in flat memory however long
 * a file is. What is not read of a part is passed over once the next one is asked for.
 * @throws MultipartFault while it is read, and what its stream fails with
 */
export async function* multipartParts(
  contentType: string,
  body: AsyncIterable<Uint8Array>,
): AsyncGenerator<FormPart> {
  const boundary = /;\s*boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))/i.exec(contentType);
  if (!/^multipart\/form-data\b/i.test(contentType) || !boundary)
    throw new MultipartFault('the body is no form of parts');
  const rest = new Rest(body);
  // The first delimiter begins no line, the others do.
  rest.put(Buffer.from('\r\n'));
  const delimiter = Buffer.from(`\r\n--${boundary[1] ?? boundary[2]}`);
  await passOver(rest.until(delimiter));
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    const line = await rest.line(MOST_HEAD);
    if (line.startsWith('--')) return;
    const { name, file } = await headOf(rest);
    rest.isWithin = true;
    yield { name, file, bytes: rest.until(delimiter) };
    if (rest.isWithin) await passOver(rest.until(delimiter));
  }
  throw new MultipartFault('the form has too many parts');
}

/** A short field's text. @throws MultipartFault for a long one */
export async function fieldText({ bytes }: FormPart, most = 10_000): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of bytes) {
    length += chunk.byteLength;
    if (length > most) throw new MultipartFault('a field is too long');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function passOver(bytes: AsyncGenerator<Uint8Array>): Promise<void> {
  while (!(await bytes.next()).done);
}

async function headOf(rest: Rest): Promise<{ name: string; file: string | null }> {
  let found = '';
  for (let left = MOST_HEAD; left > 0; ) {
    const line = await rest.line(left);
    left -= line.length + 2;
    if (line === '') break;
    if (/^content-disposition:/i.test(line)) found = line;
  }
  const parameter = (name: string) =>
    new RegExp(`;\\s*${name}="([^"]*)"`, 'i').exec(found)?.[1]?.replaceAll('%22', '"');
  const name = parameter('name');
  if (name === undefined) throw new MultipartFault('a part has no name');
  return { name, file: parameter('filename') ?? null };
}

/** What is still to be read of a stream. */
class Rest {
  /** Whether a part was begun whose end was not read. */
  isWithin = true;
  private buffer: Buffer = Buffer.alloc(0);
  private readonly chunks: AsyncIterator<Uint8Array>;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.chunks = body[Symbol.asyncIterator]();
  }

  put(bytes: Buffer): void {
    this.buffer = Buffer.concat([this.buffer, bytes]);
  }

  private async more(): Promise<void> {
    const { done, value } = await this.chunks.next();
    if (done) throw new MultipartFault('the form breaks off');
    this.put(Buffer.from(value.buffer, value.byteOffset, value.byteLength));
  }

  /** A line without its end, which is read too. */
  async line(most: number): Promise<string> {
    for (;;) {
      const at = this.buffer.indexOf('\r\n');
      if (at >= 0) {
        const line = this.buffer.toString('utf8', 0, at);
        this.buffer = this.buffer.subarray(at + 2);
        return line;
      }
      // The last delimiter may end the stream.
      if (this.buffer.toString('latin1', 0, 2) === '--') return '--';
      if (this.buffer.byteLength > most) throw new MultipartFault('a line of the form is too long');
      await this.more();
    }
  }

  /** The bytes before a delimiter, which is read too. */
  async *until(delimiter: Buffer): AsyncGenerator<Uint8Array> {
    for (;;) {
      const at = this.buffer.indexOf(delimiter);
      if (at >= 0) {
        const last = this.buffer.subarray(0, at);
        this.buffer = this.buffer.subarray(at + delimiter.byteLength);
        this.isWithin = false;
        if (last.byteLength > 0) yield last;
        return;
      }
      // A delimiter may have begun at the end of what is here.
      const sure = this.buffer.byteLength - delimiter.byteLength + 1;
      if (sure > 0) {
        const bytes = this.buffer.subarray(0, sure);
        this.buffer = this.buffer.subarray(sure);
        yield bytes;
      }
      await this.more();
    }
  }
}
