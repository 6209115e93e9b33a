import { once } from 'node:events';
import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { CommandIo } from './commands/command.server';
import { readsInput } from './commands/importing.server';
import { describedText } from './faults.server';

/**
 * The first line that a caller sends. After it come the command's standard input in frames, each
 * after its length in four bytes, and an empty frame at its end: a caller that is killed in the
 * middle is told from a file that ends.
 */
const request = z.object({
  argv: z.array(z.string()),
  folder: z.string(),
  isTerminal: z.boolean(),
});
const reply = z.union([
  z.object({ out: z.string() }),
  z.object({ error: z.string() }),
  z.object({ exit: z.number() }),
]);

type Run = (argv: readonly string[], io: CommandIo) => Promise<number>;

/** Longest first line, in bytes. */
const MAX_LINE = 1024 * 1024;

/** Takes commands of the command line on a socket that only this user can reach. */
export async function listenForCommands(
  socketPath: string,
  run: Run,
): Promise<() => Promise<void>> {
  await rm(socketPath, { force: true });
  const open = new Set<Socket>();
  const server = createServer((socket) => {
    open.add(socket);
    socket.on('close', () => open.delete(socket));
    socket.on('error', () => socket.destroy());
    handle(socket, run).catch(() => socket.destroy());
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  await chmod(socketPath, 0o600);
  return async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    // A command that is under way is given up: an import leaves nothing behind.
    for (const socket of open) socket.destroy();
    await closed;
    await rm(socketPath, { force: true });
  };
}

async function handle(socket: Socket, run: Run): Promise<void> {
  const gone = new AbortController();
  socket.once('close', () => gone.abort());
  const send = async (message: z.infer<typeof reply>) => {
    if (socket.writable && !socket.write(`${JSON.stringify(message)}\n`))
      await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  };
  let exit = 1;
  try {
    const { line, input } = await firstLine(socket);
    const { argv, folder, isTerminal } = request.parse(JSON.parse(line));
    exit = await run(argv, {
      out: (out) => send({ out }),
      error: (error) => void send({ error }),
      input,
      folder,
      isTerminal,
      signal: gone.signal,
    });
  } catch (error) {
    await send({ error: `${describedText(error)}\n` });
  }
  await send({ exit });
  socket.end();
}

/** The first line of a socket, and the frames after it. */
async function firstLine(
  socket: Socket,
): Promise<{ line: string; input: AsyncIterable<Uint8Array> }> {
  const received = new Received(socket);
  return {
    line: await received.line(),
    input: received.frames(),
  };
}

/** What a socket sends, read as far as it is wanted; its end is noticed all the same. */
class Received {
  private held: Buffer = Buffer.alloc(0);
  private ended = false;
  private wake = () => {};

  constructor(private readonly socket: Socket) {
    socket.on('data', (chunk: Buffer) => {
      this.held = this.held.length === 0 ? chunk : Buffer.concat([this.held, chunk]);
      if (this.held.length > MAX_LINE) socket.pause();
      this.wake();
    });
    socket.once('close', () => {
      this.ended = true;
      this.wake();
    });
  }

  /** Waits until that many bytes are there. */
  private async has(length: number): Promise<void> {
    while (this.held.length < length) {
      if (this.ended) throw new Error('The input ended before its end was told.');
      this.socket.resume();
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    }
  }

  private async take(length: number): Promise<Buffer> {
    await this.has(length);
    const taken = this.held.subarray(0, length);
    this.held = this.held.subarray(length);
    return taken;
  }

  async line(): Promise<string> {
    let end = -1;
    while (end < 0) {
      await this.has(this.held.length + 1);
      end = this.held.indexOf('\n');
    }
    const line = await this.take(end + 1);
    return line.toString('utf8');
  }

  async *frames(): AsyncGenerator<Uint8Array> {
    for (;;) {
      const length = (await this.take(4)).readUInt32BE();
      if (length === 0) return;
      yield await this.take(length);
    }
  }
}

/** Has a running server run a command. @returns its exit code, or null where no server listens */
export function askServer(
  socketPath: string,
  argv: readonly string[],
  io: CommandIo,
): Promise<number | null> {
  return new Promise((resolve, reject) => {
    let exit: number | null = null;
    const { folder, isTerminal } = io;
    const socket = connect(socketPath);
    socket.once('connect', () => {
      socket.write(`${JSON.stringify({ argv, folder, isTerminal })}\n`);
      if (readsInput(argv)) void sendInput(socket, io.input);
      readReplies(socket, io, (code) => {
        exit = code;
      })
        .then(() => resolve(exit ?? 1))
        .catch(reject);
    });
    // Without a connection nobody listens; with one, the replies end.
    socket.on('error', () => resolve(null));
  });
}

async function readReplies(socket: Socket, io: CommandIo, onExit: (code: number) => void) {
  for await (const line of createInterface({ input: socket })) {
    const message = reply.parse(JSON.parse(line));
    if ('out' in message) await io.out(message.out);
    else if ('error' in message) io.error(message.error);
    else onExit(message.exit);
  }
  socket.destroy();
}

async function sendInput(socket: Socket, input: AsyncIterable<Uint8Array>): Promise<void> {
  const send = async (bytes: Uint8Array) => {
    if (!socket.write(bytes)) await Promise.race([once(socket, 'drain'), once(socket, 'close')]);
  };
  const length = (bytes: number) => {
    const frame = Buffer.alloc(4);
    frame.writeUInt32BE(bytes);
    return frame;
  };
  try {
    for await (const chunk of input)
      if (chunk.byteLength > 0) {
        await send(length(chunk.byteLength));
        await send(chunk);
      }
    await send(length(0));
  } catch {
    socket.destroy();
  }
}
