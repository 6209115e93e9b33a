import { chmod, rm } from 'node:fs/promises';
import { connect, createServer, type Socket } from 'node:net';
import { createInterface } from 'node:readline';
import { z } from 'zod';
import type { CommandIo } from './commands.server';
import { describedText } from './faults.server';

const request = z.object({ argv: z.array(z.string()) });
const reply = z.union([
  z.object({ out: z.string() }),
  z.object({ error: z.string() }),
  z.object({ exit: z.number() }),
]);

/** Takes commands of the command line on a socket that only this user can reach. */
export async function listenForCommands(
  socketPath: string,
  run: (argv: readonly string[], io: CommandIo) => Promise<number>,
): Promise<() => Promise<void>> {
  await rm(socketPath, { force: true });
  const server = createServer((socket) => {
    socket.on('error', () => socket.destroy());
    createInterface({ input: socket }).once('line', (line) => {
      void handle(socket, line, run);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(socketPath, resolve);
  });
  await chmod(socketPath, 0o600);
  return async () => {
    await new Promise((resolve) => server.close(resolve));
    await rm(socketPath, { force: true });
  };
}

async function handle(
  socket: Socket,
  line: string,
  run: (argv: readonly string[], io: CommandIo) => Promise<number>,
): Promise<void> {
  const send = (message: z.infer<typeof reply>) => {
    if (socket.writable) socket.write(`${JSON.stringify(message)}\n`);
  };
  const io: CommandIo = { out: (out) => send({ out }), error: (error) => send({ error }) };
  let exit = 1;
  try {
    exit = await run(request.parse(JSON.parse(line)).argv, io);
  } catch (error) {
    io.error(`${describedText(error)}\n`);
  }
  send({ exit });
  socket.end();
}

/** Has a running server run a command. @returns its exit code, or null where no server listens */
export function askServer(
  socketPath: string,
  argv: readonly string[],
  io: CommandIo,
): Promise<number | null> {
  return new Promise((resolve) => {
    let exit: number | null = null;
    const socket = connect(socketPath, () => socket.write(`${JSON.stringify({ argv })}\n`));
    socket.on('error', () => resolve(null));
    socket.on('close', () => resolve(exit));
    createInterface({ input: socket })
      .on('line', (line) => {
        const message = reply.parse(JSON.parse(line));
        if ('out' in message) io.out(message.out);
        else if ('error' in message) io.error(message.error);
        else exit = message.exit;
      })
      .on('error', () => resolve(null));
  });
}
