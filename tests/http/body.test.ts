import { once } from 'node:events';
import http, { type IncomingMessage } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { afterEach, describe, expect, it } from 'vitest';
import {
  BodyAborted,
  BodyStalled,
  BodyTooLarge,
  bufferedBody,
  drain,
  streamedBody,
} from '../../app/http/body.server';

const open: (() => void)[] = [];
afterEach(() => {
  for (const close of open.splice(0)) close();
});

/** One request whose sender does as it is told, over a real connection. */
async function sender(headers: string): Promise<{ socket: Socket; incoming: IncomingMessage }> {
  const server = http.createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const arrived = once(server, 'request');
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1');
  socket.on('error', () => {});
  open.push(() => {
    socket.destroy();
    server.closeAllConnections();
    server.close();
  });
  socket.write(`POST / HTTP/1.1\r\nHost: x\r\n${headers}\r\n\r\n`);
  const [incoming] = await arrived;
  return { socket, incoming };
}

const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;

async function textOf(stream: ReadableStream<Uint8Array> | null): Promise<string> {
  return new Response(stream).text();
}

describe('a whole body', () => {
  const ample = { limit: 10, within: 5000 };

  it('is null where there is none', async () => {
    const { incoming } = await sender('Content-Length: 0');
    expect(await bufferedBody(incoming, ample)).toBeNull();
  });

  it('is read up to its limit', async () => {
    const { socket, incoming } = await sender('Content-Length: 10');
    socket.write('01234');
    const body = bufferedBody(incoming, ample);
    await wait(20);
    socket.write('56789');
    expect(Buffer.from((await body) ?? []).toString()).toBe('0123456789');
  });

  it('over its limit is refused, by what it declares and by what it is', async () => {
    const declared = await sender('Content-Length: 11');
    await expect(bufferedBody(declared.incoming, ample)).rejects.toThrow(BodyTooLarge);
    const { socket, incoming } = await sender('Transfer-Encoding: chunked');
    socket.write(chunk('01234') + chunk('567890'));
    await expect(bufferedBody(incoming, ample)).rejects.toThrow(BodyTooLarge);
  });

  it('that trickles in for too long is refused, though it lives', async () => {
    const { socket, incoming } = await sender('Content-Length: 1000');
    const trickle = setInterval(() => socket.write('x'), 20);
    open.push(() => clearInterval(trickle));
    await expect(bufferedBody(incoming, { limit: 1000, within: 200 })).rejects.toThrow(BodyStalled);
  });

  it('whose sender hangs up is refused', async () => {
    const { socket, incoming } = await sender('Content-Length: 10');
    socket.write('01234');
    const body = bufferedBody(incoming, ample);
    body.catch(() => {});
    await wait(20);
    socket.destroy();
    await expect(body).rejects.toThrow(BodyAborted);
  });
});

describe('a streamed body', () => {
  it('arrives as it was sent', async () => {
    const { socket, incoming } = await sender('Transfer-Encoding: chunked');
    socket.write(chunk('one ') + chunk('two'));
    const text = textOf(streamedBody(incoming, { limit: 100, stallAfter: 5000 }));
    await wait(20);
    socket.write(`${chunk(' three')}0\r\n\r\n`);
    expect(await text).toBe('one two three');
  });

  it('takes no more from its sender than its reader asks for', async () => {
    const size = 64 * 1024 * 1024;
    const { socket, incoming } = await sender(`Content-Length: ${size}`);
    const stream = streamedBody(incoming, { limit: size, stallAfter: 5000 });
    const block = Buffer.alloc(64 * 1024);
    let sent = 0;
    const push = () => {
      while (sent < size) {
        sent += block.length;
        if (!socket.write(block)) return void socket.once('drain', push);
      }
    };
    push();
    await wait(500);
    // What the systems' own buffers take may be several megabytes.
    expect(incoming.socket.bytesRead).toBeLessThan(2 * 1024 * 1024);
    let length = 0;
    const reader = stream?.getReader();
    for (let part = await reader?.read(); part && !part.done; part = await reader?.read())
      length += part.value.length;
    expect(length).toBe(size);
  });

  it('fails past its limit', async () => {
    const { socket, incoming } = await sender('Transfer-Encoding: chunked');
    socket.write(chunk('01234') + chunk('567890'));
    await expect(textOf(streamedBody(incoming, { limit: 10, stallAfter: 5000 }))).rejects.toThrow(
      BodyTooLarge,
    );
    const declared = await sender('Content-Length: 11');
    await expect(
      textOf(streamedBody(declared.incoming, { limit: 10, stallAfter: 5000 })),
    ).rejects.toThrow(BodyTooLarge);
  });

  it('fails where nothing more comes', async () => {
    const { socket, incoming } = await sender('Content-Length: 100');
    socket.write('begun');
    await expect(textOf(streamedBody(incoming, { limit: 100, stallAfter: 150 }))).rejects.toThrow(
      BodyStalled,
    );
  });

  it('may take long where it lives', async () => {
    const { socket, incoming } = await sender('Content-Length: 20');
    const text = textOf(streamedBody(incoming, { limit: 100, stallAfter: 300 }));
    for (let i = 0; i < 20; i += 1) {
      socket.write('x');
      await wait(40);
    }
    expect(await text).toBe('x'.repeat(20));
  });

  it('does not blame its sender for a slow reader', async () => {
    const size = 4 * 1024 * 1024;
    const { socket, incoming } = await sender(`Content-Length: ${size}`);
    socket.write(Buffer.alloc(size));
    const stream = streamedBody(incoming, { limit: size, stallAfter: 100 });
    await wait(400);
    expect((await textOf(stream)).length).toBe(size);
  });

  it('fails where its sender hangs up', async () => {
    const { socket, incoming } = await sender('Content-Length: 100');
    socket.write('begun');
    const text = textOf(streamedBody(incoming, { limit: 100, stallAfter: 5000 }));
    text.catch(() => {});
    await wait(20);
    socket.destroy();
    await expect(text).rejects.toThrow(BodyAborted);
  });
});

describe('what nobody reads', () => {
  it.each(['never touched', 'begun', 'given up'])(
    'is taken to its end where the stream was %s, so that the connection goes on',
    async (how) => {
      const size = 8 * 1024 * 1024;
      const { socket, incoming } = await sender(`Content-Length: ${size}`);
      const stream = streamedBody(incoming, { limit: size, stallAfter: 5000 });
      socket.write(Buffer.alloc(size));
      const reader = how === 'never touched' ? undefined : stream?.getReader();
      await reader?.read();
      if (how === 'given up') await reader?.cancel();
      drain(incoming);
      // Whoever still reads learns that there is no more, instead of waiting for ever.
      if (how === 'begun')
        await expect(
          (async () => {
            while (!(await reader?.read())?.done);
          })(),
        ).rejects.toThrow(BodyAborted);
      await expect.poll(() => incoming.complete).toBe(true);
      expect(socket.destroyed).toBe(false);
    },
  );
});
