import type { ServerResponse } from 'node:http';

/**
 * Sends the body of an answer no faster than its reader takes it, so that a slow reader of a large
 * export fills no memory, and gives up its source when the reader hangs up. (Remix's own writes
 * without waiting.)
 * @param eagerly whether each part is to arrive at once, as the parts of a page that React streams
 */
export async function sendBody(
  body: ReadableStream<Uint8Array>,
  outgoing: ServerResponse & { flush?: () => void },
  eagerly: boolean,
): Promise<void> {
  const reader = body.getReader();
  let wake = () => {};
  // Listened to once for all: what compresses takes "drain" over and forgets no listener.
  outgoing.on('drain', () => wake());
  outgoing.on('close', () => {
    wake();
    reader.cancel().catch(() => {});
  });
  const next = async () => {
    try {
      return await reader.read();
    } catch (error) {
      const hungUp = outgoing.destroyed;
      // Half an answer must not look like a whole one.
      outgoing.destroy();
      if (hungUp) return { done: true, value: undefined } as const;
      throw error;
    }
  };
  for (;;) {
    const { done, value } = await next();
    if (outgoing.destroyed) return;
    if (done) return void outgoing.end();
    const takesMore = outgoing.write(value);
    if (eagerly) outgoing.flush?.();
    if (!takesMore && !outgoing.destroyed)
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
  }
}
