import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';

/** A body is larger than its address takes. */
export class BodyTooLarge extends Error {
  constructor(readonly limit: number) {
    super(`the body is larger than ${limit} bytes`);
  }
}

/** The sender of a body was silent, or took in all, for longer than is waited. */
export class BodyStalled extends Error {
  constructor(readonly milliseconds: number) {
    super(`the body did not arrive within ${milliseconds} ms`);
  }
}

/** The sender of a body hung up before its end. */
export class BodyAborted extends Error {
  constructor() {
    super('the sender of the body hung up');
  }
}

/** How much of a body that nobody reads is taken and thrown away, and for how long. */
const DRAIN_BYTES = 256 * 1024 * 1024;
const DRAIN_MILLISECONDS = 60_000;

/** Said on a message whose body nobody is to read any more. */
const LEFT = Symbol('left');

/** How much of a streamed body waits in memory for its reader. */
const READ_AHEAD = 256 * 1024;

/** Whether a message has a body that is still to be read. */
function hasBody({ headers, method }: IncomingMessage): boolean {
  if (method === 'GET' || method === 'HEAD') return false;
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** Whether a body is compressed, which nothing here undoes: a small one can unpack to anything. */
export function isEncoded({ headers }: IncomingMessage): boolean {
  const encoding = headers['content-encoding']?.trim().toLowerCase() ?? '';
  return encoding !== '' && encoding !== 'identity';
}

interface Reader {
  limit: number;
  chunk: (chunk: Buffer) => void;
  end: () => void;
  fail: (error: Error) => void;
}

/** Listens to a body within its limit. @returns what stops listening and leaves the rest unread */
function listen(incoming: IncomingMessage, { limit, chunk, end, fail }: Reader): () => void {
  let length = 0;
  const onData = (data: Buffer) => {
    length += data.length;
    if (length > limit) failed(new BodyTooLarge(limit));
    else chunk(data);
  };
  const onEnd = () => {
    stop();
    end();
  };
  const onGone = () => failed(new BodyAborted());
  const stop = () => {
    incoming.pause();
    incoming.off('data', onData).off('end', onEnd).off('close', onGone).off(LEFT, onGone);
  };
  const failed = (error: Error) => {
    stop();
    fail(error);
  };
  // Paused first, so that listening alone starts no flow.
  incoming.pause();
  // Without a listener a connection that breaks would be an exception of the whole process.
  incoming.on('data', onData).on('end', onEnd).on('close', onGone).on(LEFT, onGone);
  incoming.on('error', () => {});
  return stop;
}

/**
 * A whole body; null where there is none.
 * @throws BodyTooLarge, BodyAborted, or BodyStalled where it is not there within the time
 */
export async function bufferedBody(
  incoming: IncomingMessage,
  { limit, within }: { limit: number; within: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  if (!hasBody(incoming)) return null;
  if (Number(incoming.headers['content-length'] ?? 0) > limit) throw new BodyTooLarge(limit);
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const chunks: Buffer[] = [];
      const stop = listen(incoming, {
        limit,
        chunk: (chunk) => chunks.push(chunk),
        end: () => resolve(new Uint8Array(Buffer.concat(chunks))),
        fail: reject,
      });
      timer = setTimeout(() => {
        stop();
        reject(new BodyStalled(within));
      }, within);
      incoming.resume();
    });
  } finally {
    clearTimeout(timer);
  }
}

/**
 * A body as a stream that takes no more from the network than its reader asks for; null where
 * there is none. It fails with BodyTooLarge, with BodyAborted, and with BodyStalled where nothing
 * comes for a while though the reader waits: a large upload may take long, but it must live.
 */
export function streamedBody(
  incoming: IncomingMessage,
  { limit, stallAfter }: { limit: number; stallAfter: number },
): ReadableStream<Uint8Array> | null {
  if (!hasBody(incoming)) return null;
  let timer: NodeJS.Timeout | undefined;
  let stop = () => {};
  const source: UnderlyingDefaultSource<Uint8Array> = {
    start(controller) {
      const fail = (error: Error) => {
        clearTimeout(timer);
        controller.error(error);
      };
      if (Number(incoming.headers['content-length'] ?? 0) > limit)
        return fail(new BodyTooLarge(limit));
      stop = listen(incoming, {
        limit,
        chunk(chunk) {
          controller.enqueue(chunk);
          if ((controller.desiredSize ?? 0) > 0) timer?.refresh();
          else {
            incoming.pause();
            clearTimeout(timer);
          }
        },
        end() {
          clearTimeout(timer);
          controller.close();
        },
        fail,
      });
    },
    pull(controller) {
      clearTimeout(timer);
      timer = setTimeout(() => {
        stop();
        controller.error(new BodyStalled(stallAfter));
      }, stallAfter);
      incoming.resume();
    },
    cancel() {
      clearTimeout(timer);
      stop();
    },
  };
  return new ReadableStream(source, new ByteLengthQueuingStrategy({ highWaterMark: READ_AHEAD }));
}

/**
 * Takes and throws away what is left of a body after its answer was sent: closing instead would
 * make the sender's system drop the answer unread. Past a bound the connection is cut. It must come
 * before Node's own end of the answer, which closes a connection that is not to be kept.
 */
export function drain(incoming: IncomingMessage): void {
  incoming.emit(LEFT);
  if (incoming.complete || incoming.destroyed) return;
  const { socket } = incoming;
  // Its own side alone is closed; the other once the body is over.
  socket.destroySoon = () => void socket.end();
  const before = socket.bytesRead;
  const until = Date.now() + DRAIN_MILLISECONDS;
  const watch = setInterval(() => {
    if (Date.now() > until || socket.bytesRead - before > DRAIN_BYTES) socket.destroy();
  }, 100);
  watch.unref();
  finished(incoming, { writable: false }, () => {
    clearInterval(watch);
    Reflect.deleteProperty(socket, 'destroySoon');
    if (socket.writableEnded) socket.destroySoon();
  });
  incoming.resume();
}
