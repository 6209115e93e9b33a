import { Transform, type TransformCallback } from 'node:stream';

/**
 * A page as React 18 writes it, without the zeros that it leaves at the end of a part where a letter
 * of several bytes did not fit any more (React's issue 24985, mended in 19). No page holds zeros.
 */
export class FilledPage extends Transform {
  override _transform(part: Buffer, _encoding: BufferEncoding, done: TransformCallback): void {
    done(null, part.includes(0) ? part.filter((byte) => byte !== 0) : part);
  }
}
