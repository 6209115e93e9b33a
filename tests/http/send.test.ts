import { once } from 'node:events';
import http, { type ServerResponse } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import compression from 'compression';
import { afterEach, expect, it } from 'vitest';
import { sendBody } from '../../app/http/send.server';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** A reader on a real connection, and the answer that is to be sent to it. */
async function reader({ compressed = false } = {}) {
  const server = http.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const arrived = once(server, 'request');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {}).pause();
  open.push(() => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  socket.write('GET / HTTP/1.1\r\nHost: x\r\nAccept-Encoding: gzip\r\n\r\n');
  const [incoming, outgoing]: [http.IncomingMessage, ServerResponse] = (await arrived) as never;
  if (compressed) compression({ threshold: 0 })(incoming, outgoing, () => {});
  outgoing.setHeader('Content-Type', 'text/csv');
  return { socket, outgoing };
}

/** A source that counts what was taken from it. Random, so that compression makes it no smaller. */
function source(blocks: number) {
  const state = { taken: 0, cancelled: false };
  const block = crypto.getRandomValues(new Uint8Array(64 * 1024));
  const stream = new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        if (state.taken === blocks) return controller.close();
        state.taken += 1;
        controller.enqueue(block);
      },
      cancel() {
        state.cancelled = true;
      },
    },
    { highWaterMark: 0 },
  );
  return { state, stream };
}

it.each([false, true])('a slow reader is waited for (compressed: %s)', async (compressed) => {
  const { socket, outgoing } = await reader({ compressed });
  const { state, stream } = source(1000);
  const sent = sendBody(stream, outgoing, false);
  await wait(500);
  // What the systems' own buffers take may be several megabytes.
  expect(state.taken).toBeLessThan(250);
  let length = 0;
  socket.on('data', (chunk) => {
    length += chunk.length;
  });
  socket.resume();
  await sent;
  expect(state.taken).toBe(1000);
  await expect.poll(() => length).toBeGreaterThan(1000 * 64 * 1024);
});

it('a reader that hangs up ends the source, and is no fault', async () => {
  const { socket, outgoing } = await reader();
  const { state, stream } = source(1000);
  const sent = sendBody(stream, outgoing, false);
  await wait(100);
  socket.destroy();
  await sent;
  expect(state.cancelled).toBe(true);
  expect(state.taken).toBeLessThan(250);
});

it('half an answer does not look like a whole one', async () => {
  const { socket, outgoing } = await reader();
  let text = '';
  socket.on('data', (chunk) => {
    text += chunk;
  });
  socket.resume();
  const failing = new ReadableStream<Uint8Array>({
    pull(controller) {
      controller.enqueue(new TextEncoder().encode('begun'));
      if (text.includes('begun')) controller.error(new Error('the source broke'));
    },
  });
  await expect(sendBody(failing, outgoing, true)).rejects.toThrow('the source broke');
  await once(socket, 'close');
  expect(text).toContain('begun');
  expect(text).not.toMatch(/\r\n0\r\n\r\n$/);
});
